from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Claim, Entity, Relation, Span, entities_of
from kg.resolve import resolve


def person(label: str, *aliases: str, named: bool = True, id_: str = "", type_: str = "Person") -> Entity:
    return Entity(id_ or label.lower().replace(" ", "-"), type_, label, tuple(sorted({label, *aliases})), named)


def works_for(subject: Entity, document: str = "one") -> Relation:
    firm = Entity("acme", "Organization", "Acme", ("Acme",))
    return Relation(subject=subject, predicate="worksFor", object=firm, status="asserted",
                    evidence=(Span(document, 0, 4, "Anna"),))


def subjects(claims: Sequence[Claim]) -> list[str]:
    return sorted({next(entities_of(claim)).id for claim in claims})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (person("Anna Smith"), person("Anna Smith", "Smith"), True),
        (person("Anna M. Smith", "Anna Smith"), person("Anna Smith"), True),
        (person("Anna Smith"), person("Smith"), False),
        (person("Anna Smith", "Smith"), person("Robert Smith", "Smith"), False),
        (person("Salem", type_="Place"), person("Salem"), False),
        (person("clerk", named=False, id_="clerk-1"), person("clerk", named=False, id_="clerk-2"), False),
    ],
    ids=["equal names", "two words in common", "surname alone", "namesakes", "types differ", "without a name"],
)
def test_entities_are_one_only_where_their_names_say_so(one: Entity, other: Entity, same: bool) -> None:
    resolved = resolve([works_for(one, "one"), works_for(other, "two")])
    assert (len(subjects(resolved)) == 1) is same


def test_equal_claims_of_two_documents_become_one_with_the_evidence_of_both() -> None:
    [claim] = resolve([works_for(person("Anna Smith"), "one"), works_for(person("Anna Smith"), "two")])
    assert [span.document for span in claim.evidence] == ["one", "two"]


def test_namesakes_of_two_types_get_two_ids() -> None:
    resolved = resolve([works_for(person("Salem")), works_for(person("Salem", type_="Place"))])
    assert len({next(entities_of(claim)).id for claim in resolved}) == 2


def test_an_entity_keeps_every_name_that_any_document_gives_it() -> None:
    resolved = resolve([works_for(person("Anna Smith", "Smith")), works_for(person("Anna Smith", "Ms. Smith"), "two")])
    assert next(entities_of(resolved[0])).aliases == ("Anna Smith", "Ms. Smith", "Smith")


@given(st.permutations([
    works_for(person("Anna Smith", "Smith"), "one"), works_for(person("Anna Smith"), "two"),
    works_for(person("Anna M. Smith", "Anna Smith"), "three"), works_for(person("Robert Smith", "Smith"), "four"),
    works_for(person("another man", named=False, id_="another-man-1"), "five"),
]))
def test_the_order_of_the_documents_does_not_matter(claims: list[Claim]) -> None:
    in_order = sorted(claims, key=lambda claim: claim.evidence)
    assert [claim.to_json() for claim in resolve(claims)] == [claim.to_json() for claim in resolve(in_order)]
