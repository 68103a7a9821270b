"""What can be done to one relationship, in memory: linked, changed, corrected, ended, unlinked.

Nothing of a row that is refused is done, so each verb looks at all before it changes anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.ingest.bonds import Bond
from graph.ingest.claims import completed, is_refused, uncredited
from graph.ingest.dates import is_current
from graph.writes import rules
from graph.writes.drafts import Given
from graph.writes.faults import Fault, Refused
from graph.writes.ledger import Ledger
from graph.writes.relation_kinds import RelationKind

INFERRED = frozenset({"source", "confidence", "evidence"})
"""What is no longer true of a relationship that a person has changed."""
NOWHERE = ""
"""The end of a row that names none: something at the top of its hierarchy."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is asked for, with both ends known; `moved` are the ends that it has from now on, where they are others."""

    given: Given
    start: str
    end: str
    told: Mapping[str, object] = field(default_factory=dict)
    group: str | None = None
    moved: tuple[str, str] | None = None

    @property
    def which(self) -> Mapping[str, object]:
        """What names one of several."""
        given = self.given.get("which")
        return given if isinstance(given, Mapping) else {}


@dataclass(frozen=True, slots=True)
class Verb:
    """What is done to a row in memory; raises Refused. `opens` says that something begins, for which both must be
    there and not archived."""

    do: Callable[[Ledger, Row], None]
    opens: bool = False


# --------------------------------------------------------------------------------------------------------------- verbs


def link(book: Ledger, row: Row) -> None:
    """Make one. Of those that say nothing but that they are, a second one is the same."""
    bond = Bond(row.start, row.end, _kept(row.told), group=row.group)
    if not book.kind.apart and not book.kind.competes and book.between(row.start, row.end):
        return
    open_(book, bond, is_dated="since" in row.given)


def open_(book: Ledger, bond: Bond, *, is_dated: bool) -> None:
    """Add one that breaks no rule; raises Refused. Where one that has ended would be in its way, it begins today
    unless somebody said when."""
    besides = book.beside(bond)
    past = [each for each in besides if not is_current(each.properties, book.today)]
    if not is_dated and any(_is_in_the_way(bond, each, book.kind) for each in past):
        bond.properties["since"] = book.today
    if bond.group is not None:
        bond.properties.setdefault("isPrimary", not rules.rivals(bond, besides))
    rules.check(bond, book, besides)
    book.add(bond)
    if book.kind.inverse is not None:
        book.add(Bond(bond.end, bond.start, mirrored(book.kind, bond.properties), group=bond.group))


def _is_in_the_way(bond: Bond, other: Bond, kind: RelationKind) -> bool:
    ended = other.properties.get("until") is not None
    return ended and (rules.is_double(bond, other, kind) or bool(rules.rivals(bond, [other])))


def change(book: Ledger, row: Row) -> None:
    """End the one that holds, and begin another on the same day that differs in what is told."""
    at = str(row.told.get("since") or book.today)
    known = meant(row, held_on(book, row, at))
    since = known.properties.get("since")
    if since is not None and str(since) >= at:
        message = f"since: it began on {since}, so it cannot change on {at}. Name a later day, or correct it instead."
        raise Refused(Fault("INVALID", "since", message))
    kept = {name: value for name, value in known.properties.items() if name not in INFERRED}
    after = Bond(*(row.moved or (row.start, row.end)), _kept({**kept, **row.told, "since": at}), group=known.group)
    if (after.start, after.end) == (known.start, known.end) and _differs_not(after, known, row.told):
        raise Refused(Fault("INVALID", None, "It says all this already. Say what is otherwise, or leave it."))
    rules.check(after, book, [each for each in book.beside(after) if each is not known])
    mirror = mirror_of(book, known)
    known.set({"until": at})
    book.add(after)
    if mirror is not None:
        mirror.set({"until": at})
        book.add(Bond(after.end, after.start, mirrored(book.kind, after.properties), group=mirror.group))


def _differs_not(after: Bond, known: Bond, told: Iterable[str]) -> bool:
    return all(after.properties.get(name) == known.properties.get(name) for name in told if name != "since")


def correct(book: Ledger, row: Row) -> None:
    """Let it say what it should have said all along."""
    known = meant(row, book.between(row.start, row.end))
    start, end = row.moved or (row.start, row.end)
    group = row.group if row.moved else known.group
    told = uncredited(row.told) if book.kind.type == "REFERRED" else row.told
    after = Bond(start, end, {**known.properties, **told}, known.element, group)
    rules.check(after, book, [each for each in book.beside(after) if each is not known])
    mirror = mirror_of(book, known)
    if row.moved:
        book.drop(known)
        book.add(Bond(start, end, _kept(after.properties), group=group))
        return
    known.set(told)
    if mirror is not None:
        mirror.set(mirrored(book.kind, told))


