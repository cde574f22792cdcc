"""Texts that fill roles: an offence, a term, an amount, a count, an award, an office, each read off the words."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.numbers import find_numbers
from kg.claims.times import find_durations
from kg.language.coreference import Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma
from kg.model import Value

NO_OFFENCE = frozenset(
    {"case", "year", "month", "week", "weekend", "trial", "court", "time", "day", "basis", "evidence", "jury"}
)
LIFE = frozenset({"life", "death", "probation", "imprisonment", "prison", "hanging"})


def read_value(kind: str, token: Token, lexicon: Lexicon, coreference: Coreference) -> Value | None:
    """Read the value of one kind that a token's phrase says; None where it says none."""
    match kind:
        case "offence":
            return _offence(token, lexicon, coreference)
        case "duration":
            return _duration(token)
        case "amount":
            return _number(token, money=True)
        case "count":
            return _number(token, money=False)
        case "method":
            return _method(token, lexicon)
        case "matter" | "grievance":
            return _matter(token, lexicon, coreference)
        case "title":
            return _title_of_the_year(token)
        case "superlative":
            return Value(f"most {token.text}")
        case "name":
            return _byname(token, coreference)
        case _:
            return _phrase(token, coreference)


def phrase(token: Token) -> tuple[int, int]:
    """The core of a noun phrase: from its first modifier, without determiner and quotes, to its head."""
    left = [
        child.left_edge.i
        for child in token.children
        if child.i < token.i
        and child.dep_ in ("amod", "compound", "nummod", "nmod:desc", "nmod:poss", "poss", "flat", "advmod", "nmod")
    ]
    end = max([token.i, *(child.i for child in token.children if child.dep_ in ("flat", "goeswith", "fixed"))])
    return min(left, default=token.i), end + 1


def _phrase(token: Token, coreference: Coreference) -> Value | None:
    cluster = coreference.of(token)
    name = (
        next((m for m in cluster.mentions if m.kind == "name" and m.start <= token.i < m.end), None)
        if cluster
        else None
    )
    entity = next((one for one in token.sent.ents if one.start <= token.i < one.end and one.label_ != "DATE"), None)
    start, end = (name.start, name.end) if name else (entity.start, entity.end) if entity else phrase(token)
    text = token.doc[start:end].text.strip("“”‘’\"' ,")
    text = text if name else text.rstrip(".")  # the point of "Johnny D." is part of the name
    return Value(text) if text and token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") else None


def _byname(token: Token, coreference: Coreference) -> Value | None:
    """What somebody is called: a name, or words in quotation marks; not "a hard worker", nor “painfully accurate”."""
    start, _ = phrase(token)
    quoted = start > 0 and token.doc[start - 1].text in "“‘\"'"
    named = token.pos_ == "PROPN" or (quoted and (token.pos_ != "ADJ" or token.text[:1].isupper()))
    return _phrase(token, coreference) if named else None


def _offence(token: Token, words: Lexicon, coreference: Coreference) -> Value | None:
    """The name of an offence: a noun with what belongs to its name, or a gerund with its object."""
    if token.pos_ == "VERB" and (token.tag_ == "VBG" or lemma(token) in words.deeds):
        return _offence_of_verb(token, words)
    gerund = next((child for child in token.children if child.dep_ == "amod" and child.tag_ == "VBG"), None)
    if gerund is not None and lemma(gerund) in words.deeds:
        return Value(f"{words.deeds[lemma(gerund)]} ({token.doc[gerund.i : token.i + 1].text})")  # "of bribing mayor"
    cluster = coreference.of(token)
    if token.pos_ not in ("NOUN", "PROPN") or (
        cluster and cluster.type in ("Person", "Group", "Organization", "Place")
    ):
        return None
    if token.ent_type_ == "DATE" or lemma(token) in words["offences.counted"] | words["people"] | NO_OFFENCE:
        return None
    start, end = phrase(token)
    while start < end - 1 and (
        token.doc[start].dep_ in ("nmod:poss", "poss")
        or token.doc[start].lower_ in ("'s", "’s", "both", "all")
        or token.doc[start].ent_type_ == "DATE"
    ):
        start += 1
    if lemma(token) in words["offences.open"]:
        end = max([end, *(child.right_edge.i + 1 for child in token.children if _names_on(child, token))])
    return Value(token.doc[start:end].text)


