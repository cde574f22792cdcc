"""Who or what fills a role: the things of the right type that a word stands for, and the texts that it says."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.claims.accused import Accused
from kg.claims.arguments import Arguments
from kg.claims.clauses import (
    OBJECT,
    POSSESSOR,
    SUBJECT,
    conjuncts,
    has_copula,
    is_verbal,
)
from kg.claims.frames import RoleFrame
from kg.claims.values import read_value
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma
from kg.model import Value

Found = Cluster | Value


class Fillers:
    """Gives the fillers that the words of one document stand for."""

    def __init__(
        self, doc: Doc, arguments: Arguments, coreference: Coreference, lexicon: Lexicon, accused: Accused
    ) -> None:
        self.doc, self.arguments, self.coreference, self.lexicon = doc, arguments, coreference, lexicon
        self.accused = accused

    def of(self, role: RoleFrame, token: Token, trigger: Token) -> Iterator[tuple[Found, Token]]:
        """What a token fills a role with, and the token that says it."""
        if role.text:
            for one in self._counted(token) if role.text == "offence" else [token]:
                if (value := read_value(role.text, one, self.lexicon, self.coreference)) is not None:
                    yield value, one
            return
        members = self._included(token) or self._listed_beside(token)
        for one in members or [self._named_beside(role, token) or token]:
            if role.options.get("pronoun") == "accused" and (known := self.accused.meant(one, trigger)):
                yield from ((whom, one) for whom in known)  # "took up his appeal": of the one last said to be tried
                continue
            if role.options.get("pronoun") == "cleared" and self.accused.just_convicted(one):
                continue
            for cluster in self.coreference.all_of(one) or self.bearer(one):
                if cluster.type in role.types and self._allowed(role, cluster, one, trigger):
                    yield cluster, one

    def _counted(self, token: Token, depth: int = 0) -> list[Token]:
        """What a charge or count is of: "two counts of murder", "on fraud charges", "on suspicion of arson"."""
        if lemma(token) not in self.lexicon["offences.counted"] or depth > 2:
            return [token]
        named = [one for function in ("of", "for", "with", "in") for one in self.arguments.named(token, function)]
        named = named or [one for one in self.arguments.named(token, "compound") if one.pos_ in ("NOUN", "PROPN")]
        return [inner for one in named for inner in self._counted(one, depth + 1)]

    def bearer(self, noun: Token) -> list[Cluster]:
        """The one beside whom a noun stands that names no kind of thing known: "Ann Lee, the beekeeper who sued"."""
        beside = noun.head if noun.dep_ == "appos" else None
        if beside is None and has_copula(noun):
            beside = next((child for child in noun.children if child.dep_ in SUBJECT), None)
        bearer = self.coreference.of(beside) if beside is not None and noun.pos_ == "NOUN" else None
        return [bearer] if bearer is not None else []

    def _named_beside(self, role: RoleFrame, token: Token) -> Token | None:
        """The name put after a description, which a parse may hang on a noun inside it: "its head of drama, Ann Lee".

        "The city of Smalltown" is Smalltown where a place may fill the role.
        """
        if token.tag_ != "NN" or ((cluster := self.coreference.of(token)) is not None and cluster.named):
            return None
        inner = [child for child in token.children if child.dep_ == "nmod"]
        if lemma(token) in self.lexicon["reference.places"]:
            return next((one for one in inner if self._fits(role, one, ("Place",))), None)
        after = (one for noun in (token, *inner) for one in noun.children if one.dep_ == "appos" and one.i > token.i)
        return next((one for one in after if self._fits(role, one, ("Person", "Organization"))), None)

    def _fits(self, role: RoleFrame, token: Token, types: tuple[str, ...]) -> bool:
        cluster = self.coreference.of(token)
        return (
            cluster is not None
            and cluster.named
            and self.coreference.heads_name(token)
            and cluster.type in role.types
            and cluster.type in types
        )

    def _included(self, token: Token) -> list[Token]:
        """ "People have faced protests, including Ann Lee and Bob Ray": those named stand for the rest.

        The list belongs to the nearest plural noun for people before it, wherever the parse attaches it.
        """
        cluster = self.coreference.of(token)
        if (cluster is not None and (cluster.named or cluster.count)) or token.tag_ not in ("NNS", "NNPS"):
            return []
        sent = token.sent
        marker = next((t for t in sent if t.lower_ in ("including",) and t.i > token.i), None)
        if marker is None or any(
            t.tag_ == "NNS" and lemma(t) in self.lexicon["people"] and token.i < t.i < marker.i for t in sent
        ):
            return []
        listed = [
            t
            for t in sent
            if t.i > marker.i
            and (c := self.coreference.of(t))
            and c.named
            and c.type in ("Person", "Organization")
            and any(m.kind == "name" and m.start == t.i for m in c.mentions)
        ]
        stop = next((t.i for t in sent if t.i > marker.i and is_verbal(t)), sent.end)
        return [t for t in listed if t.i < stop]

    def _listed_beside(self, token: Token) -> list[Token]:
        """ "The brothers Ann and Bob Lee": those named stand for a plain plural noun."""
        cluster = self.coreference.of(token)
        if cluster is None or cluster.type != "Group" or cluster.named or cluster.count or token.tag_ != "NNS":
            return []
        first = next((child for child in token.children if child.dep_ in ("appos", "flat") and child.i > token.i), None)
        if first is None:
            return []
        listed = [one for one in conjuncts(first) if (c := self.coreference.of(one)) and c.type == "Person" and c.named]
        return listed if len(listed) > 1 else []

    def _allowed(self, role: RoleFrame, cluster: Cluster, token: Token, trigger: Token) -> bool:
        options = role.options
        if not cluster.named and any(child.lower_ == "other" for child in token.children):
            return False  # "the sheriff and other officials": nobody in particular
        if options.get("named") and not cluster.named:
            return False
        if nouns := options.get("nouns"):
            said = any(cluster.nouns & self.lexicon[name] for name in nouns)
            return said or not (cluster.nouns or options.get("told"))
        if options.get("copula_only") and not any(child.dep_ == "cop" for child in trigger.children):
            return False
        if options.get("school"):
            return self._like(cluster, ["organizations.school_names"])
        if options.get("governed") and token.dep_ in OBJECT:
            return False
        if options.get("unowned") and any(c.dep_ in POSSESSOR and c.pos_ != "PRON" for c in token.children):
            return False
        if options.get("particular") and not cluster.named and not _told_apart(token):
            return False
        if (lists := options.get("like")) and not self._like(cluster, lists):
            return False
        return not ((lists := options.get("unlike")) and self._like(cluster, lists))

    def _like(self, cluster: Cluster, lists: list[str]) -> bool:
        """Say whether a name or a noun of a cluster has a word of the lexicon's lists."""
        said = {word for name in cluster.names for word in (name, *name.split())} | cluster.nouns
        return any(said & self.lexicon[name] for name in lists)


def _told_apart(noun: Token) -> bool:
    """A noun that a capitalised word before it makes particular: "the German embassy"."""
    return any(child.dep_ in ("amod", "compound") and child.text[:1].isupper() for child in noun.children)
