"""Where the nodes of a map stand: computed once, in whole pixels, the same on every machine.

Each connected part is laid out by stress majorization (Gansner, Koren and North, Graph Drawing 2004) from a radial
tree; then boxes that overlap are pushed apart, and the parts are set on shelves. Sums run over the first axis of an
array, one row after the other, and only + - * / and square roots are used, so that no processor rounds differently.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float64]
Links: TypeAlias = Mapping[str, Mapping[str, float]]

_ROUNDS = 80
_GAP = 14.0  # pixels kept free between two boxes
_PART_GAP = 60.0
_ASPECT = 1.35  # width over height of the whole, about that of the canvas on a desktop
_SPREAD = 3.0  # drawing area over the area of all boxes, before they are pushed apart
_ROOMY = 4.0  # more, the fewer the nodes: there is room for the labels of lines


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a node takes with its label, in pixels."""

    width: float
    height: float


def positions(boxes: Mapping[str, Box], ties: Iterable[tuple[str, str]]) -> dict[str, tuple[int, int]]:
    """Give the centre of each box in whole pixels, such that no two overlap and the whole has its middle at (0, 0).

    The order of `boxes` is the order in which ties between equals are broken; ties beyond `boxes` are ignored.
    """
    links: dict[str, dict[str, float]] = {node: {} for node in boxes}
    for one, other in ties:
        if one != other and one in links and other in links:
            links[one][other] = links[other][one] = 0.0
    for one, around in links.items():
        for other in around:  # a busy node needs room around it for the others
            around[other] = 1.0 + 0.22 * (math.sqrt(max(len(links[one]), len(links[other]))) - 1.0)
    parts = sorted((_part(nodes, links, boxes) for nodes in _components(links)),
                   key=lambda part: (-len(part), next(iter(part))))
    placed = _shelved(parts, boxes)
    if not placed:
        return {}
    left, right, top, bottom = _extent(placed, boxes)
    return {node: (round(placed[node][0] - (left + right) / 2), round(placed[node][1] - (top + bottom) / 2))
            for node in boxes}


def _components(links: Links) -> list[list[str]]:
    parts: list[list[str]] = []
    seen: set[str] = set()
    for start in links:
        if start not in seen:
            part = [start]
            seen.add(start)
            for node in part:  # grows while it is read
                fresh = [other for other in links[node] if other not in seen]
                seen.update(fresh)
                part.extend(fresh)
            parts.append(part)
    return parts


def _part(nodes: Sequence[str], links: Links, boxes: Mapping[str, Box]) -> dict[str, tuple[float, float]]:
    """Lay out one connected part."""
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    distances = np.array([_distances(node, nodes, links) for node in nodes])
    points = _majorized(np.array(_radial(nodes, links)), distances)
    sizes = np.array([[boxes[node].width + _GAP, boxes[node].height + _GAP] for node in nodes])
    spread = points.max(axis=0) - points.min(axis=0) + 1e-6
    if spread[1] > spread[0]:
        points, spread = points[:, ::-1].copy(), spread[::-1].copy()
    area = (_SPREAD + _ROOMY * 8 / (8 + len(nodes))) * float((sizes[:, :1] * sizes[:, 1:]).sum(axis=0)[0])
    # A long chain is flat: let it be no flatter than three to one before it is scaled to its area.
    shape = np.array([1.0, 1.0]) if spread[0] < 3 * spread[1] else np.array([1.0, spread[0] / (3 * spread[1])])
    scale = math.sqrt(area / float(spread[0] * shape[0] * spread[1] * shape[1]))
    # Labels are wider than high, so a map stretched a little sideways needs less pushing.
    apart = _apart(points * scale * shape * np.array([1.12, 0.9]), sizes)
    return {node: (float(apart[row][0]), float(apart[row][1])) for row, node in enumerate(nodes)}


def _distances(start: str, nodes: Sequence[str], links: Links) -> list[float]:
    """Shortest distances along the ties from one node to all of its part (Dijkstra)."""
    found: dict[str, float] = {}
    queue = [(0.0, start)]
    while queue:
        distance, node = heapq.heappop(queue)
        if node not in found:
            found[node] = distance
            for other, length in links[node].items():
                if other not in found:
                    heapq.heappush(queue, (distance + length, other))
    return [found[node] for node in nodes]


