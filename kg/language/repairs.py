"""Put right what a parse gets wrong in one known way, before anything is read off the tree.

Rules that hold for nearly all English prose, each with the mistake that it mends; a tree stays a tree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.language.names import Name

WHO = frozenset({"which", "who", "whom", "whose"})
ASTRAY = frozenset({"ccomp", "advcl", "parataxis", "xcomp", "conj"})  # where a relative clause is hung by mistake
NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "PRON"})
WITHIN_NAMES = frozenset({"flat", "compound", "goeswith"})
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "appos", "conj", "nmod", "ROOT"})
# What "whose" gives to people and not to bodies or places.
OF_PEOPLE = frozenset(
    {"book", "novel", "memoir", "son", "sons", "daughter", "daughters", "wife", "husband", "mother", "father",
     "brother", "sister", "child", "children", "parents", "conviction", "convictions", "sentence", "trial", "arrest",
     "confession", "death", "murder", "lawyer", "lawyers", "testimony", "evidence"}
)  # fmt: skip
CONJUNCTIONS = frozenset({"after", "before", "when", "while", "because", "once", "until", "since", "as"})
FINITE = frozenset(
    {"was", "were", "is", "are", "had", "has", "have", "did", "does", "do", "would", "could", "will", "can"}
)
AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
STRAY_SUBJECTS = frozenset({"obl", "obl:unmarked", "obj", "nsubj", "nsubj:pass", "iobj"})
FINDING = frozenset({"find", "finds", "found", "finding", "declare", "declared", "pronounce", "pronounced"})
TRYING = FINDING | {"convicted", "cleared", "acquitted", "accused"}
FOUND = frozenset({"guilty", "liable", "innocent", "dead"})
QUOTES = frozenset("”\"’'")


def repair(
    words: Sequence[str], parts: Sequence[str], heads: list[int], labels: list[str], names: Sequence[Name]
) -> None:
    """Mend heads and labels in place; `parts` are UPOS tags, a root has -1 for its head."""
    starts = [_past_marks(words, start) for start in _left_edges(heads)]
    for verb, label in enumerate(labels):
        if label in ASTRAY and (noun := _antecedent(words, parts, heads, labels, starts, verb)) is not None:
            heads[verb], labels[verb] = noun, "acl:relcl"
    kinds = {index: name.kind for name in names for index in range(name.start, name.end)}
    for verb, label in enumerate(labels):
        if label == "acl:relcl" and _of_people(words, heads, starts[verb]):
            heads[verb] = _person(heads, labels, kinds, heads[verb])
    _without_lone_indirect(heads, labels)
    _before_its_verb(words, parts, heads, labels)
    _above_a_relative(words, heads, labels)
    _beside_the_part(words, heads, labels, kinds)
    _served_before(words, heads, labels)
    _with_subjects(words, heads, labels)
    _with_findings(words, heads, labels)
    _with_appositions(words, heads, labels, kinds)
    _past_courts(words, heads, labels, kinds)


def _of_people(words: Sequence[str], heads: Sequence[int], opening: int) -> bool:
    """Say whether a relative clause tells of people by its first word: "who", or "whose" with what people have."""
    word = words[opening].lower()
    return word in ("who", "whom") or (word == "whose" and heads[opening] >= 0 and words[heads[opening]] in OF_PEOPLE)


def _person(heads: Sequence[int], labels: Sequence[str], kinds: Mapping[int, str], noun: int) -> int:
    """The noun that a place or a body belongs to, where such a name has "who": "a fellow at Dale College, who …"."""
    found = noun
    while kinds.get(found) in ("ORG", "LOC", "DATE") and labels[found] in ("nmod", "obl", "compound") and (
        heads[found] >= 0
    ):
        found = heads[found]
    return found if labels[found] in ARGUMENTS else noun


def _beside_the_part(
    words: Sequence[str], heads: list[int], labels: Sequence[str], kinds: Mapping[int, str]
) -> None:
    """ "Ann Lee as Sergeant Bob Ray, the officer who …": the officer is the part and not the player."""
    starts = _left_edges(heads)
    for noun, label in enumerate(labels):
        if label != "appos":
            continue
        player = heads[noun]
        opening = _past_marks(words, starts[noun])
        part = opening - 2 if opening and words[opening - 1] == "," else -1
        if not player < part or kinds.get(part) != "PERSON" or kinds.get(player) != "PERSON":
            continue
        if "as" in words[player:part] and "," not in words[player:part]:
            while labels[part] in WITHIN_NAMES and player < heads[part]:
                part = heads[part]
            heads[noun] = part


def _served_before(words: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """ "Served 14 years before his conviction was quashed": the years are served and not counted from what follows."""
    starts = _left_edges(heads)
    for noun, label in enumerate(labels):
        counted = label.startswith("obl") and 1 < noun < len(words) - 1 and words[noun + 1] == "before"
        served = counted and words[noun - 2] in ("served", "spent", "serving", "spending")
        if served and starts[noun] == noun - 1 and noun < heads[noun]:
            heads[noun], labels[noun] = noun - 2, "obj"


def _without_lone_indirect(heads: Sequence[int], labels: list[str]) -> None:
    """A verb's only object is no indirect one: "convicted her of two murders"."""
    objects = {heads[word] for word, label in enumerate(labels) if label in ("obj", "ccomp", "csubj", "xcomp")}
    for word, label in enumerate(labels):
        if label == "iobj" and heads[word] not in objects:
            labels[word] = "obj"


