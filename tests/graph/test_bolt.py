from graph.statement import Statement
from graph.store import Store, Transaction


async def test_a_read_gives_rows_as_lists(store: Store) -> None:
    assert await store.read(Statement("RETURN $x AS x, 2 AS two", {"x": [1]})) == [[[1], 2]]


async def test_what_was_written_is_read(store: Store) -> None:
    async def create(transaction: Transaction) -> str:
        await transaction.run(Statement("CREATE (:Thing {id: $id})", {"id": "a"}))
        return "done"

    assert await store.write(create) == "done"
    assert await store.read(Statement("MATCH (t:Thing) RETURN t.id")) == [["a"]]


async def test_the_next_test_finds_nothing(store: Store) -> None:
    assert await store.read(Statement("MATCH (n) RETURN count(n)")) == [[0]]
