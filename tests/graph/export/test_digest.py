"""The digest of a graph: whatever the order, nothing overlooked."""

import pytest

from graph.export.digest import Digest, of_links, of_nodes
from graph.export.rows import Link, Unwritable, Values

ANN: Values = {"id": "cus_1", "name": "Ann", "tags": ["a", "b"], "spent": 125000, "confidence": 1.0, "isPrimary": True}
BO: Values = {"name": "Bo", "id": "cus_2"}
TIE = Link("cus_1", "cus_2", {"kind": "FRIEND"})


def test_order_and_parts_do_not_matter() -> None:
    turned = dict(sorted(ANN.items(), reverse=True))
    assert of_nodes("Customer", [ANN, BO]) == of_nodes("Customer", [BO]) + of_nodes("Customer", [turned])


def test_what_it_is_made_of_does_not_change_from_version_to_version() -> None:
    found = of_nodes("Customer", [ANN, BO]) + of_links("TIED_TO", [TIE])
    assert (found.count, str(found)) == (3, "c1192c00ebf466e80748aedec1e4c327006d63c43868cf50bee1379fd7f0e34c")


@pytest.mark.parametrize(
    "other",
    [{"name": "Anne"}, {"tags": ["b", "a"]}, {"spent": 125000.0}, {"confidence": 1}, {"isPrimary": 1}, {"notes": ""}],
    ids=str,
)
def test_every_value_counts_and_so_does_its_type(other: Values) -> None:
    assert of_nodes("Customer", [ANN]) != of_nodes("Customer", [{**ANN, **other}])


def test_labels_ends_and_directions_count() -> None:
    back = Link(TIE.end, TIE.start, TIE.values)
    digests = {
        of_nodes("Customer", [BO]),
        of_nodes("Company", [BO]),
        of_links("TIED_TO", [TIE]),
        of_links("TIED_TO", [back]),
        of_links("TIED_TO", [TIE, TIE]),
        Digest(),
    }
    assert len(digests) == 6


def test_a_value_that_no_file_can_hold_is_named() -> None:
    with pytest.raises(Unwritable, match="cus_3"):
        of_nodes("Customer", [{"id": "cus_3", "at": object()}])