def _before_its_verb(
    words: Sequence[str], parts: Sequence[str], heads: list[int], labels: list[str]
) -> None:
    """What stands between a conjunction and its verb is the subject: "after a man, Bob Lee, told Ann Ray that"."""
    for verb, label in enumerate(labels):
        if label != "advcl":
            continue
        below = [word for word in range(len(labels)) if heads[word] == verb]
        after = [word for word in below if labels[word] == "nsubj" and word > verb]
        lacking = not words[verb].endswith("ing") and {"obj", "iobj"} & {labels[word] for word in below}
        if any(labels[word].startswith(("nsubj", "aux:pass")) and word < verb for word in below) or (
            len(after) != 1 and not (lacking and not after)
        ):
            continue
        above = heads[verb]
        marks = [
            word
            for word in range(max(above, 0), verb)
            if words[word].lower() in CONJUNCTIONS
            and (labels[word], heads[word]) in (("mark", verb), ("case", _noun_between(word, verb, parts, heads)))
        ]
        noun = _noun_between(marks[-1], verb, parts, heads) if marks else -1
        cased = (word for word in range(max(noun, 0)) if heads[word] == noun and labels[word] == "case")
        if noun < 0 or any(word != marks[-1] for word in cased):
            continue
        heads[noun], labels[noun] = verb, "nsubj"
        heads[marks[-1]], labels[marks[-1]] = verb, "mark"
        for word in after:
            labels[word] = "iobj" if any(labels[other] == "ccomp" for other in below) else "obj"


def _noun_between(mark: int, verb: int, parts: Sequence[str], heads: Sequence[int]) -> int:
    """The noun between a conjunction and its verb that hangs on the same word as the verb, -1 where there is none."""
    found = [word for word in range(mark + 1, verb) if heads[word] == heads[verb] and parts[word] in NOMINAL]
    return found[0] if len(found) == 1 else -1


def _above_a_relative(words: Sequence[str], heads: list[int], labels: Sequence[str]) -> None:
    """ "The court freed a man who had served two years, ruling that": after a comma, what the court does besides."""
    starts = _left_edges(heads)
    for verb, label in enumerate(labels):
        clause = heads[verb]
        if label != "advcl" or not words[verb].endswith("ing") or labels[clause] != "acl:relcl" or verb < clause:
            continue
        opening, noun = starts[clause], heads[clause]
        saying = any(heads[word] == verb and labels[word] == "ccomp" for word in range(verb, len(labels)))
        if not saying or verb == 0 or words[verb - 1] != "," or words[opening].lower() not in WHO:
            continue
        if words[opening - 1] == ",":
            continue  # "Lee, who left the court, saying that": it is Lee who says so
        while noun >= 0 and labels[noun] not in ("ROOT", "root", "ccomp", "advcl", "conj", "parataxis"):
            noun = heads[noun]
        if 0 <= noun < verb and any(heads[word] == noun and labels[word].startswith("nsubj") for word in range(noun)):
            heads[verb] = noun


