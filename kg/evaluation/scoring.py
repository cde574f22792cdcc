"""Score the claims about one document against its gold: what was found, and how well what was found is told.

The figures are those of the project's gold format (docs/evaluation.md): precision, recall and F1 of entities,
relations, events and the fillers of roles; the accuracy of status, speakers, date and flags among what was matched;
and every claim that the gold forbids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.errors import InputError
from kg.evaluation.facts import Fact, Filler, Names, Numbered, Record, fold, read_fact, vocabulary
from kg.evaluation.pairing import breaks, pair, same_date, same_flags, shared, type_credit

FOUND = ("entities", "relations", "events", "roles")
JUDGED = ("status", "speakers", "dates", "flags", "evidence", "asserted")


@dataclass(frozen=True)
class Outcome:
    """What became of one fact: `missed`, `spurious`, `right`, `forbidden`, or `wrong` in the field `what`."""

    verdict: str
    what: str
    text: str
    quote: str = ""


@dataclass
class Report:
    """The figures of one document, or of several together.

    `judged` holds (confidence, right) of each claim of a scored type: right where a line says it with the same status
    and speakers.
    """

    document: str
    counts: defaultdict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    forbidden: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    judged: list[tuple[float, bool]] = field(default_factory=list)

    def add(self, name: str, right: float = 0, made: float = 0, gold: float = 0) -> None:
        """Count towards one figure."""
        for part, count in (("right", right), ("made", made), ("gold", gold)):
            self.counts[name, part] += count

    def include(self, other: Report) -> None:
        """Add another document's counts to these."""
        for key, count in other.counts.items():
            self.counts[key] += count
        self.forbidden += other.forbidden
        self.outcomes += other.outcomes
        self.judged += other.judged

    def figures(self, name: str) -> dict[str, float | None]:
        """Counts with precision, recall and F1, or with an accuracy; an empty answer to an empty gold is perfect."""
        right, made, gold = (self.counts[name, part] for part in ("right", "made", "gold"))
        if name in JUDGED:
            return {"accuracy": right / made if made else None, "right": right, "of": made}
        precision, recall = (right / n if n else float(made == gold) for n in (made, gold))
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        return {"precision": precision, "recall": recall, "f1": f1, "right": right, "made": made, "gold": gold}

    def to_json(self) -> Record:
        """Every figure and every forbidden claim."""
        return {"document": self.document, **{name: self.figures(name) for name in FOUND + JUDGED},
                "forbidden": self.forbidden}


def score(gold: Sequence[Numbered], claims: Sequence[Record], text: str) -> Report:
    """Score the claims about the document whose gold this is; `text` is its cleaned text, to check evidence against.

    Raises InputError for a line that is no gold line.
    """
    head = next((line for _, line in gold if line.get("kind") == "document"), None)
    if head is None:
        raise InputError(f"{gold[0][0] if gold else 'gold'}: no line says which document it is about")
    report = Report(str(head["id"]))
    entities = [line for _, line in gold if line["kind"] == "entity"]
    names = Names(entities)
    wanted = [read_fact(at, line, names.gold) for at, line in gold if line["kind"] in ("relation", "event")]
    rules = [read_fact(at, line["claim"], names.gold) for at, line in gold if line["kind"] == "forbid"]
    made = [read_fact(f"claim {line['id']}", line, names.claimed) for line in claims]
    for claim in made:
        if any(breaks(rule, claim) for rule in rules):
            report.forbidden.append(str(claim))
            report.outcomes.append(Outcome("forbidden", claim.kind, str(claim), claim.quote))
        for span in claim.evidence:
            report.add("evidence", span["quote"] == text[span["start"]:span["end"]], 1)
    wanted, made = [fact for fact in wanted if fact.root], [fact for fact in made if fact.root]
    _score_entities(report, entities, made)
    _score_facts(report, wanted, made)
    return report


