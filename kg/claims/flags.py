"""Flags of events (wrongful, coerced) and whether a relation is over, read off the words around the trigger."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.clauses import is_verbal
from kg.claims.matching import Match
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma

UNDER = frozenset({"xcomp", "advcl", "obl", "pcomp", "ccomp", "obj", "dobj", "nsubj:pass", "nsubjpass", "prep"})


def flags_of(match: Match, words: Lexicon) -> dict[str, bool]:
    """The flags that a frame asks for and that the text gives."""
    tests = {"coercion": _coerced, "wrongful": _wrongful}
    return {flag: True for flag, test in match.frame.flags.items() if tests[test](match.trigger, words)}


def _modifiers(token: Token) -> set[str]:
    return {child.lower_ for child in token.children if child.dep_ in ("advmod", "amod", "compound")}


def _wrongful(trigger: Token, words: Lexicon) -> bool:
    return bool(_modifiers(trigger) & words["status.wrongful"])


def _coerced(trigger: Token, words: Lexicon) -> bool:
    """Whether a confession is said to be forced: by its own words, the verb above it, or a participle beside it."""
    coercing = words["status.coercing"]
    if _modifiers(trigger) & words["status.coerced_marks"] or lemma(trigger) in coercing:
        return True
    beside = (child for child in trigger.children if child.dep_ in ("advcl", "acl") and child.tag_ in ("VBN", "VBD"))
    if any(lemma(child) in coercing and _bare(child) for child in beside):
        return True  # "pressured by detectives, he confessed", "a confession beaten out of him"
    governors = [trigger.head, *(trigger.head.ancestors if trigger.dep_ in ("obj", "dobj") else ())][:2]
    return trigger.dep_ in UNDER and any(is_verbal(up) and lemma(up) in coercing for up in governors)


def _bare(participle: Token) -> bool:
    return not any(child.dep_ in ("mark", "nsubj", "nsubj:pass", "aux") for child in participle.children)


def is_over(match: Match, words: Lexicon) -> bool:
    """Say whether the text presents a relation as past: "former", "ex-", "formerly served", or by leaving it."""
    trigger = match.trigger
    table = match.frame.table
    if lemma(trigger) in table.get("ended_verbs", ()):
        return True
    if any(lemma(up) in table.get("ended_under", ()) for up in _up(trigger, 4)):
        return True
    for word in table.get("ended_with", ()):
        first, *rest = word.split()
        if any(lemma(up) == first and set(rest) <= {t.lower_ for t in up.subtree} for up in _up(trigger, 4)):
            return True
    if _until(trigger) or _left_as(trigger, words):
        return True
    marks = words["status.ended"]
    near = {child.lower_ for child in trigger.children if child.dep_ in ("amod", "advmod", "compound")}
    near |= {
        child.lower_
        for up in _up(trigger, 1)
        if is_verbal(up) and trigger.dep_ in ("obl", "xcomp", "obj", "dobj")
        for child in up.children
        if child.dep_ == "advmod"
    }
    near |= {child.lower_ for child in trigger.head.children if trigger.dep_ == "conj" and child.dep_ == "amod"}
    prefix = trigger.i > 1 and trigger.nbor(-1).text == "-" and trigger.nbor(-2).lower_ == "ex"
    return bool(near & marks) or prefix or _used_to(trigger)


def _until(trigger: Token) -> bool:
    """ "Served as chair until 2002", "was chief constable at the time"."""
    verbs = [trigger, *(up for up in _up(trigger, 2) if is_verbal(up) and trigger.dep_ in ("obl", "xcomp", "advmod"))]
    return any(
        (case.lower_ == "until" and case.dep_ in ("case", "mark"))
        or (case.lower_ == "at" and lemma(child) == "time" and any(t.lower_ == "the" for t in child.children))
        for verb in verbs
        if is_verbal(verb) or any(child.dep_ == "cop" for child in verb.children)
        for child in verb.children
        for case in child.children
    )


def _left_as(trigger: Token, words: Lexicon) -> bool:
    """ "Stepped down as chair", "was removed as head of the unit"."""
    marked = any(child.lower_ in ("as", "from") and child.dep_ == "case" for child in trigger.children)
    return marked and is_verbal(trigger.head) and lemma(trigger.head) in words["status.leaving"]


def _used_to(trigger: Token) -> bool:
    return is_verbal(trigger) and trigger.dep_ == "xcomp" and trigger.head.lower_ == "used"


def _up(token: Token, limit: int) -> list[Token]:
    return list(token.ancestors)[:limit]
