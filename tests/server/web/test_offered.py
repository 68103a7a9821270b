"""The examples that a page offers are those its caller may ask."""

from dataclasses import replace

import httpx
import pytest

from graph.declare import Model
from graph.model import MODEL
from server.answers.rooting import schema_of
from server.everybody import Callers, everybody
from server.refusals import Refused
from server.web.examples import EXAMPLES
from server.web.offered import at, known_to
from server.wire.surface import Surface
from server.wire.trusted import Texts, digest
from tests.server.wire.house import api
from tests.server.wire.house import browser as visiting


class Nobody:
    """An API for nobody at all."""

    async def of(self, _caller: object) -> object:
        raise Refused(401, "Show a key.")


async def test_the_examples_reach_the_page(browser: httpx.AsyncClient) -> None:
    found = await browser.get("/examples.json")
    assert (found.headers["Content-Type"], found.headers["Cache-Control"]) == ("application/json", "no-store")
    assert [each["query"] for each in found.json()] == [each.query for each in EXAMPLES]
    assert found.json()[2]["variables"] == EXAMPLES[2].variables


def test_what_the_schema_lacks_is_not_offered() -> None:
    offered = known_to(schema_of(without_households(), "GBP", api().setting.zone))
    titles = {each.title for each in offered}
    assert EXAMPLES[1].title in titles
    assert not {EXAMPLES[0].title, EXAMPLES[2].title} & titles


def test_ids_are_found_where_an_answer_has_them() -> None:
    tree = {"customers": {"nodes": [{"id": "cus_1", "referrals": {"nodes": []}}]}}
    assert at(("customers", "nodes", 0, "id"), tree) == "cus_1"
    assert at(("customers", "nodes", 0, "referrals", "nodes", 0, "id"), tree) == ""


async def test_who_may_ask_nothing_is_offered_nothing() -> None:
    one = everybody(api())
    async with visiting(callers=Callers(one.doors, one.policy, Nobody())) as browser:  # type: ignore[arg-type]
        found = await browser.get("/examples.json")
    assert (found.status_code, found.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert found.json()["errors"][0]["extensions"] == {"code": "UNAUTHENTICATED"}


@pytest.mark.parametrize(("trusted", "count"), [({}, 0), ({digest(EXAMPLES[1].query): EXAMPLES[1].query}, 1)])
async def test_a_closed_house_offers_what_it_trusts(trusted: dict[str, str], count: int) -> None:
    async with visiting(Surface(texts=Texts(trusted, closed=True))) as browser:
        assert len((await browser.get("/examples.json")).json()) == count


async def test_the_page_can_be_left_out() -> None:
    async with visiting(Surface(shows_page=False)) as browser:
        assert {(await browser.get(path)).status_code for path in ("/", "/examples.json")} == {404}


def without_households() -> Model:
    """A model of a role that may not see who lives with whom."""
    customer = MODEL.nodes["Customer"]
    relations = tuple(each for each in customer.relations if each.name != "household")
    return replace(MODEL, nodes={**MODEL.nodes, "Customer": replace(customer, relations=relations)})
