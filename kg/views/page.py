"""From a sheet to a page: pyvis gathers what vis-network needs, our own template writes one file that needs no network.

A page carries its script and style inside, and a content security policy that allows these two scripts and this style
by their hash and nothing else: no request, no markup from a document, no other script. Text of documents reaches the
page as escaped HTML (the table) or as JSON that the script puts in by `textContent` (the map and its panel).
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from pyvis.network import Network

from kg.model import Json
from kg.views.evidence import Dossier, record, source
from kg.views.look import StatusLook, TypeLook, look_of, status_looks, type_looks, words
from kg.views.sheets import EDGE_LABEL_SIZE, LABEL_SIZE, Line, Mark, Sheet

GENERATOR = "kg views"
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_FONT = "Arial, 'Liberation Sans', Helvetica, sans-serif"
_INK, _PAPER, _OVERTURNED = "#1D2530", "#FCFBF8", "#C84B00"
_HEDGED, _PLAIN = 8, 10  # from which size in pixels on the screen a line's label is written

_OPTIONS: Mapping[str, Any] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "tooltipDelay": 10**9, "dragNodes": True, "multiselect": False,
                    "selectConnectedEdges": False, "keyboard": {"enabled": True, "bindToWindow": False}},
    "nodes": {"borderWidth": 2, "borderWidthSelected": 4, "labelHighlightBold": False, "margin": 8,
              "font": {"face": _FONT, "size": LABEL_SIZE, "color": _INK, "strokeWidth": 4, "strokeColor": _PAPER}},
    "edges": {"width": 1.6, "selectionWidth": 1.6, "hoverWidth": 0.8, "labelHighlightBold": False,
              "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
              "font": {"face": _FONT, "size": EDGE_LABEL_SIZE, "color": "#4A5462", "strokeWidth": 4,
                       "strokeColor": _PAPER, "background": _PAPER, "align": "horizontal"}}}


def map_page(sheet: Sheet, dossier: Dossier, links: Mapping[str, str], root: str) -> str:
    """Write the page of a map as HTML; `links` gives entity pages by entity id, `root` leads to the folder's top."""
    shown = dossier.with_reversals({*sheet.claims, *sheet.extra_claims})
    records = {key: record(key, dossier) for key in shown}
    cited = sorted({span["document"] for one in records.values() for span in one["evidence"]})
    sources = {key: source(dossier.documents[key]) for key in cited}
    network = _network(sheet, dossier, links, root)
    edge_types = sorted({one["type"] for one in network.edges} | {kind for m in sheet.marks for kind, _ in m.facets})
    data = {"nodes": network.nodes, "edges": network.edges, "options": network.options, "claims": records,
            "documents": sources, "bands": [_band(sheet, number) for number in range(len(sheet.bands))],
            "view": sheet.view, "main": sheet.main, "statuses": {name: look.meaning for name, look in _statuses()}}
    statuses = {one["status"] for one in records.values()}
    return _render("map.html.j2", sheet=sheet, root=root, data=_embedded(data), scripts=(_vis(), _asset("map.js")),
                   types=_types(sheet.marks), statuses=[look for name, look in _statuses() if name in statuses],
                   edge_types=[(name, words(name)) for name in edge_types], rows=list(records.values()),
                   sources=sources, records=records)


def index_page(**content: Any) -> str:
    """Write the page that leads to the others; `content` is what its template asks for."""
    return _render("index.html.j2", root="", scripts=(), statuses=[look for _, look in _statuses()], **content)


def _network(sheet: Sheet, dossier: Dossier, links: Mapping[str, str], root: str) -> Network:
    network = Network(directed=True)
    network.options = dict(_OPTIONS)
    for mark in sheet.marks:
        network.add_node(mark.id, **_node(mark, sheet, dossier, links, root))
    for line in sheet.lines:
        network.add_edge(line.source, line.target, **_edge(line, dossier))
    return network


