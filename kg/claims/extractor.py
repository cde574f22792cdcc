"""From one document to its claims: analyse, link mentions, match frames, settle who says it, date it, quote it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import tee

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.claims import relating
from kg.claims.arguments import Arguments
from kg.claims.attribution import Attribution, Saying
from kg.claims.bearers import beside_a_comma, is_title, told_by_the_way
from kg.claims.casting import castings
from kg.claims.clauses import OBJECT, is_verbal
from kg.claims.confidence import Confidence, cues_of, shipped
from kg.claims.entities import Entities
from kg.claims.families import kin
from kg.claims.fillers import Found
from kg.claims.first_person import link_first_person, part_from_speaker
from kg.claims.flags import flags_of, is_over
from kg.claims.frames import Frames, frames
from kg.claims.joining import join, without_mirrored, without_restated
from kg.claims.lifespans import LifeDate, life_dates
from kg.claims.links import Link
from kg.claims.localities import places
from kg.claims.matching import Match, Matcher
from kg.claims.members import memberships
from kg.claims.mentioning import mentions_of
from kg.claims.places import place_of
from kg.claims.safety import DEEDS, safe
from kg.claims.statements import Statement, Statements
from kg.claims.timing import Timing
from kg.language.coreference import Cluster, fold, resolve
from kg.language.excerpts import add_first_person
from kg.language.lexicon import Lexicon, lexicon
from kg.language.mentions import lemma
from kg.language.relations import Head
from kg.language.relations import shipped as shipped_head
from kg.model import Claim, Document, Entity, Event, Filler, Relation, Span, Value, When, items

# The verbs by which a relation comes about, so that their time is its own.
DATED_BY = {
    "wrote": frozenset({"write", "pen", "author", "co-write"}),
    "publishedBy": frozenset({"write", "pen", "author", "co-write"}),
    "founded": frozenset({"found", "co-found", "establish", "set", "start", "launch", "create"}),
    "bornIn": frozenset({"bear"}),
}
# What befalls a work itself is no scene of it: "won a prize in the film" tells of the prize.
NEVER_SHOWN = frozenset(
    {"Publication", "Premiere", "Viewership", "Award", "Protest", "Appointment", "Investigation", "Lawsuit"}
)




class Extractor:
    """Extracts claims with one language pipeline and one set of frames; documents are independent of each other."""

    def __init__(
        self,
        nlp: Language,
        *,
        frames: Frames = frames(),  # noqa: B008
        words: Lexicon = lexicon(),  # noqa: B008
        excerpts: bool = False,
        confidence: Confidence = shipped(),  # noqa: B008
        head: Head | None = shipped_head(),  # noqa: B008
    ) -> None:
        """`excerpts` says that texts are torn from their documents: a "she" that none introduces is somebody."""
        self.nlp, self.frames, self.words = nlp, frames, words
        self.excerpts, self.confidence, self.head = excerpts, confidence, head

    def claims(self, document: Document) -> list[Claim]:
        """The claims of a document in text order; each has evidence, and `quote == document.text[start:end]`."""
        return self.reading(document).claims()

    def pipe(self, documents: Iterable[Document]) -> Iterator[list[Claim]]:
        """The claims of each document, as `claims` gives them; the parser reads ahead meanwhile."""
        ahead, behind = tee(documents)
        for doc, document in zip(self.nlp.pipe(one.text for one in ahead), behind, strict=True):
            yield self._read(doc, document).claims()

    def reading(self, document: Document) -> Reading:
        """A document as it is read: its claims, and where it mentions their entities."""
        return self._read(self.nlp(document.text), document)

    def _read(self, doc: Doc, document: Document) -> Reading:
        return Reading(
            doc, document, self.frames, self.words, self.confidence, head=self.head, excerpt=self.excerpts
        )


class Reading:
    """One document being read: the parse and what the stages have found in it so far."""

    def __init__(
        self,
        doc: Doc,
        document: Document,
        frames: Frames,
        words: Lexicon,
        confidence: Confidence,
        *,
        head: Head | None = None,
        excerpt: bool = False,
    ) -> None:
        self.head, self.excerpt = head, excerpt
        self.doc, self.document, self.words, self.confidence = doc, document, words, confidence
        self.coreference = resolve(doc, words, excerpt=excerpt)
        if excerpt:
            add_first_person(doc, self.coreference)
        names = {
            m.end - 1: m.head for cluster in self.coreference.clusters for m in cluster.mentions if m.kind == "name"
        }
        self.arguments = Arguments(doc, words, names)
        self.attribution = Attribution(doc, self.arguments, self.coreference, words)
        self.attribution.turns.settle_pronouns(self.coreference)
        part_from_speaker(doc, self.coreference, self.attribution.turns)
        link_first_person(doc, self.coreference, self.attribution.turns)
        self.matches = list(Matcher(doc, frames, self.arguments, self.coreference, words).matches())
        self.entities = Entities(doc, document.id)

    def claims(self) -> list[Claim]:
        self._know_voices()
        statements = list(Statements(self.doc, self.arguments, self.coreference, self.attribution, self.words).find())
        types = {statement.trigger.i: frozenset({"Statement"}) for statement in statements}
        for match in self.matches:
            if match.frame.kind == "event":
                types[match.trigger.i] = types.get(match.trigger.i, frozenset()) | {match.type}
        crimes = frozenset({"Crime", *self.words.crimes.values()})
        self.types = types
        self.timing = Timing(self.doc, self.document.published, self.arguments, types, crimes)
        found: list[tuple[int, Claim]] = []
        for match in self.matches:
            found += [(match.trigger.i, claim) for claim in self._claims_of(match)]
        found += [(statement.trigger.i, self._statement(statement)) for statement in statements]
        found += [(told.token.i, self._life_date(told)) for told in life_dates(self.doc, self.coreference)]
        for link in self._links():
            qualifiers: dict[str, object] = {"ended": True} if link.ended else {}
            said = self.attribution.presupposed(link.tokens[0])
            claim = self._relation(link.predicate, link.subject, link.object, qualifiers, said, link.tokens)
            found.append((link.tokens[0].i, claim))
        found += self._told_by_head([claim for _, claim in found])
        found.sort(key=lambda pair: pair[0])
        return join(without_mirrored(without_restated(self.document, [claim for _, claim in found])))

    def mentions(self, entity: Entity) -> list[tuple[int, int]]:
        """Where the document names an entity or means it by a pronoun, as (start, end) in its characters."""
        return [
            (place.start_char, place.end_char)
            for cluster in self.coreference.clusters
            if self.entities.of(cluster).id == entity.id
            for place in mentions_of(cluster, self.doc, self.arguments)
        ]

    def _told_by_head(self, claims: list[Claim]) -> Iterator[tuple[int, Claim]]:
        """What the relation head is sure of and no rule has found, with the place that it is told at."""
        if self.head is None:
            return
        known = [
            (one.predicate, one.subject.id, one.object.id)
            for one in claims
            if isinstance(one, Relation) and isinstance(one.object, Entity)
        ]
        scores = relating.scored(self.doc, self.coreference, self.head, nameless=self.excerpt)
        for told in relating.sure(scores, self.head, known, lambda cluster: self.entities.of(cluster).id):
            tie = relating.tie(self.doc, told)
            said = self.attribution.of(tie) if is_verbal(tie) else self.attribution.presupposed(tie)
            tokens = (tie, self.doc[told.one.head], self.doc[told.other.head])
            qualifiers = relating.qualifiers(self.doc, told, self.words)
            claim = self._relation(told.predicate, told.subject, told.object, qualifiers, said, tokens)
            yield tie.i, replace(claim, confidence=round(self.head.voices[told.name].confidence(told.score), 3))

    def _links(self) -> Iterator[Link]:
        """The relations that no word tells, only how the words stand to each other."""
        yield from memberships(self.doc, self.coreference)
        yield from places(self.doc, self.coreference, self.words)
        yield from castings(self.doc, self.coreference)
        couples = [
            (match.roles["subject"][0], match.roles["object"][0], match.trigger)
            for match in self.matches
            if match.type == "spouseOf"
        ]
        yield from kin(self.doc, self.coreference, self.arguments, couples)

    def _know_voices(self) -> None:
        """Let what somebody wrote or filed speak for them."""
        for match in self.matches:
            if match.type == "wrote":
                author, work = match.roles["subject"][0], match.roles["object"][0]
                if isinstance(author, Cluster) and isinstance(work, Cluster):
                    self.attribution.speakers.know_author(work, author)
            elif match.type == "Lawsuit":
                plaintiff = match.roles.get("plaintiff", [None])[0]
                if isinstance(plaintiff, Cluster):
                    self.attribution.speakers.know_plaintiff(plaintiff)

    def _claims_of(self, match: Match) -> Iterator[Claim]:
        presupposed = (
            match.frame.table.get("presupposed")
            or is_title(match.trigger, self.coreference)
            or (match.frame.kind == "relation" and self._by_the_way(match))
            or self.attribution.on_occasion(match.trigger)
        )
        said = (
            self.attribution.presupposed(match.trigger)
            if presupposed
            else self.attribution.of(
                match.trigger,
                deed=match.frame.kind == "event" and match.type not in NEVER_SHOWN,
                known=match.type not in DEEDS,
            )
        )
        place = place_of(match.trigger, self.arguments, self.coreference) if match.frame.kind == "event" else None
        saying = safe(match, said, self.words, placed=place is not None)
        if saying is None:
            return
        if match.frame.kind == "event":
            if match.frame.table.get("dated_where_reduced") and self._reduced(match.trigger):
                return  # "an officer born in Lyon" says where he is from
            self._name_the_deed(match)
            yield self._event(match, saying, place)
            return
        qualifiers: dict[str, object] = {}
        if match.frame.table.get("role"):
            qualifiers["role"] = self._role_words(match.trigger)
        if is_over(match, self.words):
            qualifiers["ended"] = True
        for subject in match.roles["subject"]:
            for object_ in match.roles["object"]:
                if not isinstance(subject, Cluster) or self._unknown(object_):
                    continue
                if object_ is not subject and not self._named_already(subject, object_):
                    yield self._relation(match.type, subject, object_, qualifiers, saying, match.tokens)

    def _by_the_way(self, match: Match) -> bool:
        table, trigger = match.frame.table, match.trigger
        if is_verbal(trigger):  # "directed by Ann Lee, opens on Friday", "who does not live here"
            return beside_a_comma(trigger) and not self.attribution.marks.of_trigger(trigger)
        return not table.get("under") and not table.get("ended_with") and told_by_the_way(trigger)

    def _reduced(self, verb: Token) -> bool:
        return is_verbal(verb) and verb.dep_ in ("acl", "advcl", "amod") and self.timing.of(verb) is None

    def _named_already(self, subject: Cluster, value: Found) -> bool:
        """ "The Dale Five" is no second name of the Dale Five."""
        return isinstance(value, Value) and fold(value.value) == fold(self.entities.of(subject).label)

    def _unknown(self, found: Found) -> bool:
        """ "The company" that no name in the text explains: to lead it is to lead anything."""
        if isinstance(found, Value) or found.named or found.type != "Organization" or not found.nouns:
            return False
        return len(self.entities.of(found).label.split()) == 1 and found.nouns <= self.words["organizations.vague"]

    def _name_the_deed(self, match: Match) -> None:
        """ "The culprit" without more is the culprit of the deed last spoken of, where that was."""
        if match.frame.type != "Crime":
            return
        noun = lemma(match.trigger)
        of_noun = {"killer": "Murder", "murderer": "Murder", "rapist": "Rape", "robber": "Robbery", "bomber": "Bombing"}
        if noun in of_noun:
            match.type = of_noun[noun]
            return
        deeds = [
            t
            for t in self.doc[: match.trigger.i]
            if t.pos_ == "NOUN" and self.words.crimes.get(lemma(t), "Crime") != "Crime"
        ]
        if deeds:
            match.type = self.words.crimes[lemma(deeds[-1])]
            places = (
                place_of(t, self.arguments, self.coreference)
                for t in reversed(deeds)
                if self.words.crimes[lemma(t)] == match.type
            )
            if (place := next((one for one in places if one is not None), None)) is not None:
                match.roles.setdefault("place", [place])

    def _role_words(self, noun: Token) -> str:
        left = [
            child
            for child in noun.children
            if child.i < noun.i
            and child.dep_ in ("compound", "amod")
            and child.ent_type_ == ""
            and child.lower_ not in self.words["status.ended"]
        ]
        start = min((child.left_edge.i for child in left), default=noun.i)
        return self.doc[start : noun.i + 1].text.lower()

    def _relation(
        self,
        name: str,
        subject: Cluster,
        object_: Found,
        qualifiers: dict[str, object],
        saying: Saying,
        tokens: tuple[Token, ...],
    ) -> Relation:
        return Relation(
            subject=self.entities.of(subject),
            predicate=name,
            object=self._filler(object_),
            qualifiers=items(qualifiers),
            status=saying.status,
            attributed_to=self._chain(saying),
            when=self._began(name, tokens[0]),
            confidence=self._confidence("relation", tokens, saying),
            evidence=self._evidence(tokens),
        )

    def _is_over(self, match: Match) -> bool:
        """ "Freed on Monday after 16 years in prison": the time is that of the release, not of the years."""
        return match.type == "Imprisonment" and "Release" in self.types[match.trigger.i]

    def _began(self, name: str, trigger: Token) -> When | None:
        """When a relation came about, where its trigger or the verb over it is one that brings it about."""
        verb = trigger if is_verbal(trigger) or trigger.dep_ not in OBJECT else trigger.head
        return self.timing.of(verb) if lemma(verb) in DATED_BY.get(name, ()) else None

    def _event(self, match: Match, saying: Saying, place: Cluster | None) -> Event:
        roles = {role: tuple(self._filler(one) for one in found) for role, found in match.roles.items()}
        if place is not None and not any(place in found for found in match.roles.values()):
            roles["place"] = (self.entities.of(place),)
        return Event(
            type=match.type,
            roles=items(roles),
            flags=items(flags_of(match, self.words)),
            status=saying.status,
            attributed_to=self._chain(saying),
            when=None if self._is_over(match) else self.timing.of(match.trigger),
            confidence=self._confidence("event", match.tokens, saying),
            evidence=self._evidence(match.tokens),
        )

    def _statement(self, statement: Statement) -> Event:
        roles = {role: tuple(self._filler(one) for one in found) for role, found in statement.roles.items()}
        said = self.attribution.of(statement.trigger)
        chain = tuple(speaker for speaker in said.speakers if speaker not in statement.roles["speaker"])
        saying = Saying("asserted" if said.status == "reported" and not chain else said.status, chain)
        return Event(
            type="Statement",
            roles=items(roles),
            flags=items({"act": statement.act}),
            status=saying.status,
            attributed_to=self._chain(saying),
            when=self.timing.of(statement.trigger),
            confidence=self._confidence("statement", (statement.trigger,), saying),
            evidence=self._evidence((statement.trigger,)),
        )

    def _life_date(self, told: LifeDate) -> Event:
        saying = self.attribution.presupposed(told.token)
        return Event(
            type=told.type,
            roles=items({"person": (self.entities.of(told.person),)}),
            status=saying.status,
            attributed_to=self._chain(saying),
            when=told.when,
            confidence=self._confidence("event", (told.token, told.token), saying),
            evidence=self._evidence((told.token,)),
        )

    def _chain(self, saying: Saying) -> tuple[Entity, ...]:
        return tuple(self.entities.of(speaker) for speaker in saying.speakers)

    def _filler(self, found: Found) -> Filler:
        return found if isinstance(found, Value) else self.entities.of(found)

    def _evidence(self, tokens: tuple[Token, ...]) -> tuple[Span, ...]:
        """The sentences that hold the trigger and the words that fill the roles."""
        spans = {}
        for token in tokens:
            sent = token.sent
            start, end = sent.start_char, sent.end_char
            text = self.document.text[start:end]
            start += len(text) - len(text.lstrip())
            end -= len(text) - len(text.rstrip())
            spans[start] = Span(self.document.id, start, end, self.document.text[start:end])
        return tuple(spans[start] for start in sorted(spans))

    def _confidence(self, kind: str, tokens: tuple[Token, ...], saying: Saying) -> float:
        return self.confidence(cues_of(kind, tokens, self.coreference, saying.status, bool(saying.speakers)))
