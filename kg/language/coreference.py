"""Link the mentions of one document that stand for the same thing, by a sieve of rules in text order.

The order of the sieves (names, naming and apposition, descriptions, pronouns) follows the multi-pass sieve of
Raghunathan et al. 2010; precision comes before recall, since a wrong link is a wrong statement about somebody.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from kg.language.lexicon import Lexicon
from kg.language.mentions import Mention, find_mentions, lemma

PERSONAL_WINDOW = 4  # sentences that a pronoun looks back over
DESCRIPTION_WINDOW = 12


@dataclass(eq=False)
class Cluster:
    """The mentions of one thing, with what the document says of it: nouns, gender, size."""

    type: str
    mentions: list[Mention] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    gender: str = ""
    count: int = 0

    @property
    def named(self) -> bool:
        return bool(self.names)

    @property
    def plural(self) -> bool:
        return self.type == "Group"

    def add(self, mention: Mention, text: str) -> None:
        self.mentions.append(mention)
        if mention.kind == "name" and text not in self.names:
            self.names.append(text)
        if mention.noun and mention.kind == "description":
            self.nouns.add(mention.noun)
        self.gender = self.gender or mention.gender
        self.count = self.count or mention.count


@dataclass(slots=True)
class Coreference:
    """The clusters of a document in order of first mention, and which one each token's mention belongs to."""

    clusters: list[Cluster]
    by_head: dict[int, Cluster]

    def of(self, token: Token) -> Cluster | None:
        """The cluster of the mention that a token heads or belongs to; a title stands for its bearer."""
        found = self.by_head.get(token.i)
        if found is None and token.text[:1].isupper():
            found = next(
                (
                    self.by_head[child.i]
                    for child in token.children
                    if child.dep_ in ("flat", "appos") and child.i in self.by_head
                ),
                None,
            )
            if found is None and token.i + 1 < len(token.doc) and token.whitespace_ and token.pos_ in ("PROPN", "NOUN"):
                following = self.by_head.get(token.i + 1)
                found = following if following is not None and following.type == "Person" else None
        return found

    def heads_name(self, token: Token) -> bool:
        """Say whether a token is the head of a name."""
        cluster = self.of(token)
        return cluster is not None and any(m.kind == "name" and m.head == token.i for m in cluster.mentions)


def fold(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, possessive and periods."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = [
        word.strip("'’‘“”\"*.,()[]").removesuffix("'s").removesuffix("’s").replace(".", "") for word in plain.split()
    ]
    return tuple(word for word in words if word and word != "the")


def resolve(doc: Doc, lexicon: Lexicon) -> Coreference:
    """Cluster the mentions of a parsed document."""
    return _Resolver(doc, lexicon).run()