def _radial(nodes: Sequence[str], links: Links) -> list[tuple[float, float]]:
    """A tree around the busiest node, each branch with an angle as wide as it has ends."""
    root = max(nodes, key=lambda node: len(links[node]))
    order, depth = [root], {root: 0}
    children: dict[str, list[str]] = {node: [] for node in nodes}
    for node in order:  # grows while it is read
        for other in links[node]:
            if other not in depth:
                depth[other] = depth[node] + 1
                children[node].append(other)
                order.append(other)
    ends: dict[str, int] = {}
    for node in reversed(order):
        ends[node] = sum(ends[child] for child in children[node]) or 1
    start = {root: 0.0}
    for node in order:
        angle = start[node]
        for child in children[node]:
            start[child] = angle
            angle += 2 * math.pi * ends[child] / ends[root]
    points = {}
    for node in nodes:
        middle = start[node] + math.pi * ends[node] / ends[root]
        # Rounded, because the last bit of a sine is the platform's own.
        points[node] = (round(depth[node] * math.cos(middle), 6), round(depth[node] * math.sin(middle), 6))
    return [points[node] for node in nodes]


def _majorized(points: Array, distances: Array) -> Array:
    """Move points, shape (n, 2), until their distances come near the wanted ones, shape (n, n)."""
    n = len(points)
    off = ~np.eye(n, dtype=bool)
    weights = np.zeros((n, n))
    weights[off] = 1.0 / (distances[off] * distances[off])
    total = weights.sum(axis=0)
    for _ in range(_ROUNDS):
        dx, dy = points[:, 0][None, :] - points[:, 0][:, None], points[:, 1][None, :] - points[:, 1][:, None]
        length = np.sqrt(dx * dx + dy * dy)
        ratio = np.divide(distances, length, out=np.zeros((n, n)), where=length > 1e-9)
        x = (weights * (points[:, 0][:, None] + ratio * dx)).sum(axis=0) / total
        y = (weights * (points[:, 1][:, None] + ratio * dy)).sum(axis=0) / total
        points = np.stack([x, y], axis=1)
    return points


def _apart(points: Array, sizes: Array) -> Array:
    """Push overlapping boxes apart, each pair along the axis on which less is to do; widen where that is not enough."""
    n = len(points)
    halves = (sizes[:, None, :] + sizes[None, :, :]) / 2
    before = np.tril(np.ones((n, n)), -1) * 2 - 1 + np.eye(n)  # which way to go where two stand on one spot
    for step in range(600):
        delta = points[None, :, :] - points[:, None, :]
        overlap = halves - np.abs(delta)
        hit = (overlap[:, :, 0] > 0.5) & (overlap[:, :, 1] > 0.5)
        np.fill_diagonal(hit, False)
        if not hit.any():
            break
        sideways = overlap[:, :, 0] < overlap[:, :, 1]
        for axis, along in ((0, sideways), (1, ~sideways)):
            way = np.where(delta[:, :, axis] == 0, before, np.sign(delta[:, :, axis]))
            points[:, axis] += np.where(hit & along, way * (overlap[:, :, axis] / 2 + 0.5), 0.0).sum(axis=0) * 0.6
        if step % 60 == 59:
            points = points * 1.12
    return points


def _shelved(parts: Sequence[Mapping[str, tuple[float, float]]], boxes: Mapping[str, Box]
             ) -> dict[str, tuple[float, float]]:
    """Set the parts side by side on shelves, the largest first, on a sheet of about the wanted aspect."""
    extents = [_extent(part, boxes) for part in parts]
    area = sum((right - left + _PART_GAP) * (bottom - top + _PART_GAP) for left, right, top, bottom in extents)
    sheet = max([math.sqrt(area * _ASPECT), *(right - left for left, right, _, _ in extents)], default=0.0)
    placed: dict[str, tuple[float, float]] = {}
    x = y = shelf = 0.0
    for part, (left, right, top, bottom) in zip(parts, extents, strict=True):
        if x > 0 and x + right - left > sheet:
            x, y, shelf = 0.0, y + shelf + _PART_GAP, 0.0
        placed |= {node: (px - left + x, py - top + y) for node, (px, py) in part.items()}
        x += right - left + _PART_GAP
        shelf = max(shelf, bottom - top)
    return placed


def _extent(placed: Mapping[str, tuple[float, float]], boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    """The left, right, top and bottom of boxes around their centres."""
    return (min(x - boxes[node].width / 2 for node, (x, _) in placed.items()),
            max(x + boxes[node].width / 2 for node, (x, _) in placed.items()),
            min(y - boxes[node].height / 2 for node, (_, y) in placed.items()),
            max(y + boxes[node].height / 2 for node, (_, y) in placed.items()))
