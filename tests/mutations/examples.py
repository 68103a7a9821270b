"""One example of every mutation, over a small graph that mutations have made."""

from __future__ import annotations

from typing import Any

from schema.mutations import BY_NAME, DECLARED
from server.answers.answering import GraphQL
from server.answers.messages import Request
from tests.mutations.conftest import asked

Input = dict[str, Any]


def key(of: str) -> Input:
    """A customer, company or household by its key in the shop."""
    return {"external": {"source": "shop", "key": of}}


GRAPH: tuple[tuple[str, Input], ...] = (
    ("customerCreate", {"name": "Ann Smith", "email": "ann@example.com", "stage": "CUSTOMER", **key("ann")}),
    ("customerCreate", {"name": "Bob Smith", "email": "bob@example.com", "stage": "PROSPECT", **key("bob")}),
    ("companyCreate", {"name": "Smith Ltd", **key("smith")}),
    ("companyCreate", {"name": "Jones Ltd", **key("jones")}),
    ("householdCreate", {"name": "Smiths", **key("smiths")}),
    ("categoryCreate", {"key": "cups", "name": "Cups"}),
    ("categoryCreate", {"key": "tea", "name": "Tea"}),
    ("productCreate", {"sku": "CUP", "name": "Cup", "price": "2.50"}),
    ("productCreate", {"sku": "TEA", "name": "Tea", "price": "4.00"}),
    ("purchaseRecord", {"customer": key("ann"), "lines": [{"sku": "CUP", "quantity": 2, "unitPrice": "2.50"}],
                        **key("order")}),
)  # fmt: skip
"""What examples speak of."""

PLACE = {"lines": ["1 High Street"], "city": "Leeds", "country": "GB"}
NODES: tuple[tuple[str, Input], ...] = (
    ("customerCreate", {"name": "Eve", "email": "eve@example.com", "phone": "+442079460958", "address": PLACE}),
    ("customerUpdate", {"id": "ann", "occupation": "Baker", "email": "new@example.com", "address": PLACE}),
    ("customerUpsert", {"email": "bob@example.com", "name": "Robert", "phone": "+442079460959"}),
    ("customerArchive", {"id": "ann"}),
    ("companyUpsert", {**key("smith"), "website": "https://smith.example"}),
    ("householdUpdate", {"id": "smiths", "name": "The Smiths"}),
    ("productUpsert", {"sku": "MUG", "name": "Mug"}),
    ("categoryDelete", {"id": "tea"}),
)  # fmt: skip
"""Ids are put in where one of the graph's keys stands for them."""

LINES = [{"sku": "TEA", "quantity": 1, "unitPrice": "4.00"}]
SALES: tuple[tuple[str, Input], ...] = (
    ("purchaseRecord", {"buyer": {"email": "bob@example.com", "name": "Robert"}, "lines": LINES, **key("new")}),
    ("returnRecord", {"purchase": key("order"), "lines": [{"sku": "CUP", "quantity": 1, "unitPrice": "2.50"}]}),
    ("purchaseUpdate", {"id": "order", "customer": key("bob"), "lines": LINES}),
    ("purchaseArchive", {"id": "order"}),
    ("interactionRecord", {"kind": "REVIEW", "rating": 5, "customer": key("bob"), "products": [{"sku": "CUP"}]}),
)

EXAMPLES = (*NODES, *SALES)


async def filled(api: GraphQL) -> dict[str, str]:
    """Make the graph; the ids by their keys."""
    ids = {}
    for name, given in GRAPH:
        word = BY_NAME[name].shown[0][0]
        payload = (await asked(api, text_of(name), input=given))[name]
        assert not payload["userErrors"], payload
        own = given.get("external", {}).get("key") or given.get("key") or given["sku"]
        ids[str(own)] = str(payload[word]["id"])
    return ids


def text_of(name: str) -> str:
    """The mutation by itself, showing ids and what is wrong."""
    declared = BY_NAME[name]
    shown = " ".join(f"{field} {{ id }}" for field, _ in declared.shown)
    return (
        f"mutation ($input: {declared.title}Input!) {{ {name}(input: $input) {{ "
        f"{shown} changes {{ kind }} userErrors {{ code field message }} }} }}"
    )


def request(name: str, given: Input, ids: dict[str, str]) -> Request:
    """An example as a client sends it."""
    put = {**given, "id": ids.get(given["id"], given["id"])} if "id" in given else given
    return Request(text_of(name), variables={"input": put})


def unexampled() -> list[str]:
    """Kinds of mutations without an example: a verb of nodes needs one of some node."""
    verbs = {name for name, _ in EXAMPLES}
    words = ("Create", "Update", "Upsert", "Archive", "Restore", "Delete")
    return [each.name for each in DECLARED if each.name not in verbs and not each.name.endswith(words)]
