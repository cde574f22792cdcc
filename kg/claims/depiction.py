"""What a drama, film or novel shows: told in its scenes, it is what the work says."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.arguments import Arguments
from kg.claims.clauses import OBJECT, PASSIVE_SUBJECT, is_verbal, obliques
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma

SETTING = frozenset({"in", "on", "throughout", "during", "at", "by"})
SHOWN = frozenset({"ccomp", "xcomp", "advcl", "obl", *OBJECT})


class Depiction:
    """Finds the works that show what a predicate tells."""

    def __init__(self, arguments: Arguments, coreference: Coreference, lexicon: Lexicon) -> None:
        self.arguments, self.coreference, self.lexicon = arguments, coreference, lexicon
        self._works = [work for work in coreference.clusters if self._fiction(work)]

    def setting(self, node: Token, deed: bool) -> list[Cluster]:
        """The drama in which a clause is set: "in the film's last scene she pleads guilty", "in the film she lies"."""
        for preposition, noun in obliques(node) if is_verbal(node) else ():
            if preposition in SETTING and (work := self._place(node, noun, preposition, deed)) is not None:
                return [work]
        return []

    def _place(self, node: Token, noun: Token, preposition: str, deed: bool) -> Cluster | None:
        scenes = self.lexicon["works.scenes"]
        if noun.lower_ == "another":  # "in one scene she lies; in another he weeps"
            told = (token for token in noun.doc[noun.sent.start : noun.i] if lemma(token) in scenes)
            noun = max(told, key=lambda token: token.i, default=noun)
        parts = (noun, *self.arguments.named(noun, "of"))
        if any(lemma(part) in scenes for part in parts):
            owners = (self.coreference.of(one) for part in parts for function in ("possessor", "of", "compound")
                      for one in self.arguments.named(part, function))  # fmt: skip
            owned = next((work for work in owners if work is not None and self._fiction(work)), None)
            return owned or (self._running(noun) if preposition in ("in", "on") else None)
        if not deed or preposition not in ("in", "throughout"):
            return None
        work = self.coreference.of(noun)
        if work is None or work.type != "Work":
            return None
        untold = work.named and not work.nouns and _present(node)  # "in “Dark River,” she pleads guilty"
        return work if self._fiction(work) or untold else None

    def _running(self, noun: Token) -> Cluster | None:
        """The drama last spoken of: "in one scene", "on screen"."""
        if lemma(noun) not in self.lexicon["works.scenes_alone"]:
            return None
        before = [
            (max(m.start for m in work.mentions if m.start < noun.i), work)
            for work in self._works
            if work.mentions[0].start < noun.i
        ]
        return max(before, key=lambda pair: pair[0])[1] if before else None

    def shown_by(self, verb: Token, below: Token) -> Cluster | None:
        """The work that shows something: "the film shows him confess", "he is shown confessing in the film"."""
        if not is_verbal(verb) or below.dep_ not in SHOWN:
            return None
        staged = lemma(verb) in self.lexicon["saying.staging"] and below.dep_ == "obl"
        if not staged and lemma(verb) not in self.lexicon["saying.showing"]:
            return None
        subject = next(iter(self.arguments.named(verb, "subject")), None)
        work = self.coreference.of(subject) if subject is not None else None
        if work is None and any(child.dep_ in PASSIVE_SUBJECT for child in verb.children):
            places = (self.coreference.of(noun) for preposition, noun in obliques(verb) if preposition in SETTING)
            work = next((place for place in places if place is not None and place.type == "Work"), None)
        if work is None or work.type != "Work":
            return None
        if staged:
            return work if any(c.dep_ == "case" and c.lower_ in ("with", "in", "on") for c in below.children) else None
        clause = below.dep_ in ("ccomp", "xcomp") or (below.dep_ == "advcl" and below.tag_ == "VBG")
        return work if clause or below.dep_ in OBJECT or self._fiction(work) else None

    def _fiction(self, work: Cluster) -> bool:
        kinds = work.nouns
        return (
            work.type == "Work"
            and bool(kinds & self.lexicon["works.fiction"])
            and not kinds & self.lexicon["works.article"]
        )


def _present(verb: Token) -> bool:
    forms = [verb, *(child for child in verb.children if child.dep_ in ("aux", "aux:pass", "cop"))]
    return any(form.tag_ in ("VBZ", "VBP") for form in forms)
