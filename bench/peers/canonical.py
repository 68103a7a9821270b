"""The answer of each peer in one form, so that answers can be compared before anything is timed.

Moments become RFC 3339 in UTC, amounts whole numbers of 1/10,000 units, lists without an order of their own sorted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

ALIAS = re.compile(r"x\d+_")
MOMENTS = frozenset({"at", "createdAt", "updatedAt"})
Data = Any  # What JSON can hold.


def canonical(question: str, peer: str, data: Data) -> Data:
    """What a peer's data says; `question` is the folder of its texts."""
    plain = unaliased(data)
    found = plain if peer in ("bare", "strawberry") else ADAPTERS[question, peer](plain)
    if peer == "strawberry" and isinstance(found, Mapping) and len(found) == 1:
        [found] = found.values()
    return FINISHED.get(question, tidy)(found)


def unaliased(value: Data) -> Data:
    """Names as they were before a text was varied."""
    match value:
        case dict():
            return {ALIAS.sub("", name): unaliased(each) for name, each in value.items()}
        case list():
            return [unaliased(each) for each in value]
        case _:
            return value


def tidy(value: Data) -> Data:
    """Moments and amounts in one spelling, all the way down."""
    match value:
        case dict():
            return {name: _moment(each) if name in MOMENTS else tidy(each) for name, each in value.items()}
        case list():
            return [tidy(each) for each in value]
        case _:
            return value


def _moment(text: str | None) -> str | None:
    if text is None:
        return None
    found = datetime.fromisoformat(text)
    return (found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)).isoformat()


def amount(money: Mapping[str, str] | None) -> int | None:
    """An amount of Kith's as the others have it."""
    return None if money is None else int(Decimal(money["amount"]) * 10_000)


def _with(row: Mapping[str, Data], **changes: Callable[[Data], Data]) -> dict[str, Data]:
    """The row with some of its values changed, if they are there."""
    return {name: changes[name](value) if name in changes else value for name, value in row.items()}


def _kith_customer(row: Mapping[str, Data]) -> Data:
    return _with(row, purchases=lambda found: [_kith_purchase(each) for each in found["nodes"]])


def _kith_purchase(row: Mapping[str, Data]) -> Data:
    return _with(row, total=amount, lines=lambda found: [_kith_line(each) for each in found["edges"]])


def _kith_line(edge: Mapping[str, Data]) -> Data:
    told = _with(edge, unitPrice=amount)
    return {"product" if name == "node" else name: value for name, value in told.items()}


def _apollo_customer(row: Mapping[str, Data]) -> Data:
    """The library has lists alone."""
    told = _with(row, household=lambda found: found[0] if found else None,
                 interactions=lambda found: [_apollo_purchase(each) for each in found])  # fmt: skip
    return {"purchases" if name == "interactions" else name: value for name, value in told.items()}


def _apollo_purchase(row: Mapping[str, Data]) -> Data:
    told = _with(row, linesConnection=lambda found: [_apollo_line(each) for each in found["edges"]])
    return {"lines" if name == "linesConnection" else name: value for name, value in told.items()}


def _apollo_line(edge: Mapping[str, Data]) -> Data:
    return {**edge.get("properties", {}), **({"product": edge["node"]} if "node" in edge else {})}


def _table_customer(row: Mapping[str, Data]) -> Data:
    return _with(row, purchases=lambda found: [_table_purchase(each) for each in found["nodes"]])


def _table_purchase(row: Mapping[str, Data]) -> Data:
    return _with(row, lines=lambda found: found["nodes"])


def _below(row: Mapping[str, Data], depth: int = 1) -> list[Data]:
    """A tree of nested lists as rows."""
    found = []
    for each in row.get("referrals", ()):
        found.append({"depth": depth, "parent": row["id"], "id": each["id"], "name": each["name"]})
        found += _below(each, depth + 1)
    return found


def _kith_tree(data: Data) -> list[Data]:
    rows = data["customer"]["referralTree"]["nodes"]
    return [{"depth": each["depth"], "parent": each["parentId"], **each["customer"]} for each in rows]


def _table_tree(data: Data) -> list[Data]:
    rows = data["referralTree"]["nodes"]
    return [{"depth": each["depth"], "parent": each["parentId"], "id": each["customerId"], "name": each["name"]}
            for each in rows]  # fmt: skip


def _kith_path(data: Data) -> list[str] | None:
    paths = data["connectionPath"]["paths"]
    if not paths:
        return None
    hops = paths[0]["hops"]
    return [hops[0]["from"]["id"], *(each["to"]["id"] for each in hops)] if hops else []


