"""Whatever happens to purchases and returns, BOUGHT is what adding up anew comes to."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from graph.bolt import BoltStore
from graph.ingest import bought
from graph.statement import Statement
from tests.engines.wiping import wipe
from tests.mutations.conftest import Ask

# Every BOUGHT: buyer, product, all it says.
SUMS = """MATCH (b)-[x:BOUGHT]->(p:Product)
RETURN b.name, p.sku, x.times, x.quantity, x.spent, x.returnedQuantity, x.refunded, x.firstAt, x.lastAt
ORDER BY b.name, p.sku"""
SKUS, BUYERS, KEYS = ("A", "B", "C"), ("Ann", "Bob"), ("1", "2", "3")
NEW = """mutation ($products: [ProductCreateInput!]!, $customers: [CustomerCreateInput!]!) {
  productsCreate(input: {rows: $products}) { done } customersCreate(input: {rows: $customers}) { done } }"""
ERRORS = "userErrors { code message }"
RECORD = f"""mutation ($input: PurchaseRecordInput!) {{ purchaseRecord(input: $input) {{
  purchase {{ id }} {ERRORS} }} }}"""
GIVE_BACK = f"mutation ($input: ReturnRecordInput!) {{ returnRecord(input: $input) {{ return {{ id }} {ERRORS} }} }}"
UPDATE = f"mutation ($input: PurchaseUpdateInput!) {{ purchaseUpdate(input: $input) {{ {ERRORS} }} }}"
LINE = some.builds(
    lambda sku, quantity, cents: {"sku": sku, "quantity": quantity, "unitPrice": f"{cents / 100:.2f}"},
    some.sampled_from(SKUS), some.integers(1, 3), some.integers(0, 500),
)  # fmt: skip
LINES, BUYER = some.lists(LINE, min_size=1, max_size=3), some.sampled_from((*BUYERS, None))
STEP = some.one_of(
    some.tuples(some.just("record"), some.sampled_from(KEYS), BUYER, LINES),
    some.tuples(some.just("return"), some.sampled_from(KEYS), LINES),
    some.tuples(some.just("give"), some.sampled_from(KEYS), BUYER),
    some.tuples(some.just("at"), some.sampled_from(KEYS), some.integers(1, 28)),
    some.tuples(some.sampled_from(("Archive", "Restore", "Delete")), some.sampled_from(KEYS)),
)


@settings(
    max_examples=4, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck), derandomize=True
)
@given(steps=some.lists(STEP, min_size=8, max_size=10))
async def test_sums_are_those_of_adding_up(ask: Ask, indexed: BoltStore, steps: list[Any]) -> None:
    await wipe(indexed)
    buyers = [{"name": name, "external": {"source": "shop", "key": name}} for name in BUYERS]
    await ask(NEW, products=[{"sku": sku, "name": sku} for sku in SKUS], customers=buyers)
    known: dict[str, str] = {}
    for step in steps:
        await taken(ask, step, known)
    kept = await indexed.read(Statement(SUMS))
    await bought.recompute(indexed)
    assert kept == await indexed.read(Statement(SUMS))


async def taken(ask: Ask, step: Any, known: dict[str, str]) -> None:
    """One step; what it names may be gone or archived, and then it is refused."""
    what, key, *rest = step
    if what == "record":
        answer = await ask(RECORD, input={"external": own(key), "customer": buyer(rest[0]), "lines": rest[1]})
        if node := answer["purchaseRecord"]["purchase"]:
            known[key] = node["id"]
    elif key not in known:
        return
    elif what == "return":
        answer = await ask(GIVE_BACK, input={"purchase": {"id": known[key]}, "lines": rest[0]})
    elif what == "give":
        await ask(UPDATE, input={"id": known[key], "customer": buyer(rest[0])})
    elif what == "at":
        await ask(UPDATE, input={"id": known[key], "at": f"2026-04-{rest[0]:02}T10:00:00Z"})
    else:
        await ask(f"mutation ($id: ID!) {{ purchase{what}(input: {{id: $id}}) {{ {ERRORS} }} }}", id=known[key])


def own(key: str) -> dict[str, str]:
    return {"source": "shop", "key": key}


def buyer(name: str | None) -> dict[str, Any] | None:
    return None if name is None else {"external": own(name)}