def end(book: Ledger, row: Row) -> None:
    """Let it hold no longer from a day on, today when none is given."""
    at = str(row.told.get("until") or book.today)
    known = meant(row, held_on(book, row, at))
    if faults := list(rules.in_order({**known.properties, "until": at})):
        raise Refused(*faults)
    mirror = mirror_of(book, known)
    known.set({"until": at})
    if mirror is not None:
        mirror.set({"until": at})


def unlink(book: Ledger, row: Row) -> None:
    """Take away what never was."""
    known = meant(row, book.between(row.start, row.end))
    mirror = mirror_of(book, known)
    book.drop(known)
    if mirror is not None:
        book.drop(mirror)


def move(book: Ledger, row: Row) -> None:
    """Put something elsewhere in its hierarchy: what was above it no longer is."""
    field_ = book.kind.end.field
    if field_ not in row.given:
        message = f"{field_}: say where it goes; null puts it at the top."
        raise Refused(Fault("INVALID", field_, message))
    known = list(book.around.get(row.start, ()))
    bond = Bond(row.start, row.end, {})
    if row.end != NOWHERE and all(each.end != row.end for each in known):
        rules.check(bond, book, [])
        book.add(bond)
    for each in known:
        if each.end != row.end:
            book.drop(each)


def claim(book: Ledger, row: Row) -> None:
    """Link a referral, credited if it is the first one from before the first purchase."""
    bond = Bond(row.start, row.end, _kept({"at": book.origin.at, **row.told}))
    besides = book.beside(bond)
    rules.check(bond, book, besides)
    others = [each.properties for each in besides]
    bond.properties.update(completed(bond.properties, None, others, book.standings[row.end]))
    book.add(bond)


def credit(book: Ledger, row: Row) -> None:
    """Let this claim be the one that counts, or none where it shall not be; raises Refused."""
    known = meant(row, book.between(row.start, row.end))
    is_credited = row.given.get("isCredited") is not False
    if is_credited and is_refused(known.properties):
        message = "This claim was refused, so it counts for nothing. Correct its status first, or credit another."
        raise Refused(Fault("INVALID", None, message))
    for each in book.beside(known):
        if is_credited and each.properties.get("isCredited"):
            each.set({"isCredited": False})
    known.set({"isCredited": is_credited})


VERBS: Mapping[str, Verb] = {
    "Link": Verb(link, opens=True),
    "Change": Verb(change, opens=True),
    "Correct": Verb(correct),
    "End": Verb(end),
    "Unlink": Verb(unlink),
    "Move": Verb(move, opens=True),
    "Claim": Verb(claim, opens=True),
    "Credit": Verb(credit),
}


# ------------------------------------------------------------------------------------------------------------ which one


def held_on(book: Ledger, row: Row, day: str) -> list[Bond]:
    """Those between the two that have not ended by a day; that have begun, if there are any."""
    known = [each for each in book.between(row.start, row.end) if str(each.properties.get("until") or "9") > day]
    begun = [each for each in known if str(each.properties.get("since") or "") <= day]
    return begun or known


def meant(row: Row, known: Sequence[Bond]) -> Bond:
    """The one that a row names; raises Refused."""
    fitting = [each for each in known if all(each.properties.get(name) == told for name, told in row.which.items())]
    if not fitting:
        message = "There is no such relationship between the two. Look at what there is, and say which is meant."
        raise Refused(Fault("NOT_FOUND", "which" if row.which else None, message))
    if len(fitting) > 1:
        periods = ", ".join(sorted(rules.period(each.properties) for each in fitting))
        message = f"which: {len(fitting)} stand between the two ({periods}). Say more in which, such as since."
        raise Refused(Fault("AMBIGUOUS_KEY", "which", message))
    return fitting[0]


def mirrored(kind: RelationKind, properties: Mapping[str, object]) -> dict[str, object]:
    """The same as seen from the other end."""
    said = properties.get("kind")
    seen = {"kind": (kind.inverse or {}).get(str(said), said)} if "kind" in properties else {}
    return {**properties, **seen}


def mirror_of(book: Ledger, bond: Bond) -> Bond | None:
    """The same tie as it is kept the other way."""
    if book.kind.inverse is None:
        return None
    wanted = mirrored(book.kind, bond.properties)
    back = (each for each in book.between(bond.end, bond.start) if each is not bond)
    return next((each for each in back if all(each.properties.get(n) == wanted.get(n) for n in book.kind.apart)), None)


def _kept(properties: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in properties.items() if value is not None}
