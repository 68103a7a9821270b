"""Purchases that the graph holds already, brought to what is told of them now, and whose sums that makes stale."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from graph.ingest import lines, nodes, statements
from graph.ingest.attachments import attach
from graph.ingest.kinds import Reference
from graph.ingest.lines import Basket
from graph.ingest.nodes import Known, Told
from graph.ingest.records import Outcome, Part
from graph.ingest.references import Found, Resolved
from graph.ingest.stored import changes
from graph.model import MODEL
from graph.normalise.money import UNITS
from graph.origin import Origin
from graph.statement import Statement
from graph.writes.writing import Writing

INTERACTION = MODEL.node("Interaction")
Buyers = dict[str, frozenset[Found]]


@dataclass(frozen=True, slots=True)
class Touched:
    """What was done, and the buyers whose products must be added up anew."""

    outcome: Outcome = field(default_factory=Outcome)
    buyers: frozenset[Found] = frozenset()

    def __add__(self, other: "Touched") -> "Touched":
        return Touched(self.outcome + other.outcome, self.buyers | other.buyers)


@dataclass(frozen=True, slots=True)
class Scene:
    """What the parts of a batch name, by column and key, and the purchases that were there before."""

    columns: Mapping[str, Reference]
    resolved: Resolved
    known: Mapping[str, Known]
    origin: Origin


async def tell_again(tx: Writing, parts: Sequence[Part], scene: Scene) -> Touched:
    """Correct what differs, add what is new, leave the rest alone."""
    if not parts:
        return Touched()
    ids = [scene.known[part.key].id for part in parts]
    before = await _buyers(tx, ids)
    changed = await _head(tx, [part for part in parts if part.is_first], scene)
    baskets = (_basket(part, scene.known[part.key]) for part in parts)
    plan = lines.compared(baskets, await lines.find(tx, ids))
    stored = await lines.write(tx, plan, origin=scene.origin)
    changed |= {str(row["id"]) for row in plan.sums}
    after = await _buyers(tx, ids)
    changed |= {id_ for id_ in ids if before.get(id_) != after.get(id_)}
    buyers = frozenset().union(*(some.get(id_, frozenset()) for some in (before, after) for id_ in changed))
    return Touched(Outcome(changed=len(changed), unchanged=len(parts) - len(changed), stored=stored), buyers)


def _basket(part: Part, known: Known) -> Basket:
    return Basket(known.id, part.kind, part.lines, cast(int, known.properties.get("rate", UNITS)))


async def _head(tx: Writing, parts: Sequence[Part], scene: Scene) -> set[str]:
    """Tell what stands beside the lines; the ids of the purchases that it changed."""
    pairs = [(scene.known[part.key], Told(part.told, part.header)) for part in parts]
    await nodes.change(tx, INTERACTION, pairs, origin=scene.origin)
    for column, reference in scene.columns.items():
        told = {scene.known[part.key].id: [scene.resolved.found[part.references[column]]]
                for part in parts if column in part.references}  # fmt: skip
        await attach(tx, INTERACTION, reference, told, origin=scene.origin)
    return {was.id for was, told in pairs if changes(was.properties, told.properties)}


async def _buyers(tx: Writing, ids: Iterable[str]) -> Buyers:
    found: Buyers = {}
    for id_, buyer, labels in await tx.run(Statement(statements.FIND_BUYERS, {"ids": list(ids)})):
        of = Found(str(buyer), cast("list[str]", labels)[0])
        found[str(id_)] = found.get(str(id_), frozenset()) | {of}
    return found
