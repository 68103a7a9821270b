"""What was inferred, written: households that begin and end, members that join and leave, and the change feed told.

Only what an inference made is changed: memberships with a confidence. What was stated meanwhile stands, so whoever has
a stated household by now is left where they are. The same twice changes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.households.infer import Member
from graph.households.wanted import Wanted
from graph.ingest import links, nodes
from graph.ingest.bonds import Bond, Plan
from graph.ingest.dates import is_current, overlap
from graph.ingest.nodes import Known, Told
from graph.ingest.noted import Way
from graph.ingest.slots import filled
from graph.ingest.stored import with_keys
from graph.model import MODEL
from graph.statement import Statement
from graph.writes import keys, statements
from graph.writes.changes import Change, ChangeKind
from graph.writes.keys import Key
from graph.writes.writing import Writing

WAY = Way("MEMBER_OF", "Customer", "Household")
HOUSEHOLD = MODEL.node("Household")
Households = Mapping[str, Mapping[str, object]]


@dataclass(slots=True)
class Book:
    """The memberships of the people of a batch, by person, and those that never were."""

    today: str
    of: dict[str, list[Bond]]
    there: frozenset[str]
    gone: list[Bond] = field(default_factory=list)

    def current(self, person: str) -> list[Bond]:
        """The memberships of today in households that are not archived."""
        return [each for each in self.of[person] if each.end in self.there and is_current(each.properties, self.today)]

    def leave(self, bond: Bond) -> None:
        """Whoever joined today has not been there."""
        if bond.properties.get("since") != self.today:
            bond.set({"until": self.today})
            return
        self.of[bond.start].remove(bond)
        if bond.element is not None:
            self.gone.append(bond)


async def applied(writing: Writing, some: Sequence[Wanted]) -> None:
    """Households begin and end, members join and leave, and what was sure may be less so."""
    known = await _known(writing, [each.id for each in some if each.id])
    standing = [each for each in some if each.id is None or each.id in known]
    book = await _opened(writing, standing, known)
    ids = await _begun(writing, standing, book)
    for each, id_ in zip(standing, ids, strict=True):
        _settle(book, id_, each)
    await links.drop(writing, WAY, book.gone)
    bonds = [bond for own in book.of.values() for bond in own]
    await links.write(writing, WAY, Plan(tuple(bonds), ()), origin=writing.origin)
    await _judged(writing, standing, known)
    await _archived(writing, standing, known, book)


async def _known(writing: Writing, ids: Iterable[str]) -> dict[str, Mapping[str, object]]:
    """These households, locked, without those that are archived."""
    found = await keys.looked_up(writing, [Key("Household", "id", id_) for id_ in ids])
    each_ = (known for some in found.values() for known in some)
    return {each.id: each.properties for each in each_ if each.properties.get("archivedAt") is None}


async def _opened(writing: Writing, some: Sequence[Wanted], known: Mapping[str, object]) -> Book:
    """The memberships of all whom this concerns, locked before they are read."""
    arriving = await links.arriving(writing, WAY, sorted(known))
    people = sorted({each.start for each in arriving} | {member.id for each in some for member in each.members})
    await keys.looked_up(writing, [Key("Customer", "id", id_) for id_ in people])
    of: dict[str, list[Bond]] = defaultdict(list)
    for bond in await links.there(writing, WAY, people):
        of[bond.start].append(bond)
    beside = {bond.end for own in of.values() for bond in own} - set(known)
    there = {*known, *await _known(writing, sorted(beside))}
    return Book(writing.origin.today, of, frozenset(there))


async def _begun(writing: Writing, some: Sequence[Wanted], book: Book) -> list[str]:
    """The id of each, of new ones too."""
    new = [each for each in some if each.id is None]
    told = [Told("inferred", with_keys({"name": each.name, "kind": "INFERRED", "confidence": each.confidence,
                                "evidence": each.evidence}, frozenset({"name"}))) for each in new]  # fmt: skip
    made = iter(await nodes.create(writing, HOUSEHOLD, told, origin=writing.origin))
    ids = [each.id or next(made) for each in some]
    book.there |= frozenset(ids)
    return ids


def _settle(book: Book, household: str, each: Wanted) -> None:
    """Let its inferred members be those that are wanted."""
    members = {member.id for member in each.members}
    for bond in [bond for own in book.of.values() for bond in own if bond.end == household]:
        is_ours = bond.properties.get("confidence") is not None and is_current(bond.properties, book.today)
        if is_ours and bond.start not in members:
            book.leave(bond)
    for member in each.members:
        _join(book, household, member)
    _headed(book, household, each.head)


def _headed(book: Book, household: str, head: str | None) -> None:
    """Let somebody speak for it where nobody does: whoever does, whether we or somebody else said so, goes on."""
    bonds = [bond for own in book.of.values() for bond in own
             if bond.end == household and is_current(bond.properties, book.today)]  # fmt: skip
    if any(bond.properties.get("role") == "HEAD" for bond in bonds):
        return
    for bond in bonds:
        if bond.start == head and bond.properties.get("role") in (None, "MEMBER"):
            bond.set({"role": "HEAD"})


def _join(book: Book, household: str, member: Member) -> None:
    current = book.current(member.id)
    if any(bond.properties.get("confidence") is None for bond in current):
        return
    for bond in current:
        if bond.end != household:
            book.leave(bond)
    own = [bond for bond in current if bond.end == household]
    told = {"confidence": member.confidence, "evidence": member.evidence}
    if own:
        own[0].set(told)
        return
    book.of[member.id].append(_bond(book, household, member.id, told))


def _bond(book: Book, household: str, person: str, told: Mapping[str, object]) -> Bond:
    """Somebody's first household is so for as long as we know them; another one begins today."""
    before = book.of[person]
    begins = {"since": book.today} if before else {}
    bond = Bond(person, household, {"role": "MEMBER", **begins, **told}, group="")
    bond.properties["isPrimary"] = not any(
        each.properties.get("isPrimary") and overlap(each.properties, bond.properties) for each in before
    )
    return bond


async def _judged(writing: Writing, some: Sequence[Wanted], known: Households) -> None:
    """How sure an inferred household is by now."""
    pairs = [(Known(known[each.id], is_told=True),
              Told(each.id, {"confidence": each.confidence, "evidence": each.evidence}))
             for each in some if each.id is not None and each.members and not each.is_stated
             and known[each.id].get("kind") == "INFERRED"]  # fmt: skip
    await nodes.change(writing, HOUSEHOLD, pairs, origin=writing.origin)


async def _archived(writing: Writing, some: Sequence[Wanted], known: Households, book: Book) -> None:
    """An inferred household without members has ended."""
    held = {bond.end for own in book.of.values() for bond in own if is_current(bond.properties, book.today)}
    for id_ in (each.id for each in some if each.id is not None and each.id not in held):
        if known[id_].get("kind") != "INFERRED":
            continue
        text = filled(statements.SET_ARCHIVED, label="Household")
        at = writing.origin.at
        await writing.run(Statement(text, {"id": id_, "archived": at, "at": at}))
        version = int(str(known[id_]["version"])) + 1
        writing.note(Change(ChangeKind.ARCHIVED, "Household", id_, ("archivedAt",), version))
