"""What the comparison with peers rests on: the graph, the texts, requests, one form of all answers."""

from __future__ import annotations

from itertools import islice
from random import Random
from typing import Any

import pytest
import strawberry
from graphql import parse, print_ast, validate

from bench.callers import Failed
from bench.peers import agreement, filling, made, ordinary, running, tables, varying
from bench.peers.agreement import Disagreement
from bench.peers.calling import Connection
from bench.peers.canonical import ALIAS, canonical
from bench.peers.made import SIZES, TINY
from bench.peers.measuring import ahead, requests
from bench.peers.questions import BULK, QUESTIONS
from bench.peers.texts import HERE, is_there, text

ASKED = ("kith", "apollo", "postgraphile", "strawberry")
LABELS = ("Customer", "Company", "Product", "Household", "Interaction")
BY_NAME = {each.name: each for each in QUESTIONS}
APOLLO = running.BY_NAME["apollo"]


# ------------------------------------------------------------------------------------------------------------ the graph


def test_sizes_are_those_that_are_told() -> None:
    assert [SIZES["S"].count(each) for each in LABELS] == [10_000, 500, 1_000, 4_000, 200_000]
    assert [SIZES["M"].count(each) for each in LABELS] == [10 * SIZES["S"].count(each) for each in LABELS]


def test_a_graph_has_its_counts_and_is_the_same_each_time() -> None:
    graph = {each: list(made.nodes(each, TINY)) for each in LABELS}
    links = [(type_, list(rows)) for type_, _, rows in filling.links(TINY)]
    assert {each: len(rows) for each, rows in graph.items()} == {each: TINY.count(each) for each in LABELS}
    made._kept.cache_clear()
    made.bought.cache_clear()
    made.parents.cache_clear()
    made.ties.cache_clear()
    assert graph == {each: list(made.nodes(each, TINY)) for each in LABELS}
    assert links == [(type_, list(rows)) for type_, _, rows in filling.links(TINY)]


def test_referrals_are_a_forest_of_eight_steps() -> None:
    parents, depths = made.parents(SIZES["S"]), list[int]()
    for number, parent in enumerate(parents):
        assert parent is None or parent < number
        depths.append(0 if parent is None else depths[parent] + 1)
    assert max(depths) == made.DEEPEST
    assert depths.count(0) == SIZES["S"].customers // made.TREE


def test_tables_have_what_the_graph_has() -> None:
    rows = {name.split()[0]: list(each) for name, each in tables.tables(TINY)}
    links = {(type_, ends): len(list(each)) for type_, ends, each in filling.links(TINY)}
    assert len(rows["interaction"]) == TINY.interactions
    assert len(rows["purchase_line"]) == links["CONTAINS", ("Interaction", "Product")]
    assert len(rows["bought"]) == links["BOUGHT", ("Customer", "Product")]
    assert len(rows["referral"]) == links["REFERRED", ("Customer", "Customer")]
    assert len(rows["tie"]) == links["TIED_TO", ("Customer", "Customer")]


def test_no_two_interactions_happen_at_once() -> None:
    moments = [each.at for each in made.events(TINY)]
    assert moments == sorted(set(moments))


# ------------------------------------------------------------------------------------------------------------ the texts


def test_every_question_has_a_text_for_every_peer() -> None:
    missing = [
        f"{each.folder}/{peer}" for each in QUESTIONS for peer in (*ASKED, "bare") if not is_there(each.folder, peer)
    ]
    assert missing == []
    assert {path.parent.name for path in HERE.glob("*/*.*") if path.suffix != ".pyc"} == {
        each.folder for each in QUESTIONS
    }


def test_texts_for_strawberry_fit_its_schema() -> None:
    schema = strawberry.Schema(ordinary.Query, ordinary.Mutation)._schema
    for each in QUESTIONS:
        assert validate(schema, parse(text(each.folder, "strawberry"))) == [], each.name


@pytest.mark.parametrize("peer", ASKED)
def test_varied_texts_ask_the_same(peer: str) -> None:
    document, random = text("nested", peer), Random(1)
    variables = BY_NAME["nested"].draw(TINY, random)
    texts = [varying.looks(document)(variables, random) for _ in range(20)]
    assert len(set(texts)) == 20
    assert len({_plain(each) for each in texts}) == 1
    assert all("$" not in each for each in texts)


