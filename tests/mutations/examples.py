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

BOB, EVE = {"customer": key("bob")}, {"email": "eve@example.com"}
CLAIM = {"referrer": key("bob"), "referred": EVE}
HOME = {**BOB, "household": key("smiths")}
TIE = {**BOB, "other": EVE}
JOB = {**BOB, "company": key("smith")}
OWNER = {"parent": key("smith"), "company": key("jones")}
PARTNER = {"company": key("smith"), "partner": key("jones")}
KIND = {"product": {"sku": "CUP"}, "category": {"key": "cups"}}
PAIR = {"product": {"sku": "CUP"}, "other": {"sku": "TEA"}}
HOLDER = {"holder": {"customer": key("bob")}}
CARD = {**HOLDER, "type": "LOYALTY_NUMBER", "value": "12 34"}
AT = {**HOLDER, "address": "last address"}
LATER = {"since": "2027-01-01"}
LINKS: tuple[tuple[str, Input], ...] = (
    ("referralLink", {**CLAIM, "channel": "WEB"}), ("referralCorrect", {**CLAIM, "code": "SPRING"}),
    ("referralCredit", {**CLAIM, "isCredited": False}), ("referralUnlink", CLAIM),
    ("householdJoin", {**HOME, "role": "HEAD", "since": "2026-01-01"}),
    ("membershipCorrect", {**HOME, "role": "MEMBER"}),
    ("membershipChange", {**HOME, "role": "PARTNER", "since": "2026-02-01"}), ("householdLeave", HOME),
    ("membershipUnlink", {**HOME, "which": {"since": "2026-01-01"}}),
    ("tieLink", {**TIE, "kind": "SPOUSE", "since": "2026-01-01"}), ("tieCorrect", {**TIE, "kind": "SIBLING"}),
    ("tieChange", {**TIE, "kind": "FRIEND", "since": "2026-02-01"}), ("tieEnd", TIE),
    ("tieUnlink", {**TIE, "which": {"kind": "SIBLING"}}),
    ("employmentLink", {**JOB, "role": "Baker", "since": "2026-01-01"}), ("employmentCorrect", {**JOB, "role": "Cook"}),
    ("employmentChange", {**JOB, "role": "Chef", "since": "2026-02-01"}), ("employmentEnd", JOB),
    ("employmentUnlink", {**JOB, "which": {"role": "Cook"}}),
    ("ownershipLink", {**OWNER, "since": "2026-01-01"}), ("ownershipCorrect", {**OWNER, "since": "2026-01-02"}),
    ("ownershipEnd", OWNER), ("ownershipUnlink", OWNER),
    ("partnershipLink", {**PARTNER, "kind": "SUPPLIER", "since": "2026-01-01"}),
    ("partnershipCorrect", {**PARTNER, "kind": "RESELLER"}),
    ("partnershipChange", {**PARTNER, "kind": "SUPPLIER", "since": "2026-02-01"}), ("partnershipEnd", PARTNER),
    ("partnershipUnlink", {**PARTNER, "which": {"kind": "RESELLER"}}),
    ("productCategorise", KIND), ("productUncategorise", KIND),
    ("complementLink", PAIR), ("complementUnlink", PAIR), ("substituteLink", PAIR), ("substituteUnlink", PAIR),
    ("productPin", PAIR), ("productUnpin", PAIR), ("productBoost", PAIR), ("productUnboost", PAIR),
    ("productBlock", PAIR), ("productUnblock", PAIR),
    ("identifierAdd", CARD), ("identifierCorrect", {**CARD, "newValue": "12 35"}),
    ("identifierEnd", {**CARD, "value": "12 35"}), ("identifierUnlink", {**CARD, "value": "12 35"}),
    ("addressAdd", {**HOLDER, "address": PLACE}), ("addressCorrect", {**AT, "use": "BILLING"}), ("addressEnd", AT),
    ("addressUnlink", AT),
    ("consentRecord", {**BOB, "purpose": "MARKETING", "state": "GRANTED"}),
    ("categoryMove", {"category": {"key": "cups"}, "parent": None}),
    ("companyCreate", {"name": "Third Ltd", **key("third")}), ("ownershipLink", OWNER),
    ("ownershipChange", {**OWNER, "newParent": key("third")}),
    ("householdMove", {**HOME}), ("householdMove", {"customer": EVE, "household": key("smiths")}),
    ("householdAccept", {"household": key("smiths")}),
    ("householdSplit", {"household": key("smiths"), "customers": [EVE]}),
    ("householdCreate", {"name": "A guess", "kind": "INFERRED", **key("guess")}),
    ("householdReject", {"household": key("guess")}),
)  # fmt: skip

EXAMPLES = (*NODES, *SALES, *LINKS)


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
    put = {name: ids.get(each, each) if isinstance(each, str) else each for name, each in given.items()}
    return Request(text_of(name), variables={"input": put})


def taken(name: str, data: dict[str, Any] | None, ids: dict[str, str]) -> None:
    """See that an example was done, and note the ids that it shows for those behind it."""
    payload = (data or {})[name]
    assert payload is not None, name
    assert payload["userErrors"] == [], (name, payload)
    ids |= {f"last {word}": payload[word]["id"] for word, _ in BY_NAME[name].shown if payload[word]}


def unexampled() -> list[str]:
    """Kinds of mutations without an example: a verb of nodes needs one of some node."""
    verbs = {name for name, _ in EXAMPLES}
    words = ("Create", "Update", "Upsert", "Archive", "Restore", "Delete")
    return [each.name for each in DECLARED if each.name not in verbs and not each.name.endswith(words)]
