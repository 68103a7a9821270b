"""The questions: what each is called, and the values that it is asked with, drawn anew each time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any

import orjson

from bench.callers import request
from bench.peers import made
from bench.peers.made import Size, id_of
from bench.peers.texts import text
from bench.population import COUNTRIES, GIVEN

Variables = dict[str, Any]
BULK, KEYS, NAMES = 1_000, 2_000, 10_000
"""Rows of a bulk; of how many customers one is made or changed, few enough for the graph to stay what it is; and how
many names each may have, so that hardly any is told a second time: to tell what is known already would be no write."""
CALLERS = 16
"""Connections over which a question is asked at once."""
WELSH = "cy"
"""What those speak who are written while it is measured: no other question asks for it."""


@dataclass(frozen=True, slots=True)
class Question:
    """`text` is the folder of its texts; `varies` says how a text is made anew for each request, if it is.

    What reads or writes by the thousand comes from fewer callers.
    """

    name: str
    title: str
    draw: Callable[[Size, Random], Variables]
    text: str = ""
    varies: str = ""
    callers: int = CALLERS

    @property
    def folder(self) -> str:
        return self.text or self.name


def _one(size: Size, random: Random) -> Variables:
    return {"id": id_of("Customer", random.randrange(size.customers))}


def _page(_size: Size, random: Random) -> Variables:
    return {"stage": random.choice(made.STAGES), "language": random.choice(made.LANGUAGES)}


def _rows(_size: Size, random: Random) -> Variables:
    return {"channel": random.choice(made.CHANNELS), "country": random.choice(COUNTRIES)}


def _since(_size: Size, random: Random) -> Variables:
    """Any moment of the first year; a year's interactions or two are counted."""
    since = made.START + timedelta(seconds=random.randrange(made.SECONDS // 2))
    return {"since": since.strftime("%Y-%m-%dT%H:%M:%SZ")}


def _root(size: Size, random: Random) -> Variables:
    return {"id": id_of("Customer", random.randrange(size.customers // made.TREE) * made.TREE)}


def _two(size: Size, random: Random) -> Variables:
    one, other = random.sample(range(size.customers), 2)
    return {"from": id_of("Customer", one), "to": id_of("Customer", other)}


def _upsert(_size: Size, random: Random) -> Variables:
    """Some are there already, some are not."""
    key = random.randrange(KEYS)
    return {"key": f"k{key}", "name": _name(key, random.randrange(NAMES)), "language": WELSH}


def _once(size: Size, random: Random) -> Variables:
    """The same with a key of the request, which is never sent again."""
    return {**_upsert(size, random), "once": f"{random.getrandbits(128):032x}"}


def _bulk(size: Size, random: Random) -> Variables:
    first, time = random.randrange(KEYS), random.randrange(NAMES)
    keys = [(first + each) % KEYS for each in range(BULK)]
    rows = [{"key": f"b{key}", "name": _name(key, time), "language": WELSH} for key in keys]
    return {"rows": rows[: size.customers]}


def _name(key: int, time: int) -> str:
    """Anywhere in the alphabet, as those of the others, and another one each time."""
    return f"{GIVEN[(key + time) % len(GIVEN)]} Bench {key} {time}"


QUESTIONS = (
    Question("point", "by id", _one),
    Question("page", "page of 50, total", _page),
    Question("nested", "three levels", _page),
    Question("rows", "1,000 rows", _rows),
    Question("group", "by kind and month", _since, callers=4),
    Question("tree", "tree, 6 deep", _root),
    Question("tree-8", "tree, 8 deep", _root),
    Question("path", "shortest path", _two),
    Question("cross-sell", "cross-sell", _one),
    Question("upsert", "upsert", _upsert),
    Question("upsert-whole", "upsert, feed, once", _once),
    Question("bulk", "upsert of 1,000", _bulk, callers=2),
    Question("distinct", "distinct texts", _page, "nested", "looks"),
    Question("different", "different selections", _one, "desk", "selection"),
)
WRITES = frozenset({"upsert", "upsert-whole", "bulk"})


def asked(question: Question, peer: str, variables: Variables, document: str | None = None) -> bytes:
    """The request of a peer; `document` takes the place of its text, and then says everything."""
    given = told(question.name, peer, variables)
    if peer == "bare":
        return request(f"/{question.folder}", orjson.dumps(given))
    body = {"query": text(question.folder, peer), "variables": given} if document is None else {"query": document}
    return request("/graphql", orjson.dumps(body))


def told(question: str, peer: str, variables: Variables) -> Mapping[str, Any]:
    """The variables as a peer wants them: texts of moments as the graph has them, a key with its source."""
    if question == "group" and peer in ("apollo", "strawberry", "bare"):
        return {"since": variables["since"].rstrip("Z")}
    if question == "bulk" and peer == "kith":
        return {"rows": [_with_source(each) for each in variables["rows"]]}
    return variables


def _with_source(row: Mapping[str, Any]) -> Variables:
    rest = {name: value for name, value in row.items() if name != "key"}
    return {"external": {"source": "bench", "key": row["key"]}, **rest}
