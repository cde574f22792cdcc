"""Names of one document that are the same name, in full or in short."""

from __future__ import annotations

import unicodedata

from kg.language.coreference.clusters import Cluster, Draft
from kg.language.mentions import Mention


def fold(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, possessive and periods."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = [
        word.strip("'’‘“”\"*.,()[]").removesuffix("'s").removesuffix("’s").replace(".", "") for word in plain.split()
    ]
    return tuple(word for word in words if word and word != "the")


def link_names(draft: Draft) -> None:
    """Names first and longest first, so that a surname finds its full name even where it comes before it."""
    names = [mention for mention in draft.mentions if mention.kind == "name"]
    for mention in sorted(names, key=lambda m: (-len(fold(draft.text(m))), m.start)):
        draft.link(mention, _namesake(draft, mention))
    for cluster in draft.clusters:
        cluster.mentions.sort(key=lambda mention: mention.start)


def _namesake(draft: Draft, mention: Mention) -> Cluster | None:
    words = fold(draft.text(mention))
    same = [
        cluster
        for cluster in draft.clusters
        if _compatible(cluster.type, mention.type)
        and any(_same_name(fold(name), words, cluster.type) for name in cluster.names)
    ]
    exact = [cluster for cluster in same if any(fold(name) == words for name in cluster.names)]
    if exact or len(same) == 1:
        return (exact or same)[0]
    # A surname that several people bear is the one last named in full before it.
    before = [cluster for cluster in same if cluster.mentions[0].start < mention.start]
    return (
        max(before, key=lambda cluster: max(m.start for m in cluster.mentions if m.start < mention.start))
        if before
        else None
    )


def _compatible(one: str, other: str) -> bool:
    return one == other or {one, other} <= {"Organization", "Place"}


def _same_name(longer: tuple[str, ...], shorter: tuple[str, ...], kind: str) -> bool:
    """Say whether a name of `shorter` words may be short for `longer`."""
    if longer == shorter:
        return True
    if not shorter or not longer or len(shorter) >= len(longer):
        initials = "".join(word[0] for word in longer if word not in ("of", "for", "and", "the"))
        return kind == "Organization" and len(shorter) == 1 and shorter[0] == initials
    if kind == "Person":
        ends = longer[-1] == shorter[-1]
        return (ends or longer[0] == shorter[0]) if len(shorter) == 1 else ends and longer[0][0] == shorter[0][0]
    if kind == "Organization" and len(shorter) == 1:
        initials = "".join(word[0] for word in longer if word not in ("of", "for", "and", "the"))
        return (
            shorter[0] == initials
            or (longer[0] == shorter[0] and len(shorter[0]) > 3 and len(longer) == 2)
            or (longer[-1] == shorter[0]
            and len(longer) > 2)
        )
    return (
        kind in ("Organization", "Work")
        and (longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter)
        and len(shorter) > 1
    )
