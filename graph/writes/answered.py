"""What was answered under an idempotency key: kept in the transaction that does it, so that it is done once.

Kept are ids and no values: a repeated question is answered with the same nodes, as they are by then.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from graph.ingest.progress import source
from graph.statement import Statement
from graph.writes import statements
from graph.writes.faults import Fault, Refused
from graph.writes.outcomes import Done, Outcome
from graph.writes.writing import Writing

LONGEST = 255
"""How many characters a key has at most."""


def key_of(author: str, given: object) -> str | None:
    """Everybody has their own keys."""
    return None if given is None else hashlib.sha256(f"{author}\0{given}".encode()).hexdigest()


def digest_of(name: str, given: object) -> str:
    """The same for the same mutation with the same input."""
    return hashlib.sha256(json.dumps([name, given], sort_keys=True, default=str).encode()).hexdigest()


async def known(writing: Writing, key: str, digest: str) -> tuple[Outcome, ...] | None:
    """What became of it the first time; raises Refused where the key was used for something else.

    The source exists from now on.
    """
    kept = [[each["digest"], each["outcomes"]] for each in writing.answers if each["key"] == key]
    asked = {"key": key, **source(writing.origin)}
    [[was, outcomes]] = kept or await writing.run(Statement(statements.FIND_ANSWERED, asked))
    if was is None:
        return None
    if was != digest:
        message = "idempotencyKey: it was used for another mutation or another input. Take a new key for a new wish."
        raise Refused(Fault("KEY_REUSED", "idempotencyKey", message))
    return tuple(map(_read, json.loads(str(outcomes))))


def keep(writing: Writing, key: str, digest: str, outcomes: Sequence[Outcome]) -> None:
    """Remember what became of it, from the commit on."""
    kept = json.dumps([_written(each) for each in outcomes])
    writing.answers.append({"key": key, "digest": digest, "outcomes": kept})


def _written(outcome: Outcome) -> object:
    if isinstance(outcome, Done):
        return {"ids": dict(outcome.ids), "wasCreated": outcome.was_created}
    return {"faults": [[each.code, each.field, each.message, each.candidates, each.version]
                       for each in outcome.faults]}  # fmt: skip


def _read(kept: dict[str, object]) -> Outcome:
    if "faults" not in kept:
        return Done(dict(kept["ids"]), bool(kept["wasCreated"]))  # type: ignore[call-overload]  # as it was written
    faults = (Fault(code, field, message, tuple(candidates), version)
              for code, field, message, candidates, version in kept["faults"])  # type: ignore[attr-defined]  # the same  # fmt: skip
    return Refused(*faults)
