"""A small made-up case for tests: three documents, every status, a conviction and what became of it.

`small_case()` gives the documents and the claims; the names below are its entities. Nothing here is real. One
organization carries markup and one person letters beyond ASCII, because both happen and neither may break anything.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from kg.model import Claim, Document, Entity, Event, Filler, Relation, Span, Status, Value, When, items


def _entity(id: str, type: str, label: str, *aliases: str) -> Entity:
    return Entity(id, type, label, tuple(sorted({label, *aliases})))


OKORO = _entity("daniel-okoro", "Person", "Daniel Okoro", "Okoro")
LINDQVIST = _entity("maren-lindqvist", "Person", "Maren Lindqvist", "Lindqvist", "the former prosecutor")
GRANT = _entity("tobias-grant", "Person", "Tobias Grant", "Detective Grant")
NAIR = _entity("priya-nair", "Person", "Priya Nair", "Nair")
CAPKOVA = _entity("zoe-capkova", "Person", "Zoë Čapková", "Čapková")
HARROW_TWO = _entity("harrow-two", "Group", "Harrow Two", "the Harrow Two")
ASHBY = _entity("ashby-college", "Organization", "Ashby College")
TRUST = _entity("harrow-trust", "Organization", "Harrow Trust")
COURT = _entity("harrow-county-court", "Organization", "Harrow County Court")
PRESS = _entity("wick-script-press", "Organization", "Wick & <script>alert('x')</script> Press")
LEDGER = _entity("evening-ledger", "Organization", "Evening Ledger", "The Evening Ledger")
SERIES = _entity("seven-nights", "Work", "Seven Nights")
BOOK = _entity("burnt-evidence", "Work", "Burnt Evidence")

_NEWS = """\
Daniel Okoro, one of the Harrow Two, was convicted of arson in 1991.
In December 2003 the Harrow County Court vacated his conviction.
He had been charged with setting fire to a mill.
Maren Lindqvist, a former trustee of Ashby College, resigned on June 3, 2019 from Ashby College and the Harrow Trust.
Her book was dropped by Wick & <script>alert('x')</script> Press, which had published it.
According to The Evening Ledger, Priya Nair says Tobias Grant forced the confession of Okoro.
Lindqvist denied that Okoro was forced to confess.
Zoë Čapková accused Lindqvist of hiding evidence.
Lindqvist is not married to Grant.
Grant could be tried next year.
"""
_OPINION = """\
The court threw out the conviction of Daniel Okoro in December 2003.
Priya Nair, the novelist, wrote Burnt Evidence.
Wick & <script>alert('x')</script> Press brought out Burnt Evidence in 2010.
"""
_DRAMA = """\
Zoë Čapková directed Seven Nights.
In Seven Nights, Grant beats Okoro in a cell.
More than 2 million people watched Seven Nights.
"""


def _document(id: str, text: str, **about: Any) -> Document:
    checksum = hashlib.sha256(text.encode()).hexdigest()
    return Document(id, text, f"{id}.txt", checksum, **about)


NEWS = _document("ledger-2019", _NEWS, title='Trustee "steps down"', outlet="Evening Ledger", author="Ada Field",
                 published="2019-06-26", dated_by="front matter", url="https://ledger.example/trustee", kind="news")
OPINION = _document("opinion-2020", _OPINION, title="What the fire left", published="2020-02-01",
                    dated_by="option", kind="op-ed")
DRAMA = _document("drama-notes", _DRAMA, title="Notes on a series", kind="review", digest=True)

ARSON = Event(type="Arson", roles=items({"perpetrator": (OKORO,)}), status="alleged")


@dataclass(frozen=True)
class Case:
    """What a built case is made of, before it becomes a graph."""

    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]

    def claim(self, type: str, status: Status | None = None) -> Claim:
        """Give the one claim of that event type or predicate (and status); fails where there is not exactly one."""
        [claim] = [one for one in self.claims if one.type == type and status in (None, one.status)]
        return claim


def span(document: Document, quote: str) -> Span:
    """The first passage of the document that reads so; fails where there is none."""
    start = document.text.index(quote)
    return Span(document.id, start, start + len(quote), quote)


def said(status: Status, *evidence: tuple[Document, str], by: tuple[Entity, ...] = (), when: When | None = None,
         confidence: float = 0.9) -> dict[str, Any]:
    """The keywords that every claim takes, with evidence given as (document, quote)."""
    return {"status": status, "attributed_to": by, "when": when, "confidence": confidence,
            "evidence": tuple(sorted(span(document, quote) for document, quote in evidence))}


def relation(subject: Entity, predicate: str, object: Filler, *, qualifiers: dict[str, Any] | None = None,
             **keywords: Any) -> Relation:
    return Relation(subject=subject, predicate=predicate, object=object, qualifiers=items(qualifiers or {}), **keywords)


def event(type: str, roles: dict[str, tuple[Filler, ...]], *, flags: dict[str, Any] | None = None,
          **keywords: Any) -> Event:
    return Event(type=type, roles=items(roles), flags=items(flags or {}), **keywords)


def small_case() -> Case:
    """Three documents and their claims, sorted by id: the claims cover every status and kind of filler."""
    by_court = "In December 2003 the Harrow County Court vacated his conviction."
    thrown_out = "The court threw out the conviction of Daniel Okoro in December 2003."
    brought_out = "Wick & <script>alert('x')</script> Press brought out Burnt Evidence in 2010."
    december_2003 = When("2003-12", None, "month", "In December 2003")
    depicted = "In Seven Nights, Grant beats Okoro in a cell."
    claims: tuple[Claim, ...] = (
        event("Conviction", {"defendant": (OKORO,), "offence": (Value("arson"),)},
              **said("asserted", (NEWS, "was convicted of arson in 1991"), when=When("1991", None, "year", "in 1991"))),
        event("Vacatur", {"defendant": (OKORO,), "court": (COURT,)},
              **said("asserted", (NEWS, by_court), (OPINION, thrown_out), when=december_2003)),
        event("Charge", {"defendant": (OKORO,), "offence": (ARSON.event,)},
              **said("asserted", (NEWS, "He had been charged with setting fire to a mill."))),
        relation(OKORO, "memberOf", HARROW_TWO, **said("asserted", (NEWS, "Daniel Okoro, one of the Harrow Two"))),
        relation(LINDQVIST, "boardMemberOf", ASHBY, qualifiers={"ended": True, "role": "trustee"},
                 **said("asserted", (NEWS, "Maren Lindqvist, a former trustee of Ashby College"), confidence=0.95)),
        event("Resignation", {"agent": (LINDQVIST,), "organization": (ASHBY, TRUST)},
              **said("asserted", (NEWS, "resigned on June 3, 2019 from Ashby College and the Harrow Trust"),
                     when=When("2019-06-03", None, "day", "on June 3, 2019"))),
        event("Dismissal", {"person": (LINDQVIST,), "organization": (PRESS,)},
              **said("asserted", (NEWS, "Her book was dropped by Wick & <script>alert('x')</script> Press"))),
        event("Confession", {"confessor": (OKORO,)}, flags={"coerced": True},
              **said("reported", (NEWS, "Priya Nair says Tobias Grant forced the confession of Okoro"),
                     by=(LEDGER, NAIR), confidence=0.8)),
        event("Confession", {"confessor": (OKORO,)}, flags={"coerced": True},
              **said("denied", (NEWS, "Lindqvist denied that Okoro was forced to confess."), by=(LINDQVIST,))),
        event("Statement", {"speaker": (CAPKOVA,), "addressee": (LINDQVIST,), "content": (Value("hiding evidence"),)},
              flags={"act": "accuse"}, **said("asserted", (NEWS, "Zoë Čapková accused Lindqvist of hiding evidence."))),
        event("Fraud", {"perpetrator": (LINDQVIST,)},
              **said("alleged", (NEWS, "Zoë Čapková accused Lindqvist of hiding evidence."), by=(CAPKOVA,),
                     confidence=0.6)),
        relation(LINDQVIST, "spouseOf", GRANT, **said("negated", (NEWS, "Lindqvist is not married to Grant."))),
        event("Trial", {"defendant": (GRANT,)}, **said("hypothetical", (NEWS, "Grant could be tried next year."),
                                                       when=When("2020", None, "year", "next year"), confidence=0.7)),
        relation(NAIR, "wrote", BOOK, **said("asserted", (OPINION, "Priya Nair, the novelist, wrote Burnt Evidence."))),
        relation(NAIR, "hasRole", Value("novelist"), **said("asserted", (OPINION, "Priya Nair, the novelist"))),
        event("Publication", {"work": (BOOK,), "publisher": (PRESS,), "author": (NAIR,)},
              **said("asserted", (OPINION, brought_out), when=When("2010", None, "year", "in 2010"))),
        relation(CAPKOVA, "directed", SERIES, **said("asserted", (DRAMA, "Zoë Čapková directed Seven Nights."))),
        event("Assault", {"perpetrator": (GRANT,), "victim": (OKORO,)},
              **said("reported", (DRAMA, depicted), by=(SERIES,), confidence=0.85)),
        event("Viewership", {"work": (SERIES,), "count": (Value("More than 2 million", 2_000_000),)},
              **said("asserted", (DRAMA, "More than 2 million people watched Seven Nights."))),
    )
    return Case((DRAMA, NEWS, OPINION), tuple(sorted(claims, key=lambda one: one.id)))
