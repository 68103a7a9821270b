"""The tables of an export follow from the model."""

from graph.export.tables import FROM_THE_END, tables
from graph.model import MODEL

KNOWN = tables(MODEL)


def test_every_label_and_every_relationship_that_is_not_derived_has_one() -> None:
    assert {each.name for each in KNOWN.nodes} == {
        each.labels[0] for each in MODEL.nodes.values() if len(each.labels) == 1
    }
    derived = {"BOUGHT", "GOES_WITH"}
    assert {each.name for each in KNOWN.links} == set(MODEL.relationships) - derived
    assert set(MODEL.relationships) >= FROM_THE_END


def test_views_are_columns_of_their_label_and_what_follows_is_none() -> None:
    table = KNOWN.node("Interaction")
    names = {each.name for each in table.columns}
    assert {"id", "key", "total", "rating", "priority", "resolvedAt"} <= names
    assert {"subjectKey", "words"} <= table.derived
    assert not names & table.derived


def test_no_column_is_called_like_what_files_say_beside_them() -> None:
    columns = [*(each.columns for each in KNOWN.nodes), *(each.columns for each in KNOWN.links)]
    assert not {"start", "end", "_stored"} & {column.name for some in columns for column in some}


def test_ids_tell_labels_and_every_relationship_is_read_once() -> None:
    assert KNOWN.label_of("cus_01hzxv5p8q6rw2m3k4n7t9b0cd") == "Customer"
    assert KNOWN.label_of("job_1") is None
    assert all(set(each.readers) <= {node.name for node in KNOWN.nodes} for each in KNOWN.links)
    assert KNOWN.link("FROM").starts == tuple(each.name for each in KNOWN.nodes)
