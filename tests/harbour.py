"""A made-up case of two documents, with an extractor that knows their claims beforehand."""

from __future__ import annotations

from kg.model import Claim, Document, Entity, Event, Relation, Span, Value, When, items

HARBOUR = ("Mara Quill wrote The Long Pier. The Long Pier was published by Heron House. "
           "Tom Ashby was convicted of arson in 1998. A court overturned the conviction in 2004. "
           "Otto Brandt accused Mara Quill of lying.")
DISPATCH = "Mara Quill wrote The Long Pier. According to Heron House, Mara Quill lives in Eastport."

DOCUMENTS = (
    Document(id="harbour", text=HARBOUR, source="harbour.txt", checksum="0" * 64, title="The pier", outlet="Harbour Post",
             published="2010-05-01", dated_by="front matter", kind="news"),
    Document(id="dispatch", text=DISPATCH, source="dispatch.txt", checksum="1" * 64, outlet="Daily Dispatch",
             published="2011-06-02", dated_by="option", kind="op-ed"),
)

QUILL = Entity("mara-quill", "Person", "Mara Quill", ("Mara Quill", "Quill"))
ASHBY = Entity("tom-ashby", "Person", "Tom Ashby", ("Tom Ashby",))
BRANDT = Entity("otto-brandt", "Person", "Otto Brandt", ("Otto Brandt",))
PIER = Entity("the-long-pier", "Work", "The Long Pier", ("The Long Pier",))
HERON = Entity("heron-house", "Organization", "Heron House", ("Heron House",))
EASTPORT = Entity("eastport", "Place", "Eastport", ("Eastport",))


def span(document: Document, quote: str) -> Span:
    """The passage of a document that a quote is, wherever it stands first."""
    start = document.text.index(quote)
    return Span(document.id, start, start + len(quote), quote)


def _wrote(document: Document) -> Claim:
    return Relation(subject=QUILL, predicate="wrote", object=PIER, status="asserted",
                    evidence=(span(document, "Mara Quill wrote The Long Pier."),))


HARBOUR_DOC, DISPATCH_DOC = DOCUMENTS
CLAIMS: dict[str, tuple[Claim, ...]] = {
    "harbour": (
        _wrote(HARBOUR_DOC),
        Relation(subject=PIER, predicate="publishedBy", object=HERON, status="asserted",
                 evidence=(span(HARBOUR_DOC, "The Long Pier was published by Heron House."),)),
        Event(type="Conviction", roles=items({"defendant": (ASHBY,), "offence": (Value("arson"),)}), status="asserted",
              when=When("1998", None, "year", "in 1998"),
              evidence=(span(HARBOUR_DOC, "Tom Ashby was convicted of arson in 1998."),)),
        Event(type="Vacatur", roles=items({"defendant": (ASHBY,)}), status="asserted",
              when=When("2004", None, "year", "in 2004"),
              evidence=(span(HARBOUR_DOC, "A court overturned the conviction in 2004."),)),
        Event(type="Statement", roles=items({"speaker": (BRANDT,), "addressee": (QUILL,), "content": (Value("lying"),)}),
              flags=items({"act": "accuse"}), status="asserted",
              evidence=(span(HARBOUR_DOC, "Otto Brandt accused Mara Quill of lying."),)),
    ),
    "dispatch": (
        _wrote(DISPATCH_DOC),
        Relation(subject=QUILL, predicate="livesIn", object=EASTPORT, status="reported", attributed_to=(HERON,),
                 evidence=(span(DISPATCH_DOC, "According to Heron House, Mara Quill lives in Eastport."),)),
    ),
}


class Told:
    """An extractor that is told beforehand what each document claims."""

    def __init__(self, claims: dict[str, tuple[Claim, ...]] | None = None) -> None:
        self._claims = CLAIMS if claims is None else claims

    def claims(self, document: Document) -> list[Claim]:
        return list(self._claims[document.id])
