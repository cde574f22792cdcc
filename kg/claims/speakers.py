"""Whose voice it is: the one who says what a verb of saying tells, and whom a spokesman or a document speaks for."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.claims.arguments import Arguments
from kg.claims.clauses import OBJECT, PASSIVE_SUBJECT, SUBJECT, is_passive, is_verbal
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import Mention, lemma

SPEAKING = ("Person", "Group", "Organization", "Work")
OWNERS = ("Person", "Group", "Organization")


class Speakers:
    """The speakers of one document."""

    def __init__(self, arguments: Arguments, coreference: Coreference, lexicon: Lexicon) -> None:
        self.arguments, self.coreference, self.lexicon = arguments, coreference, lexicon
        self._authors: dict[int, Cluster] = {}
        self._filers: dict[str, Cluster] = {}
        self._papers: dict[str, Cluster] = {}
        self._known: dict[int, list[Cluster]] = {}

    def of(self, verb: Token) -> list[Cluster]:
        """Who says what a verb of saying tells, coordinated speakers each on their own."""
        if verb.i not in self._known:
            voices = (voice for subject in self.arguments.named(verb, "subject") for voice in self._voices(subject))
            self._known[verb.i] = list(dict.fromkeys(voice for voice in voices if voice is not None))
        return self._known[verb.i]

    def _voices(self, token: Token) -> tuple[Cluster | None, ...]:
        """The voice of a noun, and those of several people who are only spoken of together."""
        cluster = self.coreference.of(token)
        return cluster.members if cluster is not None and cluster.members else (self.voice(token),)

    def voice(self, token: Token) -> Cluster | None:
        """The one whose voice a noun is: a person or body itself, or the one that it speaks for."""
        cluster = self.coreference.of(token)
        noun = lemma(token)
        if noun in self.lexicon["saying.spokespeople"] and not (cluster and cluster.named):
            bodies = self._clusters(token, ("for", "possessor", "of", "with", "from", "at", "compound"))
            return next((body for body in bodies if body.type != "Work"), cluster)
        if self._is_paper(token, noun) and not (cluster and cluster.named):
            return self._of_paper(token, noun, cluster)
        if cluster is None or cluster.type not in SPEAKING:
            return None
        return self._authors.get(id(cluster), cluster)

    def know_author(self, work: Cluster, author: Cluster) -> None:
        """Let an article speak for the one who wrote it."""
        if not work.named or work.nouns & self.lexicon["works.article"]:
            self._authors[id(work)] = author
            self.forget()

    def forget(self) -> None:
        """Work out anew who says what, after something has been learnt of who is who."""
        self._known.clear()

    def know_plaintiff(self, plaintiff: Cluster) -> None:
        """Let "the lawsuit" without more speak for the one who brought it."""
        for noun in self.lexicon["saying.suits"]:
            self._filers.setdefault(noun, plaintiff)
        self.forget()

    def _is_paper(self, token: Token, noun: str) -> bool:
        if noun in self.lexicon["saying.records"]:
            return token.tag_ == "NNS"  # court papers, but not a paper
        return noun in self.lexicon["saying.papers"]

    def _of_paper(self, token: Token, noun: str, cluster: Cluster | None) -> Cluster | None:
        """The one who filed or wrote a document; where the text names nobody the document speaks for itself."""
        owners = self._clusters(token, ("possessor", "by", "from", "subject"))
        made = self.lexicon["saying.making"]
        for clause in (c for c in token.children if c.dep_ == "acl" and is_passive(c) and lemma(c) in made):
            owners += self._clusters(clause, ("by",))
        owner = next((one for one in owners if one.type in OWNERS), None)
        if owner is not None:
            return self._authors.setdefault(id(cluster), owner) if cluster is not None else owner
        if cluster is not None and id(cluster) in self._authors:
            return self._authors[id(cluster)]
        if noun in self._filers:
            return self._filers[noun]
        return cluster if cluster is not None else self._paper(token, noun)

    def _paper(self, token: Token, noun: str) -> Cluster:
        """A document that only speaks: the same noun is the same document throughout the text."""
        if noun not in self._papers:
            start = min((c.left_edge.i for c in token.children if c.i < token.i and c.dep_ in ("compound", "amod")),
                        default=token.i)  # fmt: skip
            self._papers[noun] = Cluster("Work", nouns={noun})
            self._papers[noun].mentions.append(Mention(start, token.i + 1, token.i, "Work", "description", noun))
        return self._papers[noun]

    def _clusters(self, token: Token, functions: Iterable[str]) -> list[Cluster]:
        tokens = (one for function in functions for one in self.arguments.named(token, function))
        return [cluster for one in tokens for cluster in self.coreference.all_of(one)]


def has_subject(verb: Token) -> bool:
    """Say whether a verb has a subject of its own."""
    return any(child.dep_ in SUBJECT | PASSIVE_SUBJECT for child in verb.children)


def says(token: Token, lexicon: Lexicon) -> bool:
    """Say whether a token is a verb of saying."""
    if not is_verbal(token) or lemma(token) not in lexicon.acts:
        return False
    made = (child.ent_type_ for child in token.children if child.dep_ in OBJECT)
    return lemma(token) != "write" or "WORK" not in made  # who "wrote “The Long Wait”" says nothing
