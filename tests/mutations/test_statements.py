"""How many statements a small write takes, whatever it keeps beside what it was asked for."""

import asyncio
from typing import Any

import pytest

from graph.bolt import BoltStore, _BoltTransaction
from graph.statement import Statement
from graph.store import Row, Transaction
from server.answers.answering import GraphQL
from tests.mutations.conftest import Ask, asked

UPSERT = """mutation ($name: String!, $once: String!) {
  customerUpsert(input: {external: {source: "shop", key: "1"}, name: $name}, idempotencyKey: $once) {
    customer { name } wasCreated } }"""
BY_MAIL = """mutation ($email: String!) { customerUpsert(input: {email: $email, name: "Ann"}) {
  wasCreated changes { kind relationship fields } userErrors { code } } }"""
TELLERS = """MATCH (x:Identifier)-[:FROM]->(s:Source)
RETURN x.key, s.key"""


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of all statements of transactions."""
    found, run = list[str](), _BoltTransaction.run

    async def counted(self: Any, statement: Statement, /) -> list[Row]:
        found.append(statement.text)
        return await run(self, statement)

    monkeypatch.setattr(_BoltTransaction, "run", counted)
    return found


@pytest.mark.parametrize("again", [("Anna", 5), ("Ann", 4)])
async def test_an_upsert_takes_eight_and_less_of_whom_is_known(
    api: GraphQL, sent: list[str], again: tuple[str, int]
) -> None:
    for name, once, was_created, most in (("Ann", "a", True, 8), (again[0], "b", False, again[1]),
                                          (again[0], "b", False, 2)):  # fmt: skip
        done = (await asked(api, UPSERT, name=name, once=once))["customerUpsert"]
        assert done == {"customer": {"name": name}, "wasCreated": was_created}
        assert len(sent) <= most, "\n\n".join(sent)
        sent.clear()


async def test_an_identifier_that_somebody_else_told_of_is_told_of_once_more(
    ask: Ask, store: BoltStore, sent: list[str]
) -> None:
    assert (await ask(BY_MAIL, email="ann@example.com"))["customerUpsert"]["wasCreated"]
    [[_, teller]] = await store.read(Statement(TELLERS))
    await store.write(lambda tx: tx.run(Statement("MATCH (:Identifier)-[f:FROM]->() DELETE f")))
    for _ in range(2):
        sent.clear()
        assert (await ask(BY_MAIL, email="ann@example.com"))["customerUpsert"]["changes"] == []
        assert await store.read(Statement(TELLERS)) == [["EMAIL:ann@example.com", teller]]
    assert len(sent) <= 2


async def test_the_primary_address_comes_back(ask: Ask) -> None:
    """Whoever has two and names one of them has that one from now on."""
    await ask(BY_MAIL, email="ann@example.com")
    [[one]] = [(await ask("{ customers { nodes { id } } }"))["customers"]["nodes"]]
    add = """mutation ($id: ID!) { identifierAdd(input: {holder: {customer: {id: $id}}, type: EMAIL,
      value: "ann@example.org"}) { userErrors { code } } }"""
    assert await ask(add, id=one["id"]) == {"identifierAdd": {"userErrors": []}}
    for email, before in (("ann@example.org", "ann@example.com"), ("ann@example.com", "ann@example.org")):
        [mail] = (await ask("{ customers { nodes { email } } }"))["customers"]["nodes"]
        assert mail == {"email": before}
        changes = (await ask(BY_MAIL, email=email))["customerUpsert"]["changes"]
        assert {each["kind"] for each in changes} == {"LINK_UPDATED"}, changes
        assert (await ask(BY_MAIL, email=email))["customerUpsert"]["changes"] == []


END = """MATCH (c:Customer)-[held:IDENTIFIED_BY]->(:Identifier)
SET c.lock = true
REMOVE c.lock
SET held.until = '2026-01-01'"""


async def test_whoever_ceases_to_hold_a_key_meanwhile_does_not_hold_it(ask: Ask, store: BoltStore) -> None:
    """An upsert waits for who changes the holder, and then goes by what is there."""
    await ask(BY_MAIL, email="ann@example.com")
    locked = asyncio.Event()

    async def end(transaction: Transaction) -> None:
        await transaction.run(Statement(END))
        locked.set()
        await asyncio.sleep(0.5)

    ending = asyncio.create_task(store.write(end))
    await locked.wait()
    done = await ask(BY_MAIL, email="ann@example.com")
    await ending
    assert done["customerUpsert"]["wasCreated"]
    found = await ask("{ customers { nodes { email } } }")
    assert sorted(str(each["email"]) for each in found["customers"]["nodes"]) == ["None", "ann@example.com"]
