"""A case that was built is asked in Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import kg
from kg.errors import InputError, QueryError, UnknownEntity
from kg.model import Event
from kg.pipeline.case import FORMATS
from tests.cases import NEWS, small_case


def test_the_public_names_of_the_package_are_these() -> None:
    assert kg.__all__ == ["Case", "KgError", "build", "open"]
    assert all(hasattr(kg, name) for name in kg.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        kg.nothing  # noqa: B018


def test_what_was_built_is_what_is_opened(tiny: kg.Case) -> None:
    opened = kg.open(tiny.folder)
    assert opened.documents == tuple(sorted(small_case().documents, key=lambda one: one.id))
    assert opened.claims == tiny.claims
    assert [claim.id for claim in opened.claims] == sorted(claim.id for claim in opened.claims)
    assert {"Daniel Okoro", "Zoë Čapková", "Evening Ledger"} <= {entity.label for entity in opened.entities}
    assert "3 documents, 13 entities, 19 claims" in repr(opened)


def test_a_query_gives_rows(tiny: kg.Case) -> None:
    answer = tiny.query("SELECT ?name WHERE { ?person a kg:Person ; rdfs:label ?name } ORDER BY ?name")
    assert "Zoë Čapková" in str(answer)
    with pytest.raises(QueryError):
        tiny.query("SELECT WHERE")


def test_a_saved_question_takes_names_as_people_write_them(tiny: kg.Case) -> None:
    assert len(tiny.ask("boards", person="the former prosecutor").rows) == 1
    assert tiny.ask("boards", person="Priya Nair").rows == ()
    with pytest.raises(UnknownEntity, match="did you mean"):
        tiny.ask("boards", person="Lindqist")


def test_the_graph_is_keyed_by_claim_and_given_anew(tiny: kg.Case) -> None:
    graph = tiny.graph()
    assert {key for _, _, key in graph.edges(keys=True)} <= {claim.id for claim in tiny.claims}
    graph.clear()
    assert tiny.graph().number_of_edges() > 0


def test_a_path_carries_a_claim_for_every_step(tiny: kg.Case) -> None:
    walk = tiny.path("Tobias Grant", "the Ashby College")
    assert walk is None
    walk = tiny.path("Okoro", "Harrow County Court")
    assert walk is not None
    assert [hop.claim.type for hop in walk.hops] == ["Vacatur", "Vacatur"]


def test_paths_over_other_claims_are_walked_only_when_asked(tiny: kg.Case) -> None:
    assert tiny.path("Tobias Grant", "Okoro") is None
    assert [len(one.hops) for one in tiny.paths("Tobias Grant", "Okoro", from_works=True)] == [2]
    assert [hop.claim.status for hop in tiny.paths("Lindqvist", "Tobias Grant", statuses=["negated"])[0].hops] == [
        "negated"]


def test_ranking_takes_measure_type_and_limit(tiny: kg.Case) -> None:
    assert [one.label for one in tiny.rank("degree", types=["Person"], limit=1)] == ["Daniel Okoro"]
    with pytest.raises(InputError, match="no measure"):
        tiny.rank("luck")


def test_a_conviction_is_shown_with_its_reversal(tiny: kg.Case) -> None:
    known = tiny.show("Daniel Okoro")
    convictions = [claim for claim in known.events if claim.type == "Conviction"]
    assert [[undo.type for undo in known.reversals[claim.id]] for claim in convictions] == [["Vacatur"]]


def test_an_unknown_name_offers_near_ones(tiny: kg.Case) -> None:
    with pytest.raises(UnknownEntity, match="did you mean 'Daniel Okoro'"):
        tiny.show("Daniel Okro")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_is_written_the_same_twice(tiny: kg.Case, format: str) -> None:
    text = kg.open(tiny.folder).export(format)
    assert text == tiny.export(format)
    assert "Daniel Okoro" in text


def test_another_format_is_refused(tiny: kg.Case) -> None:
    with pytest.raises(InputError, match="no format is called 'xlsx'"):
        tiny.export("xlsx")


def test_exported_claims_are_the_claim_record(tiny: kg.Case) -> None:
    records = [json.loads(line) for line in tiny.export("claims").splitlines()]
    assert records == [claim.to_json() for claim in tiny.claims]
    convictions = [claim for claim in tiny.claims if isinstance(claim, Event) and claim.type == "Conviction"]
    assert convictions[0].evidence[0].quote in NEWS.text


def test_maps_are_written_the_same_twice(tiny: kg.Case, tmp_path: Path) -> None:
    for name in ("one", "two"):
        tiny.view(tmp_path / name)
    one, two = ({str(file.relative_to(tmp_path / name)): file.read_bytes() for file in (tmp_path / name).rglob("*")
                 if file.is_file()} for name in ("one", "two"))
    assert "index.html" in one
    assert one == two


def test_the_case_passes_its_shapes(tiny: kg.Case) -> None:
    report = tiny.check()
    assert report.conforms, str(report)
