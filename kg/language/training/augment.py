"""Augmentation: news typography, headlines, and made-up patterns that the corpora lack.

Everything works on whole `Sentence`s and returns new ones; randomness comes from the caller's `random.Random`.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from kg.language.training.corpora import Document, Sentence
from kg.language.training.names import QUOTES, write

_DASHES = ("-", "--", "–", "—", "—", "–")
_SMALL = {"a", "an", "the", "of", "in", "on", "for", "and", "to", "at", "by", "with", "from", "as", "or", "'s", "n't"}
_WRAPS = (("“", "”"), ("‘", "’"), ('"', '"'), ("*", "*"), ("_", "_"), ("“", "”"))
_ROLES = (
    "Assistant District Attorney|District Attorney|Detective|Police Commissioner|Mayor|Governor|Judge|"
    "Justice|Assistant Attorney General|Prosecutor|Chief Executive|Deputy Inspector|Sergeant|"
    "Secretary of State|Editor|President|Vice President|Prime Minister|Police Chief|Professor|Sir|"
    "Attorney|Officer|Lt.|Mr.|Ms.|Mrs.|Dr.|former prosecutor|former detective|author|novelist|"
    "filmmaker|director|showrunner|actress|actor|lawyer|producer|co-writer|screenwriter|spokeswoman|"
    "spokesman|chief executive|reporter|columnist|journalist|convicted murderer"
)


def varied(sentence: Sentence, chance: random.Random, *, last: bool) -> Sentence:
    """The sentence, often just as it is, else with other quotes, dashes, casing or without its full stop."""
    if sentence.names is not None and chance.random() < 0.3:
        sentence = _works(sentence, chance)
    if chance.random() < 0.35:
        sentence = _quotes(sentence, chance)
    if chance.random() < 0.25:
        sentence = _dashes(sentence, chance)
    if sentence.words[-1] == "." and len(sentence.words) > 2 and chance.random() < (0.08 if last else 0.03):
        sentence = without(sentence, len(sentence.words) - 1)
    if sentence.heads is None and chance.random() < 0.07:
        sentence = _role(sentence, chance)
    if len(sentence.words) <= 16:
        draw = chance.random()
        if draw < 0.03:
            sentence = replace(sentence, words=[word.upper() for word in sentence.words])
        elif draw < 0.07:
            sentence = replace(sentence, words=[_headline(word, i) for i, word in enumerate(sentence.words)])
        elif draw < 0.085:
            sentence = replace(sentence, words=[word.lower() for word in sentence.words])
    return sentence


def _headline(word: str, index: int) -> str:
    return word if index and word in _SMALL else word[:1].upper() + word[1:]


def _quotes(sentence: Sentence, chance: random.Random) -> Sentence:
    left, right = chance.choice((("“", "”"), ("“", "”"), ("“", "”"), ("‘", "’"), ('"', '"'), ("``", "''")))
    words = list(sentence.words)
    opened = False
    for index, word in enumerate(words):
        if word in {'"', "“", "”", "``", "''"}:
            tag = sentence.xpos[index] if sentence.xpos else ("''" if opened else "``")
            words[index] = right if tag == "''" else left
            opened = tag != "''"
    return replace(sentence, words=words)


def _dashes(sentence: Sentence, chance: random.Random) -> Sentence:
    dash = chance.choice(_DASHES)
    xpos = sentence.xpos
    words = [
        dash if word in _DASHES and (xpos[i] in {":", ",", "NFP"} if xpos else word != "-") else word
        for i, word in enumerate(sentence.words)
    ]
    return replace(sentence, words=words)


# ------------------------------------------------------------------------------------- taking words out, putting in


def without(sentence: Sentence, index: int) -> Sentence:
    """The sentence without the word at `index`, unless other words hang from it."""
    heads = sentence.heads
    if heads is not None and (index in heads or heads[index] < 0):
        return sentence
    names = sentence.names
    if names is not None and names[index].startswith("B-") and names[index + 1 : index + 2] == ["I" + names[index][1:]]:
        names = [*names[: index + 1], names[index], *names[index + 2 :]]

    def cut(values: list[str] | None) -> list[str] | None:
        return None if values is None else values[:index] + values[index + 1 :]

    return replace(
        sentence,
        words=sentence.words[:index] + sentence.words[index + 1 :],
        upos=cut(sentence.upos), xpos=cut(sentence.xpos), lemmas=cut(sentence.lemmas), feats=cut(sentence.feats),
        labels=cut(sentence.labels), names=cut(names),
        heads=None if heads is None else [h - (h > index) for i, h in enumerate(heads) if i != index],
    )  # fmt: skip


def insert(sentence: Sentence, index: int, words: list[str], *, name: str = "O") -> Sentence:
    """The sentence with unparsed `words` before `index`; only for sentences without a tree, or single marks."""
    count = len(words)

    def put(values: list[str] | None, value: list[str]) -> list[str] | None:
        return None if values is None else values[:index] + value + values[index:]

    heads = sentence.heads
    if heads is not None:
        assert count == 1, "only a single mark goes into a tree"
        anchor = min(index, len(heads) - 1)
        heads = [h + (h >= index) for h in heads]
        heads = [*heads[:index], anchor + (anchor >= index), *heads[index:]]
    mark = words[0]
    tag = "``" if mark in {"“", "‘", '"'} else "NFP"
    return replace(
        sentence,
        words=sentence.words[:index] + words + sentence.words[index:],
        upos=put(sentence.upos, ["PUNCT"] * count), xpos=put(sentence.xpos, [tag] * count),
        lemmas=put(sentence.lemmas, words), feats=put(sentence.feats, ["_"] * count),
        labels=put(sentence.labels, ["punct"] * count), names=put(sentence.names, [name] * count), heads=heads,
    )  # fmt: skip


def _spans(names: list[str], kind: str) -> list[tuple[int, int]]:
    spans = []
    for start, label in enumerate(names):
        if label == f"B-{kind}":
            end = start + 1
            while end < len(names) and names[end] == f"I-{kind}":
                end += 1
            spans.append((start, end))
    return spans


def _works(sentence: Sentence, chance: random.Random) -> Sentence:
    """Put titles of works into quotes or italics, or take their quotes away."""
    assert sentence.names is not None
    for start, end in reversed(_spans(sentence.names, "WORK")):
        words = sentence.words
        if start > 0 and end < len(words) and words[start - 1] in QUOTES and words[end] in QUOTES:
            if chance.random() < 0.4:
                sentence = without(without(sentence, end), start - 1)
            continue
        if chance.random() < 0.7:
            left, right = chance.choice(_WRAPS)
            if sentence.heads is None:
                sentence = insert(insert(sentence, end, [right]), start, [left])
            else:
                top = next(i for i in range(start, end) if not start <= sentence.heads[i] < end)
                sentence = insert(insert(sentence, end, [right]), start, [left])
                assert sentence.heads is not None
                assert sentence.xpos is not None
                sentence.heads[start] = sentence.heads[end + 1] = top + 1
                sentence.xpos[end + 1] = "''" if right in {"”", "’", '"'} else "NFP"
    return sentence


def _role(sentence: Sentence, chance: random.Random) -> Sentence:
    """A role before one of the persons ("Detective NAME"), which stays outside the name."""
    assert sentence.names is not None
    people = _spans(sentence.names, "PERSON")
    if not people:
        return sentence
    start, end = chance.choice(people)
    if end - start < 2 or (start and sentence.words[start - 1][:1].isupper()):
        return sentence
    role = re.findall(r"[\w.]+|-", chance.choice(_ROLES.split("|")))
    return insert(sentence, start, role)


# ------------------------------------------------------------------------------------------------- made-up sentences

_TEMPLATES = """
{role} {PERSON} told {the}{ORG:paper} that {PERSON} had confessed .
{PERSON} , a former {LOC} prosecutor , led the {ORG:unit} until {DATE} .
{PERSON} headed the {ORG:da} 's sex - crimes unit when the case came to trial .
{role} {PERSON} of the {ORG:da} declined to comment on {DATE} .
The {ORG:da} said on {DATE} that it would not seek a new trial .
The {ORG:police} arrested {PERSON} and {PERSON} in {LOC} on {DATE} .
Members of the {MISC:group} sued the city for $ {n} million .
The {MISC:group} were exonerated in {DATE} after {PERSON} confessed .
The so - called {MISC:group} spent years in prison , {PERSON} wrote in {the}{ORG:paper} .
“ {WORK} ” , {PERSON} ’s {ORG:net} series about the {MISC:group} , premiered on {DATE} .
{PERSON} directed {WORK} , a {ORG:net} drama in which {PERSON} plays {PERSON} .
{PERSON} plays {role} {PERSON} in {PERSON} ’s “ {WORK} ” .
{ORG:house} ’ {ORG:imprint} imprint , {PERSON} ’s longtime publisher , dropped {PERSON} .
{ORG:house} 's {ORG:imprint} imprint , which published {PERSON} 's novels , dropped {PERSON} on {DATE} .
{ORG:imprint} , an imprint of {ORG:house} , published {PERSON} 's “ {WORK} ” in {DATE} .
The {ORG:court} quashed the convictions of {PERSON} , {PERSON} and {PERSON} in {DATE} .
{role} {PERSON} of the {ORG:court} vacated the convictions on {DATE} .
A {ORG:court} judge , {PERSON} , approved the settlement .
{PERSON} resigned from the boards of {ORG:college} , {ORG:charity} and {ORG:charity} on {DATE} .
{ORG:college} President {PERSON} said that {PERSON} had stepped down from the board of trustees .
{PERSON} , who taught at {ORG:school} , said {DATE} that she would not return .
In an op - ed in {the}{ORG:paper} , {PERSON} called the film “ a work of pure invention . ”
“ We never gave up , ” {PERSON} said of the {MISC:group} .
According to {ORG:net} , {WORK} was watched by more than {n} million accounts .
{PERSON} , dubbed “ the {epithet} ” by {the}{ORG:paper} , was jailed for life .
Nicknamed “ the {epithet} ” , {PERSON} was convicted in {DATE} .
{PERSON} ’s novel {WORK} was adapted for {ORG:net} by {PERSON} .
The {ORG:net} drama {WORK} told the story of {PERSON} and the {MISC:group} .
Writing in {the}{ORG:paper} , {PERSON} said {PERSON} was “ a born liar . ”
{role} {PERSON} and {role} {PERSON} prosecuted the {MISC:group} .
{PERSON} and fellow prosecutor {PERSON} denied the claim in an interview with {the}{ORG:paper} .
Former {LOC} prosecutor {PERSON} and ex - detective {PERSON} criticised “ {WORK} ” .
{PERSON} , {PERSON} , {PERSON} and {PERSON} — the {MISC:group} — were convicted in {DATE} .
{PERSON} Dropped by Publisher After {ORG:net} Series
The {ORG:group} , led by {PERSON} , asked {ORG:charity} to return the award .
{the}{ORG:paper} reported on {DATE} that the {ORG:police} had reopened the case .
{PERSON} worked for the {ORG:police} 's homicide squad and later for the {ORG:da} .
The {ORG:charity} gave {PERSON} its {MISC:award} in {DATE} but took it back two days later .
""".strip().splitlines()

_OFFICES = (
    "District Attorney ’s Office|District Attorney 's Office|Attorney General ’s Office|"
    "County District Attorney ’s Office|County Sheriff 's Office|Public Prosecutor"
)
_UNITS = "Special Victims Unit|Homicide Bureau|Sex Crimes Unit|Innocence Project|Bar Association"
_COURTS = (  # @ is a place
    "Court of Appeal|Supreme Court|U.S. District Court|High Court|Crown Court|U.S. Supreme Court|@ Supreme Court|"
    "@ County Court|@ Crown Court|Old Bailey|@ Superior Court|Court of Criminal Appeal"
)
_AWARDS = "Woman of the Year|Grand Master Award|Edgar Award|Pulitzer Prize|Medal of Honor|Peabody Award"
_PAPERS = "Times|Post|Herald|Tribune|Chronicle|Gazette|Guardian|Globe|Daily News|Journal|Observer|Courier|Star|Examiner"
_NUMBERS = "Three|Four|Five|Six|Seven|Eight|Nine|Ten|Two"
_EPITHETS = "Night Stalker|River Butcher|Park Ripper|Iron Lady|Ice Queen|Railway Killer|Gentle Giant|Hillside Strangler"
_NETS = "Netflix|HBO|ITV|BBC|BBC One|Channel 4|Hulu|Amazon|NBC|CBS|Fox|PBS|Showtime|Apple TV+|Sky|AMC|ABC|FX"


class Maker:
    """Makes sentences from templates, its slots filled with names out of the training documents."""

    def __init__(self, documents: list[Document]) -> None:
        self._names: dict[str, list[list[str]]] = {}
        for sentence in (sentence for document in documents for sentence in document):
            for kind in ("PERSON", "LOC", "WORK", "DATE", "ORG"):
                for start, end in _spans(sentence.names or [], kind):
                    words = sentence.words[start:end]
                    if _usable(words, kind):
                        self._names.setdefault(kind, []).append(words)

    def sentence(self, chance: random.Random) -> Sentence:
        words: list[str] = []
        names: list[str] = []
        for token in chance.choice(_TEMPLATES).replace("{the}", "{the} ").split():
            self._fill(token, words, names, chance)
        if chance.random() < 0.15:
            words = [{"“": '"', "”": '"', "’": "'", "’s": "'s"}.get(word, word) for word in words]
        return Sentence(words=words, names=names, opens_paragraph=True)

    def _fill(self, token: str, words: list[str], names: list[str], chance: random.Random) -> None:
        slot = re.fullmatch(r"\{(\w+):?([^}]*)\}", token)
        if slot is None:
            words.append(token)
            names.append("O")
            return
        kind, detail = slot.groups()
        filled = self._words(kind, detail, chance)
        names.extend(["O"] * len(filled))
        words.extend(filled)
        if kind.isupper():
            write(names, len(words) - len(filled), len(words), kind)

    def _words(self, kind: str, detail: str, chance: random.Random) -> list[str]:
        def draw(choices: str) -> str:
            return chance.choice(choices.split("|"))

        place = chance.choice(self._names["LOC"])
        if kind == "role":
            return re.findall(r"[\w.]+|-", chance.choice(_ROLES.split("|")))
        if kind == "the":
            return ["the"] if chance.random() < 0.4 else ["The"] if chance.random() < 0.5 else []
        if kind == "n":
            return [str(chance.randint(2, 60))]
        if kind == "epithet":
            return draw(_EPITHETS).split()
        if detail == "da":
            return [*place, *draw(_OFFICES).split()]
        if detail == "unit":
            return [*place, *draw(_UNITS).split()]
        if detail == "police":
            return [*place, *draw("Police Department|Police|Constabulary|Police Service|State Police").split()]
        if detail == "court":
            return [word for part in draw(_COURTS).split() for word in (place if part == "@" else [part])]
        if detail == "paper":
            return [*place, *draw(_PAPERS).split()] if chance.random() < 0.6 else draw(_PAPERS + "|New Yorker").split()
        if detail == "net":
            return draw(_NETS).split()
        if detail == "house":
            return [*self._name("PERSON", chance)[-1:], *draw("Books|Press|Publishing|House|& Sons|Publishers").split()]
        if detail == "imprint":
            return [self._name("PERSON", chance)[-1], *chance.choice([[], [], ["Books"], ["Press"]])]
        if detail == "college":
            return [*place, draw("College|University|Academy")]
        if detail == "school":
            return chance.choice([[*place, "Law", "School"], ["University", "of", *place], [*place, "High", "School"]])
        if detail == "charity":
            return chance.choice(
                [self._name("ORG", chance), ["Harbour", "Light"], [*place, "Foundation"], ["Open", "Doors", "Fund"],
                 [self._name("PERSON", chance)[-1], "Foundation"], ["Writers", "Guild", "of", *place]]
            )  # fmt: skip
        if kind == "MISC" and detail == "group":
            return [*place, draw(_NUMBERS)]
        if kind == "MISC":
            return draw(_AWARDS).split()
        return self._name(kind, chance)

    def _name(self, kind: str, chance: random.Random) -> list[str]:
        return chance.choice(self._names[kind])


def _usable(words: list[str], kind: str) -> bool:
    if kind == "DATE":
        return len(words) <= 4 and any(word[:1].isdigit() or word[:1].isupper() for word in words)
    if kind == "LOC":
        plain = len(words) <= 2 and all(word[:1].isupper() and word.isalpha() for word in words)
        return plain and words[-1][-1] not in "nhes"  # not "French", "Italian": Re-DocRED has these as places
    if kind == "PERSON":
        return 2 <= len(words) <= 3 and all(word[:1].isupper() for word in words)
    return 1 <= len(words) <= 5 and words[0][:1].isupper()
