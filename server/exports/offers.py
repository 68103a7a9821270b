"""What every customer is offered, in one file: the same lists as the API has, some customers at a time."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from graph.cross_sell.serving import statements
from graph.cross_sell.serving.ladder import Offer, for_customers
from graph.cross_sell.serving.reading import Everything, Question
from graph.cross_sell.serving.sentences import sentence
from graph.normalise.durations import within_last
from graph.normalise.moments import stored
from graph.store import Reader
from resolvers.binding import Setting
from resolvers.recommending import token
from server.exports.errors import BadExport

AT_ONCE = 200
ALL = frozenset({"Customer", "Household", "Product", "Purchase", "Consent", "Case"})
COLUMNS: list[tuple[str, pa.DataType]] = [
    ("customer", pa.string()), ("rank", pa.int32()), ("product", pa.string()), ("sku", pa.string()),
    ("name", pa.string()), ("score", pa.float64()), ("reason", pa.string()), ("strategy", pa.string()),
    ("strategyReason", pa.string()), ("personalised", pa.bool_()), ("heldOut", pa.bool_()), ("model", pa.string()),
    ("recommendationId", pa.string()),
]  # fmt: skip
SCHEMA = pa.schema(COLUMNS)
Line = dict[str, Any]
Put = Callable[[Sequence[Line]], None]


@dataclass(frozen=True, slots=True)
class Written:
    """How many customers were looked at, and how many lines were written."""

    customers: int
    lines: int


async def export_offers(
    store: Reader, path: Path, setting: Setting, *, first: int, now: datetime | None = None
) -> Written:
    """Write a line for each product that a customer is offered, Parquet or JSON Lines by the name of the file.

    The file is there once all of it is; raises BadExport for a name that says neither.
    """
    moment = now or datetime.now(UTC)
    question = question_of(setting, first, moment)
    customers = lines = 0
    unfinished = path.with_name(f"{path.name}.unfinished")
    with _opened(path, unfinished) as put:
        async for offers in _offers(store, question):
            rows = await _lines(store, offers, setting.key, question)
            put(rows)
            customers, lines = customers + len(offers), lines + len(rows)
    unfinished.replace(path)
    return Written(customers, lines)


def question_of(setting: Setting, first: int, now: datetime) -> Question:
    """What is asked for every customer, on nobody's behalf."""
    since = within_last(setting.offers.dismissed_for, now, zone=setting.zone)
    today = now.astimezone(setting.zone).date().isoformat()
    return Question(first, setting.offers, stored(now), today, since, knows=ALL)


async def _offers(store: Reader, question: Question) -> AsyncIterator[Mapping[str, Offer]]:
    ask, after = Everything(store), ""
    while ids := [str(id_) for [id_] in await ask.read(statements.NEXT, after=after, limit=AT_ONCE)]:
        yield await for_customers(ask, ids, question)
        after = ids[-1]


async def _lines(store: Reader, offers: Mapping[str, Offer], key: bytes, question: Question) -> list[Line]:
    products = sorted({each.product for offer in offers.values() for each in offer.listed.items})
    rows = await Everything(store).read(statements.NAMES, ids=products)
    names = {str(id_): (sku, name) for id_, sku, name in rows}
    return [line for id_ in sorted(offers) for line in _of_one(id_, offers[id_], names, key, question)]


def _of_one(
    customer: str, offer: Offer, names: Mapping[str, tuple[Any, Any]], key: bytes, question: Question
) -> Iterator[Line]:
    list_ = token(offer, key, question.now)
    for rank, each in enumerate(offer.listed.items, 1):
        sku, name = names.get(each.product, (None, None))
        reason = each.reasons[0] if each.reasons else None
        yield {
            "customer": customer, "rank": rank, "product": each.product, "sku": sku, "name": name, "score": each.score,
            "reason": reason and sentence(reason, name=reason.name, tells=lambda _: True),
            "strategy": offer.strategy and offer.strategy.value, "strategyReason": offer.why,
            "personalised": offer.is_personal, "heldOut": offer.is_held_out, "model": offer.model.name,
            "recommendationId": list_,
        }  # fmt: skip


# -------------------------------------------------------------------------------------------------------------- formats


@contextmanager
def _opened(path: Path, unfinished: Path) -> Iterator[Put]:
    match path.suffix:
        case ".jsonl":
            with unfinished.open("wb") as file:
                yield lambda lines: file.writelines(orjson.dumps(each) + b"\n" for each in lines)
        case ".parquet":
            with pq.ParquetWriter(unfinished, SCHEMA) as writer:
                yield lambda lines: writer.write_table(pa.Table.from_pylist(list(lines), schema=SCHEMA))
        case _:
            raise BadExport(f"{path.name} should end in .parquet or .jsonl, which says what it is to be.")