def _kith_groups(data: Data) -> list[Data]:
    rows = data["interactions"]["groups"]["nodes"]
    return [{"kind": each["key"]["kind"], "month": each["key"]["atMonth"], "count": each["count"]} for each in rows]


def _kith_offers(data: Data) -> list[Data]:
    return [{**each["product"], "score": each["score"]} for each in data["customer"]["crossSell"]["nodes"]]


def _of(*names: str) -> Callable[[Data], Data]:
    """What stands below these names."""

    def found(data: Data) -> Data:
        for name in names:
            data = data[name]
        return data

    return found


def _each(make: Callable[[Data], Data], *names: str) -> Callable[[Data], Data]:
    return lambda data: [make(each) for each in _of(*names)(data)]


def _first(make: Callable[[Data], Data], name: str) -> Callable[[Data], Data]:
    return lambda data: make(data[name][0])


def _one(make: Callable[[Data], Data], name: str) -> Callable[[Data], Data]:
    return lambda data: make(data[name])


def _page(name: str, rows: Callable[[Data], Data]) -> Callable[[Data], Data]:
    return lambda data: {"total": data[name]["totalCount"], "rows": rows(data[name])}


ADAPTERS: Mapping[tuple[str, str], Callable[[Data], Data]] = {
    ("point", "kith"): _of("customer"),
    ("point", "apollo"): _first(dict, "customers"),
    ("point", "postgraphile"): _of("customerByRowId"),
    ("page", "kith"): _page("customers", _of("nodes")),
    ("page", "apollo"): _page("customersConnection", _each(_of("node"), "edges")),
    ("page", "postgraphile"): _page("allCustomers", _of("nodes")),
    ("nested", "kith"): _each(_kith_customer, "customers", "nodes"),
    ("nested", "apollo"): _each(_apollo_customer, "customers"),
    ("nested", "postgraphile"): _each(_table_customer, "allCustomers", "nodes"),
    ("desk", "kith"): _one(_kith_customer, "customer"),
    ("desk", "apollo"): _first(_apollo_customer, "customers"),
    ("desk", "postgraphile"): _one(_table_customer, "customerByRowId"),
    ("rows", "kith"): _each(_kith_purchase, "purchases", "nodes"),
    ("rows", "apollo"): _of("interactions"),
    ("rows", "postgraphile"): _of("allInteractions", "nodes"),
    ("group", "kith"): _kith_groups,
    ("group", "apollo"): _of("kindsByMonth"),
    ("group", "postgraphile"): _of("kindsByMonth", "nodes"),
    ("tree", "kith"): _kith_tree,
    ("tree", "apollo"): _first(_below, "customers"),
    ("tree", "postgraphile"): _table_tree,
    ("tree-8", "kith"): _kith_tree,
    ("tree-8", "apollo"): _first(_below, "customers"),
    ("tree-8", "postgraphile"): _table_tree,
    ("path", "kith"): _kith_path,
    ("path", "apollo"): _of("connectionPath"),
    ("path", "postgraphile"): _of("connectionPath"),
    ("cross-sell", "kith"): _kith_offers,
    ("cross-sell", "apollo"): _of("crossSell"),
    ("cross-sell", "postgraphile"): _of("crossSell", "nodes"),
    ("upsert", "kith"): _of("customerUpsert", "customer"),
    ("upsert", "apollo"): _of("upsertCustomer"),
    ("upsert", "postgraphile"): _of("upsertCustomer", "result"),
    ("upsert-whole", "kith"): _of("customerUpsert", "customer"),
    ("upsert-whole", "apollo"): _of("upsertCustomerOnce"),
    ("upsert-whole", "postgraphile"): _of("upsertCustomerOnce", "result"),
    ("bulk", "kith"): _of("customersUpsert", "done"),
    ("bulk", "apollo"): _of("upsertCustomers"),
    ("bulk", "postgraphile"): _of("upsertCustomers", "result"),
}


def _sorted(*names: str) -> Callable[[Sequence[Data]], Data]:
    """Rows that come in any order."""
    return lambda rows: sorted(rows, key=lambda row: tuple(row[name] for name in names))


def _ends(way: Sequence[str] | None) -> Data:
    """Of two shortest ways either will do."""
    return None if not way else {"from": way[0], "to": way[-1], "steps": len(way) - 1}


def _scored(rows: Sequence[Data]) -> Data:
    """Sums of the same numbers in another order differ in their last digits."""
    return [{**each, "score": round(each["score"], 9)} for each in rows]


FINISHED: Mapping[str, Callable[[Data], Data]] = {
    "group": _sorted("kind", "month"),
    "tree": _sorted("depth", "id"),
    "tree-8": _sorted("depth", "id"),
    "path": _ends,
    "cross-sell": _scored,
}
