"""Match frames on a parsed document: each trigger gives a type and, for each role, the tokens that fill it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.claims.accused import ROLES, Accused
from kg.claims.arguments import Arguments
from kg.claims.clauses import governors, has_copula, is_passive, is_verbal
from kg.claims.fillers import Fillers, Found
from kg.claims.frames import Frame, Frames, RoleFrame, Step
from kg.claims.reach import Reach
from kg.claims.values import read_value
from kg.language.coreference import Cluster, Coreference
from kg.language.lexicon import Lexicon
from kg.language.mentions import lemma

NOT_QUITE = frozenset({"nearly", "almost", "attempted", "would-be"})  # nearly beaten to death, attempted murder


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
        self.reach = Reach(doc, arguments, coreference, lexicon)
        self.accused = Accused(doc, coreference)
        self.fillers = Fillers(doc, arguments, coreference, lexicon, self.accused)

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
        known = self.fillers.bearer(noun)
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
        if frame.words("without") & (near | {lemma(up) for up in governors(token)}):
            return False
        if not is_verbal(token) and frame.words("without_governor") & {lemma(up) for up in governors(token)}:
            return False
        if table.get("passive_only") and is_verbal(token) and not is_passive(token):
            return False
        if (article := table.get("article")) and article != _article(token):
            return False
        if frame.words("under") and not any(lemma(up) in frame.words("under") for up in governors(token, 4)):
            return False
        return not table.get("superlative") or bool(self.reach.superlative(token))

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
                for token in self.reach.walk(source, trigger):
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
        for token in self.reach.walk(source, trigger):
            for filler, by in self.fillers.of(role, token, trigger):
                if filler not in found and filler not in taken:
                    found.append(filler)
                    said.append(by)

    def _names_another(self, role: RoleFrame, trigger: Token) -> bool:
        """Say whether a noun stands where the role is said, though it cannot fill it: "the state appealed"."""
        return any(
            token.pos_ in ("NOUN", "PROPN") for source in role.sources for token in self.reach.walk(source, trigger)
        )





















def _article(noun: Token) -> str:
    """Whether a noun stands for one of several ("a director of") or for the one."""
    several = noun.tag_ == "NNS" or any(child.lower_ in ("a", "an", "one", "another") for child in noun.children)
    return "indefinite" if several else "definite"






def _names_kind(noun: Token) -> bool:
    """An event noun that only says of what kind another is: "appeal court", "trial judge", "arrest warrant"."""
    return noun.dep_ == "compound" and noun.head.pos_ in ("NOUN", "PROPN") and noun.head.i == noun.i + 1


def _of_longer_name(verb: Token) -> bool:
    """A verb in capitals among words in small letters is part of a name: "the Network of those Abused by Priests"."""
    if not verb.is_title or verb.i == verb.sent.start or not is_verbal(verb) or verb.i + 1 >= len(verb.doc):
        return False
    return verb.nbor(-1).is_lower and verb.sent[-1].text in (".", "?", "!", "”", '"')
