"""Purchases and returns put away, brought back or deleted: what was bought is added up without them, or with them."""

from __future__ import annotations

from collections.abc import Sequence

from graph.writes import keys, standing
from graph.writes.drafts import Batch, Given
from graph.writes.faults import Fault, Refused
from graph.writes.interactions import sums
from graph.writes.interactions.naming import INTERACTION
from graph.writes.interactions.talks import KINDS
from graph.writes.keys import Key, Known
from graph.writes.outcomes import Outcome
from graph.writes.records import Verb


async def archive(batch: Batch, rows: Sequence[Given]) -> list[Outcome]:
    """Interactions that count for nothing from now on."""
    return await _counted(batch, rows, standing.archive)


async def restore(batch: Batch, rows: Sequence[Given]) -> list[Outcome]:
    """Interactions that count again."""
    return await _counted(batch, rows, standing.restore)


async def delete(batch: Batch, rows: Sequence[Given]) -> list[Outcome]:
    """Interactions that nothing refers to, gone for good with their lines."""
    return await _counted(batch, rows, standing.delete)


async def _counted(batch: Batch, rows: Sequence[Given], verb: Verb) -> list[Outcome]:
    """They are locked before their buyers are read, so that nobody gives them others meanwhile."""
    ids = sorted({str(given["id"]) for given in rows})
    found = await keys.looked_up(batch.writing, [Key(batch.node.name, "id", id_) for id_ in ids])
    owners = await sums.buyers_of(batch.writing, ids)
    strange = {key.value: each for key, some in found.items() for each in some if not _fits(batch, each)}
    good = [given for given in rows if str(given["id"]) not in strange]
    done = iter(await verb(batch, good))
    outcomes = [_other(strange[id_]) if (id_ := str(given["id"])) in strange else next(done) for given in rows]
    await sums.add_up(batch.writing, {end for ends in owners.values() for end in ends})
    return outcomes


def _fits(batch: Batch, known: Known) -> bool:
    """Purchases and returns have mutations, and rights, of their own."""
    return batch.node.name != INTERACTION.name or known.properties.get("kind") in KINDS


def _other(known: Known) -> Refused:
    what = str(known.properties.get("kind")).lower()
    message = f"id: this is a {what}: it is for {what}Archive, {what}Restore and {what}Delete."
    return Refused(Fault("INVALID", "id", message, candidates=(known.id,)))
