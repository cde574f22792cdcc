from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.model import Event
from kg.rdf import ontology, to_nquads
from kg.rdf.terms import kg, named
from tests.cases import NEWS, OKORO, relation, said, small_case


def test_wider_terms_are_found_over_several_steps() -> None:
    assert named("schema:Event") in ontology().classes[kg("Rape")]
    assert named("sem:hasActor") in ontology().properties[kg("defendant")]


def test_a_symmetric_relation_is_said_both_ways() -> None:
    said_both = set(ontology().direct("<http://a>", kg("spouseOf"), "<http://b>"))
    assert ("<http://b>", kg("spouseOf"), "<http://a>") in said_both
    assert ("<http://b>", named("schema:spouse"), "<http://a>") in said_both


def test_a_text_has_no_inverse() -> None:
    assert all(one[0] == "<http://a>" for one in ontology().direct("<http://a>", kg("directed"), '"a film"'))


def test_an_event_that_only_a_frame_knows_is_still_an_event() -> None:
    claim = Event(type="Rehearing", roles=(("petitioner", (OKORO,)),), **said("asserted", (NEWS, "Daniel Okoro")))
    tie = relation(OKORO, "rivalOf", OKORO, **said("asserted", (NEWS, "Daniel Okoro")))
    text = to_nquads(small_case().documents, [claim, tie])
    assert f"{kg('Rehearing')} " in text
    assert f"{named('rdf:type')} {named('schema:Event')} " in text
    assert f"{kg('rivalOf')} " in text


@pytest.mark.parametrize("content", ["kg:Person a owl:Class .", "@prefix kg: <https://kg", None])
def test_a_vocabulary_that_cannot_be_read_is_named(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "kg.ttl"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(OntologyError, match=r"kg\.ttl: the vocabulary cannot be read") as caught:
        ontology(path)
    assert "\n" not in str(caught.value)