def _node(mark: Mark, sheet: Sheet, dossier: Dossier, links: Mapping[str, str], root: str) -> Json:
    look = look_of(mark.type, mark.is_event)
    node: Json = {
        "label": "\n".join(mark.lines), "shape": look.shape, "x": mark.x, "y": mark.y, "name": mark.name,
        "type": mark.type, "typeWords": words(mark.type), "aliases": list(mark.aliases), "claims": list(mark.claims),
        "facets": [list(pair) for pair in mark.facets],
        "color": {"background": look.fill, "border": look.edge,
                  "highlight": {"background": look.fill, "border": _INK},
                  "hover": {"background": look.fill, "border": _INK}}}
    if mark.radius:
        node["size"] = mark.radius
    else:
        node["font"] = {"strokeWidth": 0}
        best = _best_status(mark, dossier)
        node["shapeProperties"] = {"borderRadius": 5, "borderDashes": list(best.dashes) or False}
        if best.dashes:
            node["color"] = {**node["color"], "border": best.colour, "background": "#FFFFFF"}
        if any(dossier.overturned.get(key) for key in mark.claims if dossier.event_of.get(key) == mark.id):
            node["color"] = {**node["color"], "border": _OVERTURNED}
        if sheet.bands:
            node["widthConstraint"] = {"minimum": 204}
    if mark.id in links and mark.id != sheet.main:
        node["page"] = root + links[mark.id]
    if mark.id == sheet.main:
        node["borderWidth"] = 5
    return node


def _edge(line: Line, dossier: Dossier) -> Json:
    claim = dossier.claims[line.claim]
    look = status_looks()[claim.status]
    plain = claim.status == "asserted" and line.claim not in dossier.overturned
    edge: Json = {
        "id": line.id, "label": line.label, "claim": line.claim, "type": claim.type, "status": claim.status,
        "dashes": list(look.dashes) or False, "color": {"color": look.colour, "highlight": _INK, "hover": _INK},
        "scaling": {"label": {"enabled": False, "drawThreshold": _PLAIN if plain else _HEDGED}},
        "smooth": {"enabled": True, "type": "curvedCW", "roundness": line.bend} if line.bend else {"enabled": False}}
    if not plain:
        edge["font"] = {"color": look.colour}
    return edge


def _best_status(mark: Mark, dossier: Dossier) -> StatusLook:
    """The look of the strongest status in which an event is told; one that only fills a role is somebody's word."""
    told = {dossier.claims[key].status for key in mark.claims if dossier.event_of.get(key) == mark.id}
    return next((look for name, look in _statuses() if name in told), status_looks()["reported"])


def _band(sheet: Sheet, number: int) -> Json:
    band = sheet.bands[number]
    return {"x": band.x, "y": band.y, "width": band.width, "height": band.height, "heading": band.heading,
            "lane": band.lane}


def _types(marks: Iterable[Mark]) -> list[TypeLook]:
    shown = {look_of(mark.type, mark.is_event).name for mark in marks}
    return [look for name, look in type_looks().items() if name in shown]


def _statuses() -> list[tuple[str, StatusLook]]:
    return list(status_looks().items())


def _embedded(data: Json) -> str:
    """Write JSON that no HTML parser can take for markup, whatever names and quotes it carries."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e").replace(
        "\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _render(template: str, *, scripts: Sequence[str], **content: Any) -> str:
    style = _asset("page.css")
    policy = "; ".join(["default-src 'none'", f"script-src {_hashes(scripts)}", f"style-src {_hashes([style])}",
                        "img-src data:", "base-uri 'none'", "form-action 'none'"])
    return _environment().get_template(template).render(
        scripts=scripts, style=style, policy=policy, generator=GENERATOR, **content) + "\n"


def _hashes(texts: Sequence[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"


@cache
def _environment() -> Environment:
    return Environment(loader=PackageLoader("kg.views"), autoescape=True, undefined=StrictUndefined,
                       trim_blocks=True, lstrip_blocks=True)


@cache
def _asset(name: str) -> str:
    return files("kg.views").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _vis() -> str:
    """vis-network's script as pyvis ships it (Apache-2.0 or MIT, its notice at the top)."""
    text = files("pyvis").joinpath(_VIS).read_text(encoding="utf-8")
    return text.replace("</script", "<\\/script")
