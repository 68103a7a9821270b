"""Imports for those who may ask for them: a file looked at, a job started, what it has done."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.ingest.kinds import KINDS
from graph.jobs import service
from graph.store import Reader, Transaction
from graph.writes.faults import Fault, Refused
from resolvers.author import Author
from resolvers.errors import BadInput
from resolvers.files import Files, Wanted
from resolvers.jobs import shown
from schema.finish import ByName
from schema.imports import kind_name

KIND = "import"


async def preview(files: Files, _store: Reader, given: Mapping[str, Any], timeout: float | None) -> ByName:
    """A file as it is understood; what is wrong with it is an error of the field."""
    first = _number(given, "first", usual=10, most=100)
    try:
        return await files.preview(_wanted(given["input"]), first, timeout)
    except Refused as refused:
        raise BadInput(str(refused), argument=f"input.{refused.faults[0].field}") from refused


async def report(files: Files, store: Reader, given: Mapping[str, Any], timeout: float | None) -> ByName | None:
    """What the import of a job has done so far."""
    first = _number(given, "rejects", usual=25, most=1000)
    job = await service.find(store, given["id"], timeout=timeout)
    if job is None or job.kind != KIND:
        return None
    return ByName(await files.report(job, first), job=shown(job))


async def start(tx: Transaction, given: Mapping[str, Any], author: Author) -> dict[str, Any]:
    """A job that imports a file."""
    wanted = _wanted(given)
    await author.files.check(wanted)
    return {"job": shown(await service.enqueue(tx, KIND, by=author.name, now=author.now, given=wanted.dump()))}


def _wanted(given: Mapping[str, Any]) -> Wanted:
    file, path, kind = given.get("file"), given.get("path"), given.get("kind")
    if (file is None) == (path is None):
        raise Refused(Fault("INVALID", "file", "Name the file by its id or by its path, and not by both."))
    return Wanted(
        file, path, None if kind is None else _kinds()[kind], given.get("source"), given.get("region"),
        given.get("timeZone"), tuple(given.get("ignore") or ()), given.get("map"), bool(given.get("dryRun")),
    )  # fmt: skip


@cache
def _kinds() -> Mapping[str, str]:
    return {kind_name(each): each for each in KINDS}


def _number(given: Mapping[str, Any], name: str, *, usual: int, most: int) -> int:
    found: int | None = given.get(name)
    if found is None:
        return usual
    if not 0 <= found <= most:
        raise BadInput(f"{name}: from 0 to {most}, not {found}.", argument=name)
    return found
