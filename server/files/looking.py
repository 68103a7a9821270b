"""What an import would make of the first rows of a file, in the words of `./kith import --dry-run`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from graph.declare import Type
from graph.normalise.moments import moment_text
from graph.normalise.money import decimal_text, money_text
from graph.origin import Origin
from schema.finish import ByName
from schema.imports import kind_name
from server.imports import mapfile
from server.imports.batches import prepared
from server.imports.cells import Converted
from server.imports.fields import Field
from server.imports.places import Places
from server.imports.plan import Plan
from server.imports.rows import LEFT, Chunk, Reject

LOOKED = 10_000
"""Rows that are looked at, whole chunks of them."""


@dataclass(slots=True)
class _Look:
    """What was seen so far."""

    rows: list[ByName] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    rejected: int = 0
    looked: int = 0
    is_whole: bool = True


def preview(plan: Plan, *, currency: str, first: int) -> ByName:
    """How the file is understood, and its first rows."""
    seen = _Look()
    with Places() as places:
        for batch in prepared(plan, places, known=frozenset(), currency=currency, origin=_origin(plan)):
            if seen.looked >= LOOKED:
                seen.is_whole = False
                break
            _see(seen, plan, batch.chunk, batch.rejects, first)
    return ByName(
        **_understood(plan), rows=seen.rows, rejects=[shown(each) for each in seen.rejects], looked=seen.looked,
        rejected=seen.rejected, isWhole=seen.is_whole,
    )  # fmt: skip


def shown(reject: Reject) -> ByName:
    """A reject as the API shows it."""
    return ByName(line=reject.line, column=reject.column, value=reject.value, reason=reject.reason)


def _origin(plan: Plan) -> Origin:
    today = datetime.now(UTC)
    return Origin(plan.source, today.isoformat(), today.date().isoformat())


def _understood(plan: Plan) -> dict[str, object]:
    columns = plan.columns
    left = [ByName(column=name, why=columns.reasons.get(name)) for name in {**columns.reasons, **_ignored(plan)}]
    return {
        "name": plan.form.path.name,
        "kind": kind_name(plan.kind.name),
        "source": plan.source,
        "evidence": [ByName(what=each.what, found=each.found, why=each.why) for each in plan.evidence],
        "columns": [ByName(column=each.column, field=each.field.name, why=each.why, samples=list(each.samples))
                    for each in columns.matches],
        "constants": [ByName(field=name, value=str(value)) for name, value in columns.constants.items()],
        "left": left,
        "map": "\n".join(mapfile.lines(plan)) + "\n",
    }  # fmt: skip


def _ignored(plan: Plan) -> dict[str, None]:
    return dict.fromkeys(plan.columns.ignored)


def _see(seen: _Look, plan: Plan, chunk: Chunk, rejects: tuple[Reject, ...], first: int) -> None:
    seen.looked = chunk.end
    lines = {each.line for each in rejects if not each.reason.startswith(LEFT)}
    seen.rejected += len(lines)
    seen.rejects += sorted(rejects)[: first - len(seen.rejects)]
    if len(seen.rows) < first:
        good = _rows(plan, plan.conversion(chunk), lines)
        seen.rows += [row for row, _ in zip(good, range(first - len(seen.rows)), strict=False)]


def _rows(plan: Plan, converted: Converted, refused: set[int]) -> Iterator[ByName]:
    for row, line in enumerate(converted.chunk.lines):
        if line not in refused:
            told = converted.values(row, tuple(converted.cells))
            values = [ByName(field=name, value=_text(plan.fields[name], value)) for name, value in told.items()]
            yield ByName(line=line, values=values)


def _text(of: Field, value: object) -> str:
    """A value as the API would write it."""
    match of.type, value:
        case Type.MONEY, int():
            return money_text(value)
        case Type.DECIMAL, int():
            return decimal_text(value)
        case Type.DATETIME, str():
            return moment_text(value)
        case _, list():
            return "; ".join(map(str, value))
        case _, bool():
            return str(value).lower()
        case _:
            return str(value)
