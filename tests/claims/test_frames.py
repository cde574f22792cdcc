"""Frames are read whole or refused by name; those that are shipped are in the vocabulary."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Namespace

from kg.claims.frames import Frames, frames, read_frames
from kg.errors import OntologyError
from kg.language.lexicon import lexicon
from kg.resources import ontology_folder

GOOD = '[[event]]\ntype = "Audit"\nverbs = ["audit"]\nroles.agent = { from = ["subject"], types = ["Person"] }\n'
MALFORMED = {
    "no TOML": ("[[event]\n", "cannot be read as TOML"),
    "an unknown key": (GOOD + 'verb = ["inspect"]\n', "the frame of Audit has the unknown key 'verb'"),
    "no trigger": (GOOD.replace('verbs = ["audit"]\n', ""), "the frame of Audit needs triggers"),
    "no role": (GOOD.split("roles")[0], "the frame of Audit needs triggers .* and roles"),
    "an unknown key of a role": (GOOD.replace("types", "typs"), "the role agent of Audit has the unknown key 'typs'"),
    "a role from nowhere": (GOOD.replace('from = ["subject"], ', ""), "the role agent of Audit needs 'from'"),
    "a role of nothing": (GOOD.replace(', types = ["Person"]', ""), "and either 'types' or 'text'"),
    "a role of a type and a text": (GOOD.replace("types", 'text = "office", types'), "and either 'types' or 'text'"),
    "a needed role that is not there": (GOOD + 'needs = ["subject"]\n', "needs the role 'subject'"),
    "all of a role that is not there": (GOOD + 'needs_all = ["place"]\n', "needs the role 'place'"),
    "a relation without object": (GOOD.replace("event", "relation"), "has the roles subject and object and no others"),
}


def folder(tmp_path: Path, text: str) -> Path:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "more.toml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("text", "message"), MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_frame_is_refused_in_one_line_that_names_the_file(tmp_path: Path, text: str, message: str) -> None:
    if "needs" in text:  # a key of the table, which stands before the roles
        head, roles = text.split("roles.agent", 1)
        line, needs = roles.split("\n", 1)
        text = f"{head}{needs}roles.agent{line}\n"
    with pytest.raises(OntologyError, match=rf"^more\.toml: .*{message}") as raised:
        read_frames(folder(tmp_path, text), lexicon())
    assert "\n" not in str(raised.value)


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    (folder(tmp_path, "") / "frames" / "more.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OntologyError, match=r"^more\.toml: "):
        read_frames(tmp_path, lexicon())


def test_a_frame_is_found_by_the_words_that_trigger_it(tmp_path: Path) -> None:
    text = GOOD.replace('["audit"]', '["audit", "look over"]\nnouns = ["tax audit"]')
    found = read_frames(folder(tmp_path, text), lexicon())
    assert [(frame.type, rest) for frame, rest in found.of("verb", "audit")] == [("Audit", ())]
    assert [(frame.type, rest) for frame, rest in found.of("verb", "look")] == [("Audit", ("over",))]
    assert [(frame.type, rest) for frame, rest in found.of("noun", "audit")] == [("Audit", ("tax",))]
    assert found.of("noun", "tax") == ()


def test_classes_of_words_stand_for_their_words(tmp_path: Path) -> None:
    text = GOOD.replace('verbs = ["audit"]', 'nouns = ["CULPRIT"]').replace('"subject"', '"with:HEAD>of"')
    found = read_frames(folder(tmp_path, text), lexicon())
    assert found.of("noun", "killer")
    ((first, second),) = found.all[0].roles[0].sources
    assert (first.function, second.function) == ("with", "of")
    assert "president" in first.lemmas
    assert second.lemmas == frozenset()


@pytest.fixture(scope="module")
def shipped() -> Frames:
    return frames()


def test_every_shipped_frame_is_read(shipped: Frames) -> None:
    tables = sum(line in ("[[event]]", "[[relation]]") for path in (ontology_folder() / "frames").glob("*.toml")
                 for line in path.read_text(encoding="utf-8").splitlines())
    assert len(shipped.all) == tables > 100


def test_every_type_of_a_frame_is_declared_in_the_vocabulary(shipped: Frames) -> None:
    graph = Graph().parse(ontology_folder() / "kg.ttl")
    kg = Namespace(next(str(one) for prefix, one in graph.namespaces() if prefix == "kg"))
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property)
    properties = {one for kind in kinds for one in graph.subjects(RDF.type, kind)}
    events = set(graph.transitive_subjects(RDFS.subClassOf, kg.Event))
    for frame in shipped.all:
        assert kg[frame.type] in (events if frame.kind == "event" else properties), frame.type


def test_every_filler_type_of_a_frame_is_a_type_of_entity(shipped: Frames) -> None:
    types = {kind for frame in shipped.all for role in frame.roles for kind in role.types}
    assert types <= {"Person", "Group", "Organization", "Place", "Work", "Event"}


def test_the_shipped_folder_can_be_copied_and_read(tmp_path: Path, shipped: Frames) -> None:
    copy = shutil.copytree(ontology_folder(), tmp_path / "ontology")
    assert read_frames(copy, lexicon()) == shipped
