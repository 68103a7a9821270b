"""The process from the lines that come in to those that go out, and that nobody else pays for its libraries."""

from __future__ import annotations

import subprocess
import sys
from io import BytesIO
from typing import Any

import orjson

from graph.analysis import process
from graph.analysis.gathering import Gathered, people_of
from server.settings import CHECKOUT

NOTHING: dict[str, list[Any]] = {
    each: [] for each in ("people", "spent", "referred", "ties", "households", "employers", "countries", "categories")
}
FIRST = {**NOTHING, "people": [["b", "cmy_1", "WEB"], ["c", None, None]], "spent": [["b", 70_000]],
         "referred": [["b", ["z", "a"]]], "ties": [["c", ["b", "gone"]]], "households": [["b", ["h"]], ["c", ["h"]]],
         "countries": [["b", ["ES", "ES"]]], "employers": [["c", ["w"]]]}  # fmt: skip
SECOND = {**NOTHING, "people": [["z", None, None], ["a", None, "APP"]], "households": [["a", ["h", "i"]]]}


def test_pages_become_people_in_the_order_of_their_ids() -> None:
    gathered = Gathered()
    for each in (FIRST, SECOND):
        gathered.take(each)
    found = people_of(gathered)
    assert found.ids == ("a", "b", "c", "z")
    assert (found.before, found.spent) == ((None, "cmy_1", None, None), (0, 70_000, 0, 0))
    assert found.values == ((("CHANNEL", "APP"),), (("CHANNEL", "WEB"), ("COUNTRY", "ES")), (("EMPLOYER", "w"),), ())
    assert (found.facts.referred, found.facts.tied) == ([(3, 1), (0, 1)], [(2, 1)])
    assert sorted(found.facts.groups) == [("employer", (2,)), ("household", (0,)), ("household", (0, 1, 2))]


def test_lines_come_in_and_go_out() -> None:
    out = BytesIO()
    process.run([orjson.dumps(each) for each in (FIRST, SECOND)], out)
    people, communities, done = (orjson.loads(each) for each in out.getvalue().splitlines())
    assert [each[:2] for each in people["people"]] == [[each, "cmy_1"] for each in "abcz"]
    [community] = communities["communities"]
    assert (community["id"], community["size"], community["spent"]) == ("cmy_1", 4, 70_000)
    assert (done["done"]["people"], done["done"]["connections"]) == (4, 4)


def test_nobody_is_no_fault() -> None:
    out = BytesIO()
    process.run([], out)
    assert orjson.loads(out.getvalue())["done"]["communities"] == 0


def test_a_server_does_not_load_what_computes() -> None:
    words = "import sys, server.cli; print(sorted({'scipy', 'rustworkx'} & sys.modules.keys()))"
    ran = subprocess.run([sys.executable, "-c", words], cwd=CHECKOUT, check=True, capture_output=True, text=True)
    assert ran.stdout.strip() == "[]"
