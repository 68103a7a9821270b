"""What becomes of stated relationships when they are told again: a pure plan from what is known and what is told.

A relationship between the same two is the same one when the properties of its identity agree. Of those that exclude
each other (the primary ones of a group) at most one may hold on any day: what is told plainly closes the one before,
what is told with its dates is refused when it contradicts.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.ingest.dates import is_current, overlap
from graph.ingest.records import Refusal
from graph.ingest.stored import changes


@dataclass(frozen=True, slots=True)
class Manner:
    """How relationships of one type are told.

    `identity` None means that any current one between the same two is meant, and that a new primary one closes
    the one before.
    """

    identity: tuple[str, ...] | None
    today: str


@dataclass(slots=True)
class Bond:
    """A relationship, known (it has an element) or to be made; `group` says with which others it competes."""

    start: str
    end: str
    properties: dict[str, object]
    element: str | None = None
    group: str | None = None
    changed: dict[str, object] = field(default_factory=dict)

    def set(self, told: Mapping[str, object]) -> None:
        """Take over what is told; a known one remembers what changed."""
        differing = changes(self.properties, told)
        self.properties |= differing
        self.changed |= differing


@dataclass(frozen=True, slots=True)
class Wish:
    """A relationship as it is told; without a group it competes with none."""

    start: str
    end: str
    properties: Mapping[str, object]
    row: int = 0
    group: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """All relationships after the telling, and the rows that contradict."""

    bonds: tuple[Bond, ...]
    refusals: tuple[Refusal, ...]

    @property
    def new(self) -> list[Bond]:
        return [bond for bond in self.bonds if bond.element is None]

    @property
    def changed(self) -> list[Bond]:
        return [bond for bond in self.bonds if bond.element is not None and bond.changed]


def planned(wishes: Iterable[Wish], known: Iterable[Bond], manner: Manner) -> Plan:
    """Tell one wish after the other."""
    by_start: dict[str, list[Bond]] = {}
    for bond in known:
        by_start.setdefault(bond.start, []).append(bond)
    refusals: list[Refusal] = []
    for wish in wishes:
        around = by_start.setdefault(wish.start, [])
        refusals += _told(wish, around, manner)
    return Plan(tuple(bond for bonds in by_start.values() for bond in bonds), tuple(refusals))


def _told(wish: Wish, around: list[Bond], manner: Manner) -> tuple[Refusal, ...]:
    same = next((bond for bond in around if bond.end == wish.end and _is_same(bond, wish, manner)), None)
    told = dict(wish.properties)
    rivals = [bond for bond in around if bond is not same and _competes(bond, wish, same)]
    if rivals and told.get("isPrimary"):
        if manner.identity is not None:
            return (_contradiction(wish, rivals[0]),)
        _give_way(rivals, told, same, manner.today)
    if same is None:
        _add_primary(told, wish, rivals)
        around.append(Bond(wish.start, wish.end, told, group=wish.group))
    else:
        same.set(told)
    return ()


def _is_same(bond: Bond, wish: Wish, manner: Manner) -> bool:
    if manner.identity is None:
        return is_current(bond.properties, manner.today)
    return all(bond.properties.get(name) == wish.properties.get(name) for name in manner.identity)


def _competes(bond: Bond, wish: Wish, same: Bond | None) -> bool:
    if wish.group is None or bond.group != wish.group or not bond.properties.get("isPrimary"):
        return False
    after = {**(same.properties if same else {}), **wish.properties}
    return overlap(bond.properties, after)


def _give_way(rivals: list[Bond], told: dict[str, object], same: Bond | None, today: str) -> None:
    """A change closes and opens; where the new one has been there all along only the flag moves."""
    if same is None:
        told.setdefault("since", today)
    since = str(told.get("since") or today)
    for rival in rivals:
        end = max(since, str(rival.properties.get("since") or ""))
        rival.set({"isPrimary": False} if same else {"until": end})


def _add_primary(told: dict[str, object], wish: Wish, rivals: list[Bond]) -> None:
    """The first of a group is the one to use unless somebody says otherwise."""
    if wish.group is not None:
        told.setdefault("isPrimary", not rivals)


def _contradiction(wish: Wish, rival: Bond) -> Refusal:
    since, until = rival.properties.get("since") or "the beginning", rival.properties.get("until") or "further notice"
    reason = f"Another is the primary one from {since} until {until}: set its end, or make this one not primary."
    return Refusal(wish.row, "isPrimary", "true", reason)
