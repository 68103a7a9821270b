"""What people decide about inferred households: that one is right, that one is wrong, who lives elsewhere.

Who is in a household by such a word is so as stated: the membership has no confidence any more. Who is not, lives apart
from each member of it. Both stand in the graph, and no inference overrules either.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from graph.ingest import links, nodes
from graph.ingest.bonds import Bond, Plan
from graph.ingest.dates import is_current
from graph.ingest.noted import Way
from graph.ingest.progress import exists
from graph.ingest.stored import with_keys
from graph.model import MODEL
from graph.writes import keys, sight, standing
from graph.writes.drafts import Batch, Given, Scope
from graph.writes.faults import Fault, Refused
from graph.writes.keys import Key, Known
from graph.writes.outcomes import Done, Outcome
from graph.writes.rules import rivals
from graph.writes.writing import Writing

HOUSEHOLD = MODEL.node("Household")
LIVES, APART = Way("MEMBER_OF", "Customer", "Household"), Way("LIVES_APART", "Customer", "Customer")
STATED = {"confidence": None, "evidence": None}


@dataclass(frozen=True, slots=True)
class Desk:
    """On whose behalf something is decided."""

    writing: Writing
    scope: Scope

    @property
    def today(self) -> str:
        return self.writing.origin.today


@dataclass(frozen=True, slots=True)
class Home:
    """A household, locked, with its memberships of today."""

    node: Known
    members: tuple[Bond, ...]

    @property
    def people(self) -> tuple[str, ...]:
        return tuple(each.start for each in self.members)


Decide = Callable[[Desk, Given], Awaitable[Done]]


async def decided(desk: Desk, rows: Sequence[Given], decide: Decide) -> list[Outcome]:
    """One decision after the other: each sees what the one before has done."""
    outcomes: list[Outcome] = []
    for given in rows:
        try:
            outcomes.append(await decide(desk, given))
        except Refused as refused:
            outcomes.append(refused)
    return outcomes


async def accept(desk: Desk, given: Given) -> Done:
    """The household is as it was inferred: from now on it is stated, with all who are in it."""
    home = await _home(desk, given, "household")
    await _say_stated(desk, home.members)
    await _name(desk, home.node)
    return Done({"household": home.node.id})


async def reject(desk: Desk, given: Given) -> Done:
    """The household is none: its members live apart from each other, and it goes to the archive."""
    home = await _home(desk, given, "household")
    if home.node.properties.get("kind") != "INFERRED" or any(map(is_stated, home.members)):
        message = "household: somebody stated it, so it is no conclusion to reject. Archive it, or end memberships."
        raise Refused(Fault("INVALID", "household", message))
    await part(desk, home.people, home.people)
    # A role that sees households by their members has to see it still while it is put away.
    [outcome] = await standing.archive(Batch(desk.writing, HOUSEHOLD, desk.scope), [{"id": home.node.id}])
    if isinstance(outcome, Refused):
        raise outcome
    await links.drop(desk.writing, LIVES, home.members)
    return Done({"household": home.node.id})


async def split(desk: Desk, given: Given) -> Done:
    """Some members are a household of their own, which is stated as the rest is; one alone is in none."""
    home = await _home(desk, given, "household")
    some = await _members(desk, home, _listed(given))
    rest = [each for each in home.members if each not in some]
    if not rest:
        raise Refused(Fault("INVALID", "customers", "customers: these are all members. Name those who go, not all."))
    await part(desk, [each.start for each in some], [each.start for each in rest])
    await _leave(desk, some)
    await _say_stated(desk, rest)
    if len(some) == 1:
        return Done({"household": home.node.id})
    new = await _new(desk, home.node, given)
    await _enter(desk, [each.start for each in some], new)
    return Done({"household": home.node.id, "newHousehold": new})


async def move(desk: Desk, given: Given) -> Done:
    """Somebody lives in another household, or in none, and not with those with whom they were taken to live."""
    person = await _customer(desk, given)
    target = await _home(desk, given, "household") if given.get("household") is not None else None
    known = await links.there(desk.writing, LIVES, [person])
    bonds = [each for each in known if is_current(each.properties, desk.today)]
    left = [each for each in bonds if target is None or each.end != target.node.id]
    if not left and target is None:
        raise Refused(Fault("NOT_FOUND", "customer", "customer: is in no household today, so there is none to leave."))
    homes = [each.end for each in left]
    others = {each.start for each in await memberships(desk, homes)} - {person}
    await _seen(desk, [*_ids("Household", homes), *_ids("Customer", others)], "customer")
    kept = set(target.people) if target else set()
    await part(desk, [person], sorted(others - kept))
    await _meet(desk, person, kept)
    await _leave(desk, left)
    if target is not None:
        await _say_stated(desk, [each for each in bonds if each.end == target.node.id])
        await _enter(desk, [] if person in kept else [person], target.node.id)
    return Done({"customer": person, **({"household": target.node.id} if target else {})})


# ------------------------------------------------------------------------------------------------------- who is meant


async def _home(desk: Desk, given: Given, field: str) -> Home:
    """The household that an input names, with its members; raises Refused."""
    node = await _one(desk, given[field], field, "Household")
    if node.properties.get("archivedAt") is not None:
        message = f"{field}: it is archived. Restore it first."
        raise Refused(Fault("ARCHIVED", field, message, candidates=(node.id,)))
    members = await memberships(desk, [node.id])
    await _seen(desk, _ids("Customer", [each.start for each in members]), field)
    return Home(node, tuple(members))


async def _customer(desk: Desk, given: Given) -> str:
    node = await _one(desk, given["customer"], "customer", "Customer")
    if node.properties.get("archivedAt") is not None:
        raise Refused(
            Fault("ARCHIVED", "customer", "customer: it is archived. Restore it first.", candidates=(node.id,))
        )
    return node.id


async def _one(desk: Desk, by: object, field: str, to: str) -> Known:
    assert isinstance(by, Mapping)
    key = keys.key_of(MODEL.node(to), by, field, region=desk.scope.region)
    found = await sight.seen(desk.writing, desk.scope, await keys.looked_up(desk.writing, [key]))
    return keys.one(found, key, field)


def _ids(to: str, some: Iterable[str]) -> list[Key]:
    return [Key(to, "id", each) for each in some]


async def _seen(desk: Desk, wanted: Sequence[Key], field: str) -> None:
    """All whom a decision concerns have to be there for who decides; locked, so that nobody joins meanwhile."""
    found = await sight.seen(desk.writing, desk.scope, await keys.looked_up(desk.writing, wanted))
    if any(not found[key] for key in wanted):
        raise unseen(field)


def unseen(field: str) -> Refused:
    """Why somebody who does not see all members of a household does not decide about it."""
    message = f"{field}: some of those who live there are not for who asks. Let somebody decide who sees them all."
    return Refused(Fault("NOT_FOUND", field, message))


def _listed(given: Given) -> list[dict[str, object]]:
    some = given["customers"]
    assert isinstance(some, list)
    if not some:
        raise Refused(Fault("INVALID", "customers", "customers: name at least one member who goes."))
    return some


async def _members(desk: Desk, home: Home, some: Sequence[Given]) -> list[Bond]:
    """The memberships of those who are named; raises Refused for the first who has none."""
    found: list[Bond] = []
    for at, each in enumerate(some):
        field = f"customers.{at}"
        known = await _one(desk, each, field, "Customer")
        own = [bond for bond in home.members if bond.start == known.id]
        if not own:
            message = f"{field}: is no member of the household today. Name members alone."
            raise Refused(Fault("NOT_FOUND", field, message))
        found += [bond for bond in own if bond not in found]
    return found


async def memberships(desk: Desk, households: Sequence[str]) -> list[Bond]:
    found = await links.arriving(desk.writing, LIVES, list(households))
    return [each for each in found if is_current(each.properties, desk.today)]


async def beyond(desk: Desk, households: Sequence[str]) -> frozenset[str]:
    """Those of some households, which are locked, in which somebody lives who is not there for who decides."""
    if desk.scope.visible is None or not households:
        return frozenset()
    bonds = await memberships(desk, households)
    there = await desk.scope.visible(desk.writing, "Customer", sorted({each.start for each in bonds}))
    return frozenset(each.end for each in bonds if each.start not in there)


def is_stated(bond: Bond) -> bool:
    return bond.properties.get("confidence") is None


# ------------------------------------------------------------------------------------------------------ what is done


async def _write(desk: Desk, way: Way, bonds: Iterable[Bond]) -> None:
    await links.write(desk.writing, way, Plan(tuple(bonds), ()), origin=desk.writing.origin)


async def _say_stated(desk: Desk, bonds: Iterable[Bond]) -> None:
    changed = [each for each in bonds if not is_stated(each)]
    for each in changed:
        each.set({**STATED, "source": desk.writing.origin.source})
    await _write(desk, LIVES, changed)


async def _name(desk: Desk, node: Known) -> None:
    """A household of which somebody said that it is one."""
    told = nodes.Told(node.id, {"kind": "STATED", **STATED})
    await nodes.change(desk.writing, HOUSEHOLD, [(nodes.Known(node.properties, is_told=True), told)],
                       origin=desk.writing.origin)  # fmt: skip


async def part(desk: Desk, some: Sequence[str], others: Sequence[str]) -> None:
    """Each of some and each of the others live apart, told once whichever way."""
    bonds = await links.there(desk.writing, APART, sorted({*some, *others}))
    known = {(each.start, each.end) for each in bonds}
    pairs = {(min(pair), max(pair)) for pair in product(some, others) if pair[0] != pair[1]} - known
    at = {"at": desk.writing.origin.at}
    await _write(desk, APART, [Bond(one, other, dict(at)) for one, other in sorted(pairs)])


async def _meet(desk: Desk, person: str, others: Iterable[str]) -> None:
    """Nobody is apart any more from those with whom they live."""
    both = set(others)
    bonds = [*await links.there(desk.writing, APART, [person]), *await links.arriving(desk.writing, APART, [person])]
    await links.drop(desk.writing, APART, [each for each in bonds if {each.start, each.end} & both])


async def _leave(desk: Desk, bonds: Iterable[Bond]) -> None:
    """What was stated ends today; what was inferred never was."""
    some = list(bonds)
    ended = [each for each in some if is_stated(each) and each.properties.get("since") != desk.today]
    for each in ended:
        each.set({"until": desk.today})
    await _write(desk, LIVES, ended)
    await links.drop(desk.writing, LIVES, [each for each in some if each not in ended])


async def _new(desk: Desk, old: Known, given: Given) -> str:
    await exists(desk.writing)
    name = given.get("name") or old.properties["name"]
    told = nodes.Told("split", with_keys({"name": name, "kind": "STATED"}, frozenset({"name"})))
    [made] = await nodes.create(desk.writing, HOUSEHOLD, [told], origin=desk.writing.origin)
    return made


async def _enter(desk: Desk, people: Sequence[str], household: str) -> None:
    """Stated members from now on, or for as long as we know them where they were nowhere before."""
    before = await links.there(desk.writing, LIVES, list(people))
    bonds = []
    for person in people:
        besides = [each for each in before if each.start == person]
        begins = {"since": desk.today} if besides else {}
        bond = Bond(person, household, {"role": "MEMBER", **begins}, group="")
        bond.properties["isPrimary"] = not rivals(bond, besides)
        bonds.append(bond)
    await _write(desk, LIVES, bonds)
