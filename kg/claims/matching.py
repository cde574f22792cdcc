"""Match frames on a parsed document: each trigger gives a type and, for each role, the tokens that fill it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.claims.accused import ROLES, Accused
from kg.claims.arguments import (
    OBJECT,
    PASSIVE_SUBJECT,
    POSSESSOR,
    SUBJECT,
    Arguments,
    conjuncts,
    has_copula,
    is_passive,
    is_verbal,
    obliques,
)
from kg.claims.bearers import bearers
from kg.claims.frames import Frame, Frames, RoleFrame, Step
from kg.claims.values import read_value
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma
from kg.model import Value

Found = Cluster | Value
NOT_QUITE = frozenset({"nearly", "almost", "attempted", "would-be"})  # nearly beaten to death, attempted murder
CLOSING = frozenset({"”", "’", '"', "'", ",", "*", "_"})
HYPHENS = frozenset({"-", "‑"})
CIRCUMSTANCE = frozenset({"after", "during", "under", "following", "of", "in", "through", "for", "without"})
SETTING = frozenset({"in", "through", "under", "with", "by"})  # "in a lawsuit, she accuses the bank"


@dataclass(slots=True, eq=False)
class Match:
    """A frame found in a text: its trigger, what fills its roles, and the tokens that say so.

    `type` starts as the frame's and may be made finer ("the culprit" of a rape).
    """

    frame: Frame
    trigger: Token
    roles: dict[str, list[Found]]
    tokens: tuple[Token, ...]
    said: dict[str, list[Token]]
    type: str = ""

    def __post_init__(self) -> None:
        self.type = self.type or self.frame.type


class Matcher:
    """Finds the frames of one document."""

    def __init__(
        self, doc: Doc, frames: Frames, arguments: Arguments, coreference: Coreference, lexicon: Lexicon
    ) -> None:
        self.doc, self.frames, self.arguments = doc, frames, arguments
        self.coreference, self.lexicon = coreference, lexicon
        self.accused = Accused(doc, coreference)

    def matches(self) -> Iterator[Match]:
        """Every match in text order; one trigger may match several frames, but each type once."""
        found = [match for token in self.doc for match in self._of_trigger(token)]
        authors = {
            id(match.roles["object"][0]): match.roles["subject"] for match in reversed(found) if match.type == "wrote"
        }
        for match in found:
            if match.type == "Publication" and (author := authors.get(id(match.roles["work"][0]))):
                match.roles.setdefault("author", author)  # whoever is said elsewhere to have written it
            yield match

    def _of_trigger(self, token: Token) -> Iterator[Match]:
        seen: set[str] = set()
        several = False
        for frame, rest in sorted(self._candidates(token), key=lambda pair: -len(pair[1])):
            if frame.type in seen or frame.words("unless") & seen or (several and not rest):
                continue
            if not self._triggered(frame, token, rest):
                continue
            several = several or (bool(rest) and frame.kind == "relation")  # a "vice president" is no president
            match = self._match(frame, token)
            if match is not None:
                seen.add(frame.type)
                self._remember_accused(match)
                yield match

    def _remember_accused(self, match: Match) -> None:
        denied = any(child.lower_ in self.lexicon["status.negators"] for child in match.trigger.children)
        if match.frame.kind != "event" or match.frame.type in ("Lawsuit", "Appeal") or denied:
            return
        found = {role: [one for one in whom if isinstance(one, Cluster)] for role, whom in match.roles.items()}
        if whom := next((found[role] for role in ROLES if found.get(role)), []):
            self.accused.tell(match.frame.type, match.trigger, whom)
        self.accused.implicate(found.get("implicates", []))

    def _last_work(self, trigger: Token) -> list[Found]:
        """The drama or film last named before a trigger."""
        told = [
            (max(before), number)
            for number, cluster in enumerate(self.coreference.clusters)
            if cluster.type == "Work"
            and cluster.named
            and (not cluster.nouns or cluster.nouns & self.lexicon["works.screen"])
            and (before := [mention.start for mention in cluster.mentions if mention.start < trigger.i])
        ]
        return [self.coreference.clusters[max(told)[1]]] if told else []

    def _candidates(self, token: Token) -> list[tuple[Frame, tuple[str, ...]]]:
        word = lemma(token)
        if self._inside_name(token):
            return self._of_names(token)
        if _of_longer_name(token):
            return []
        found = list(self.frames.of("verb", word)) if is_verbal(token) else []
        if token.pos_ in ("NOUN", "PROPN"):
            aside = _names_kind(token)
            noun = token.lower_ if token.tag_ == "VBG" else word  # "hours of questioning by the police"
            found += [pair for pair in self.frames.of("noun", noun) if pair[0].kind == "relation" or not aside]
            found += self._occupation(token) if not found else []
        if token.pos_ in ("ADJ", "VERB") and (token.dep_ == "amod" or has_copula(token)):
            found += self.frames.of("adjective", token.lower_)
        return found

    def _occupation(self, noun: Token) -> list[tuple[Frame, tuple[str, ...]]]:
        """A noun that the lexicon does not know, said of a person: "Ann Lee, an immunologist at Dale University"."""
        known = self._bearer(noun)
        person = bool(known) and known[0].type == "Person" and known[0].named
        return list(self.frames.of("noun", "OCCUPATION")) if person else []

    def _inside_name(self, token: Token) -> bool:
        cluster = self.coreference.of(token)
        return cluster is not None and any(m.kind == "name" and m.start <= token.i < m.end for m in cluster.mentions)

    def _of_names(self, token: Token) -> list[tuple[Frame, tuple[str, ...]]]:
        """The relations that a name itself stands in: a title with its channel, a place inside another."""
        cluster = self.coreference.of(token)
        if cluster is None or not self.coreference.heads_name(token):
            return []
        keys = [cluster.type.upper()]
        if cluster.type == "Work":  # a title is read by what it is said to be the title of
            keys = sorted(cluster.nouns & self.lexicon["works"]) or ["TITLE"]
        found = [pair for key in keys for pair in self.frames.of("noun", key)]
        return [pair for pair in found if pair[0].kind == "relation" and not pair[1]]

    def _triggered(self, frame: Frame, token: Token, rest: tuple[str, ...]) -> bool:
        table = frame.table
        near = self._near(token)
        if any(child.lower_ in NOT_QUITE for child in token.children):
            return False
        if rest and not set(rest) <= near:
            return False
        if (wanted := frame.words("with")) and not near & wanted:
            return False
        if frame.words("without") & (near | {lemma(up) for up in _governors(token)}):
            return False
        if not is_verbal(token) and frame.words("without_governor") & {lemma(up) for up in _governors(token)}:
            return False
        if table.get("passive_only") and is_verbal(token) and not is_passive(token):
            return False
        if (article := table.get("article")) and article != _article(token):
            return False
        if frame.words("under") and not any(lemma(up) in frame.words("under") for up in _governors(token, 4)):
            return False
        return not table.get("superlative") or bool(self._superlative(token))

    def _near(self, token: Token) -> set[str]:
        """Forms and lemmas of the trigger and what depends on it, two steps down, not past another clause's subject.

        What a verb befalls is near it wherever it stands: "had his conviction overturned", "charges that were dropped".
        """
        words = {token.lower_, lemma(token)}
        for one in self.arguments.named(token, "object") if is_verbal(token) else ():
            words |= {one.lower_, lemma(one), *(lemma(c) for c in one.children if c.dep_ in ("compound", "amod"))}
        for child in token.children:
            if child.dep_ == "advcl" and child.tag_ == "VB":
                words.add(lemma(child))  # "paid them a million to settle"
            if child.dep_ in ("conj", "parataxis", "advcl", "acl:relcl"):
                continue
            words |= {child.lower_, lemma(child)}
            if child.dep_ == "ccomp":
                continue
            for grandchild in child.children:
                if grandchild.dep_ not in ("acl:relcl", "acl", "advcl"):
                    words |= {grandchild.lower_, lemma(grandchild)}
                    if grandchild.dep_ in ("nmod", "pobj", "obl", "compound", "conj", "xcomp"):
                        words |= {lemma(one) for one in grandchild.children}
        return words

    def _match(self, frame: Frame, trigger: Token) -> Match | None:
        roles: dict[str, list[Found]] = {}
        said_by: dict[str, list[Token]] = {}
        for role in frame.roles:
            if role.options.get("only_verbs") and not is_verbal(trigger):
                continue
            if (verbs := role.options.get("verbs")) and lemma(trigger) not in verbs:
                continue
            taken = [one for other in role.options.get("except", ()) for one in roles.get(other, ())]
            found, said = self._fill(role, trigger, taken)
            if not found and (known := role.options.get("known")) and not self._names_another(role, trigger):
                # "the convictions were quashed": of the one last spoken of; "the script": of the work last named
                found = [*self.accused.last(trigger)] if known == "accused" else self._last_work(trigger)
            if found:
                roles[role.name] = found
                said_by[role.name] = said
        table = frame.table
        if not set(table.get("needs_all", ())) <= roles.keys():
            return None
        if table.get("needs") and not set(table["needs"]) & roles.keys():
            return None
        if frame.kind == "relation" and len(roles) < 2:
            return None
        if table.get("needs_any_two") and not is_verbal(trigger) and len(roles) < 2:
            return None
        tokens = [trigger, *(token for said in said_by.values() for token in said)]
        return Match(frame, trigger, roles, tuple(tokens), said_by)

    def _fill(self, role: RoleFrame, trigger: Token, taken: list[Found]) -> tuple[list[Found], list[Token]]:
        found: list[Found] = []
        said: list[Token] = []
        for source in role.sources:
            self._gather(role, source, trigger, taken, found, said)
            if found:
                break
        for source in role.also if found else ():
            self._gather(role, source, trigger, taken, found, said)
        if not found and (kind := role.options.get("or_text")):
            for source in role.sources:
                for token in self._walk(source, trigger):
                    if (value := read_value(kind, token, self.lexicon, self.coreference)) is not None:
                        return [value], [token]
        return found, said

    def _gather(
        self,
        role: RoleFrame,
        source: tuple[Step, ...],
        trigger: Token,
        taken: list[Found],
        found: list[Found],
        said: list[Token],
    ) -> None:
        for token in self._walk(source, trigger):
            for filler, by in self._fillers(role, token, trigger):
                if filler not in found and filler not in taken:
                    found.append(filler)
                    said.append(by)

    def _names_another(self, role: RoleFrame, trigger: Token) -> bool:
        """Say whether a noun stands where the role is said, though it cannot fill it: "the state appealed"."""
        return any(
            token.pos_ in ("NOUN", "PROPN") for source in role.sources for token in self._walk(source, trigger)
        )

    def _walk(self, source: tuple[Step, ...], token: Token) -> list[Token]:
        tokens = [token]
        for step in source:
            tokens = [one for start in tokens for one in self._step(step, start)]
        return tokens

    def _step(self, step: Step, token: Token) -> list[Token]:
        found = self._function(step.function, token)
        if step.lemmas:
            found = [one for one in found if lemma(one) in step.lemmas]
        return found

    def _function(self, function: str, token: Token) -> list[Token]:
        match function:
            case "self":
                return [token]
            case "bearer":
                return bearers(token, self.arguments, self.coreference)
            case "clause-object":
                verb = next((up for up in _governors(token, 6) if is_verbal(up)), None)
                return self.arguments.named(verb, "object") if verb is not None and is_passive(verb) else []
            case "clause-subject":
                verb = next((up for up in _governors(token, 6) if is_verbal(up)), None)
                if verb is None:
                    return []
                return self.arguments.named(
                    verb,
                    "object"
                    if is_passive(verb) or lemma(verb) in ("remove", "oust", "drop", "appoint", "elect", "name")
                    else "subject",
                )
            case "undergoer":
                return self._undergoer(token)
            case "setting-subject" | "setting-object":
                verb = token.head
                sets = is_verbal(verb) and any(
                    argument == token and preposition in SETTING for preposition, argument in obliques(verb)
                )
                return self.arguments.named(verb, function.removeprefix("setting-")) if sets else []
            case "ruling-subject":  # "the court dismissed his appeal"
                verb = token.head
                ruled = is_verbal(verb) and lemma(verb) in self.lexicon["verbs.ruling"]
                ruled = ruled and token.dep_ in (*OBJECT, *PASSIVE_SUBJECT)
                return self.arguments.named(verb, "subject") if ruled else []
            case "holder":  # "the subject of an inquiry", "the winner of the prize"
                noun = token.head
                held = noun.pos_ == "NOUN" and lemma(noun) in self.lexicon["reference.holders"]
                return bearers(noun, self.arguments, self.coreference) if held else []
            case "that-of":  # "quashed 39 convictions, among them that of Ann Lee"
                those = (one for one in token.subtree if one.lower_ in ("that", "those") and one.i > token.i)
                return [noun for one in those for case, noun in obliques(one) if case == "of"]
            case "effect":  # "a pardon freed her"
                verb = token.head
                frees = token.dep_ in SUBJECT and is_verbal(verb) and not is_passive(verb)
                return self.arguments.named(verb, "object") if frees else []
            case "modified":
                return [token.head] if token.dep_ == "amod" else []
            case "hyphenated":  # "Houston-based"
                joined = token.i > 1 and token.nbor(-1).text in HYPHENS and not token.nbor(-1).whitespace_
                return [token.nbor(-2)] if joined else []
            case _ if function.startswith("next-"):
                return self._next(token, function.removeprefix("next-"))
            case "byname":  # "(aka Big Al)", "formerly Acme Lines"
                return [
                    child
                    for child in token.children
                    if child.dep_ in ("appos", "parataxis", "conj", "nmod:desc")
                    and any(inner.lower_ in self.lexicon["reference.bynames"] for inner in child.children)
                ]
            case _ if function.startswith("inner-"):
                return self._reach(token, function.removeprefix("inner-"), token.i)
            case _ if function.startswith("clause-"):
                return self._in_clause(token, function.removeprefix("clause-"))
            case "oblique":
                return [
                    child
                    for child in token.children
                    if child.dep_ in ("obl:unmarked", "obl:tmod", "obl:npmod", "npadvmod", "obl", "nmod:unmarked")
                    and not any(c.dep_ == "case" for c in child.children)
                ]
            case "accused":
                return self._accused_of(token)
            case "any":
                return [token.head if self.arguments.light_verb(token) is not None else token]
            case "superlative":
                return self._superlative(token)
            case _:
                return self.arguments.named(token, function)

    def _in_clause(self, token: Token, preposition: str) -> list[Token]:
        """What a preposition introduces after a trigger in its clause, whatever noun the parse hangs it on."""
        verb = token if is_verbal(token) else next((up for up in _governors(token, 6) if is_verbal(up)), token)
        return self._reach(verb, preposition, token.i)

    def _reach(self, top: Token, preposition: str, after: int) -> list[Token]:
        """What a preposition introduces anywhere below a token in its clause, past a place in the text."""
        waiting, found = [top], []
        while waiting:
            node = waiting.pop(0)
            found += [noun for case, noun in obliques(node) if case == preposition and noun.i > after]
            waiting += [
                child
                for child in node.children
                if not is_verbal(child) and child.dep_ not in SUBJECT | {"conj", "appos", "parataxis"}
            ]
        return found

    def _accused_of(self, deed: Token) -> list[Token]:
        """Who is accused of or suspected in a deed, or whom it is blamed on."""
        verb = deed.head
        while verb.ent_type_ == "DATE" and not is_verbal(verb) and verb.head != verb:
            verb = verb.head  # "accused last week of a rape"
        marks = {child.lower_ for child in deed.children if child.dep_ == "case"}
        if lemma(verb) in ("accuse", "suspect") and is_verbal(verb) and marks & {"of", "in"}:
            return self.arguments.named(verb, "object")
        blaming = [verb] if deed in self.arguments.named(verb, "object") else []
        blaming += [child for child in deed.children if child.dep_ in ("acl", "acl:relcl")]
        return [
            one
            for verb in blaming
            if lemma(verb) in ("attribute", "blame", "ascribe", "pin") and is_verbal(verb)
            for function in ("to", "on")
            for one in self.arguments.named(verb, function)
        ]

    def _undergoer(self, token: Token) -> list[Token]:
        """Of whom the clause is that an event without people of its own dates: "after hours of questioning, he …"."""
        marks = {child.lower_ for child in token.children if child.dep_ in ("case", "mark")}
        verb = next((up for up in _governors(token, 4) if is_verbal(up)), None)
        if verb is None or not marks & CIRCUMSTANCE:
            return []
        return self.arguments.named(verb, "object" if is_passive(verb) else "subject")

    def _next(self, token: Token, preposition: str) -> list[Token]:
        """The name that a preposition introduces right after the name of a trigger, wherever the parse hangs it."""
        last = next((end for end, head in self.arguments.names.items() if head == token.i), token.i)
        after = last + 1
        while after < len(self.doc) and self.doc[after].text in CLOSING:
            after += 1
        if after + 1 >= len(self.doc) or self.doc[after].lower_ != preposition:
            return []
        after += 1
        while after + 1 < len(self.doc) and self.doc[after].lower_ in ("the", "a", "an", "“", "‘", '"'):
            after += 1
        heads = {mention.start: mention.head for cluster in self._clusters_at(after) for mention in cluster.mentions}
        return [self.doc[heads[after]]] if after in heads else []

    def _clusters_at(self, index: int) -> list[Cluster]:
        cluster = self.coreference.by_head.get(index)
        return [cluster] if cluster is not None and cluster.named else []

    def _superlative(self, token: Token) -> list[Token]:
        """ "The most watched show": the participle that "most" stands before."""
        return [
            child
            for child in token.children
            if child.dep_ == "amod"
            and any(inner.lower_ in ("most", "-") and inner.dep_ in ("advmod", "punct") for inner in child.children)
            and any(t.lower_ == "most" for t in child.subtree)
        ]

    def _fillers(self, role: RoleFrame, token: Token, trigger: Token) -> Iterator[tuple[Found, Token]]:
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
            for cluster in self.coreference.all_of(one) or self._bearer(one):
                if cluster.type in role.types and self._allowed(role, cluster, one, trigger):
                    yield cluster, one

    def _counted(self, token: Token, depth: int = 0) -> list[Token]:
        """What a charge or count is of: "two counts of murder", "on fraud charges", "on suspicion of arson"."""
        if lemma(token) not in self.lexicon["offences.counted"] or depth > 2:
            return [token]
        named = [one for function in ("of", "for", "with", "in") for one in self.arguments.named(token, function)]
        named = named or [one for one in self.arguments.named(token, "compound") if one.pos_ in ("NOUN", "PROPN")]
        return [inner for one in named for inner in self._counted(one, depth + 1)]

    def _bearer(self, noun: Token) -> list[Cluster]:
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


def _article(noun: Token) -> str:
    """Whether a noun stands for one of several ("a director of") or for the one."""
    several = noun.tag_ == "NNS" or any(child.lower_ in ("a", "an", "one", "another") for child in noun.children)
    return "indefinite" if several else "definite"


def _told_apart(noun: Token) -> bool:
    """A noun that a capitalised word before it makes particular: "the German embassy"."""
    return any(child.dep_ in ("amod", "compound") and child.text[:1].isupper() for child in noun.children)


def _governors(token: Token, limit: int = 3) -> list[Token]:
    found = []
    for up in token.ancestors:
        found.append(up)
        if len(found) == limit:
            break
    return found


def _names_kind(noun: Token) -> bool:
    """An event noun that only says of what kind another is: "appeal court", "trial judge", "arrest warrant"."""
    return noun.dep_ == "compound" and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i == noun.i + 1


def _of_longer_name(verb: Token) -> bool:
    """A verb in capitals among words in small letters is part of a name: "the Network of those Abused by Priests"."""
    if not verb.is_title or verb.i == verb.sent.start or not is_verbal(verb) or verb.i + 1 >= len(verb.doc):
        return False
    return verb.nbor(-1).is_lower and verb.sent[-1].text in (".", "?", "!", "”", '"')
