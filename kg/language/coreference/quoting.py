"""Whose quotation a word stands in: nobody speaks of himself as "he", so its pronouns mean somebody else."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.language.coreference.clusters import Cluster, Draft
from kg.language.mentions import Mention, lemma


class Quoting:
    """The one who speaks each sentence of quoted words, as far as a verb of saying beside it tells."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.inside = [number > 0 for number in draft.quotation]
        self._sayers = [self._sayer(list(sent)) for sent in draft.doc.sents]

    def sayer(self, mention: Mention) -> Token | None:
        """The subject of the verb of saying of a quotation, in its own sentence or in the one before or after it."""
        if not self.inside[mention.head]:
            return None
        here = self.draft.sentence[mention.head]
        if (own := self._sayers[here]) is not None:
            return own
        later = self._sayers[here + 1] if here + 1 < len(self._sayers) else None
        if later is not None and all(self.inside[mention.head : later.sent.start + 1]):
            return later  # "He lied. He always lied," she said.
        earlier = self._sayers[here - 1] if here else None
        between = self.draft.doc[earlier.i : mention.head].text if earlier is not None else "\n"
        return earlier if "\n" not in between else None  # "He lied," she said. "He always lied."

    def spoken_by(self, mention: Mention) -> Cluster | None:
        """Who speaks the quotation that a mention stands in, as far as known."""
        sayer = self.sayer(mention)
        return self.draft.by_head.get(sayer.i) if sayer is not None else None

    def in_order(self) -> Iterator[Mention]:
        """All mentions in text order, but a pronoun that speaks before the quotation that it follows."""
        subjects = {sayer.i for sayer in self._sayers if sayer is not None and sayer.pos_ == "PRON"}
        ahead = {
            self.draft.sentence[m.head]: m for m in self.draft.mentions if m.head in subjects and m.kind == "pronoun"
        }
        taken: set[int] = set()
        for mention in self.draft.mentions:
            speaker = ahead.get(self.draft.sentence[mention.head])
            if speaker is not None and speaker.head not in taken and self.inside[mention.head]:
                taken.add(speaker.head)
                yield speaker
            if mention.head not in taken:
                yield mention

    def _sayer(self, sent: list[Token]) -> Token | None:
        if all(not self.inside[token.i] for token in sent):
            return None
        subjects = (
            child
            for token in sent
            if token.pos_ == "VERB" and not self.inside[token.i] and lemma(token) in self.draft.lexicon.acts
            for child in token.children
            if child.dep_ == "nsubj" and not self.inside[child.i]
        )
        return next(subjects, None)
