"""Random graphs into files and back: nothing is lost, nothing is there twice, wherever it was interrupted."""

from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import cast

import pytest

from graph.bolt import BoltStore
from graph.custom import extended
from graph.model import MODEL
from graph.statement import Statement
from graph.store import Transaction
from server.exports.errors import BadExport
from server.exports.writing import digest_of
from server.imports.run import Step
from tests.agreement.graphs import graph
from tests.engines.wiping import wipe
from tests.oracle.loading import load
from tests.server.exports.exporting import KNOWN, read_back, rows, written

LEFT_OUT = frozenset(each.name for each in MODEL.node("Customer").properties if each.derived)
EVERYTHING = """MATCH (n)
WHERE n.id IS NOT NULL
RETURN n.id, labels(n), properties(n)
ORDER BY n.id"""
FAMILY = """CREATE (a:Customer {id: 'cus_1', name: '=1+1', nameKey: '=1+1', words: '1 1', version: 1, strange: [1, 2]})
CREATE (b:Customer {id: 'cus_2', name: '', nameKey: '', words: '', version: 1, spouse: 1.5})
CREATE (a)-[:TIED_TO {kind: 'SPOUSE', since: '2000-01-01'}]->(b)
CREATE (b)-[:TIED_TO {kind: 'SPOUSE', since: '2000-01-01'}]->(a)
CREATE (a)-[:TIED_TO {kind: 'FRIEND', note: 'x'}]->(b)
CREATE (a)-[:TIED_TO {kind: 'FRIEND', note: 'x'}]->(b)
CREATE (:ApiKey {id: 'key_1', hash: 'secret'})"""
FEED = """MATCH (c:Change)
RETURN c.kind, c.object, c.other, c.fields
ORDER BY c.kind, c.object, c.other"""
FIELDS = """[[field]]
on = "customer"
name = "clothesSize"
type = "decimal"
label = "Clothes size"
personal = true
"""


async def test_a_random_graph_comes_back(store: BoltStore, tmp_path: Path) -> None:
    await load(store, graph(MODEL, Random(1)), MODEL)
    manifest, before = await written(store, tmp_path / "a"), await _everything(store)
    assert manifest.digest == str(await digest_of(store, KNOWN))
    assert (await written(store, tmp_path / "csv", form="csv")).digest == manifest.digest
    await wipe(store)
    found = await read_back(store, tmp_path / "csv")
    assert found.is_equal
    assert (found.nodes.created, found.links.created) == (manifest.nodes, manifest.relationships)
    assert await _everything(store) == before
    again = await written(store, tmp_path / "b")
    assert [(each.path, each.sha256) for each in again.files] == [(each.path, each.sha256) for each in manifest.files]


@pytest.fixture
async def family(store: BoltStore) -> BoltStore:
    """Two people who are tied several times, with values that no model knows, and a key."""
    await store.write(lambda tx: _each(tx, [FAMILY]))
    return store


@pytest.mark.parametrize("form", ["jsonl", "csv"])
async def test_what_the_model_does_not_know_comes_back_too(family: BoltStore, tmp_path: Path, form: str) -> None:
    await written(family, tmp_path, form=form)
    before = await _everything(family)
    await wipe(family)
    found = await read_back(family, tmp_path)
    assert (found.is_equal, found.links.created) == (True, 4)
    assert await rows(family, FEED) == []
    assert await _everything(family) == [row for row in before if row[0] != "key_1"]


async def test_keys_and_how_far_imports_have_come_stay(family: BoltStore, tmp_path: Path) -> None:
    await written(family, tmp_path)
    assert sorted(path.name for path in (tmp_path / "nodes").iterdir()) == ["Customer.jsonl"]
    assert [path.name for path in (tmp_path / "relationships").iterdir()] == ["TIED_TO.jsonl"]


async def test_told_again_nothing_changes(family: BoltStore, tmp_path: Path) -> None:
    await written(family, tmp_path)
    found = await read_back(family, tmp_path)
    assert (found.nodes.unchanged, found.links.unchanged, found.is_equal) == (2, 4, True)


