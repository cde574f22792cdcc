"""What is on which map, and where."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

from kg.analysis import graph
from kg.model import Claim, Event, When, items
from kg.rdf import reversals
from kg.views.evidence import Dossier
from kg.views.maps import important, people, surroundings
from kg.views.sheets import Mark, Sheet
from kg.views.timeline import timeline
from tests.cases import CAPKOVA, GRANT, LINDQVIST, OKORO, small_case

CASE = small_case()
DOSSIER = Dossier.of(CASE.claims, CASE.documents, reversals(CASE.claims))
GRAPH = graph(CASE.claims)


def lines_of(sheet: Sheet, id: str) -> tuple[str, ...]:
    (mark,) = (one for one in sheet.marks if one.id == id)
    return mark.lines


def crossing(one: Mark, other: Mark) -> bool:
    return (abs(one.x - other.x) < (one.box.width + other.box.width) / 2
            and abs(one.y + one.lift - other.y - other.lift) < (one.box.height + other.box.height) / 2)


def test_the_map_of_people_holds_the_relations_and_no_events() -> None:
    sheet = people(GRAPH, DOSSIER)
    assert {line.claim for line in sheet.lines} == {
        CASE.claim(name).id for name in ("memberOf", "boardMemberOf", "spouseOf", "wrote", "directed")}
    assert not any(mark.is_event for mark in sheet.marks)


def test_a_line_that_is_not_asserted_says_whose_word_it_is() -> None:
    labels = {line.claim: line.label for line in people(GRAPH, DOSSIER).lines}
    assert labels[CASE.claim("spouseOf").id] == "spouse of\nnegated, in Evening Ledger"
    assert labels[CASE.claim("wrote").id] == "wrote"


def test_parallel_lines_are_bent_apart_whichever_way_they_run() -> None:
    wrote = CASE.claim("wrote")
    assert wrote.kind == "relation"
    twin = replace(wrote, predicate="produced")
    dossier = Dossier.of([wrote, twin], CASE.documents, {})
    bends = [line.bend for line in people(graph([wrote, twin]), dossier).lines]
    assert sorted(bends) == [-0.17, 0.17]


def test_the_surroundings_show_events_with_whose_word_they_are_and_what_overturned_them() -> None:
    sheet = surroundings(GRAPH, DOSSIER, OKORO.id)
    conviction, assault = CASE.claim("Conviction"), CASE.claim("Assault")
    assert isinstance(conviction, Event)
    assert isinstance(assault, Event)
    assert lines_of(sheet, conviction.event.id) == ("Conviction", "1991", "overturned Dec 2003")
    assert " ".join(lines_of(sheet, assault.event.id)) == "Assault reported by Seven Nights"
    assert GRANT.id in {mark.id for mark in sheet.marks}
    assert sheet.main == OKORO.id


def test_no_two_marks_cross_on_any_map() -> None:
    for sheet in (people(GRAPH, DOSSIER), timeline(GRAPH, DOSSIER), surroundings(GRAPH, DOSSIER, LINDQVIST.id)):
        assert [(one.name, other.name) for one, other in combinations(sheet.marks, 2) if crossing(one, other)] == []


def test_the_important_are_those_who_connect_and_persons_of_three_claims() -> None:
    chosen = important(GRAPH, DOSSIER)
    assert {LINDQVIST, OKORO, CAPKOVA, GRANT} <= set(chosen)
    assert len(chosen) >= 12


def test_the_timeline_runs_from_left_to_right_with_a_lane_for_the_undated() -> None:
    sheet = timeline(GRAPH, DOSSIER)
    columns = [band for band in sheet.bands if not band.lane]
    assert [band.heading for band in columns] == ["1991", "2003", "2010", "2019", "2020"]
    assert [band.x for band in columns] == sorted(band.x for band in columns)
    assert [band.heading for band in sheet.bands if band.lane] == ["What happened", "No date given"]
    lane = sheet.bands[-1]
    undated = [mark for mark in sheet.marks if lane.y < mark.y < lane.y + lane.height]
    assert len(undated) == 7
    assert len(sheet.marks) == 12


def test_two_claims_of_one_event_are_one_card_that_names_both_speakers() -> None:
    confession = CASE.claim("Confession", "denied")
    assert isinstance(confession, Event)
    text = " ".join(lines_of(timeline(GRAPH, DOSSIER), confession.event.id))
    assert "reported by Evening Ledger, Priya Nair" in text
    assert "denied by Maren Lindqvist" in text


def test_a_reversal_is_a_line_to_what_it_overturns() -> None:
    conviction, vacatur = CASE.claim("Conviction"), CASE.claim("Vacatur")
    assert isinstance(conviction, Event)
    assert isinstance(vacatur, Event)
    assert [(line.source, line.target, line.label) for line in timeline(GRAPH, DOSSIER).lines] == [
        (vacatur.event.id, conviction.event.id, "undoes")]


def test_a_busy_year_is_split_into_months_and_a_busy_month_goes_beside_itself() -> None:
    claims: list[Claim] = [
        Event(type="Arrest", roles=items({"suspect": (OKORO,)}), status="asserted",
              when=When(f"1990-{1 + number // 20:02}-{1 + number % 20:02}", None, "day", "x")) for number in range(24)]
    sheet = timeline(graph(claims), Dossier.of(claims, (), {}))
    columns = [band for band in sheet.bands if not band.lane]
    assert [band.heading for band in columns] == ["Jan 1990", "Feb 1990"]
    assert columns[0].width > 2 * columns[1].width
    assert not any(crossing(one, other) for one, other in combinations(sheet.marks, 2))


def test_an_empty_case_has_empty_maps() -> None:
    empty = Dossier.of((), (), {})
    assert people(graph(()), empty).marks == timeline(graph(()), empty).marks == ()