def _plain(document: str) -> str:
    """A text without its aliases, its names in order."""
    words = (ALIAS.sub("", each) for each in print_ast(parse(document)).split())
    return " ".join(sorted(words))


def test_chosen_fields_are_the_same_for_all_peers() -> None:
    variables = {"id": "cus_1"}
    for toss in range(20):
        chosen = {each: varying.selection(text("desk", each))(variables, Random(toss)) for each in ASKED}
        kept = {each: {word for word in ("stage", "country", "quantity", "version", "total") if word in found}
                for each, found in chosen.items()}  # fmt: skip
        assert all(found == kept["kith"] for found in kept.values()), chosen


def test_requests_of_varied_texts_are_each_made_once() -> None:
    found = list(requests(BY_NAME["different"], APOLLO, TINY, 30))
    assert len(set(found)) == len(found) == 30
    assert len(list(islice(requests(BY_NAME["point"], APOLLO, TINY, 1), 50))) == 50


def test_a_round_that_is_over_leaves_requests_to_the_next() -> None:
    asking = requests(BY_NAME["point"], APOLLO, TINY, 1)
    for _ in range(2):
        assert len(list(islice(ahead(asking, 3), 5))) == 5


@pytest.mark.parametrize("name", ["upsert", "upsert-whole", "bulk"])
def test_what_is_written_is_new_each_time(name: str) -> None:
    random, last, same = Random(1), dict[str, str](), 0
    draws = [BY_NAME[name].draw(SIZES["S"], random) for _ in range(40 if name == "bulk" else 20_000)]
    rows = [row for each in draws for row in each.get("rows", [each])]
    for row in rows:
        same += last.get(row["key"]) == row["name"]
        last[row["key"]] = row["name"]
    assert same / len(rows) < 0.001


def test_a_bulk_is_a_thousand_rows_with_keys_of_their_own() -> None:
    rows = BY_NAME["bulk"].draw(SIZES["S"], Random(1))["rows"]
    assert len({each["key"] for each in rows}) == len(rows) == BULK


# ---------------------------------------------------------------------------------------------------------- the answers

LINE = {"quantity": 2, "unitPrice": 12500, "product": {"sku": "1", "name": "cup"}}
NESTED = [{"id": "c", "household": {"name": "h"}, "purchases": [
    {"at": "2024-05-01T10:00:00+00:00", "total": 25000, "lines": [LINE]}]}]  # fmt: skip
PURCHASE = {"at": "2024-05-01T10:00:00Z", "total": {"amount": "2.50"}, "lines": {"edges": [
    {"quantity": 2, "unitPrice": {"amount": "1.25"}, "node": {"sku": "1", "name": "cup"}}]}}  # fmt: skip