def _score_entities(report: Report, entities: Iterable[Record], claims: Iterable[Fact]) -> None:
    """An entity is right where its name and its type are; a second one for the same thing is spurious."""
    kinds = vocabulary().entities
    claimed: dict[str, Filler] = {}
    for fact in claims:
        for filler in (*(fact.by or ()), *(filler for fillers in fact.roles.values() for filler in fillers)):
            if filler.type in kinds:
                claimed.setdefault(filler.id or f"{filler.type} {fold(filler.label)}", filler)
    by_name: dict[str | None, list[Filler]] = defaultdict(list)
    for filler in claimed.values():
        by_name[filler.entity].append(filler)
    for entity in entities:
        name, kind = entity["names"][0], entity["type"]
        mine = by_name.pop(name, [])
        if entity.get("optional") or kind not in kinds:
            continue
        right = next((filler for filler in mine if filler.type == kind), None)
        report.add("entities", right=right is not None, made=len(mine), gold=1)
        if right is None:
            report.outcomes.append(Outcome("missed", "entity", f"{name} ({kind})"))
        report.outcomes += [
            Outcome("spurious", "entity", f"{filler.label} ({filler.type}) for {name} ({kind})")
            for filler in mine if filler is not right
        ]
    for filler in by_name[None]:
        report.add("entities", made=1)
        report.outcomes.append(Outcome("spurious", "entity", f"{filler.label} ({filler.type})"))


def _score_facts(report: Report, wanted: Sequence[Fact], made: Sequence[Fact]) -> None:
    pairs = pair(wanted, made)
    paired = {id(fact) for both in pairs for fact in both}
    for line, claim in pairs:
        _judge(report, claim, right=(line.status, line.speakers) == (claim.status, claim.speakers))
        if not line.optional:
            _score_pair(report, line, claim)
    for line in wanted:
        if id(line) not in paired and not line.optional:
            _single(report, line, missed=True)
    # Copies of one claim count once.
    spurious = {claim.signature(): claim for claim in made if id(claim) not in paired}
    for claim in spurious.values():
        _single(report, claim, missed=False)
        _judge(report, claim, right=False)


def _judge(report: Report, claim: Fact, *, right: bool) -> None:
    report.judged.append((claim.confidence, right))
    if claim.status == "asserted":
        report.add("asserted", right, 1)


def _single(report: Report, fact: Fact, *, missed: bool) -> None:
    """Count a fact without a partner, missed or spurious, and an event's fillers with it."""
    report.add(f"{fact.kind}s", made=not missed, gold=missed)
    if fact.kind == "event":
        report.add("roles", made=0 if missed else fact.size, gold=fact.size if missed else 0)
    report.outcomes.append(Outcome("missed" if missed else "spurious", fact.kind, str(fact), fact.quote))


def _score_pair(report: Report, gold: Fact, claim: Fact) -> None:
    """Score what a matched claim says against what its gold line says."""
    credit, common, both = type_credit(gold, claim), shared(gold, claim).total(), f"{gold} claimed as {claim}"
    report.add(f"{gold.kind}s", right=credit, made=1, gold=1)
    if gold.kind == "event":
        report.add("roles", common, claim.size, gold.size)
    if credit < 1 or not common == gold.size == claim.size:
        report.outcomes.append(Outcome("wrong", "type" if credit < 1 else "roles", both, claim.quote))
    for name, due, right in _judgements(gold, claim):
        if due:
            report.add(name, right, 1)
            if not right:
                report.outcomes.append(Outcome("wrong", name, both, claim.quote))


def _judgements(gold: Fact, claim: Fact) -> Iterator[tuple[str, bool, bool]]:
    """Each thing said of a matched claim: its name, whether it is to be judged, whether it is right."""
    flagged = "act" in gold.flags or any(fact.flags.get(key) for fact in (gold, claim) for key in vocabulary().flags)
    yield "status", True, gold.status == claim.status
    yield "speakers", bool(gold.by or claim.by), gold.speakers == claim.speakers
    yield "dates", bool(gold.when or claim.when), same_date(gold.when, claim.when)
    yield "flags", flagged, same_flags(gold, claim)