class _Resolver:
    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc, self.lexicon = doc, lexicon
        self.mentions = find_mentions(doc, lexicon)
        self.clusters: list[Cluster] = []
        self.by_head: dict[int, Cluster] = {}
        self.sentence = [0] * len(doc)
        for number, sent in enumerate(doc.sents):
            for token in sent:
                self.sentence[token.i] = number

    def run(self) -> Coreference:
        self._link_names()
        self._join_renamed_groups()
        for mention in self.mentions:
            if mention.kind == "description":
                self._link(mention, self._described(mention))
            elif mention.kind == "pronoun" and (cluster := self._pronoun(mention)):
                self._link(mention, cluster)
        self._join_nicknames()
        self._join_groups_of_one_size()
        order = sorted(self.clusters, key=lambda cluster: min(m.start for m in cluster.mentions))
        return Coreference(order, self.by_head)

    def _text(self, mention: Mention) -> str:
        return self.doc[mention.start : mention.end].text

    def _link(self, mention: Mention, cluster: Cluster | None) -> Cluster:
        if cluster is None:
            cluster = Cluster(mention.type)
            self.clusters.append(cluster)
        cluster.add(mention, self._text(mention))
        covered = range(mention.start, mention.end) if mention.kind == "name" else (mention.head,)
        for index in covered:
            self.by_head.setdefault(index, cluster)
        return cluster

    def _link_names(self) -> None:
        """Names first and longest first, so that a surname finds its full name even where it comes before it."""
        names = [mention for mention in self.mentions if mention.kind == "name"]
        for mention in sorted(names, key=lambda m: (-len(fold(self._text(m))), m.start)):
            self._link(mention, self._namesake(mention))
        for cluster in self.clusters:
            cluster.mentions.sort(key=lambda mention: mention.start)

    def _namesake(self, mention: Mention) -> Cluster | None:
        words = fold(self._text(mention))
        same = [
            cluster
            for cluster in self.clusters
            if _compatible(cluster.type, mention.type)
            and any(_same_name(fold(name), words, cluster.type) for name in cluster.names)
        ]
        exact = [cluster for cluster in same if any(fold(name) == words for name in cluster.names)]
        if exact or len(same) == 1:
            return (exact or same)[0]
        # A surname that several people bear is the one last named in full before it.
        before = [cluster for cluster in same if cluster.mentions[0].start < mention.start]
        return (
            max(before, key=lambda cluster: max(m.start for m in cluster.mentions if m.start < mention.start))
            if before
            else None
        )

    def _described(self, mention: Mention) -> Cluster | None:
        head = self.doc[mention.head]
        if named := self._apposition(mention, head):
            return named
        if mention.noun == "police" or (mention.noun in self.lexicon["groups.bodies"] and not mention.definite):
            return self._first(
                c for c in self.clusters if not c.named and mention.noun in c.nouns and c.type == mention.type
            )
        if not mention.definite:
            return None
        restricted = any(child.dep_ in ("acl:relcl", "relcl", "acl") for child in head.children)
        match mention.type:
            case "Group":
                return self._group(mention, restricted)
            case "Person":
                return None if restricted else self._person(mention)
            case "Work":
                return self._work(mention)
            case _:
                return None if restricted else self._organization(mention)

    def _apposition(self, mention: Mention, head: Token) -> Cluster | None:
        """The named thing that a description is put beside: "prosecutor Ann Lee", "Ann Lee, a prosecutor"."""
        following = self.by_head.get(mention.end) if mention.end < len(self.doc) else None
        if mention.end < len(self.doc) and self.doc[mention.end].text in "“‘\"'(" and mention.type == "Work":
            following = self.by_head.get(mention.end + 1) if mention.end + 1 < len(self.doc) else None
        beside: list[Cluster | None] = []
        if following and (mention.end == mention.head + 1 or mention.type == "Work"):
            beside.append(following)
        outer = head.head if head.dep_ == "conj" and head.head.dep_ == "appos" and not mention.definite else head
        closing = outer.left_edge.i - 1
        while closing > 0 and self.doc[closing].text in "”’\"'":
            closing -= 1
        after_comma = (
            closing > 0
            and self.doc[closing].text == ","
            and mention.noun in self.lexicon["works"]
            and not mention.plural
        )
        if outer.dep_ == "appos" or after_comma or (outer.dep_ == "parataxis" and self.doc[closing].text == ","):
            if outer.dep_ == "appos":
                beside.append(self.by_head.get(outer.head.i))
            beside.append(self._name_before(outer))
        beside += [self.by_head.get(child.i) for child in head.children if child.dep_ in ("appos", "flat")]
        if any(child.dep_ == "cop" for child in head.children):
            beside += [self.by_head.get(child.i) for child in head.children if child.dep_ == "nsubj"]
        before = self.by_head.get(mention.head - 1) if mention.head else None
        if before and before.type == mention.type and mention.noun in self.lexicon["organizations.named_by_compound"]:
            beside.insert(0, before)
        if not mention.plural:
            fits = (cluster for cluster in beside if cluster and cluster.type == mention.type and cluster.named)
            return self._first(fits)
        return self._first(cluster for cluster in beside if cluster and cluster.type == "Group")

    def _name_before(self, noun: Token) -> Cluster | None:
        """The name that ends right before the comma of an apposition, however the parse attaches it."""
        before = noun.left_edge.i - 1
        while before > 0 and self.doc[before].is_punct:
            before -= 1
        return self.by_head.get(before) if before >= 0 else None

    def _first(self, clusters: Iterable[Cluster]) -> Cluster | None:
        return next(iter(clusters), None)

    def _recent(self, mention: Mention, clusters: Iterable[Cluster], window: int) -> list[Cluster]:
        """Clusters mentioned before, most recent first; a subject counts as nearer than the rest of its sentence."""
        here = self.sentence[mention.head]
        ranked = []
        for cluster in clusters:
            before = [m for m in cluster.mentions if m.start < mention.start and here - self.sentence[m.head] <= window]
            if before:
                ranked.append((max((self.sentence[m.head], self._is_subject(m), m.start) for m in before), cluster))
        return [cluster for _, cluster in sorted(ranked, key=lambda pair: pair[0], reverse=True)]

    def _is_subject(self, mention: Mention) -> bool:
        return self.doc[mention.head].dep_ in ("nsubj", "nsubj:pass", "nsubjpass")

    def _group(self, mention: Mention, restricted: bool) -> Cluster | None:
        if restricted and mention.noun not in self.lexicon["people.plain"]:
            return None
        groups = [
            cluster
            for cluster in self.clusters
            if cluster.type == "Group" and (not mention.count or not cluster.count or cluster.count == mention.count)
        ]
        fitting = [cluster for cluster in groups if cluster.count or cluster.named or mention.noun in cluster.nouns]
        recent = self._recent(mention, fitting, DESCRIPTION_WINDOW)
        if mention.noun in self.lexicon["people.law"] | self.lexicon["people.office"] | self.lexicon["people.work"]:
            return self._first(cluster for cluster in recent if mention.noun in cluster.nouns)
        counted = [cluster for cluster in fitting if cluster.count]
        if not recent and len(counted) == 1:
            return counted[0]  # "the men" of a headline, before the group has been named
        return self._first([c for c in recent if mention.noun in c.nouns] or [c for c in recent if c.count or c.named])

    def _person(self, mention: Mention) -> Cluster | None:
        people = (cluster for cluster in self.clusters if cluster.type == "Person" and _agree(cluster, mention))
        recent = self._recent(mention, people, DESCRIPTION_WINDOW)
        fitting = [cluster for cluster in recent if mention.noun in cluster.nouns]
        told_apart = (
            len(fitting) > 1
            and len({self._modifiers(cluster, mention.noun) for cluster in fitting if not cluster.named}) > 1
        )
        if not fitting and (only := self._just_introduced(mention)) is not None:
            return only
        return None if told_apart else self._first(fitting)

    def _just_introduced(self, mention: Mention) -> Cluster | None:
        """The only person of the sentence before, described: "… of Dr Ann Lee. The scientist said"."""
        head, here = self.doc[mention.head], self.sentence[mention.head]
        opens = (
            head.left_edge.i - head.sent.start <= 1 and head.dep_.startswith("nsubj") and head.left_edge.lower_ == "the"
        )
        if (
            not opens
            or mention.noun
            in self.lexicon["people.victim"] | self.lexicon["people.culprit"] | self.lexicon["people.kin"]
        ):
            return None
        before = [
            c
            for c in self.clusters
            if c.type == "Person" and any(self.sentence[m.head] == here - 1 for m in c.mentions)
        ]
        new = [
            c
            for c in before
            if c.named
            and not c.nouns
            and _agree(c, mention)
            and min(self.sentence[m.head] for m in c.mentions) == here - 1
        ]
        return new[0] if len(before) == 1 and len(new) == 1 else None

    def _modifiers(self, cluster: Cluster, noun: str) -> frozenset[str]:
        """What tells one from another of the same kind: "a male jogger", "a female jogger"."""
        return frozenset(
            child.lower_
            for m in cluster.mentions
            if m.noun == noun
            for child in self.doc[m.head].children
            if child.dep_ in ("amod", "compound")
        )

    def _work(self, mention: Mention) -> Cluster | None:
        kinds = [self.lexicon[f"works.{name}"] for name in ("screen", "print", "audio", "article")]
        kind = next((words for words in kinds if mention.noun in words), frozenset())
        works = [cluster for cluster in self.clusters if cluster.type == "Work"]
        fitting = [c for c in works if c.nouns & kind or (c.named and not c.nouns)]
        recent = self._recent(mention, fitting, len(self.sentence))
        same = [c for c in recent if mention.noun in c.nouns] or [c for c in recent if c.nouns & kind] or recent
        if not same and len([c for c in works if c.named]) == 1:
            same = [c for c in works if c.named and (c.nouns & kind or not c.nouns)]
        return self._first(same)

    def _organization(self, mention: Mention) -> Cluster | None:
        cues = {name: self.lexicon[f"organizations.{name}"] for name in ("media", "broadcaster", "school", "publisher")}
        orgs = [c for c in self.clusters if c.type == "Organization"]
        recent = self._recent(mention, orgs, DESCRIPTION_WINDOW)
        said = [
            c
            for c in recent
            if mention.noun in c.nouns or any(mention.noun == fold(name)[-1] for name in c.names if fold(name))
        ]
        if said:
            return said[0]
        if mention.noun in cues["media"]:
            return self._first([c for c in recent if self._is_outlet(c)])
        if mention.noun in cues["publisher"]:
            return self._first(
                c
                for c in recent
                if c.nouns & cues["publisher"]
                or any(word in name for name in c.names for word in self.lexicon["organizations.publisher_names"])
            )
        if mention.noun in cues["broadcaster"]:
            return self._first([c for c in self._recent_anywhere(mention, orgs) if self._carries_works(c)])
        near = [c for c in self._recent(mention, orgs, 2) if c.named]
        return (
            near[0]
            if len(near) == 1 and mention.noun in ("company", "organization", "organisation", "agency", "charity")
            else None
        )

    def _recent_anywhere(self, mention: Mention, clusters: list[Cluster]) -> list[Cluster]:
        return self._recent(mention, clusters, len(self.doc)) or clusters

    def _is_outlet(self, cluster: Cluster) -> bool:
        """A body that people speak to, or whose name says that it reports."""
        named = any(word in name for name in cluster.names for word in self.lexicon["organizations.media_names"])
        return named or any(self._told(self.doc[m.head]) for m in cluster.mentions)

    def _told(self, token: Token) -> bool:
        verb = lemma(token.head)
        to = any(child.dep_ == "case" and child.lower_ == "to" for child in token.children)
        return verb in self.lexicon.acts and (to or token.dep_ in ("obj", "iobj", "dobj"))

    def _carries_works(self, cluster: Cluster) -> bool:
        """A body that stands before a work or its kind ("a Netflix series", "the BBC drama")."""
        return any(
            self.doc[m.head].dep_ in ("compound", "nmod:poss", "poss", "nmod")
            and (
                lemma(self.doc[m.head].head) in self.lexicon["works"]
                or (self.by_head.get(self.doc[m.head].head.i) or cluster).type == "Work"
            )
            for m in cluster.mentions
        )

    def _pronoun(self, mention: Mention) -> Cluster | None:
        token = self.doc[mention.head]
        if token.dep_ in ("expl", "expl:impers"):
            return None
        if mention.type == "Person":
            fitting = [c for c in self.clusters if c.type == "Person" and _agree(c, mention)]
        elif mention.type == "Group":
            return self._they(mention)
        else:
            fitting = [c for c in self.clusters if c.type in ("Work", "Organization")]
            if token.dep_ in ("nmod:poss", "poss") and lemma(token.head) in _OF_WORKS:
                fitting = [c for c in fitting if c.type == "Work"]
            if ahead := self._ahead(mention, fitting):
                return ahead
        recent = self._recent(mention, fitting, PERSONAL_WINDOW if mention.type == "Person" else 1)
        recent = [c for c in recent if not self._same_clause_object(mention, c)]
        here = self.sentence[mention.head]

        def cost(cluster: Cluster) -> float:
            """Sentences back count most, then an unknown gender, a missing name, and not being the subject."""
            before = [m for m in cluster.mentions if m.start < mention.start]
            distance, aside = min((here - self.sentence[m.head], not self._is_subject(m)) for m in before)
            return 2 * distance + (mention.gender != cluster.gender) + (not cluster.named) + 0.5 * aside

        return min(recent, key=cost, default=None)

    def _they(self, mention: Mention) -> Cluster | None:
        """The group spoken of: near, a subject, and mentioned often; a jury only where there is nobody else."""
        here = self.sentence[mention.head]
        groups = [c for c in self.clusters if c.type == "Group"]
        recent = self._recent(mention, groups, PERSONAL_WINDOW)

        def cost(cluster: Cluster) -> float:
            before = [m for m in cluster.mentions if m.start < mention.start]
            distance, aside = min((here - self.sentence[m.head], not self._is_subject(m)) for m in before)
            body = bool(cluster.nouns & (self.lexicon["groups.nouns"] | self.lexicon["groups.bodies"]))
            known = cluster.named or bool(cluster.count)
            return 2 * distance + 0.5 * aside - 0.5 * min(len(before), 4) + 4 * body + 2 * (not known)

        return min(recent, key=cost, default=None)

    def _ahead(self, mention: Mention, fitting: list[Cluster]) -> Cluster | None:
        """A pronoun in what comes before the subject may point forward to it: "Since its premiere, the show …"."""
        sent = self.doc[mention.head].sent
        subject = next((child for child in sent.root.children if child.dep_.startswith("nsubj")), None)
        if subject is None or subject.i < mention.head:
            return None
        return self._first(c for c in fitting if self.by_head.get(subject.i) is c or self._will_be(subject, c))

    def _will_be(self, subject: Token, cluster: Cluster) -> bool:
        inside = range(subject.left_edge.i, subject.right_edge.i + 1)
        return (
            any(self.by_head.get(index) is cluster for index in inside)
            and lemma(subject) in self.lexicon["works"]
        )

    def _same_clause_object(self, mention: Mention, cluster: Cluster) -> bool:
        """ "He met him": the object of a verb is not its subject, unless reflexive."""
        token = self.doc[mention.head]
        if (
            token.dep_ in ("nmod:poss", "poss")
            and lemma(token.head) in _OF_ACCUSED
            and token.head.dep_ in ("obj", "dobj")
        ):
            token = token.head  # "the lawyer took up his appeal": not the lawyer's own
            if lemma(token.head) not in _DONE_FOR_OTHERS:
                return False
        elif token.dep_ not in ("obj", "dobj", "iobj", "obl") or token.lower_.endswith(("self", "selves")):
            return False
        verb = token.head
        while verb.dep_ == "conj" and not any(child.dep_.startswith("nsubj") for child in verb.children):
            verb = verb.head  # "the judge overruled them and sentenced him"
        subjects = [child for child in verb.children if child.dep_.startswith("nsubj")]
        subjects += [child for subject in subjects for child in subject.children if child.dep_ == "appos"]
        return any(self.by_head.get(subject.i) is cluster for subject in subjects)

    def _join_renamed_groups(self) -> None:
        """A second nickname of as many people, where the text says that it names somebody, names the first group."""
        for token in self.doc:
            if lemma(token) not in NAMING:
                continue
            for name in (
                self.by_head.get(child.i)
                for child in token.children
                if child.dep_ in ("xcomp", "obl", "oprd", "attr", "obj", "dobj")
            ):
                if name and name.type == "Group" and name.count:
                    others = [c for c in self.clusters if c is not name and c.type == "Group" and c.count == name.count]
                    if len(others) == 1:
                        self._absorb(others[0], name)

    def _join_nicknames(self) -> None:
        """ "The men are now dubbed the Smalltown Five": the nickname names them."""
        for token in self.doc:
            if lemma(token) not in NAMING:
                continue
            called = [
                self.by_head.get(child.i)
                for child in token.children
                if child.dep_ in ("nsubj:pass", "nsubjpass", "obj", "dobj")
            ]
            called += [self.by_head.get(token.head.i)] if token.dep_ in ("acl", "acl:relcl", "relcl") else []
            names = [
                self.by_head.get(child.i)
                for child in token.children
                if child.dep_ in ("xcomp", "obl", "oprd", "attr", "obj", "dobj")
            ]
            for cluster in called[:1]:
                for name in names:
                    if (
                        cluster
                        and name
                        and name is not cluster
                        and name.type == cluster.type
                        and name.named
                        and len(name.mentions) == 1
                    ):
                        self._absorb(cluster, name)

    def _join_groups_of_one_size(self) -> None:
        """ "Five boys" and "the Smalltown Five" of one article are the same five, where no other five are named."""
        named = [c for c in self.clusters if c.type == "Group" and c.named and c.count]
        for group in named:
            rivals = [c for c in named if c is not group and c.count == group.count]
            unnamed = [c for c in self.clusters if c.type == "Group" and not c.named and c.count == group.count]
            for other in unnamed if not rivals else ():
                self._absorb(group, other)

    def _absorb(self, cluster: Cluster, other: Cluster) -> None:
        cluster.mentions = sorted((*cluster.mentions, *other.mentions), key=lambda mention: mention.start)
        cluster.names += [name for name in other.names if name not in cluster.names]
        cluster.nouns |= other.nouns
        self.clusters.remove(other)
        for index, owner in self.by_head.items():
            if owner is other:
                self.by_head[index] = cluster


