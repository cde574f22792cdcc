"""What the library returns, as text for a terminal: a dossier, a path, a ranking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.model import Claim, Document, Event, Filler, Relation, Value, When

if TYPE_CHECKING:
    from kg.analysis import Hop, Path, Ranked
    from kg.pipeline.dossier import Dossier

Documents = Mapping[str, Document]


def dossier_page(dossier: Dossier, documents: Documents) -> str:
    """What is known of an entity: its names, then the groups of claims, each with status, speaker and quote."""
    entity = dossier.entity
    lines = [f"{entity.label} ({entity.type})"]
    others = [alias for alias in entity.aliases if alias != entity.label]
    if others:
        lines.append(f"also called: {', '.join(others)}")
    groups: list[tuple[str, Sequence[Claim]]] = [
        ("Relations", dossier.relations), ("Events", dossier.events),
        ("Says", dossier.statements), ("Others say", dossier.told)]
    for title, claims in groups:
        if claims:
            lines += ["", title]
        for claim in claims:
            lines += [f"  {headline(claim)}", *(f"    {line}" for line in support(claim, documents))]
            for reversal in dossier.reversals.get(claim.id, ()):
                lines += [f"    REVERSED: {headline(reversal)}",
                          *(f"      {line}" for line in support(reversal, documents))]
    if not dossier.claims():
        lines += ["", "No claim is about it; it is named as a speaker or not at all."]
    return "\n".join(lines) + "\n"


def path_page(path: Path, documents: Documents) -> str:
    """A path, one hop after the other, each with what supports it."""
    lines = []
    for number, hop in enumerate(path.hops, 1):
        lines += [f"{number}. {_hop(hop)}", *(f"     {line}" for line in support(hop.claim, documents))]
    return "\n".join(lines) + "\n"


def rank_page(ranked: Sequence[Ranked]) -> str:
    """A ranking as aligned columns: score, name, type."""
    return "".join(f"{one.score:>12.6g}  {one.label} ({one.type})\n" for one in ranked)


def headline(claim: Claim) -> str:
    """One line that says what is claimed, without who says it."""
    if isinstance(claim, Relation):
        object_ = claim.object.value if isinstance(claim.object, Value) else claim.object.label
        details = [name if value is True else f"{name} {value}" for name, value in claim.qualifiers]
        time = [_date(claim.when)] if claim.when else []
        notes = f" ({', '.join([*details, *time])})" if details or time else ""
        return f"{claim.subject.label} —{claim.predicate}→ {object_}{notes}"
    flags = [name if value is True else f"{name}: {value}" for name, value in claim.flags]
    who_first = sorted(claim.roles, key=lambda role: any(isinstance(filler, Value) for filler in role[1]))
    parts = [f"{role}: {_names(fillers)}" for role, fillers in who_first]
    return f"{_date(claim.when)}  {'; '.join([' '.join([claim.type, *(f'[{flag}]' for flag in flags)]), *parts])}"


def support(claim: Claim, documents: Documents) -> Iterator[str]:
    """The status and speaker of a claim, then each quoted passage with its outlet and date."""
    yield f"{claim.status}, by {speaker(claim)}"
    for span in claim.evidence:
        yield f"“{' '.join(span.quote.split())}” ({source(documents[span.document])})"


def speaker(claim: Claim) -> str:
    """Who says it, outermost first; the document itself where it names nobody."""
    chain = [one.label for one in claim.attributed_to]
    return ", citing ".join(chain) if chain else "the document itself"


def source(document: Document) -> str:
    """Where a passage stands: outlet (or title, or file), kind where it is not news, and date."""
    name = document.outlet or document.title or document.source
    kind = [document.kind] if document.kind not in (None, "news") else []
    return ", ".join([name, *kind, document.published or "undated"])


def _hop(hop: Hop) -> str:
    label = hop.claim.type
    if isinstance(hop.claim, Event):
        participant = (hop.source if hop.forward else hop.target).id
        roles = {role for role, filler in hop.claim.fillers()
                 if not isinstance(filler, Value) and filler.id == participant}
        label = " and ".join(sorted(roles))
    arrow = f"—{label}→" if hop.forward else f"←{label}—"
    when = f" ({_date(hop.claim.when)})" if hop.claim.when else ""
    return f"{hop.source.label} {arrow} {hop.target.label}{when}"


def _names(fillers: Sequence[Filler]) -> str:
    return ", ".join(filler.value if isinstance(filler, Value) else filler.label for filler in fillers)


def _date(when: When | None) -> str:
    if when is None:
        return "undated"
    return " to ".join(part for part in (when.start, when.end) if part) or when.text
