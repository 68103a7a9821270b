"""What the job of an import has saved, and the figures that follow from it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import orjson

from graph.jobs.job import Job
from graph.normalise.money import money_text
from resolvers.files import load as wanted_of
from schema.finish import ByName
from schema.imports import kind_name
from server.exports.guard import guarded
from server.files.looking import shown
from server.files.shelf import Shelf
from server.imports import state as states
from server.imports.reconcile import Entry, reconciled
from server.imports.rejects import HEADING
from server.imports.rows import LEFT, Reject
from server.imports.state import State
from server.imports.tally import REJECTED

DRY = "dry-"


@dataclass(frozen=True, slots=True)
class Saved:
    """How far the import of a job is. `key` says what is imported, and how."""

    key: str
    name: str
    kind: str
    source: str
    is_dry: bool
    is_done: bool
    state: State

    @property
    def rejects(self) -> str:
        """What its rejects are called; a dry run does not mix them with those of an import."""
        return f"{DRY if self.is_dry else ''}{self.key}"

    def dump(self) -> str:
        told = {"key": self.key, "name": self.name, "kind": self.kind, "source": self.source, "isDry": self.is_dry,
                "isDone": self.is_done, "state": self.state.dump()}  # fmt: skip
        return orjson.dumps(told).decode()


def load(text: str) -> Saved:
    told: dict[str, Any] = orjson.loads(text)
    state = states.kept(told["state"])
    return Saved(told["key"], told["name"], told["kind"], told["source"], told["isDry"], told["isDone"], state)


def report(job: Job, shelf: Shelf, first: int) -> ByName:
    """The figures of a job, and its first rejects."""
    wanted = wanted_of(job.given)
    if job.saved is None:
        name = (wanted.path or wanted.file or "").rsplit("/", maxsplit=1)[-1]
        return ByName(
            name=name, isDry=wanted.is_dry, **_figures(State()), agrees=True, entries=[], leftOut=0, rejects=[]
        )
    saved = load(job.saved)
    path = shelf.rejects(saved.rejects)
    entries = reconciled(saved.state.tally, saved.state.outcome.stored) if _is_compared(saved) else ()
    agrees = all(each.agrees for each in entries) and saved.state.tally.rows == saved.state.rows
    rejects = [shown(each) for each in islice(rejects_in(path), first)]
    left = sum(each.reason.startswith(LEFT) for each in rejects_in(path))
    return ByName(
        name=saved.name, kind=kind_name(saved.kind), source=saved.source, isDry=saved.is_dry, **_figures(saved.state),
        agrees=agrees, entries=[_entry(each) for each in entries], leftOut=left, rejects=rejects,
    )  # fmt: skip


def _is_compared(saved: Saved) -> bool:
    return saved.kind == "purchases" and not saved.is_dry


def _figures(state: State) -> dict[str, object]:
    done = state.outcome
    around = [ByName(what=what, count=count) for what, count in done.stored.items() if count and "." not in what]
    return {"rows": state.rows, "created": done.created, "changed": done.changed, "unchanged": done.unchanged,
            "rejected": state.tally.of(REJECTED)[0], "around": around}  # fmt: skip


def _entry(entry: Entry) -> ByName:
    stored = None if entry.stored_worth is None else money_text(entry.stored_worth)
    return ByName(label=entry.label, rows=entry.rows, sum=money_text(entry.worth), storedRows=entry.stored_rows,
                  storedSum=stored, agrees=entry.agrees)  # fmt: skip


def rejects_in(path: Path) -> Iterator[Reject]:
    """The rejects in a file, none if it is not there."""
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            for line, column, value, reason in islice(csv.reader(file), 1, None):
                yield Reject(int(line), column, value, reason)


def as_csv(path: Path) -> Iterator[str]:
    """The same as CSV in which no spreadsheet finds a formula, some lines at a time."""
    yield ",".join(HEADING) + "\r\n"
    rejects = rejects_in(path)
    while some := list(islice(rejects, 500)):
        yield "".join(_line(each) for each in some)


def _line(reject: Reject) -> str:
    cells = (guarded(each) for each in (reject.column, reject.value, reject.reason))
    return ",".join((str(reject.line), *(_cell(each) for each in cells))) + "\r\n"


def _cell(text: str) -> str:
    quoted = text.replace('"', '""')
    return f'"{quoted}"'
