"""Identifiers, addresses and consents are said, corrected and ended."""

from __future__ import annotations

from graph.bolt import BoltStore
from tests.mutations.conftest import Ask
from tests.mutations.test_links import ANN, BOB, by, good, nodes, refused, stored

__all__ = ["nodes"]
EMAIL = {"type": "EMAIL", "value": "Ann@Example.com"}
HOLDER = {"holder": {"customer": ANN}}


async def test_an_identifier_has_one_holder_unless_it_is_shared(ask: Ask, store: BoltStore) -> None:
    assert await good(ask, "identifierAdd", **HOLDER, **EMAIL, verifiedAt="2026-01-01T00:00:00Z") == ["LINKED"]
    firm = {"holder": {"company": by("com_ann")}}
    assert await refused(ask, "identifierAdd", **firm, **EMAIL) == [("DUPLICATE_KEY", "value")]
    rows = [{**HOLDER, "type": "PHONE", "value": "020 7946 0958"},
            {"holder": {"customer": BOB}, "type": "PHONE", "value": "+442079460958"}]  # fmt: skip
    assert await refused(ask, "identifiersAdd", rows=rows, onError="CONTINUE") == [("DUPLICATE_KEY", "rows.1.value")]
    await good(ask, "identifierAdd", **firm, **EMAIL, shareKey=True)
    found = await ask(
        "{ companies { nodes { email } } customers(where: {email: {isNull: false}}) { nodes { phone } } }"
    )
    assert {"email": "ann@example.com"} in found["companies"]["nodes"]
    assert found["customers"]["nodes"] == [{"phone": "+442079460958"}]


async def test_an_identifier_that_was_mistyped_and_one_that_ends(ask: Ask, store: BoltStore) -> None:
    await good(ask, "identifierAdd", **HOLDER, **EMAIL)
    assert await good(ask, "identifierCorrect", **HOLDER, **EMAIL, newValue="ann@example.org") == [
        "UNLINKED", "LINKED"]  # fmt: skip
    assert await refused(ask, "identifierEnd", **HOLDER, **EMAIL) == [("NOT_FOUND", None)]
    await good(ask, "identifierEnd", **HOLDER, type="EMAIL", value="ann@example.org")
    assert [row[2:] for row in await stored(store, "IDENTIFIED_BY", "isPrimary", "until")] == [[True, "2026-05-01"]]
    wrong = [{**HOLDER, "type": "EXTERNAL", "value": "1"}, {**HOLDER, "type": "EMAIL", "value": "nobody"}]
    assert await refused(ask, "identifiersAdd", rows=wrong) == [("INVALID", "rows.0.system"),
                                                                ("INVALID", "rows.1.value")]  # fmt: skip


async def test_addresses_are_named_by_their_ids(ask: Ask, store: BoltStore) -> None:
    place = {"lines": ["1 High St"], "city": "Leeds", "country": "UK"}
    assert await good(ask, "addressAdd", **HOLDER, address=place) == ["LINKED"]
    await good(ask, "addressAdd", **HOLDER, address={**place, "use": "SHIPPING"})
    [[_, id_, *_], _] = found = await stored(store, "LOCATED_AT", "use", "isPrimary")
    assert [row[2:] for row in found] == [["HOME", True], ["SHIPPING", False]]
    named = {**HOLDER, "address": id_}
    assert await refused(ask, "addressEnd", **named) == [("AMBIGUOUS_KEY", "which")]
    await good(ask, "addressEnd", **named, which={"use": "SHIPPING"})
    await good(ask, "addressCorrect", **named, which={"use": "HOME"}, newAddress={**place, "city": "York"})
    cities = await ask("query ($by: CustomerKey!) { customer(by: $by) { addresses { nodes { city } } } }", by=ANN)
    assert cities["customer"] == {"addresses": {"nodes": [{"city": "York"}]}}


CONSENT = """mutation ($input: ConsentRecordInput!) { consentRecord(input: $input) { wasCreated
  consent { id purpose state at } customer { id } userErrors { code field } } }"""


async def test_a_consent_is_told_again_under_its_key(ask: Ask) -> None:
    said = {"customer": ANN, "purpose": "MARKETING", "state": "GRANTED", "external": {"source": "form", "key": "1"}}
    first = (await ask(CONSENT, input=said))["consentRecord"]
    assert first["consent"] | {"id": ""} == {
        "id": "", "purpose": "MARKETING", "state": "GRANTED", "at": "2026-05-01T12:00:00Z"}  # fmt: skip
    later = {**said, "state": "WITHDRAWN", "at": "2026-05-02T00:00:00Z"}
    again = (await ask(CONSENT, input=later))["consentRecord"]
    assert (again["wasCreated"], again["consent"]["id"]) == (False, first["consent"]["id"])
    assert again["consent"]["state"] == "WITHDRAWN"
    assert await refused(ask, "consentRecord", **{**said, "customer": BOB}) == [("DUPLICATE_KEY", "external")]
    assert await good(ask, "consentRecord", **{**said, "external": None}) == ["CREATED", "LINKED"]
