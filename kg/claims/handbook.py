"""The frames as a page for readers who do not program: which words tell of what, and where each role is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from kg.claims.frames import Frame, Frames, RoleFrame, Step

PLACES = {
    "subject": "who does it",
    "object": "whom or what it befalls",
    "indirect": "to whom",
    "possessor": "whose it is",
    "compound": "a word right before it",
    "modifier": "an adjective before it",
    "complement": "the clause that follows",
    "apposition": "a name beside it",
    "bearer": "who is called so",
    "self": "the word itself",
    "modified": "the word it stands before",
    "oblique": "a phrase without preposition",
    "any": "anywhere in its phrase",
    "accused": "who is accused of it",
    "superlative": "a superlative before it",
    "clause-subject": "who the clause around it is about",
    "clause-object": "whom the clause around it befalls",
}
PARTS = {"verb": "verbs", "noun": "nouns", "adjective": "adjectives"}
CONDITIONS = {
    "with": "only beside",
    "without": "never beside",
    "without_governor": "not below",
    "under": "only below",
}


def handbook(frames: Frames, names: Iterable[str] = ()) -> Iterator[str]:
    """The page as lines of Markdown: a section for each relation and event, all of them unless `names` are given."""
    wanted = {name.casefold() for name in names}
    ordered = sorted(frames.all, key=lambda frame: (frame.kind != "relation", frame.type))
    for (kind, name), group in groupby(ordered, key=lambda frame: (frame.kind, frame.type)):
        if wanted and name.casefold() not in wanted:
            continue
        yield f"## {name} ({kind})"
        for frame in group:
            yield ""
            yield from _way(frame)
        yield ""


def _way(frame: Frame) -> Iterator[str]:
    """One way of telling: its words, its roles, its conditions."""
    told = [
        f"{PARTS[part]}: {', '.join(' … '.join(words) for kind, words in frame.triggers if kind == part)}"
        for part in PARTS
        if any(kind == part for kind, _ in frame.triggers)
    ]
    yield f"- Told by {'; '.join(told)}"
    for role in frame.roles:
        yield f"  - **{role.name}** ({_filler(role)}): {'; else '.join(_place(source) for source in role.sources)}"
    for key, meaning in CONDITIONS.items():
        if words := frame.table.get(key):
            yield f"  - {meaning}: {', '.join(words)}"
    for key, joint in (("needs", " or "), ("needs_all", " and ")):
        if needed := frame.table.get(key):
            yield f"  - only where the text says the {joint.join(needed)}"


def _filler(role: RoleFrame) -> str:
    return f"a text: {role.text}" if role.text else " or ".join(sorted(role.types))


def _place(source: tuple[Step, ...]) -> str:
    return ", and there ".join(_step(step) for step in source)


def _step(step: Step) -> str:
    place = PLACES.get(step.function, f"after “{step.function.replace('clause-', '')}”")
    if not step.lemmas:
        return place
    some = sorted(step.lemmas)
    return f"{place} ({', '.join(some[:8])}{', …' if len(some) > 8 else ''})"
