"""What may be said of somebody: an offence that a court or an accuser speaks of is no deed told as a fact.

"Convicted of raping", "confessed to killing" and "accused of robbing" tell of a conviction, a confession and an
accusation. Only the last says who did it, and only as an allegation; the first two say no more than that it happened.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.attribution import Saying
from kg.claims.clauses import SUBJECT, is_passive, is_verbal
from kg.claims.matching import Match
from kg.language.coreference import Cluster
from kg.language.lexicon import Lexicon
from kg.language.mentions import DEFINITE, lemma

DEEDS = frozenset({"Crime", "Rape", "Murder", "Assault", "Robbery", "Bombing", "Fraud"})


def safe(match: Match, saying: Saying, words: Lexicon, *, placed: bool = False) -> Saying | None:
    """The saying to publish, None where nothing is left to say; takes the perpetrator out of `match` where it must.

    `placed` says that the text tells where it happened: enough of a deed that a verb tells ("bombs went off in …").
    """
    if match.type not in DEEDS:
        return saying
    if saying.status == "asserted" and _only_claimed(match.trigger, words):
        saying = Saying("alleged", saying.speakers)
    governor = _legal_governor(match.trigger, words) or _blaming(match, words)
    if governor is not None and "perpetrator" in match.roles:
        if lemma(governor) in words["law.accusing"] and not _accuses(match, governor):
            return saying if saying.status == "negated" else Saying("alleged", saying.speakers)
        del match.roles["perpetrator"]
    claimed = governor is not None and lemma(governor) in words["status.doubting_nouns"]
    open_to_law = saying.status == "alleged" or (governor is not None and _known(match.trigger, governor))
    if governor is not None and open_to_law and not saying.speakers and not claimed:
        saying = Saying("asserted")  # that it happened is not what the law was asked
    _without_guessed_victims(match, words)
    if "perpetrator" in match.roles:
        victims = match.roles.get("victim", [])
        doers = zip(match.roles["perpetrator"], match.said["perpetrator"], strict=True)
        match.roles["perpetrator"] = [
            one for one, token in doers if one not in victims and _said_outright(token, words)
        ]
        if not match.roles["perpetrator"]:
            del match.roles["perpetrator"]
    if not {"perpetrator", "victim"} & match.roles.keys() and not (placed and is_verbal(match.trigger)):
        return None  # a bare noun ("the rape") says no more than what the case is about
    return saying


def _accuses(match: Match, governor: Token) -> bool:
    """Whether the doer found is but the one who accuses, where the parse lost the accused."""
    return not is_passive(governor) and any(
        doer.head == governor and doer.dep_ in SUBJECT for doer in match.said["perpetrator"]
    )


def _said_outright(token: Token, words: Lexicon) -> bool:
    """A doer who is named or newly spoken of: whom "he", "they" or "the men" mean is too often a guess to accuse on."""
    if token.pos_ == "PRON" or lemma(token) in words["people.victim"]:
        return False
    return token.pos_ == "PROPN" or not any(
        child.lower_ in DEFINITE or child.dep_ in ("nmod:poss", "poss") for child in token.children
    )


def _without_guessed_victims(match: Match, words: Lexicon) -> None:
    """Take out a victim whom only a pronoun names and who is somebody of the law: most likely another was meant."""
    if "victim" not in match.roles:
        return
    said = zip(match.roles["victim"], match.said["victim"], strict=True)
    match.roles["victim"] = [
        one
        for one, token in said
        if token.pos_ != "PRON" or not isinstance(one, Cluster) or not one.nouns & words["people.law"]
    ]
    if not match.roles["victim"]:
        del match.roles["victim"]


def _legal_governor(trigger: Token, words: Lexicon) -> Token | None:
    """The word of law that a deed is told under, within its clause."""
    for up in trigger.ancestors:
        if lemma(up) in words["law"]:
            return up
        if up.dep_ in ("acl:relcl", "relcl", "parataxis", "ROOT", "root"):
            return None
    return None


def _only_claimed(trigger: Token, words: Lexicon) -> bool:
    """ "The prosecution's theory was that he shot her": said to be somebody's claim."""
    return any(
        child.dep_ in ("nsubj:outer", "nsubj") and lemma(child) in words["saying.claims"]
        for node in (trigger, trigger.head)
        for child in node.children
        if child != trigger
    )


def _blaming(match: Match, words: Lexicon) -> Token | None:
    """The word of accusing between a deed and its doer: "the bombing, blamed on the group, …"."""
    for doer in match.said.get("perpetrator", ()):
        for up in doer.ancestors:
            if up == match.trigger:
                break
            if lemma(up) in words["law.accusing"]:
                return up
    return None


def _known(deed: Token, governor: Token) -> bool:
    """Say whether the word of law speaks of a deed as known: "pleaded guilty to the robbery"."""
    first = deed.head if deed.dep_ == "conj" else deed
    named = any(child.dep_ == "det" and child.lower_ in ("the", "this", "that") for child in first.children)
    return named and governor in deed.ancestors and not any(
        is_verbal(up) for up in deed.ancestors if governor in up.ancestors
    )
