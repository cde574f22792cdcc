"""Gold names follow the conventions whatever their corpus does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from kg.language.names import spans
from kg.language.training import corpora, names

GUM = """\
# newdoc id = GUM_news_made_up
# newpar
# text = President Roe's "Dark River" left the University of Leeds, a school, on 4 May 2001.
1	President	president	NOUN	NN	_	2	nmod:desc	_	Entity=(3-abstract-new(1-person-new
2-3	Roe's	_	_	_	_	_	_	_	_
2	Roe	Roe	PROPN	NNP	_	6	nmod:poss	_	_
3	's	's	PART	POS	_	2	case	_	Entity=1)
4	"	"	PUNCT	``	_	6	punct	_	SpaceAfter=No
5	Dark	dark	ADJ	NNP	_	6	amod	_	_
6	River	River	PROPN	NNP	_	8	nsubj	_	Entity=3)|SpaceAfter=No
7	"	"	PUNCT	''	_	6	punct	_	_
8	left	leave	VERB	VBD	_	0	root	_	_
9	the	the	DET	DT	_	10	det	_	Entity=(2-organization-new
10	University	University	PROPN	NNP	_	8	obj	_	_
11	of	of	ADP	IN	_	12	case	_	_
12	Leeds	Leeds	PROPN	NNP	_	10	nmod	_	Entity=2)|SpaceAfter=No
13	,	,	PUNCT	,	_	15	punct	_	_
14	a	a	DET	DT	_	15	det	_	Entity=(4-organization-new
15	school	school	NOUN	NN	_	10	appos	_	Entity=4)|SpaceAfter=No
16	,	,	PUNCT	,	_	15	punct	_	_
17	on	on	ADP	IN	_	19	case	_	_
18	4	4	NUM	CD	_	19	nummod	_	Entity=(5-time-new
19	May	May	PROPN	NNP	_	8	obl	_	_
20	2001	2001	NUM	CD	_	19	nummod	_	Entity=5)|SpaceAfter=No
21	.	.	PUNCT	.	_	8	punct	_	_

"""


def told(words: list[str], labels: list[str]) -> list[tuple[str, str]]:
    found = spans([label if label != corpora.IGNORED else "O" for label in labels])
    return [(" ".join(words[name.start : name.end]), name.kind) for name in found]


def test_gum_entities(tmp_path: Path) -> None:
    folder = tmp_path / "gum" / "train"
    folder.mkdir(parents=True)
    (folder / "made_up.conllu").write_text(GUM, "utf-8")
    [[sentence]] = corpora.gum(tmp_path, "train")
    assert sentence.names is not None
    assert told(sentence.words, sentence.names) == [
        ("Roe", "PERSON"), ("Dark River", "WORK"), ("University of Leeds", "ORG"), ("4 May 2001", "DATE"),
    ]  # fmt: skip
    assert sentence.spaces[1:4] == [False, True, False]
    assert sentence.heads is not None
    assert sentence.heads[7] == -1


def record(words: str, mentions: list[tuple[str, int, int]], relations: list[tuple[str, int, int]]) -> dict[str, Any]:
    sentence = words.split()
    vertices = [
        [{"type": kind, "pos": [start, end], "sent_id": 0, "name": " ".join(sentence[start:end])}]
        for kind, start, end in mentions
    ]
    return {
        "sents": [sentence],
        "vertexSet": vertices,
        "labels": [{"r": name, "h": head, "t": tail} for name, head, tail in relations],
    }


@pytest.mark.parametrize(
    ("words", "mentions", "relations", "expected"),
    [
        ("Mr. Roe 's film", [("PER", 0, 3)], [], [("Roe", "PERSON")]),
        ("the Netherlands won", [("LOC", 0, 2)], [], [("Netherlands", "LOC")]),
        ("Harbour by Roe", [("MISC", 0, 1), ("PER", 2, 3)], [("P57", 0, 1)], [("Harbour", "WORK"), ("Roe", "PERSON")]),
        ("the Battle of Leeds", [("MISC", 0, 4)], [], [("Battle of Leeds", "EVENT")]),
        ("two men in 1990", [("NUM", 0, 1), ("TIME", 3, 4)], [], [("1990", "DATE")]),
        ("a Grammy Award", [("MISC", 1, 3)], [], [("Grammy Award", "MISC")]),
    ],
)
def test_redocred_mentions(words: str, mentions: Any, relations: Any, expected: Any) -> None:
    [sentence] = names.of_redocred(record(words, mentions, relations))
    assert sentence.names is not None
    assert told(sentence.words, sentence.names) == expected


def test_the_held_out_tenth_is_never_trained_on(tmp_path: Path) -> None:
    folder = tmp_path / "redocred"
    folder.mkdir()
    (folder / "train.json").write_text(json.dumps([record(f"Document {n}", [], []) for n in range(20)]), "utf-8")
    apart = {d[0].words[1] for d in corpora.redocred(tmp_path, held_out=True)}
    kept = {d[0].words[1] for d in corpora.redocred(tmp_path, held_out=False)}
    assert (len(apart), len(kept), apart & kept) == (2, 18, set())
