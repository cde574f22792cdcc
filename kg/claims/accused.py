"""Whom a text has said to be arrested, tried or convicted so far, for what it goes on to tell without a name.

"The convictions were quashed", "the charges were dropped", "he appealed": of those last spoken of as accused, where
the text is clear about who they are. Nobody is guessed at where it is not.
"""

from __future__ import annotations

from itertools import accumulate

from spacy.tokens import Doc, Token

from kg.language.coreference import Cluster, Coreference
from kg.language.mentions import PERSONAL

ROLES = ("defendant", "suspect", "prisoner")
NEAR = 2  # sentences back over which those last accused are still the ones spoken of


class Accused:
    """The accused of one document, in the order in which it tells of them."""

    def __init__(self, doc: Doc, coreference: Coreference) -> None:
        self.coreference = coreference
        self._sentence = list(accumulate(int(bool(token.is_sent_start)) for token in doc))
        self._told: list[tuple[str, int, tuple[Cluster, ...]]] = []  # type of the event, sentence, whom
        self._implicated: set[Cluster] = set()

    def tell(self, kind: str, trigger: Token, whom: list[Cluster]) -> None:
        """Note that an event of a type says of somebody that he is accused."""
        self._told.append((kind, self._sentence[trigger.i], tuple(whom)))

    def implicate(self, whom: list[Cluster]) -> None:
        """Note whom a test points to: it is not the one whose conviction falls after it."""
        self._implicated |= set(whom)

    def last(self, trigger: Token) -> list[Cluster]:
        """Whose conviction, charge or appeal it is where the text does not say: those last said to be tried or held.

        Sayings of the last sentences must agree on them; where they do not, or are far back, most of all so far must.
        """
        told = [(number, whom) for _, number, whom in self._told if not self._implicated & set(whom)]
        if not told:
            return []
        last = told[-1][1]
        here = self._sentence[trigger.i]
        for reach in range(NEAR + 1):
            near = [whom for number, whom in told if here - number <= reach]
            if near and all(set(whom) & set(last) for whom in near):
                return list(last)
            if near:
                break
        return list(last) if 2 * sum(whom == last for _, whom in told) > len(told) else []

    def meant(self, pronoun: Token, trigger: Token) -> list[Cluster]:
        """Those last accused whom a pronoun may mean: as many and of the gender that it says."""
        if pronoun.lower_ not in PERSONAL:
            return []
        kind, gender = PERSONAL[pronoun.lower_]
        told = self.last(trigger)
        if kind == "Group":
            return told if len(told) > 1 or any(one.type == "Group" for one in told) else []
        alike = [one for one in told if one.type == kind and one.gender in ("", gender)]
        return alike if len(alike) == 1 else []

    def just_convicted(self, pronoun: Token) -> bool:
        """A pronoun for one of whom the text last said that he was found guilty: it is hardly he who is paid."""
        cluster = self.coreference.of(pronoun) if pronoun.pos_ == "PRON" else None
        told = [kind for kind, _, whom in self._told if cluster in whom]
        return cluster is not None and told[-1:] == ["Conviction"]
