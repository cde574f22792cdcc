"""Kin told over several words: "their son", "the couple", "two daughters, Ann and Bea", "Tom and Jo are brothers"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.claims.arguments import Arguments
from kg.claims.clauses import OBJECT, POSSESSOR, SUBJECT, conjuncts, has_copula, is_verbal
from kg.claims.fillers import Found
from kg.claims.links import Link
from kg.language.coreference import Cluster, Coreference, fold
from kg.language.mentions import lemma

CHILD = frozenset({"son", "daughter", "child", "stepson", "stepdaughter", "baby", "boy", "girl", "twin"})
SIBLING = frozenset({"brother", "sister", "sibling", "twin", "half-brother", "half-sister"})
SPOUSE = frozenset({"wife", "husband", "spouse"})
HAVING = frozenset({"have", "raise", "bear", "lose", "leave", "adopt"})
WED = frozenset({"marry", "wed", "divorce", "separate"})
Couple = tuple[Found, Found, Token]


def kin(doc: Doc, coreference: Coreference, arguments: Arguments, couples: Sequence[Couple]) -> Iterator[Link]:
    """The links of kinship; `couples` are those that the text calls married, each with the word that says so."""
    reading = _Families(doc, coreference, arguments)
    said = list(reading.couples())
    yield from said
    pairs = [(one, other, at) for one, other, at in couples if isinstance(one, Cluster) and isinstance(other, Cluster)]
    pairs += [(link.subject, link.object, link.tokens[0]) for link in said]
    yield from reading.children(pairs)
    yield from reading.siblings()


class _Families:
    def __init__(self, doc: Doc, coreference: Coreference, arguments: Arguments) -> None:
        self.doc, self.coreference, self.arguments = doc, coreference, arguments

    def couples(self) -> Iterator[Link]:
        for token in self.doc:
            word = lemma(token)
            if word in WED and is_verbal(token) and not any(child.dep_ in OBJECT for child in token.children):
                people = self._people(self.arguments.named(token, "subject") or self.arguments.named(token, "object"))
                if len(people) == 2 and not self._to(token):
                    yield self._link("spouseOf", people[0], people[1], token, ended=word in ("divorce", "separate"))
            elif word in ("couple", "wife", "spouse") and token.pos_ == "NOUN":
                people = self._people(self._beside(token))
                if len(people) == 2 and (word == "couple" or self._husband_and(token)):
                    yield self._link("spouseOf", people[0], people[1], token)
            elif word in SPOUSE and token.pos_ == "NOUN" and (link := self._namesake(token)) is not None:
                yield link

    def children(self, pairs: Sequence[tuple[Cluster, Cluster, Token]]) -> Iterator[Link]:
        for token in self.doc:
            if lemma(token) not in CHILD or token.pos_ != "NOUN":
                continue
            named = self._people(self._beside(token))
            if not named and (own := self.coreference.of(token)) is not None and own.type == "Person" and own.named:
                named = [(token, own)]
            if not named:
                continue
            parents = self._parents(token, pairs)
            for parent in parents:
                for child in named:
                    if child[1] is not parent[1] and child[1] not in [one for _, one in parents]:
                        yield Link("parentOf", parent[1], child[1], (token, child[0], parent[0]))

    def siblings(self) -> Iterator[Link]:
        for token in self.doc:
            if lemma(token) not in SIBLING or token.pos_ != "NOUN":
                continue
            people = self._people(self._beside(token))
            if owners := self._owners(token):
                for owner in owners[:1]:
                    yield from (self._link("siblingOf", one, owner, token) for one in people if one[1] is not owner[1])
            elif token.tag_ == "NNS" and len(people) >= 2 and not _possessed(token):
                yield from (self._link("siblingOf", people[0], one, token) for one in people[1:])

    def _owners(self, noun: Token) -> list[tuple[Token, Cluster]]:
        """Whom kin without a possessor belong to: those who have them, or are survived by them."""
        return [] if _possessed(noun) else self._parents(noun, ())

    def _parents(
        self, child: Token, pairs: Sequence[tuple[Cluster, Cluster, Token]]
    ) -> list[tuple[Token, Cluster]]:
        """Whose child: those who have it, who are survived by it, or both of the couple where it is "theirs"."""
        owner = next((one for one in child.children if one.dep_ in POSSESSOR), None)
        if owner is not None:
            shared = owner.lower_ == "their" or lemma(owner) == "couple"
            if not shared:
                return []
            near = sorted(pairs, key=lambda pair: (abs(pair[2].i - child.i), pair[2].i))
            if near:
                return [(owner, near[0][0]), (owner, near[0][1])]
            return self._last_pair(child)
        verb = child.head
        while verb.dep_ == "conj":
            verb = verb.head
        if child.dep_ in OBJECT or (child.dep_ == "conj" and verb.dep_ in OBJECT):
            verb = verb.head if verb.dep_ in OBJECT else verb
            if lemma(verb) in HAVING:
                return self._people(self.arguments.named(verb, "subject"))
        first = verb if child.dep_ == "conj" else child
        above = first.head
        if first.dep_ in ("obl", "obl:agent") and lemma(above) in ("survive", "leave"):
            survived = self.arguments.named(above, "object")
            return [(one, cluster) for one in survived if (cluster := self.coreference.of(one)) and cluster.named]
        if first.dep_ in ("obl", "nmod") and lemma(above) in ("birth", "give"):
            giver = above if is_verbal(above) else above.head
            return self._people(self.arguments.named(giver, "subject"))
        return []

    def _last_pair(self, token: Token) -> list[tuple[Token, Cluster]]:
        """The two people last named together before a token: "Ann and Bob Lee … their son"."""
        for one in reversed(self.doc[max(0, token.i - 80) : token.i]):
            if one.dep_ == "conj" or not self.coreference.heads_name(one):
                continue
            people = self._people(conjuncts(one))
            if len(people) == 2 and len(conjuncts(one)) == 2:
                return people
        return []

    def _beside(self, noun: Token) -> list[Token]:
        """The names put beside a noun, before it, or said of it: "two sons, A and B", "A and B are brothers"."""
        found = [one for child in noun.children if child.dep_ == "appos" for one in conjuncts(child)]
        if noun.dep_ == "appos":
            found += conjuncts(noun.head)
        if has_copula(noun):
            found += [one for child in noun.children if child.dep_ in SUBJECT for one in conjuncts(child)]
        if not found and noun.dep_ in ("nmod:desc", "compound") and noun.head.i > noun.i:
            found = conjuncts(noun.head)
        if not found and noun.i + 1 < len(self.doc) and self.coreference.heads_name(noun.nbor(1)):
            found = conjuncts(noun.nbor(1))
        return found

    def _namesake(self, noun: Token) -> Link | None:
        """ "Her husband" without a name is the one man of her surname whom the text has named before."""
        own = self.coreference.of(noun)
        owner = next((one for one in noun.children if one.dep_ in POSSESSOR), None)
        person = self.coreference.of(owner) if owner is not None else None
        if own is None or own.named or owner is None or person is None or not person.named or person.type != "Person":
            return None
        surname = max((fold(name) for name in person.names), key=len)[-1]
        fitting = [
            cluster
            for cluster in self.coreference.clusters
            if cluster is not person
            and cluster.type == "Person"
            and any(fold(name)[-1:] == (surname,) and len(fold(name)) > 1 for name in cluster.names)
            and (cluster.gender == own.gender or not cluster.gender)
            and cluster.mentions[0].start < noun.i
        ]
        return Link("spouseOf", person, fitting[0], (noun, owner)) if len(fitting) == 1 else None

    def _husband_and(self, wife: Token) -> bool:
        """ "Husband and wife A and B"."""
        return wife.dep_ == "conj" and lemma(wife.head) in ("husband", "man")

    def _to(self, verb: Token) -> bool:
        return bool(self.arguments.named(verb, "to"))

    def _people(self, tokens: Sequence[Token]) -> list[tuple[Token, Cluster]]:
        found = [(token, self.coreference.of(token)) for token in tokens]
        return [(token, cluster) for token, cluster in found if cluster and cluster.type == "Person" and cluster.named]

    def _link(
        self, name: str, one: tuple[Token, Cluster], other: tuple[Token, Cluster], at: Token, *, ended: bool = False
    ) -> Link:
        return Link(name, one[1], other[1], (at, one[0], other[0]), ended)


def _possessed(noun: Token) -> bool:
    return any(child.dep_ in POSSESSOR for child in noun.children)
