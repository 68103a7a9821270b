"""What must hold of relationships: pure checks of one against those around it.

>>> list(in_order({"since": "2024-01-01", "until": "2023-01-01"}))[0].code
'INVALID'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from graph.ingest import hierarchies
from graph.ingest.bonds import Bond
from graph.ingest.dates import overlap
from graph.writes.faults import Fault, Refused
from graph.writes.ledger import Ledger
from graph.writes.relation_kinds import RelationKind


def check(bond: Bond, ledger: Ledger, besides: Sequence[Bond]) -> None:
    """Raises Refused with all that stands against a relationship; `besides` are the others at its node."""
    kind = ledger.kind
    faults = [*to_itself(kind, bond.start, bond.end), *in_order(bond.properties)]
    if not faults:
        faults = [*_doubled(bond, kind, besides), *_contradicted(bond, besides), *_looped(bond, ledger)]
    if faults:
        raise Refused(*faults)


def to_itself(kind: RelationKind, start: str, end: str) -> Iterator[Fault]:
    if start == end:
        message = f"{kind.end.field}: it is the same as {kind.start.field}, and nothing can stand so to itself."
        yield Fault("CYCLE", kind.end.field, message, candidates=(end,))


def in_order(properties: Mapping[str, object]) -> Iterator[Fault]:
    since, until = properties.get("since"), properties.get("until")
    if since is not None and until is not None and str(until) < str(since):
        message = f"until: {until} is before it begins on {since}. Exchange the two, or correct one."
        yield Fault("INVALID", "until", message)


def _doubled(bond: Bond, kind: RelationKind, besides: Iterable[Bond]) -> Iterator[Fault]:
    """Another one between the same two that says the same of the same days."""
    for each in besides:
        if is_double(bond, each, kind):
            message = f"There is such a {kind.word} already, {period(each.properties)}. Change or correct that one."
            yield Fault("EXISTS", None, message)
            return


def is_double(one: Bond, other: Bond, kind: RelationKind) -> bool:
    if (one.start, one.end) != (other.start, other.end) or not overlap(one.properties, other.properties):
        return False
    return all(one.properties.get(name) == other.properties.get(name) for name in kind.alike)


def _contradicted(bond: Bond, besides: Iterable[Bond]) -> Iterator[Fault]:
    for each in rivals(bond, besides) if bond.properties.get("isPrimary") else ():
        held = period(each.properties)
        message = f"isPrimary: another is the primary one {held}. End that one or make it not primary first."
        yield Fault("OVERLAPS", "isPrimary", message)


def rivals(bond: Bond, besides: Iterable[Bond]) -> list[Bond]:
    """The primary ones with which it competes on some day."""
    return [] if bond.group is None else [
        each for each in besides
        if each.properties.get("isPrimary") and each.group == bond.group and overlap(bond.properties, each.properties)
    ]  # fmt: skip


def _looped(bond: Bond, ledger: Ledger) -> Iterator[Fault]:
    kind = ledger.kind
    if kind.type in hierarchies.UPWARD and hierarchies.leads_back(ledger.around, bond, kind.type):
        field = kind.start.field if kind.by_end else kind.end.field
        message = f"{field}: this leads back to where it begins by way of others. Name another, or end what leads back."
        yield Fault("CYCLE", field, message)


def period(properties: Mapping[str, object]) -> str:
    """When it holds, in words."""
    since, until = properties.get("since"), properties.get("until")
    return f"{f'since {since}' if since else 'for an unknown time'}{f' until {until}' if until else ''}"