NAMING = frozenset({"dub", "nickname", "call", "know", "name", "rename", "label", "christen", "brand"})
_OF_ACCUSED = frozenset(
    {
        "appeal",
        "case",
        "conviction",
        "trial",
        "sentence",
        "defense",
        "defence",
        "release",
        "arrest",
        "innocence",
        "retrial",
        "exoneration",
        "convictions",
        "indictment",
    }
)
_DONE_FOR_OTHERS = frozenset(
    {
        "take",
        "handle",
        "hear",
        "review",
        "argue",
        "overturn",
        "vacate",
        "quash",
        "reverse",
        "order",
        "investigate",
        "reopen",
        "champion",
        "win",
        "secure",
        "prosecute",
        "throw",
        "set",
        "uphold",
    }
)
_OF_WORKS = frozenset(
    {
        "premiere",
        "debut",
        "release",
        "finale",
        "episode",
        "trailer",
        "cast",
        "broadcast",
        "airing",
        "sequel",
        "publication",
    }
)


def _compatible(one: str, other: str) -> bool:
    return one == other or {one, other} <= {"Organization", "Place"}


def _agree(cluster: Cluster, mention: Mention) -> bool:
    return not cluster.gender or not mention.gender or cluster.gender == mention.gender


def _same_name(longer: tuple[str, ...], shorter: tuple[str, ...], kind: str) -> bool:
    """Say whether a name of `shorter` words may be short for `longer`."""
    if longer == shorter:
        return True
    if not shorter or not longer or len(shorter) >= len(longer):
        initials = "".join(word[0] for word in longer if word not in ("of", "for", "and", "the"))
        return kind == "Organization" and len(shorter) == 1 and shorter[0] == initials
    if kind == "Person":
        ends = longer[-1] == shorter[-1]
        return (ends or longer[0] == shorter[0]) if len(shorter) == 1 else ends and longer[0][0] == shorter[0][0]
    if kind == "Organization" and len(shorter) == 1:
        initials = "".join(word[0] for word in longer if word not in ("of", "for", "and", "the"))
        return (
            shorter[0] == initials
            or (longer[0] == shorter[0] and len(shorter[0]) > 3 and len(longer) == 2)
            or (longer[-1] == shorter[0]
            and len(longer) > 2)
        )
    return (
        kind in ("Organization", "Work")
        and (longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter)
        and len(shorter) > 1
    )