def _names_on(child: Token, noun: Token) -> bool:
    """Say whether a phrase after an offence belongs to its name: "contempt of court", but not "of Ann Lee"."""
    marks = {mark.lower_ for mark in child.children if mark.dep_ in ("case", "mark")}
    span = child.doc[child.left_edge.i : child.right_edge.i + 1]
    return (
        child.left_edge.i == noun.i + 1
        and bool(marks & {"of", "with", "to"})
        and len(span) <= 5
        and not any(inner.ent_type_ in ("PERSON", "DATE") for inner in span)
    )


def _offence_of_verb(verb: Token, words: Lexicon) -> Value | None:
    """ "Killing two of her babies", with the deed's noun before it where it has one."""
    if lemma(verb) in ("be", "have"):
        below = [child for child in verb.children if child.dep_ in ("xcomp", "ccomp") and child.pos_ == "VERB"]
        return _offence_of_verb(below[0], words) if below else None
    objects = [child for child in verb.children if child.dep_ in ("obj", "dobj") and child.i - verb.i < 6]
    end = max([verb.i, *(phrase(child)[1] - 1 for child in objects)])
    for child in verb.children:  # "causing death by dangerous driving"
        if child.dep_ in ("obl", "prep") and child.left_edge.i == end + 1 and len(list(child.subtree)) < 6:
            end = end if any(inner.ent_type_ for inner in child.subtree) else child.right_edge.i
    text = verb.doc[verb.i : end + 1].text
    deed = words.deeds.get(lemma(verb))
    return Value(f"{deed} ({text})" if deed else text)
def _matter(token: Token, lexicon: Lexicon, coreference: Coreference) -> Value | None:
    """What is looked into or complained of: "the death of Ann Lee", "wrongful dismissal"; "the case" says nothing."""
    cluster = coreference.of(token)
    if (
        token.pos_ not in ("NOUN", "PROPN")
        or token.ent_type_ in ("DATE", "PERSON")
        or lemma(token) in lexicon["courts.untold"]
    ):
        return None
    if cluster is not None and cluster.type in ("Person", "Group", "Organization", "Place", "Work"):
        return None
    start, end = phrase(token)
    for child in token.children:
        if child.dep_ == "nmod" and child.left_edge.i == end and child.left_edge.lower_ in ("of", "against"):
            end = max(t.i for t in (child, *(c for c in child.children if c.dep_ == "flat"))) + 1
    return Value(token.doc[start:end].text.strip("“”‘’\"' ,."))


def _title_of_the_year(token: Token) -> Value | None:
    """ "Woman of the Year", "Journalist of the Decade": an honour that has the shape of a title."""
    of = next((c for c in token.children if c.dep_ == "nmod" and c.lower_ in ("year", "decade", "century")), None)
    return Value(token.doc[phrase(token)[0] : of.i + 1].text) if of is not None and token.text[:1].isupper() else None


def _span_text(token: Token) -> str:
    return token.doc[token.left_edge.i : token.right_edge.i + 1].text


def _duration(token: Token) -> Value | None:
    following = token.nbor(1) if token.i + 1 < len(token.doc) else token
    if token.i < token.head.i and following.lower_ in ("after", "before", "since"):
        return None  # "three decades after he was sentenced"
    if token.pos_ == "VERB" and lemma(token) == "hang":
        return Value(token.text)
    text = _span_text(token)
    after = token.doc[token.right_edge.i + 1 : token.right_edge.i + 3]
    if len(after) == 2 and (after[0].lower_, after[1].lower_) == ("to", "life"):
        text = f"{text} {after.text}"  # "18 years to life"
    found = find_durations(text)
    if found:
        first = found[0]
        return Value(first.text, first.number) if first.number is not None else Value(first.text)
    if lemma(token) in LIFE and token.pos_ == "NOUN":
        return Value(token.text)
    return None


def _number(token: Token, money: bool) -> Value | None:
    text = _span_text(token)
    for number in find_numbers(text):
        if money == (number.unit is not None and number.unit.isupper()) and (money or token.ent_type_ != "DATE"):
            return Value(number.text, number.value)
    return None


def _method(token: Token, lexicon: Lexicon) -> Value | None:
    words = [
        one
        for one in token.subtree
        if one.i <= token.i and {one.lower_.replace("‑", "-"), lemma(one)} & lexicon["forensics.methods"]
    ]
    if not words or lemma(token) not in lexicon["forensics.nouns"] | lexicon["forensics.methods"]:
        return None
    return Value(token.doc[words[0].i : token.i + 1].text)
