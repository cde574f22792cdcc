"""What a drama, film or novel shows: told in its scenes, it is what the work says."""

from __future__ import annotations

from spacy.tokens import Token

from kg.claims.arguments import OBJECT, PASSIVE_SUBJECT, Arguments, is_verbal, obliques
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma

SETTING = frozenset({"in", "on", "throughout", "during", "at", "by"})
SHOWN = frozenset({"ccomp", "xcomp", "advcl", "obl", *OBJECT})


class Depiction:
    """Finds the works that show what a predicate tells."""

    def __init__(self, arguments: Arguments, coreference: Coreference, lexicon: Lexicon) -> None:
        self.arguments, self.coreference, self.lexicon = arguments, coreference, lexicon

    def setting(self, node: Token, deed: bool) -> list[Cluster]:
        """The drama in which a clause is set: "in the film's last scene she pleads guilty", "in the film she lies"."""
        for preposition, noun in obliques(node) if is_verbal(node) else ():
            if preposition not in SETTING:
                continue
            works = [self.coreference.of(noun)] if deed and preposition in ("in", "throughout") else []
            scenes = self.lexicon["works.scenes"]
            if lemma(noun) in scenes or any(lemma(one) in scenes for one in self.arguments.named(noun, "of")):
                works = [
                    self.coreference.of(one)
                    for place in (noun, *self.arguments.named(noun, "of"))
                    for function in ("possessor", "of", "compound")
                    for one in self.arguments.named(place, function)
                ]
            if found := [work for work in works if work is not None and self._fiction(work)]:
                return found[:1]
        return []

    def shown_by(self, verb: Token, below: Token) -> Cluster | None:
        """The work that shows something: "the film shows him confess", "he is shown confessing in the film"."""
        if not is_verbal(verb) or below.dep_ not in SHOWN or lemma(verb) not in self.lexicon["saying.showing"]:
            return None
        subject = next(iter(self.arguments.named(verb, "subject")), None)
        work = self.coreference.of(subject) if subject is not None else None
        if work is None and any(child.dep_ in PASSIVE_SUBJECT for child in verb.children):
            places = (self.coreference.of(noun) for preposition, noun in obliques(verb) if preposition in SETTING)
            work = next((place for place in places if place is not None and place.type == "Work"), None)
        if work is None or work.type != "Work":
            return None
        clause = below.dep_ in ("ccomp", "xcomp") or (below.dep_ == "advcl" and below.tag_ == "VBG")
        return work if clause or below.dep_ in OBJECT or self._fiction(work) else None

    def _fiction(self, work: Cluster) -> bool:
        kinds = work.nouns
        return (
            work.type == "Work"
            and bool(kinds & self.lexicon["works.fiction"])
            and not kinds & self.lexicon["works.article"]
        )
