"""Names of one document that are the same name, in full or in short."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from kg.language.coreference.clusters import Cluster, Draft, agree
from kg.language.coreference.relatives import head_of_family
from kg.language.lexicon import Lexicon
from kg.language.mentions import Mention

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_PARTICLES = frozenset(
    {"de", "la", "van", "von", "der", "den", "di", "da", "del", "du", "al", "el", "bin", "ben", "le", "st"}
)
_SMALL = frozenset({"of", "for", "and", "the", "on", "in", "&"})


@lru_cache(maxsize=4096)
def fold(name: str) -> tuple[str, ...]:
    """The words of a name without case, accents, possessive and periods."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    plain = plain.replace("’", "'").replace("‘", "'").replace("‐", "-")
    words = [word.strip("'“”\"*.,()[]").removesuffix("'s").replace(".", "") for word in plain.split()]
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
    folded = {id(cluster): [fold(name) for name in cluster.names] for cluster in draft.clusters}
    same = [
        cluster
        for cluster in draft.clusters
        if _compatible(cluster.type, mention.type)
        and any(same_name(name, words, cluster.type, draft.lexicon) for name in folded[id(cluster)])
        and not (cluster.type != mention.type and _in_place(draft, mention) and words not in folded[id(cluster)])
        and (
            mention.type != "Person"
            or (
                agree(cluster, mention)
                and (
                    _introduced(cluster, mention, words, folded)
                    or _shares_surname(draft, mention, words, folded[id(cluster)])
                )
                and not _kin_of(draft, mention, cluster)
            )
        )
    ]
    exact = [cluster for cluster in same if words in folded[id(cluster)]]
    if mention.type == "Person" and len(words) > 1 == len(bare(words)):
        return exact[0] if exact else None  # "a son, Louis Jr." is not his father
    if exact or len(same) == 1:
        return (exact or same)[0]
    if mention.type == "Person" and len(words) == 1:
        same = [c for c in same if any(bare(name)[-1:] == words for name in folded[id(c)])] or same
    head = head_of_family(draft, same) if mention.type == "Person" and len(words) == 1 else None
    if head is not None and mention.gender in ("", head.gender):
        return head
    # A surname that several people bear is the one so called before, or else the one last named in full.
    before = [cluster for cluster in same if any(m.start < mention.start for m in cluster.mentions)]

    def rank(cluster: Cluster) -> tuple[bool, int]:
        last = max(m.start for m in cluster.mentions if m.start < mention.start)
        return words in folded[id(cluster)], last

    return max(before, key=rank) if before else None


def _introduced(
    cluster: Cluster, mention: Mention, words: tuple[str, ...], folded: dict[int, list[tuple[str, ...]]]
) -> bool:
    """A first name by itself is somebody's who was named in full before; a surname may come first, as in a headline."""
    if len(words) > 1 or any(bare(name)[-1:] == words for name in folded[id(cluster)]):
        return True
    return any(other.start < mention.start for other in cluster.mentions)


def _shares_surname(draft: Draft, mention: Mention, words: tuple[str, ...], names: list[tuple[str, ...]]) -> bool:
    """ "Bob and Ann Lee": Bob is Bob Lee."""
    if len(words) != 1 or mention.end + 1 >= len(draft.doc) or draft.doc[mention.end].lower_ not in ("and", "&"):
        return False
    following = next((m for m in draft.mentions if m.kind == "name" and m.start == mention.end + 1), None)
    surname = bare(fold(draft.text(following)))[-1:] if following is not None and following.type == "Person" else ()
    return any(name[:1] == words and bare(name)[-1:] == surname for name in names if len(name) > 1)


def _in_place(draft: Draft, mention: Mention) -> bool:
    """Said as where something is: "in Marston" is no short form of Marston College."""
    if mention.type != "Place":
        return False
    head = draft.doc[mention.head]
    if head.dep_ == "compound" and head.head.tag_ in ("NN", "NNS"):
        return True  # "a Marston teacher" does not work for the Marston Sun
    before = draft.doc[mention.start - 1].lower_ if mention.start else ""
    return before in ("in", "of", "from", "near", "to", "across", ",", "at")


