"""Files that can be imported, as far as those who ask for them need to know: what was said of one, and who knows it.

Files are no part of the graph, so what knows them is handed in by the server.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Protocol

import orjson

from graph.jobs.job import Job
from graph.writes.faults import Fault, Refused
from resolvers.errors import BadInput
from schema.finish import ByName

NONE_HERE = "Nothing can be imported here."


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which file, and what was said of how to read it."""

    file: str | None = None
    path: str | None = None
    kind: str | None = None
    source: str | None = None
    region: str | None = None
    time_zone: str | None = None
    ignore: tuple[str, ...] = ()
    map: str | None = None
    is_dry: bool = False

    def dump(self) -> str:
        """As what a job is given: the same for the same."""
        return orjson.dumps({name: value for name, value in asdict(self).items() if value}).decode()


def load(text: str) -> Wanted:
    """What a job was given."""
    told = orjson.loads(text)
    return Wanted(**{**told, "ignore": tuple(told.get("ignore", ()))})


class Files(Protocol):
    """The files that can be imported here."""

    async def check(self, wanted: Wanted) -> None:
        """Raise Refused for a file that is not there, and for what cannot be meant of any file."""

    async def preview(self, wanted: Wanted, first: int, timeout: float | None) -> ByName:
        """The first rows as they will be; raises Refused."""

    async def report(self, job: Job, rejects: int) -> ByName:
        """What a job of an import has done."""


class NoFiles:
    """Where nothing can be imported."""

    async def check(self, _wanted: Wanted) -> None:
        raise Refused(Fault("INVALID", None, NONE_HERE))

    async def preview(self, _wanted: Wanted, _first: int, _timeout: float | None) -> ByName:
        raise Refused(Fault("INVALID", None, NONE_HERE))

    async def report(self, _job: Job, _rejects: int) -> ByName:
        raise BadInput(NONE_HERE)


NO_FILES = NoFiles()
