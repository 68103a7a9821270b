"""The table of kinds fits the model."""

import pytest

from graph.ingest import statements
from graph.ingest.kinds import INVERSE_TIES, KINDS, references_of
from graph.ingest.slots import filled, spelled
from graph.model import MODEL

TEXTS = {name: text for name, text in vars(statements).items() if name.isupper()}


def test_kinds_name_what_the_model_has() -> None:
    for kind in KINDS.values():
        for reference in references_of(kind):
            assert reference.type in MODEL.relationships
            assert reference.to in MODEL.nodes


def test_ties_have_inverses_among_their_kinds() -> None:
    assert set(INVERSE_TIES) | set(INVERSE_TIES.values()) <= set(MODEL.enums["TieKind"].values)
    assert all(INVERSE_TIES[INVERSE_TIES[kind]] == kind for kind in INVERSE_TIES)


def test_names_come_from_the_model_alone() -> None:
    assert filled("MATCH (n:<label>)", label="Product") == "MATCH (n:Product)"
    with pytest.raises(ValueError, match="must come from the model"):
        filled("MATCH (n:<label>)", label="Product) DETACH DELETE (n")


def test_values_are_spelled_out_under_plain_names() -> None:
    rows: list[dict[str, object]] = [{"properties": {"b": 1}}, {"properties": {"a": None, "b": 2}}]
    assert spelled("CREATE ()-[:X <map>]->()", rows) == "CREATE ()-[:X {a: row.properties.a, b: row.properties.b}]->()"
    with pytest.raises(ValueError, match="letters and digits"):
        spelled("<map>", [{"properties": {"a: 1}) DETACH DELETE (n": 1}}])


@pytest.mark.parametrize("name", TEXTS)
def test_statements_take_values_as_parameters(name: str) -> None:
    assert "{{" not in TEXTS[name]
    assert "%" not in TEXTS[name]