async def test_what_is_missing_comes_and_what_differs_becomes_as_it_was(family: BoltStore, tmp_path: Path) -> None:
    await written(family, tmp_path)
    await family.write(lambda tx: _each(tx, [
        "MATCH (b:Customer {id: 'cus_2'}) DETACH DELETE b",
        "MATCH (a:Customer {id: 'cus_1'}) SET a.name = 'Ann', a.gender = 'FEMALE'",
        "MATCH (a:Customer {id: 'cus_1'}) CREATE (:Customer {id: 'cus_2', name: 'B'})<-[:TIED_TO {kind: 'FRIEND'}]-(a)",
    ]))  # fmt: skip
    found = await read_back(family, tmp_path)
    assert (found.nodes.changed, found.links.changed, found.links.created, found.is_equal) == (2, 1, 3, True)
    assert await rows(family, FEED) == [
        ["LINKED", "cus_1", "cus_2", []], ["LINKED", "cus_1", "cus_2", []], ["LINKED", "cus_2", "cus_1", []],
        ["LINK_UPDATED", "cus_1", "cus_2", ["note"]],
        ["UPDATED", "cus_1", None, ["gender", "name"]], ["UPDATED", "cus_2", None, ["name", "spouse"]],
    ]  # fmt: skip


async def test_what_was_interrupted_goes_on(family: BoltStore, tmp_path: Path) -> None:
    await written(family, tmp_path)
    await wipe(family)
    with pytest.raises(KeyError):
        await read_back(family, tmp_path, progress=_stop)
    found = await read_back(family, tmp_path)
    assert (found.resumed_at, found.nodes.created, found.is_equal) == (2, 2, True)


async def test_only_some_types(family: BoltStore, tmp_path: Path) -> None:
    manifest = await written(family, tmp_path, types=["Customer"])
    assert (manifest.nodes, manifest.relationships, len(manifest.files)) == (2, 0, 1)
    await wipe(family)
    assert (await read_back(family, tmp_path)).is_equal
    with pytest.raises(BadExport, match="Custommer is none of Customer, Company"):
        await written(family, tmp_path / "b", types=["Custommer"])


async def test_a_relationship_whose_end_is_nowhere_is_named(family: BoltStore, tmp_path: Path) -> None:
    await written(family, tmp_path, types=["TIED_TO"])
    await wipe(family)
    with pytest.raises(BadExport, match=r"relationships/TIED_TO.jsonl, line 1: cus_1 is neither"):
        await read_back(family, tmp_path)


async def test_somebody_else_who_holds_a_key_is_named(indexed: BoltStore, tmp_path: Path) -> None:
    await wipe(indexed)
    await indexed.write(lambda tx: _each(tx, ["CREATE (:Source {id: 'src_1', key: 'shop', name: 'shop'})"]))
    await written(indexed, tmp_path)
    await indexed.write(lambda tx: _each(tx, ["MATCH (s:Source) SET s.id = 'src_2'"]))
    with pytest.raises(BadExport, match=r"Source.jsonl, line 1: src_1 has the key 'shop', which src_2"):
        await read_back(indexed, tmp_path)


async def test_own_fields_come_along_and_are_needed(store: BoltStore, tmp_path: Path) -> None:
    model = extended(MODEL, FIELDS, file="fields.toml")
    await store.write(lambda tx: _each(tx, ["CREATE (:Customer {id: 'cus_1', name: 'Ann', clothesSize: 365000})"]))
    await written(store, tmp_path, model=model)
    assert '"clothesSize":"36.5"' in (tmp_path / "nodes" / "Customer.jsonl").read_text()
    await wipe(store)
    with pytest.raises(BadExport, match=r"column clothesSize .* KITH_FIELDS_FILE"):
        await read_back(store, tmp_path)
    assert (await read_back(store, tmp_path, model=model)).is_equal


async def _everything(store: BoltStore) -> list[list[object]]:
    """All nodes but what is worked out of others, with keys by which texts sort; no words may be said or not."""
    found = await rows(store, EVERYTHING)
    return [
        [
            *row[:2],
            {
                name: value
                for name, value in cast("dict[str, object]", row[2]).items()
                if (name, value) != ("words", "") and name not in LEFT_OUT
            },
        ]
        for row in found
    ]


def _stop(step: Step) -> None:
    if step.what == "rows":
        raise KeyError(step)


async def _each(tx: Transaction, texts: Sequence[str]) -> None:
    for text in texts:
        await tx.run(Statement(text))
