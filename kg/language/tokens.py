"""The tokenizer: spaCy's for English, with what it splits otherwise than Universal Dependencies brought into line."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_RUNS = r"(?:[!?]{2,}|\.{2,}|[*]{2,}|[=]{2,}|[_]{2,}|[~]{2,}|[#]{2,}|-{2,}|<<+|>>+)"
# UD keeps these prefixes on their word: "non-profit", "co-founder", "ex-detective".
_BOUND = re.compile(
    r"(?:non|co|re|pre|post|anti|pro|ex|semi|sub|mid|multi|mini|inter|intra|cross|e|un|over|under|neo|ultra|vice)", re.I
)
_SUFFIXES = (
    r"(?<=\w)[’'](?:ve|re|ll|d|m|VE|RE|LL|D|M)",
    r"(?<=\w)n[’']t",
    r"(?<=[0-9])(?:[ap]\.?m\.?|[AP]\.?M\.?)",
)
_INFIXES = (r"(?<=[0-9])[–—](?=[0-9])", r"(?<=[A-Za-z])/(?=[A-Za-z])", r"[“”„«»*]")
_ABBREVIATIONS = (
    "Ft. Lt. Sgt. Det. Capt. Cpl. Sat. Sun. Mon. Tue. Tues. Wed. Thu. Thur. Thurs. Fri. ca. approx. Ave. Blvd. Hon. "
    "Esq. Supt. Insp."
)


def tune(nlp: Language) -> None:
    """Adapt the tokenizer of a blank English pipeline."""
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer), "a blank English pipeline has spaCy's own tokenizer"
    tokenizer.prefix_search = compile_prefix_regex([_RUNS, *(nlp.Defaults.prefixes or ())]).search
    tokenizer.suffix_search = compile_suffix_regex([_RUNS, *_SUFFIXES, *(nlp.Defaults.suffixes or ())]).search
    infix = compile_infix_regex([*(nlp.Defaults.infixes or ()), *_INFIXES])

    def infixes(text: str) -> list[re.Match[str]]:
        found = infix.finditer(text)
        return [mark for mark in found if mark.group() not in "-‐‑" or not _BOUND.fullmatch(text[: mark.start()])]

    tokenizer.infix_finditer = infixes
    tokenizer.rules = {form: rule for form, rule in tokenizer.rules.items() if form != "and/or"}
    for abbreviation in _ABBREVIATIONS.split():
        tokenizer.add_special_case(abbreviation, [{"ORTH": abbreviation}])
