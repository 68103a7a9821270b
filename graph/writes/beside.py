"""What a row says beside the customer itself, read and looked up before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from graph.model import MODEL
from graph.writes import keys, records, values
from graph.writes.consents import CONSENT, at_odds
from graph.writes.drafts import Batch, Draft, Given, draft_of
from graph.writes.faults import Fault, Refused
from graph.writes.interactions import sales
from graph.writes.interactions.naming import Sight, looked
from graph.writes.interactions.sale_drafts import SaleDraft, Terms, sale_of
from graph.writes.interactions.sale_plans import SalePlan
from graph.writes.keys import Key

T = TypeVar("T")

NEW = {"household": ("Household", "MEMBER_OF"), "employer": ("Company", "WORKS_AT")}
PARTS = frozenset((*NEW, "referredBy", "consents", "purchase"))


@dataclass(frozen=True, slots=True)
class Joining:
    """A household or employer: one that is known by a key, or a new one; and what the relationship says."""

    key: Key | None
    new: Draft | None
    properties: Mapping[str, object]

    @property
    def wanted(self) -> Iterator[Key]:
        yield from () if self.key is None else (self.key,)
        yield from () if self.new is None else self.new.keys.values()


@dataclass(frozen=True, slots=True)
class Beside:
    """All that one row says; `own` are the keys of the customer itself."""

    own: tuple[Key, ...]
    joining: Mapping[str, Joining]
    referrer: Key | None
    consents: tuple[Mapping[str, object], ...]
    purchase: SaleDraft | None

    @property
    def wanted(self) -> Iterator[Key]:
        yield from self.own
        yield from (key for each in self.joining.values() for key in each.wanted)
        yield from () if self.referrer is None else (self.referrer,)


def beside_of(batch: Batch, given: Given, terms: Terms) -> Beside:
    """What a row says; raises Refused with all that cannot be read."""
    faults: list[Fault] = []
    parts = {name: given[name] for name in PARTS if given.get(name) is not None}
    joining = {name: each for name in NEW if name in parts
               if (each := _read(faults, name, _joining, batch, name, parts[name])) is not None}  # fmt: skip
    referrer = _read(faults, None, _referrer, batch, parts)
    consents = [_read(faults, f"consents.{number}", _consent, batch, each)
                for number, each in enumerate(_list(parts.get("consents")))]  # fmt: skip
    purchase = _read(faults, "purchase", sale_of, parts["purchase"], terms) if "purchase" in parts else None
    own = _read(faults, None, draft_of, batch, {name: value for name, value in given.items() if name not in PARTS})
    if faults or own is None:
        raise Refused(*faults)
    return Beside(tuple(own.keys.values()), joining, referrer, tuple(filter(None, consents)), purchase)


def _read(faults: list[Fault], way: str | None, read: Callable[..., T], *given: object) -> T | None:
    """What a part says; what is wrong with it is put to the others, under the way to the part."""
    try:
        return read(*given)
    except Refused as refused:
        faults += [fault.under(way) if way else fault for fault in refused.faults]
        return None


def _list(given: object) -> list[object]:
    return given if isinstance(given, list) else []


def _joining(batch: Batch, name: str, given: Given) -> Joining:
    label, type_ = NEW[name]
    key, new = given.get("key"), given.get("new")
    if (key is None) is (new is None):
        raise Refused(Fault("INVALID", "key", f"key: name a {label.lower()} that is known, or describe a new one."))
    properties, faults = values.stored(MODEL.relationships[type_].properties, _without(given, "key", "new"))
    if faults:
        raise Refused(*faults)
    told = {"isPrimary": True} | {each: value for each, value in properties.items() if value is not None}
    node = MODEL.node(label)
    if isinstance(key, Mapping):
        return Joining(keys.key_of(node, key, "key", region=batch.scope.region), None, told)
    fresh: list[Fault] = []
    draft = _read(fresh, "new", draft_of, replace(batch, node=node), new)
    if draft is None:
        raise Refused(*fresh)
    return Joining(None, draft, told)


def _without(given: Given, *names: str) -> dict[str, object]:
    return {name: value for name, value in given.items() if name not in names}


def _referrer(batch: Batch, parts: Given) -> Key | None:
    given = parts.get("referredBy")
    region = batch.scope.region
    return keys.key_of(batch.node, given, "referredBy", region=region) if isinstance(given, Mapping) else None


def _consent(batch: Batch, given: Given) -> Mapping[str, object]:
    properties, faults = values.stored(batch.scope.settable(CONSENT.name), given)
    if faults := [*faults, *at_odds(properties)]:
        raise Refused(*faults)
    kept = {"at": batch.writing.origin.at, **properties}
    return {name: value for name, value in kept.items() if value is not None}


# ------------------------------------------------------------------------------------------------------------- checking


@dataclass(frozen=True, slots=True)
class Good:
    """One row of which all can be done: the ids of what it names, None where that is new."""

    beside: Beside
    joined: Mapping[str, str | None]
    referrer: str | None
    purchase: SalePlan | None


async def checked(batch: Batch, read: Mapping[int, Beside], terms: Terms) -> dict[int, Good | Refused]:
    """What of the rows can be done as a whole; nothing is written."""
    sight = await looked(batch.writing, (key for each in read.values() for key in each.wanted), batch.scope)
    drafts = {number: each.purchase for number, each in read.items() if each.purchase is not None}
    selling = sales.Sales(batch.writing, terms)
    plans, refused = await sales.plans(selling, drafts) if drafts else ({}, {})
    judged: Mapping[int, SalePlan | Refused] = {**plans, **refused}
    met: set[Key] = set()
    return {number: _good(each, sight, judged.get(number), met) for number, each in read.items()}


def _good(beside: Beside, sight: Sight, plan: SalePlan | Refused | None, met: set[Key]) -> Good | Refused:
    faults: list[Fault] = []
    joined = {name: _read(faults, name, _joined, each, sight, NEW[name][0]) for name, each in beside.joining.items()}
    referrer = _read(faults, None, _referring, beside, sight)
    faults += [fault.under("purchase") for fault in plan.faults] if isinstance(plan, Refused) else []
    fresh = {key for each in beside.joining.values() if each.new for key in each.new.keys.values()}
    fresh |= {beside.purchase.own} - {None} if beside.purchase and beside.purchase.own else set()
    if fresh & met:
        faults.append(
            Fault("DUPLICATE_KEY", None, "Another row makes something under the same key. Name it by its key.")
        )
    if faults or isinstance(plan, Refused):
        return Refused(*faults)
    met |= fresh
    return Good(beside, joined, referrer, plan)


def _joined(joining: Joining, sight: Sight, label: str) -> str | None:
    """The id of what a key names; None where it is new and can be made."""
    if joining.key is not None:
        known = keys.one(sight.seen, joining.key, "key")
        if known.properties.get("archivedAt") is not None:
            raise Refused(Fault("ARCHIVED", "key", "key: it is archived. Restore it first.", candidates=(known.id,)))
        return known.id
    assert joining.new is not None
    faults: list[Fault] = []
    _read(faults, "new", records.refuse_new, joining.new, sight.all, sight.seen, MODEL.node(label))
    if faults:
        raise Refused(*faults)
    return None


def _referring(beside: Beside, sight: Sight) -> str | None:
    """Who brought them; nobody brings themselves."""
    if beside.referrer is None:
        return None
    known = keys.one(sight.seen, beside.referrer, "referredBy")
    if any(known.id == each.id for key in beside.own for each in sight.all[key]):
        raise Refused(Fault("INVALID", "referredBy", "referredBy: nobody brings themselves. Name somebody else."))
    return known.id
