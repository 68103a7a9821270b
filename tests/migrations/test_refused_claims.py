"""Claims that were refused and credited before either took the other away."""

from graph.bolt import BoltStore
from graph.statement import Statement
from migrations.files import found, statements
from migrations.writing import write
from tests.computed.worlds import claims, people


async def test_refused_claims_give_up_their_credit(store: BoltStore) -> None:
    await people(store, "Ana", "Bob", "Cid")
    await claims(store, "Ana Bob", status="REJECTED")
    await claims(store, "Bob Cid", status="CONVERTED")
    (migration,) = (each for each in found() if each.name.endswith("__refused_claims.cypher"))
    for text in statements(migration):
        await write(store, Statement(text))
    told = Statement("MATCH (a)-[r:REFERRED]->() RETURN a.name, r.isCredited ORDER BY a.name")
    assert await store.read(told) == [["Ana", False], ["Bob", True]]
