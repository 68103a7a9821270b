"""What many writers do at once, a round for each claim of `./kith prove writes`."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from graph.export.tables import tables
from graph.statement import Statement
from graph.store import Row, Store, Transaction
from server.answers.answering import GraphQL
from server.answers.messages import Request
from server.exports.writing import digest_of
from tests.mutations.conftest import asked
from tests.mutations.examples import EXAMPLES, Input, filled, request, taken

T = TypeVar("T")
COUNT = "query ($id: ID!) { company(by: {id: $id}) { employeeCount version } }"
RAISE = """mutation ($id: ID!, $count: Int, $version: Int) {
  companyUpdate(input: {id: $id, employeeCount: $count, ifVersion: $version}) {
    company { employeeCount version } userErrors { code currentVersion } } }"""
MADE = 'mutation { companyCreate(input: {name: "Count", employeeCount: 0}) { company { id } } }'
MOST_DOUBLED = 6
"""How often a writer that meets conflicts doubles its wait, which begins with the time that an attempt took."""
UPSERT = """mutation ($email: String!, $name: String!) {
  customerUpsert(input: {email: $email, name: $name}) { wasCreated customer { id } userErrors { code message } } }"""
CREATE = """mutation ($email: String!) { customerCreate(input: {email: $email, name: "Ann"}) {
  customer { id } userErrors { code message } } }"""


async def increments(api: GraphQL, writers: int, each: int) -> tuple[int, int, int]:
    """Add one time after time, each writer on the version it knows: the figure, its version, the conflicts met."""
    id_ = (await asked(api, MADE))["companyCreate"]["company"]["id"]
    conflicts = 0

    async def one(known: dict[str, Any], chance: random.Random) -> dict[str, Any]:
        nonlocal conflicts
        tries = 0
        while True:
            given = {"id": id_, "count": known["employeeCount"] + 1, "version": known["version"]}
            begun = time.monotonic()
            payload = (await asked(api, RAISE, **given))["companyUpdate"]
            if not payload["userErrors"]:
                return dict(payload["company"])
            conflicts += 1
            tries = min(tries + 1, MOST_DOUBLED)
            wait = chance.uniform(0, (time.monotonic() - begun) * 2**tries)
            known = await again(payload["userErrors"][0]["currentVersion"], wait)

    async def again(version: int, wait: float) -> dict[str, Any]:
        """What there is after a while; it is as new at least as the conflict said."""
        await asyncio.sleep(wait)
        found = dict((await asked(api, COUNT, id=id_))["company"])
        assert found["version"] >= version
        return found

    async def writer(number: int) -> None:
        chance, known = random.Random(number), {"employeeCount": 0, "version": 1}
        for _ in range(each):
            known = await one(known, chance)

    await asyncio.gather(*(writer(number) for number in range(writers)))
    found = (await asked(api, COUNT, id=id_))["company"]
    return found["employeeCount"], found["version"], conflicts


async def one_customer(api: GraphQL, clients: int, rounds: int) -> list[int]:
    """Everybody upserts the same new e-mail address at once: how many customers hold it, round by round."""
    held = []
    for number in range(rounds):
        email = f"round{number}@example.com"
        names = [f"Ann {client}" for client in range(clients)]
        await asyncio.gather(*(asked(api, UPSERT, email=email, name=name) for name in names))
        rows = await api.store.read(Statement(HOLDERS, {"key": f"EMAIL:{email}"}))
        held.append(int(str(rows[0][0])))
    return held


# How many customers an e-mail address has.
HOLDERS = "MATCH (:Identifier {key: $key})<-[:IDENTIFIED_BY]-(c:Customer) RETURN count(DISTINCT c)"
# Customers of these names, and what the feed says was created.
NAMED = "MATCH (c:Customer) RETURN count(c)"
CREATED = "MATCH (c:Change {kind: 'CREATED', type: 'Customer'}) RETURN count(c)"


async def once_each(api: GraphQL, wishes: int, at_once: int = 8) -> tuple[int, int, int]:
    """Create customers under idempotency keys, again and again until it is answered: how many there are then, how many
    the feed tells of, and how often a client had to ask again."""
    again = 0

    async def wish(number: int) -> None:
        nonlocal again
        while True:
            request = Request(
                CREATE, variables={"email": f"wish{number}@example.com"}, idempotency_key=f"wish {number}"
            )
            reply = await api.answer(request)
            payload = (reply.data or {}).get("customerCreate")
            if payload is not None and not payload["userErrors"]:
                return
            again += 1

    for start in range(0, wishes, at_once):
        await asyncio.gather(*(wish(number) for number in range(start, min(start + at_once, wishes))))
    return await _number(api.store, NAMED), await _number(api.store, CREATED), again


async def _number(store: Any, text: str) -> int:
    [[found]] = await store.read(Statement(text))
    return int(found)


# --------------------------------------------------------------------------------------------------------- k-th faults


class Fails(Exception):
    """A statement that fails for no reason of its own."""


@dataclass
class Failing:
    """A transaction whose `at`th statement fails; it counts how many there are."""

    inner: Transaction
    at: int
    counter: list[int]

    async def run(self, statement: Statement, /) -> list[Row]:
        self.counter[0] += 1
        if self.counter[0] == self.at:
            raise Fails
        return await self.inner.run(statement)


@dataclass
class Faulty:
    """A store in whose writes one statement fails; 0 for none."""

    inner: Store
    at: int = 0
    counter: list[int] = field(default_factory=lambda: [0])

    @property
    def engine(self) -> Any:
        return self.inner.engine

    async def read(self, statement: Statement, **options: Any) -> list[Row]:
        return await self.inner.read(statement, **options)

    async def write(
        self,
        work: Callable[[Transaction], Awaitable[T]],
        *,
        timeout: float | None = None,
        bookmarks: Sequence[str] = (),
    ) -> T:
        async def attempt(tx: Transaction) -> T:
            self.counter[0] = 0
            return await work(Failing(tx, self.at, self.counter))

        return await self.inner.write(attempt, timeout=timeout, bookmarks=bookmarks)


async def kth_faults(
    api: GraphQL, model: Any, examples: Sequence[tuple[str, Input]] = EXAMPLES
) -> tuple[int, list[str]]:
    """Fail each statement of each example in turn: how many faults there were, and after which the graph was another
    one than before."""
    ids = await filled(api)
    known, wrong, faults = tables(model), [], 0
    for name, given in examples:
        before, at = await digest_of(api.store, known), 1
        while True:
            faulty = Faulty(api.store, at)
            again = replace(api, store=faulty)  # type: ignore[arg-type]  # a store but for what writes do not use
            reply = await again.answer(request(name, given, ids))
            if not reply.errors:
                break
            faults += 1
            if await digest_of(api.store, known) != before or await _number(api.store, LOOSE):
                wrong.append(f"{name}, statement {at}")
            at += 1
        taken(name, reply.data, ids)
    return faults, wrong


async def each_done(api: GraphQL) -> None:
    """Do every example once."""
    ids = await filled(api)
    for name, given in EXAMPLES:
        taken(name, (await api.answer(request(name, given, ids))).data, ids)


# Changes without the mark of a commit, and marks without changes.
LOOSE = "MATCH (c:Change) WHERE NOT EXISTS { MATCH (m:Commit) WHERE m.id = c.commit } RETURN count(c)"
