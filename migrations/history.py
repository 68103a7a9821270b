"""What a graph says of the migrations it has seen, and whether that fits the files."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.statement import Statement
from graph.store import Reader, Store
from migrations import statements
from migrations.files import Migration, Refused
from migrations.writing import write


@dataclass(frozen=True, slots=True)
class Seen:
    """One migration as a graph remembers it."""

    name: str
    checksum: str
    steps: int
    is_finished: bool


async def read(store: Reader) -> tuple[Seen, ...]:
    """All that this graph has seen, oldest first."""
    rows = await store.read(Statement(statements.HISTORY))
    return tuple(Seen(str(name), str(checksum), int(str(steps)), at is not None) for name, checksum, steps, at in rows)


def left(migrations: Sequence[Migration], seen: Sequence[Seen]) -> tuple[Migration, ...]:
    """The migrations still to be applied; raises Refused if one that was applied is missing or has changed."""
    finished = [one for one in seen if one.is_finished]
    for number, old in enumerate(finished):
        _check(old, migrations[number] if number < len(migrations) else None)
    return tuple(migrations[len(finished) :])


def _check(old: Seen, file: Migration | None) -> None:
    if file is None or file.name != old.name:
        raise Refused(
            f"This graph has been through {old.name}, which is not among the migrations here. "
            "It was either removed, and has to come back, or belongs to a newer Kith, which this graph now needs."
        )
    if file.checksum != old.checksum:
        raise Refused(
            f"{old.name} is not the file that this graph has been through. "
            "Bring the old text back, and put what has to change into a new migration."
        )


async def begin(store: Store, migration: Migration) -> int:
    """Note that it runs; the number of steps that an earlier attempt has done."""
    values = {"name": migration.name, "checksum": migration.checksum, "at": _now()}
    [[steps]] = await write(store, Statement(statements.BEGIN, values))
    return int(str(steps))


async def progress(store: Store, migration: Migration, steps: int) -> None:
    """Note that this many steps are done."""
    await write(store, Statement(statements.PROGRESS, {"name": migration.name, "steps": steps}))


async def finish(store: Store, migration: Migration) -> None:
    """Note that all of it is done."""
    await write(store, Statement(statements.FINISH, {"name": migration.name, "at": _now()}))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
