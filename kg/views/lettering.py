"""How wide text is on a map, and how it breaks into lines: an estimate, as no font is at hand when maps are made.

Widths are those of Arial and its metric likes (Liberation Sans, Helvetica), in em, rounded up a little.
"""

from __future__ import annotations

_NARROW, _THIN, _WIDE, _BROAD = 0.30, 0.40, 0.75, 0.95
_CLASSES = {**dict.fromkeys("ijl|.,:;'’‘!()[] ft/I", _NARROW), **dict.fromkeys("r-\"“”*", _THIN),
            **dict.fromkeys("ABCDEFGHKNOPQRSTUVXYZ&", _WIDE), **dict.fromkeys("MW@mw%—", _BROAD)}
_USUAL = 0.58
LINE_HEIGHT = 1.2


def width(text: str, size: float) -> float:
    """The width of one line of text at a font size, in the unit of the size; scripts beyond Latin count as square."""
    return size * sum(_CLASSES.get(c, _USUAL if ord(c) < 0x2E80 else 1.0) for c in text)


def wrap(text: str, limit: float, size: float, lines: int) -> tuple[str, ...]:
    """Break text at spaces into at most `lines` lines no wider than `limit`; what is too long ends in an ellipsis."""
    broken: list[str] = []
    rest = text.split()
    while rest and len(broken) < lines:
        taken = 1
        while taken < len(rest) and width(" ".join(rest[:taken + 1]), size) <= limit:
            taken += 1
        broken.append(" ".join(rest[:taken]))
        rest = rest[taken:]
    if rest:
        broken[-1] += "…"
    return tuple(_cut(line, limit, size) for line in broken)


def _cut(line: str, limit: float, size: float) -> str:
    while len(line) > 1 and width(line, size) > limit:
        line = line.rstrip("…")[:-1] + "…"
    return line