TREE = [{"depth": 1, "parent": "a", "id": "b", "name": "B"}, {"depth": 2, "parent": "b", "id": "c", "name": "C"}]
SAID: dict[str, tuple[str, Any, dict[str, Any]]] = {
    "nested": ("nested", NESTED, {
        "kith": {"x3_customers": {"nodes": [
            {"x4_id": "c", "household": {"name": "h"}, "purchases": {"nodes": [PURCHASE]}}]}},
        "apollo": {"customers": [{"id": "c", "household": [{"name": "h"}], "interactions": [
            {"at": "2024-05-01T10:00:00", "total": 25000, "linesConnection": {"edges": [
                {"properties": {"quantity": 2, "unitPrice": 12500}, "node": {"sku": "1", "name": "cup"}}]}}]}]},
        "postgraphile": {"allCustomers": {"nodes": [{"id": "c", "household": {"name": "h"}, "purchases": {"nodes": [
            {"at": "2024-05-01T12:00:00.000+02:00", "total": 25000, "lines": {"nodes": [LINE]}}]}}]}},
        "bare": [{"id": "c", "household": {"name": "h"}, "purchases": [
            {"at": "2024-05-01T10:00:00", "total": 25000, "lines": [LINE]}]}]}),
    "tree": ("tree", TREE, {
        "kith": {"customer": {"referralTree": {"nodes": [
            {"depth": 2, "parentId": "b", "customer": {"id": "c", "name": "C"}},
            {"depth": 1, "parentId": "a", "customer": {"id": "b", "name": "B"}}]}}},
        "apollo": {"customers": [{"id": "a", "referrals": [
            {"id": "b", "name": "B", "referrals": [{"id": "c", "name": "C"}]}]}]},
        "postgraphile": {"referralTree": {"nodes": [
            {"depth": 1, "parentId": "a", "customerId": "b", "name": "B"},
            {"depth": 2, "parentId": "b", "customerId": "c", "name": "C"}]}}}),
    "path": ("path", {"from": "a", "to": "c", "steps": 2}, {
        "kith": {"connectionPath": {"paths": [{"hops": [
            {"from": {"id": "a"}, "to": {"id": "b"}}, {"from": {"id": "b"}, "to": {"id": "c"}}]}]}},
        "apollo": {"connectionPath": ["a", "d", "c"]},
        "postgraphile": {"connectionPath": ["a", "b", "c"]},
        "strawberry": {"path": ["a", "e", "c"]}}),
    "no path": ("path", None, {
        "kith": {"connectionPath": {"paths": []}},
        "apollo": {"connectionPath": []},
        "postgraphile": {"connectionPath": None}}),
    "group": ("group", [{"kind": "CALL", "month": "2024-01-01", "count": 3}], {
        "kith": {"interactions": {"groups": {"nodes": [
            {"key": {"kind": "CALL", "atMonth": "2024-01-01"}, "count": 3}]}}},
        "apollo": {"kindsByMonth": [{"kind": "CALL", "month": "2024-01-01", "count": 3}]},
        "postgraphile": {"kindsByMonth": {"nodes": [{"kind": "CALL", "month": "2024-01-01", "count": 3}]}}}),
    "cross-sell": ("cross-sell", [{"sku": "1", "name": "cup", "score": 0.3}], {
        "kith": {"customer": {"crossSell": {"nodes": [
            {"score": 0.30000000000000004, "product": {"sku": "1", "name": "cup"}}]}}},
        "apollo": {"crossSell": [{"sku": "1", "name": "cup", "score": 0.3}]}}),
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_answers_of_all_peers_have_one_form(name: str) -> None:
    question, wanted, said = SAID[name]
    assert {peer: canonical(question, peer, data) for peer, data in said.items()} == dict.fromkeys(said, wanted)


def test_a_peer_that_answers_otherwise_is_found() -> None:
    agreement.check(BY_NAME["point"], {}, {"kith": {"id": "a"}, "apollo": {"id": "a"}})
    with pytest.raises(Disagreement, match=r"point.*kith and apollo"):
        agreement.check(BY_NAME["point"], {}, {"kith": {"id": "a"}, "apollo": {"id": "b"}})


@pytest.mark.parametrize(
    "body", [b'{"errors":[{"message":"no"}]}', b'{"data":{"upsert":{"userErrors":[{"code":"INVALID"}]}}}']
)
async def test_an_answer_that_says_no_is_a_failure(body: bytes) -> None:
    class Line:
        def write(self, _request: bytes) -> None:
            one.data_received(b"HTTP/1.1 200 OK\r\ncontent-length: %d\r\n\r\n%s" % (len(body), body))

    one = Connection()
    one.connection_made(Line())  # type: ignore[arg-type]  # it answers by itself
    with pytest.raises(Failed):
        await one.call(b"POST")


async def test_each_peer_writes_under_a_key_of_its_own() -> None:
    peers = [running.Running(running.BY_NAME[each], 1, 2, 3) for each in ("kith", "kith-2")]
    draw = BY_NAME["upsert-whole"].draw(TINY, Random(1))
    assert len({agreement._own(draw, each)["once"] for each in peers}) == 2
    assert agreement._own({"id": "a"}, peers[0]) == {"id": "a"}


@pytest.mark.parametrize(
    "parts",
    [
        [b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", b"[", b"1,2"[:2], b"]"],
        [b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n[1\r\n2\r\n,]\r\n", b"0\r\n\r\n"],
    ],
)
async def test_an_answer_is_whole_when_all_of_it_is_there(parts: list[bytes]) -> None:
    class Line:
        def write(self, _request: bytes) -> None:
            for each in parts:
                one.data_received(each)

    one = Connection()
    one.connection_made(Line())  # type: ignore[arg-type]  # it answers by itself
    assert await one.call(b"GET") == b"[1,]"
