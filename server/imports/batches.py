"""Chunks on their way into the graph: converted and built, each with the work of its transaction."""

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from graph.ingest.kinds import LinkKind, NodeKind, PurchaseKind
from graph.ingest.known_purchases import Touched
from graph.ingest.purchases import tell_purchases
from graph.ingest.records import ContactRecord, LinkRecord, NodeRecord, PurchaseBatch
from graph.ingest.tell_contacts import tell_contacts
from graph.ingest.tell_links import tell_links
from graph.ingest.tell_nodes import tell_nodes
from graph.origin import Origin
from graph.writes.writing import Writing
from server.imports import reading
from server.imports.build import Builder, Context, as_told, link_builder, node_builder, records
from server.imports.build_contacts import contact_builder
from server.imports.build_purchases import PurchaseBuilder
from server.imports.cells import Conversion
from server.imports.completing import completed
from server.imports.gathering import Terms
from server.imports.headers import headers_of
from server.imports.naming import naming
from server.imports.places import Places
from server.imports.plan import Plan
from server.imports.rows import CHUNK_OF_LINES, Chunk, Reject
from server.imports.seen import Seen, rest, settled
from server.imports.tally import REJECTED, Tally
from server.imports.whole import whole

Write = Callable[[Writing], Awaitable[Touched]]
TAKEN = "rows"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A chunk that is ready to be written; `tally` says what it comes to once the graph has refused its part.

    `committed` is to be called when the transaction is.
    """

    chunk: Chunk
    rejects: tuple[Reject, ...]
    tally: Callable[[frozenset[int]], Tally]
    write: Write
    committed: Callable[[], None] = lambda: None


def prepared(plan: Plan, places: Places, *, known: frozenset[str], currency: str, origin: Origin) -> Iterator[Prepared]:
    """Every chunk of the file, in order; the same file always gives the same."""
    names = naming(plan.source, known | {plan.source})
    context = Context(plan.model, names, plan.options.file.region, completed if plan.tool else as_told)
    terms = Terms(headers_of(plan.model), names, plan.source, currency, plan.rules, plan.products)
    match plan.kind:
        case PurchaseKind() as kind:
            number = next(match.column for match in plan.columns.matches if match.field.name == "number")
            lines = whole(reading.chunks(plan.form, CHUNK_OF_LINES), number)
            return map(
                partial(_purchases, plan.conversion, PurchaseBuilder(terms, places), _Lines(kind, origin, Seen())),
                lines,
            )
        case NodeKind(reached=True) as kind:
            prepare = partial(_records, plan, contact_builder(kind, context), partial(_contacts, kind, origin))
        case NodeKind() as kind:
            prepare = partial(_records, plan, node_builder(kind, context), partial(_nodes, kind, origin))
        case LinkKind() as kind:
            prepare = partial(_records, plan, link_builder(kind, context), partial(_links, kind, origin))
    return map(prepare, reading.chunks(plan.form))


@dataclass(frozen=True, slots=True)
class _Lines:
    """How batches of purchases are written, and which products they need not tell again."""

    kind: PurchaseKind
    origin: Origin
    seen: Seen[str]

    async def write(self, batch: PurchaseBatch, tx: Writing) -> Touched:
        return await tell_purchases(tx, self.kind, rest(batch, self.seen), origin=self.origin)

    def committed(self, batch: PurchaseBatch) -> None:
        self.seen.add(settled(batch))


def _purchases(convert: Conversion, build: PurchaseBuilder, lines: _Lines, chunk: Chunk) -> Prepared:
    built = build(convert(chunk))

    def tally(refused: frozenset[int]) -> Tally:
        return _with_broken(built.tally(refused), chunk)

    rejects = (*chunk.broken, *built.rejects)
    return Prepared(chunk, rejects, tally, partial(lines.write, built.batch), partial(lines.committed, built.batch))


def _records(
    plan: Plan, build: Builder, write: Callable[[Sequence[Any], Writing], Awaitable[Touched]], chunk: Chunk
) -> Prepared:
    built, rejects = records(plan.conversion(chunk), build, plan.conversion.spared)

    def tally(refused: frozenset[int]) -> Tally:
        counted = Tally()
        counted.add(plan.kind.name, TAKEN, 0, len(built) - len(refused))
        counted.add(REJECTED, REJECTED, 0, len(chunk.lines) - len(built) + len(refused))
        return _with_broken(counted, chunk)

    return Prepared(chunk, (*chunk.broken, *rejects), tally, partial(write, built))


def _with_broken(tally: Tally, chunk: Chunk) -> Tally:
    if chunk.broken:
        tally.add(REJECTED, REJECTED, 0, len(chunk.broken))
    return tally


async def _contacts(kind: NodeKind, origin: Origin, built: Sequence[ContactRecord], tx: Writing) -> Touched:
    return Touched(await tell_contacts(tx, kind, built, origin=origin), frozenset())


async def _nodes(kind: NodeKind, origin: Origin, built: Sequence[NodeRecord], tx: Writing) -> Touched:
    return Touched(await tell_nodes(tx, kind, built, origin=origin), frozenset())


async def _links(kind: LinkKind, origin: Origin, built: Sequence[LinkRecord], tx: Writing) -> Touched:
    return Touched(await tell_links(tx, kind, built, origin=origin), frozenset())
