"""The turns of an interview: who answers in which paragraphs, by labels ("Q:", "LEE:") or by questions set apart.

What an interviewee answers stands without quotation marks, yet it is not the document's own voice.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.language.coreference import Cluster, Coreference

LABEL = re.compile(r"\s*(?P<name>Q|A|[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,2}):\s")
FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Mm]e|[Ww]e)\b")
HEARER = re.compile(r"\b(?:[Yy]ou|[Yy]our)\b")
ANNOUNCED = re.compile(r"\bQ ?& ?A\b|\b(?:interview|[Ee]xcerpts|condensed|(?:spoke|talked|sat down) (?:to|with))\b")
FEWEST_TURNS, FEWEST_QUESTIONS = 2, 3  # one question less where the text says that it is an interview
LONGEST_PROMPT = 100  # characters of a question without its mark: "You are writing a book."
SPOKE = frozenset({"spoke", "speaks", "talked", "talks"})
LONGEST_QUESTION = 400  # characters


@dataclass(frozen=True, slots=True)
class Turn:
    """Characters `start` to `end`, spoken by somebody; `speaker` is None for a question and where nobody is named."""

    start: int
    end: int
    answer: bool
    speaker: Cluster | None


class Interview:
    """The turns of one document, none where it is no interview."""

    def __init__(self, doc: Doc, coreference: Coreference) -> None:
        self.doc, self.coreference = doc, coreference
        paragraphs = list(self._paragraphs())
        self.turns = self._labelled(paragraphs) or self._set_apart(paragraphs)
        self._starts = [turn.start for turn in self.turns]

    def answer_at(self, index: int) -> Turn | None:
        """The answer that a character stands in."""
        place = bisect_right(self._starts, index) - 1
        if place < 0 or self.turns[place].end <= index or not self.turns[place].answer:
            return None
        return self.turns[place]

    def _paragraphs(self) -> list[tuple[int, int]]:
        found, start = [], 0
        for line in self.doc.text.split("\n"):
            if line.strip():
                found.append((start, start + len(line)))
            start += len(line) + 1
        return found

    def _labelled(self, paragraphs: list[tuple[int, int]]) -> list[Turn]:
        text = self.doc.text
        names = [match["name"] if (match := LABEL.match(text[start:end])) else "" for start, end in paragraphs]
        known = {name: self._bearer(name) for name in set(names) if name}
        speaking = [name for name in names if name in ("Q", "A") or known.get(name) is not None]
        if len(speaking) < FEWEST_TURNS or len(speaking) == len(set(speaking)) < FEWEST_TURNS + 1:
            return []
        guest = self._guest(paragraphs[next(i for i, name in enumerate(names) if name in speaking)][0])
        turns: list[Turn] = []
        for (start, end), name in zip(paragraphs, names, strict=True):
            if name in speaking:
                speaker = guest if name == "A" else known[name]
                turns.append(Turn(start, end, name != "Q", speaker))
            elif turns and not name:  # an answer goes on over paragraphs
                turns.append(Turn(start, end, turns[-1].answer, turns[-1].speaker))
        return turns

    def _set_apart(self, paragraphs: list[tuple[int, int]]) -> list[Turn]:
        """Questions in paragraphs of their own, each followed by an answer in the first person."""
        text = self.doc.text
        asked = [text[start:end].rstrip().endswith("?") and end - start < LONGEST_QUESTION and text[start] not in "“\"‘"
                 for start, end in paragraphs]  # fmt: skip
        personal = [bool(FIRST_PERSON.search(text[start:end])) for start, end in paragraphs]
        answered = sum(a and not b and p for a, b, p in zip(asked, asked[1:], personal[1:], strict=False))
        first = asked.index(True) if answered else 0
        announced = ANNOUNCED.search(text[: paragraphs[first][0]]) if answered else None
        if answered < FEWEST_QUESTIONS - bool(announced):
            return []
        asked = [question or (number > first and not mine and self._prompts(paragraphs, number))
                 for number, (question, mine) in enumerate(zip(asked, personal, strict=True))]  # fmt: skip
        guest = self._guest(paragraphs[first][0])
        return [Turn(start, end, not question, None if question else guest)
                for (start, end), question in zip(paragraphs[first:], asked[first:], strict=True)]  # fmt: skip

    def _prompts(self, paragraphs: list[tuple[int, int]], number: int) -> bool:
        """A short paragraph to the guest, or one sentence that a longer paragraph replies to."""
        start, end = paragraphs[number]
        words = self.doc.text[start:end]
        if number + 1 == len(paragraphs) or end - start > LONGEST_PROMPT or words[0] in "“\"‘":
            return False
        following = paragraphs[number + 1]
        alone = words.count(".") == 1 and following[1] - following[0] > 2 * LONGEST_PROMPT
        return alone or bool(HEARER.search(words))

    def _bearer(self, label: str) -> Cluster | None:
        """The person whose name, surname or initials a label is."""
        wanted = label.casefold()
        for cluster in self.coreference.clusters:
            for name in cluster.names if cluster.type == "Person" else ():
                words = name.casefold().split()
                initials = "".join(word[0] for word in words)
                if wanted in (name.casefold(), words[-1]) or (len(words) > 1 and wanted == initials):
                    return cluster
        return None

    def _guest(self, before: int) -> Cluster | None:
        """The one interviewed: who spoke to the paper, or who is most told of before the first question."""
        for token in self.doc:
            if token.idx >= before:
                break
            cluster = self.coreference.of(token) if token.dep_ == "nsubj" and token.head.lower_ in SPOKE else None
            if cluster is not None and cluster.type == "Person" and cluster.named:
                return cluster
        people = [c for c in self.coreference.clusters if c.type == "Person" and c.named]

        def told(cluster: Cluster, end: int) -> int:
            return sum(self.doc[mention.head].idx < end for mention in cluster.mentions)

        introduced = [person for person in people if told(person, before)]
        end = before if introduced else len(self.doc.text)
        return max(introduced or people, key=lambda person: told(person, end), default=None)
