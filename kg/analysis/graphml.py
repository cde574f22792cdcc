"""The graph as GraphML, which Gephi, yEd, Cytoscape and igraph read: flat attributes, an edge a claim and filler."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, TypeAlias

import networkx as nx

from kg.model import Claim, Relation

if TYPE_CHECKING:
    from kg.analysis.graphs import Graph

    Flat: TypeAlias = dict[str, str | float | bool]

# What XML 1.0 cannot hold, not even as a character reference (https://www.w3.org/TR/xml/#charsets).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_graphml(graph: Graph) -> str:
    """Write the graph as GraphML (http://graphml.graphdrawing.org/); the same graph gives the same text.

    An edge's `claim` is the claim id, `quote` and `document` are those of the first span of evidence, `evidence`
    holds all spans as JSON, `speaker` is the chain with the outermost first, `status` and `type` are the claim's.
    Characters that XML cannot hold become U+FFFD.
    """
    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        values: Flat = {"type": data["type"], "label": data["label"], "aliases": " | ".join(data["aliases"]),
                        "event": data["is_event"]}
        values |= {name: " | ".join(texts) for name, texts in sorted(data["values"].items())}
        flat.add_node(node, **_clean(values))
    for source, target, key, data in graph.edges(keys=True, data=True):
        # An event claim has one edge a participant, and edge ids must be unique in the file.
        flat.add_edge(source, target, key=key if data["kind"] == "relation" else f"{key}-{source}",
                      **_clean(_edge(key, data["claim"], data["roles"])))
    return "\n".join(nx.generate_graphml(flat)) + "\n"


def _edge(key: str, claim: Claim, roles: tuple[str, ...]) -> Flat:
    first = claim.evidence[0] if claim.evidence else None
    when = claim.when
    spans = [span.to_json() for span in claim.evidence]
    return {
        "claim": key, "kind": claim.kind, "type": claim.type, "label": claim.label, "status": claim.status,
        "speaker": " > ".join(speaker.label for speaker in claim.attributed_to), "roles": " | ".join(roles),
        "qualifiers": _qualifiers(claim), "confidence": round(claim.confidence, 3),
        "start": (when and when.start) or "", "end": (when and when.end) or "", "time": when.text if when else "",
        "quote": first.quote if first else "", "document": first.document if first else "",
        "evidence": json.dumps(spans, ensure_ascii=False, sort_keys=True)}


def _qualifiers(claim: Claim) -> str:
    pairs = claim.qualifiers if isinstance(claim, Relation) else claim.flags
    return json.dumps(dict(pairs), ensure_ascii=False, sort_keys=True) if pairs else ""


def _clean(values: Flat) -> Flat:
    return {name: _NOT_XML.sub("\ufffd", value) if isinstance(value, str) else value for name, value in values.items()}
