"""What the panel of a map shows of a claim: the sentence in its surroundings, the outlet, the date, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import InputError
from kg.model import Claim, Document, Event, Filler, Json, Relation, Span, Value
from kg.views.look import day, time, undone_by, words

_AROUND = 220  # characters of context on either side of a quote, at most


@dataclass(frozen=True, slots=True)
class Dossier:
    """The claims by id, the documents by id, which claims overturn which (claim id -> ids of later claims), and the
    event that each event claim tells of (claim id -> event id; kept because ids are hashes)."""

    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
    overturned: Mapping[str, tuple[str, ...]]
    event_of: Mapping[str, str]

    @classmethod
    def of(cls, claims: Iterable[Claim], documents: Iterable[Document],
           overturned: Mapping[str, tuple[str, ...]]) -> Dossier:
        """Index claims and documents, sorted by id; raises InputError for a claim that cites no given document."""
        texts = {document.id: document for document in sorted(documents, key=lambda one: one.id)}
        by_id = {claim.id: claim for claim in claims}
        for key, claim in by_id.items():
            for span in claim.evidence:
                if span.document not in texts:
                    raise InputError(f"claim {key} cites document {span.document!r}, which is not in the case: "
                                     "build the case again")
        event_of = {key: claim.event.id for key, claim in by_id.items() if isinstance(claim, Event)}
        return cls({key: by_id[key] for key in sorted(by_id)}, texts, overturned, event_of)

    def with_reversals(self, keys: Iterable[str]) -> list[str]:
        """Add to some claims those that overturn them, and those that overturn these; sorted, once each."""
        found: set[str] = set()
        waiting = list(keys)
        while waiting:
            key = waiting.pop()
            if key not in found:
                found.add(key)
                waiting.extend(later for later in self.overturned.get(key, ()) if later in self.claims)
        return sorted(found)


def record(key: str, dossier: Dossier) -> Json:
    """What the panel and the table show of one claim, as JSON; every string in it is text, never markup."""
    claim = dossier.claims[key]
    return {"id": key, "type": claim.type, "status": claim.status, "says": says(claim), "roles": _roles(claim),
            "who": attribution(claim, dossier), "when": time(claim.when),
            "timeWords": claim.when.text if claim.when else "",
            "confidence": round(claim.confidence, 2),
            "undone": undone_by({dossier.claims[key].type}).capitalize(),
            "overturned": [later for later in dossier.overturned.get(key, ()) if later in dossier.claims],
            "evidence": [_sentence(span, dossier) for span in claim.evidence]}


def source(document: Document) -> Json:
    """What is shown of a document; `url` only where it is one of the web, which is safe to link to."""
    web = document.url if document.url and document.url.startswith(("https://", "http://")) else None
    return {"id": document.id, "title": document.title or document.source, "outlet": document.outlet or "",
            "author": document.author or "", "date": day(document.published) if document.published else "",
            "kind": document.kind or "kind of source not known", "url": web or "", "digest": document.digest}


def says(claim: Claim) -> str:
    """The claim in words: "Ada Quill – board member of – Harbour Mill (former)", "trial: Yves Moreau, Ben Ash"."""
    if isinstance(claim, Relation):
        return f"{claim.subject.label} – {relation_words(claim)} – {_text(claim.object)}"
    who = participants(claim)
    return f"{words(claim.type)}: {who}" if who else words(claim.type)


def relation_words(claim: Relation) -> str:
    """The predicate with its role and whether it is over: "works for, as clerk (former)"."""
    qualifiers = dict(claim.qualifiers)
    role = f", as {qualifiers['role']}" if qualifiers.get("role") else ""
    return words(claim.predicate) + role + (" (former)" if qualifiers.get("ended") else "")


def participants(claim: Event) -> str:
    """Who and what an event names, without its place: who speaks first, what is said last, the others by role."""
    pairs = sorted(claim.fillers(), key=lambda pair: (pair[0] != "speaker", pair[0] == "content"))
    return ", ".join(dict.fromkeys(_text(filler) for role, filler in pairs if role not in ("place", "time")))


def attribution(claim: Claim, dossier: Dossier) -> str:
    """Who says so, in a sentence; an accusation is never without its accuser, who is the source if nobody else is."""
    chain = ", citing ".join(speaker.label for speaker in claim.attributed_to)
    where = _outlets(claim, dossier)
    outlets = " and ".join(where) or "a source without a name"
    voice = f"{outlets} say so in their own voices" if len(where) > 1 else f"{outlets} says so in its own voice"
    if claim.status == "asserted":
        return voice
    if not chain:
        return {"alleged": f"unproven, as put by {outlets}, with no accuser named",
                "reported": f"reported by {outlets}, with no speaker named",
                "denied": f"a denial reported by {outlets}, with no speaker named",
                "negated": f"not so, as put by {outlets}",
                "hypothetical": f"not said to be so, only raised by {outlets}"}[claim.status]
    if claim.attributed_to[-1].type == "Work":
        return f"as told in {chain}, a work and not a record of what happened"
    return {"denied": f"denied by {chain}", "alleged": f"alleged by {chain}"}.get(claim.status, f"according to {chain}")


def short_attribution(claim: Claim, dossier: Dossier) -> str:
    """Who says so, for the label of an edge: "alleged by Ada Quill", "denied, in the Gazette"; "" if asserted."""
    if claim.status == "asserted":
        return ""
    chain = ", ".join(speaker.label for speaker in claim.attributed_to)
    where = ", ".join(_outlets(claim, dossier))
    return f"{claim.status} by {chain}" if chain else f"{claim.status}, in {where}" if where else claim.status


def hedge(claims: Sequence[Claim], dossier: Dossier) -> str:
    """Who says so, for an event that no claim asserts: it is never shown as if it had simply happened."""
    if not claims:
        return "named, not told of"
    if any(claim.status == "asserted" for claim in claims):
        return ""
    return "; ".join(dict.fromkeys(short_attribution(claim, dossier) for claim in claims))


def overturning(key: str, dossier: Dossier) -> str:
    """What became of a conviction: "overturned 2002", "pardoned"; "" where nothing is known to undo it."""
    later = [dossier.claims[one] for one in dossier.overturned.get(key, ()) if one in dossier.claims]
    if not later:
        return ""
    decisive = [claim for claim in later if undone_by({claim.type}) == undone_by({one.type for one in later})]
    dates = sorted(claim.when.start for claim in decisive if claim.when and claim.when.start)
    word = undone_by({claim.type for claim in later})
    return f"{word} {day(dates[0])}" if dates else word


def _roles(claim: Claim) -> list[list[str]]:
    if isinstance(claim, Relation):
        return [[words(name), str(value)] for name, value in claim.qualifiers if not isinstance(value, bool)]
    flags = [["also", words(name)] for name, value in claim.flags if value is True]
    texts = [[words(name), str(value)] for name, value in claim.flags if not isinstance(value, bool)]
    return [*([words(role), ", ".join(_text(one) for one in fillers)] for role, fillers in claim.roles), *texts, *flags]


def _sentence(span: Span, dossier: Dossier) -> Json:
    """The quote with the rest of its line around it, as far as there is room."""
    text = dossier.documents[span.document].text
    first = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before, after = text[first:span.start], text[span.end:end if end >= 0 else len(text)]
    if len(before) > _AROUND:
        before = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return {"document": span.document, "before": before, "quote": span.quote, "after": after}


def _outlets(claim: Claim, dossier: Dossier) -> list[str]:
    """Where a claim stands, once each: the outlet, or the title or the file of what has none."""
    sources = (dossier.documents[span.document] for span in claim.evidence)
    return list(dict.fromkeys(one.outlet or one.title or one.source for one in sources))


def _text(filler: Filler) -> str:
    return filler.value if isinstance(filler, Value) else filler.label