def _kin_of(draft: Draft, mention: Mention, cluster: Cluster) -> bool:
    """ "Lee's father, Bob Lee": the two bear one surname and are two."""
    owner = draft.doc[mention.head]
    noun = owner.head
    if owner.dep_ not in ("nmod:poss", "poss") or noun.lemma_.lower() not in draft.lexicon["people.kin"]:
        return False
    beside = {child.i for child in noun.children if child.dep_ == "appos"} | {noun.i + 1}
    beside |= {noun.head.i} if noun.dep_ == "appos" else set()
    return any(other.head in beside for other in cluster.mentions)


def _compatible(one: str, other: str) -> bool:
    return one == other or {one, other} <= {"Organization", "Place"}


def same_name(longer: tuple[str, ...], shorter: tuple[str, ...], kind: str, lexicon: Lexicon) -> bool:
    """Say whether a name of `shorter` words may be short for `longer`."""
    if longer == shorter:
        return True
    if not shorter or not longer:
        return False
    if kind == "Person":
        return _same_person(bare(longer), bare(shorter), lexicon)
    if kind == "Place":
        full, short = " ".join(longer), " ".join(shorter)
        return _state(full, short, lexicon) or _state(short, full, lexicon)
    if kind == "Organization" and len(shorter) == 1:
        return shorter[0] in initials(longer) or _short_body(longer, shorter[0], lexicon)
    return (
        kind in ("Organization", "Work")
        and 1 < len(shorter) < len(longer)
        and (longer[: len(shorter)] == shorter or longer[-len(shorter) :] == shorter)
    )


def _state(full: str, short: str, lexicon: Lexicon) -> bool:
    """ "Va." is Virginia, "N.Y." New York; folded names have lost their periods."""
    return full in lexicon.full_names.get(short + ".", ())


def bare(name: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without "Jr." and its like."""
    return tuple(word for word in name if word not in _SUFFIXES) or name


def _same_person(longer: tuple[str, ...], shorter: tuple[str, ...], lexicon: Lexicon) -> bool:
    if longer == shorter:
        return True
    if len(shorter) > len(longer):
        longer, shorter = shorter, longer
    if len(shorter) == 1:
        return shorter[0] in (longer[0], longer[-1]) or (len(longer) > 2 and shorter[0] in longer[1:])
    if shorter[0] in _PARTICLES:
        return longer[-len(shorter) :] == shorter  # "de la Cruz"
    first, given = shorter[0], longer[:-1]
    return longer[-1] == shorter[-1] and (
        first in given
        or given[0] in lexicon.full_names.get(first, ())
        or first in lexicon.full_names.get(given[0], ())
        or _initial(first, given[0])
    )


def _initial(one: str, other: str) -> bool:
    """ "J." or "J.K." beside "John": the shorter is initials, the first of which is that of the other."""
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and short[0] == long[0]


def initials(name: tuple[str, ...]) -> frozenset[str]:
    """What a body's name may be abbreviated to: "Crown Prosecution Service" -> cps."""
    words = [part for word in name for part in word.split("-") if part]
    return frozenset(
        {"".join(word[0] for word in words if word not in _SMALL), "".join(word[0] for word in words)}
    )


def _short_body(longer: tuple[str, ...], word: str, lexicon: Lexicon) -> bool:
    """ "Vassar" for "Vassar College", "the Innocence Project" by "Project" only where the name is long."""
    if longer[0] == word and len(word) > 3:
        schools = {name.casefold() for name in lexicon["organizations.school_names"]}
        return len(longer) == 2 or longer[-1] in schools
    return longer[-1] == word and len(longer) > 2 and longer[-2] not in _SMALL