def _with_findings(words: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """What somebody is found is said with the verb: "to find the father of four guilty"."""
    for word, label in enumerate(labels):
        noun = heads[word]
        if label not in ("acl", "amod") or not 0 <= noun < word or labels[noun] != "obj":
            continue
        if words[word].lower() in FOUND and words[heads[noun]].lower() in FINDING:
            heads[word], labels[word] = heads[noun], "xcomp"


def _with_appositions(
    words: Sequence[str], heads: list[int], labels: list[str], kinds: Mapping[int, str]
) -> None:
    """A noun beside a name is no subject of the participle after it: "Dr Ann Lee, a pathologist later struck off"."""
    for noun, label in enumerate(labels):
        verb = heads[noun]
        if label not in ("nsubj:pass", "nsubj") or verb < noun or labels[verb] != "acl" or kinds.get(noun):
            continue
        name = heads[verb]
        start = min((word for word in range(name, noun) if heads[word] == noun), default=noun)
        bare = not any(heads[word] == verb and labels[word] in AUXILIARY for word in range(noun, verb))
        if bare and kinds.get(name) == "PERSON" and name < start and words[start - 1] == ",":
            heads[noun], labels[noun] = name, "appos"
            heads[verb] = noun


def _past_courts(words: Sequence[str], heads: list[int], labels: list[str], kinds: Mapping[int, str]) -> None:
    """Of what somebody is found guilty is not the court's: "found guilty at Dale Crown Court of murdering Ann Lee"."""
    for word, label in enumerate(labels):
        court = heads[word]
        if label not in ("acl", "nmod") or kinds.get(court) not in ("ORG", "LOC") or labels[court] != "obl":
            continue
        verb = heads[court]
        marks = [one for one in range(court + 1, word) if heads[one] == word and words[one].lower() == "of"]
        if not marks or kinds.get(marks[0]) or verb < 0 or verb > court or words[verb].lower() not in TRYING:
            continue
        said = [one for one in range(verb, court) if heads[one] == verb and words[one].lower() in FOUND]
        heads[word], labels[word] = (said or [verb])[0], "advcl" if label == "acl" else "obl"


def _with_subjects(words: Sequence[str], heads: list[int], labels: list[str]) -> None:
    """The noun right after a subordinator is its clause's subject: "arrested after Ann Lee, 19, was found dead".

    A parse that loses the thread at such commas hangs it on the verb before, and the clause takes that one's subject.
    """
    under: dict[int, list[int]] = {}
    for word, head in enumerate(heads):
        under.setdefault(head, []).append(word)
    for verb, label in enumerate(labels):
        inside = under.get(verb, [])
        marks = [word for word in inside if labels[word] == "mark" and word < verb]
        finite = [word for word in inside if labels[word] in AUXILIARY and words[word].lower() in FINITE]
        if label not in ("advcl", "ccomp") or len(marks) != 1 or not finite:
            continue
        if any(labels[word].startswith(("nsubj", "csubj", "expl")) for word in inside):
            continue
        for noun in under.get(heads[verb], []):
            between = range(marks[0] + 1, noun)
            if marks[0] < noun < verb and labels[noun] in STRAY_SUBJECTS and not any(
                labels[word] == "case" and heads[word] == noun for word in between
            ) and all(heads[word] == noun for word in between):
                passive = any(labels[word] == "aux:pass" for word in finite)
                heads[noun], labels[noun] = verb, "nsubj:pass" if passive else "nsubj"
                break


def _antecedent(
    words: Sequence[str], parts: Sequence[str], heads: Sequence[int], labels: Sequence[str], starts: Sequence[int],
    verb: int,
) -> int | None:
    """The noun before the comma of "…, which …", where a clause opens so and hangs on something before that noun."""
    opening = starts[verb]
    if opening == verb or words[opening].lower() not in WHO or not 0 <= heads[verb] < opening:
        return None
    before = opening - 1
    commas = 0
    while before >= 0 and (words[before] in QUOTES or words[before] == ","):
        commas += words[before] == ","
        before -= 1
    # "A teacher whose conviction was quashed": "whose" right after a noun asks nothing where nothing is asked.
    bare = commas == 0 and words[opening].lower() == "whose" and labels[verb] in ("parataxis", "advcl", "conj")
    if not (commas == 1 or bare) or before < 0 or parts[before] not in NOMINAL:
        return None
    while labels[before] in WITHIN_NAMES and heads[before] >= 0:
        before = heads[before]
    return before if before < opening and before != heads[verb] and parts[before] in NOMINAL else None


def _past_marks(words: Sequence[str], start: int) -> int:
    while start + 1 < len(words) and (words[start] == "," or words[start] in QUOTES):
        start += 1
    return start


def _left_edges(heads: Sequence[int]) -> list[int]:
    """The first word of each word's subtree."""
    edges = list(range(len(heads)))
    for word in range(len(heads)):
        up = heads[word]
        while up >= 0 and edges[up] > word:
            edges[up] = word
            up = heads[up]
    return edges
