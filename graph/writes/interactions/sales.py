"""Purchases and returns, recorded in one go: looked up, checked, written with lines and buyer.

A batch takes the same number of statements whatever its size: rows are told apart only where the same key comes twice.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.ingest import lines, nodes, purchases
from graph.ingest.articles import tell_articles
from graph.ingest.known_purchases import Scene
from graph.ingest.lines import Basket, LinePlan
from graph.ingest.records import Key as Label
from graph.ingest.records import Part
from graph.ingest.references import Found as End
from graph.ingest.references import Resolved
from graph.ingest.stored import changes
from graph.model import MODEL
from graph.writes import records
from graph.writes.drafts import Batch, Given
from graph.writes.faults import Refused
from graph.writes.interactions import sums
from graph.writes.interactions.additions import Additions
from graph.writes.interactions.naming import BUYERS, COLUMNS, INTERACTION, looked, retie
from graph.writes.interactions.sale_drafts import BUYER, SaleDraft, Terms, sale_of
from graph.writes.interactions.sale_plans import SalePlan, sale_plan, written
from graph.writes.outcomes import Done, Outcome
from graph.writes.rows import read, without_repeats
from graph.writes.writing import Writing

CUSTOMER = MODEL.node("Customer")


@dataclass(frozen=True, slots=True)
class Sales:
    """Where purchases, or returns, are recorded."""

    writing: Writing
    terms: Terms


async def record(sales: Sales, rows: Sequence[Given]) -> list[Outcome]:
    """New purchases or returns with their lines; those that are known by their key are put right."""
    drafts, refused = read(enumerate(rows), lambda given: sale_of(given, sales.terms))
    outcomes: dict[int, Outcome] = {**refused}
    for run in without_repeats(drafts, lambda each: () if each.own is None else (each.own,)):
        ready, strange = await plans(sales, run)
        outcomes |= {**strange, **await _written(sales, ready)}
    return [outcomes[number] for number in range(len(rows))]


async def plans(sales: Sales, drafts: Mapping[int, SaleDraft]) -> tuple[dict[int, SalePlan], dict[int, Refused]]:
    """What would become of rows of which no two have the same key, and those refused; nothing is written."""
    seen = await looked(sales.writing, (key for each in drafts.values() for key in each.wanted), sales.terms.scope)
    return read(drafts.items(), lambda draft: sale_plan(draft, seen, sales.terms))


async def _written(sales: Sales, ready: dict[int, SalePlan]) -> dict[int, Outcome]:
    bought = await _told_buyers(sales, ready)
    outcomes: dict[int, Outcome] = {number: each for number, each in bought.items() if isinstance(each, Refused)}
    good = {number: each for number, each in bought.items() if isinstance(each, SalePlan)}
    ids = await write(sales, list(good.values()))
    for (number, plan), id_ in zip(good.items(), ids, strict=True):
        outcomes[number] = Done({sales.terms.payload: id_}, plan.known is None)
    return outcomes


async def _told_buyers(sales: Sales, ready: dict[int, SalePlan]) -> dict[int, SalePlan | Refused]:
    """The same rows with the buyers that they describe, each matched or made once."""
    described = {number: each.draft.given[BUYER] for number, each in ready.items() if each.draft.given.get(BUYER)}
    distinct = {
        repr(sorted(given.items(), key=str)): given for given in described.values() if isinstance(given, Mapping)
    }
    batch = Batch(sales.writing, CUSTOMER, sales.terms.scope)
    told = dict(zip(distinct, await records.upsert(batch, list(distinct.values())), strict=True)) if distinct else {}
    return {number: _bought_by(each, told) for number, each in ready.items()}


def _bought_by(plan: SalePlan, told: Mapping[str, Outcome]) -> SalePlan | Refused:
    given = plan.draft.given.get(BUYER)
    if not isinstance(given, Mapping):
        return plan
    outcome = told[repr(sorted(given.items(), key=str))]
    if isinstance(outcome, Refused):
        return Refused(*(fault.under(BUYER) for fault in outcome.faults))
    return plan.bought_by(End(outcome.ids["customer"], "Customer"))


# -------------------------------------------------------------------------------------------------------------- writing


async def write(sales: Sales, ready: Sequence[SalePlan]) -> list[str]:
    """Do what was planned, and keep true what follows from it; the ids in the order given."""
    if not ready:
        return []
    writing = sales.writing
    plans_ = await _inherited(writing, ready)
    known = [each.known.id for each in plans_ if each.known is not None]
    before = {end for ends in (await sums.buyers_of(writing, known)).values() for end in ends}
    after = {end for each in plans_ for end in _buyers(each)}
    buyers = await sums.locked(writing, before | after)
    await tell_articles(writing, [each for plan in plans_ for each in plan.articles], origin=writing.origin)
    made = iter(await _create(sales, [each for each in plans_ if each.known is None]))
    await _correct(writing, [each for each in plans_ if each.known is not None])
    anew = before | {end for each in plans_ if each.known is not None for end in _buyers(each)}
    await sums.add_up(writing, anew)
    await _added(sales, [each for each in plans_ if each.known is None], anew)
    have_bought = {end.id for end in after} if sales.terms.type == "Purchase" else set()
    await sums.follow(writing, buyers, have_bought)
    return [each.known.id if each.known is not None else next(made) for each in plans_]


def _buyers(plan: SalePlan) -> Iterator[End]:
    return (end for name in BUYERS for end in plan.names.get(name, ()))


async def _added(sales: Sales, new: Sequence[SalePlan], anew: Collection[End]) -> None:
    """What new ones add to what their buyers bought, but for those who were added up anew."""
    additions = Additions()
    for plan in new:
        at = str(plan.header.get("at") or sales.terms.now)
        for buyer in set(_buyers(plan)) - set(anew):
            additions.take(buyer, sales.terms.kind, at, plan.lines or ())
    await additions.write(sales.writing)


async def _inherited(writing: Writing, ready: Sequence[SalePlan]) -> list[SalePlan]:
    """A new return of which nobody says whose it is belongs to whoever bought."""
    named = {id(each): each.names["purchase"][0].id for each in ready
             if each.known is None and not each.says_buyer and each.names.get("purchase")}  # fmt: skip
    owners = await sums.buyers_of(writing, sorted(set(named.values())))
    return [each.bought_by(owners[of][0]) if (of := named.get(id(each))) in owners else each for each in ready]


async def _create(sales: Sales, new: Sequence[SalePlan]) -> list[str]:
    if not new:
        return []
    resolved = Resolved({Label(end.label, "", end.id): end for plan in new for end in _ends(plan).values()})
    columns = {reference.column: reference for _, reference in COLUMNS.values()}
    scene = Scene(columns, resolved, {}, sales.writing.origin)
    ids, _ = await purchases.create(sales.writing, [_part(each, sales.terms) for each in new], scene)
    return ids


def _part(plan: SalePlan, terms: Terms) -> Part:
    header = {"at": terms.now, **dict(written(plan.header))}
    own = plan.draft.own.value if plan.draft.own is not None else ""
    named = {column: Label(end.label, "", end.id) for column, end in _ends(plan).items()}
    return Part(own, plan.draft.told, terms.kind, header, plan.lines or (), named)


def _ends(plan: SalePlan) -> dict[str, End]:
    return {COLUMNS[name][1].column: ends[0] for name, ends in plan.names.items() if ends}


async def _correct(writing: Writing, again: Sequence[SalePlan]) -> None:
    """Known ones become what they are told to be: what differs is written, and lines that are not told go."""
    if not again:
        return
    relined = {plan.known.id: plan for plan in again if plan.known is not None and plan.lines is not None}
    there = await lines.find(writing, list(relined)) if relined else {}
    plan = LinePlan()
    for id_, each in relined.items():
        _replace(Basket(id_, "", each.lines or ()), there.get(id_, {}), plan)
    await lines.write(writing, plan, origin=writing.origin)
    touched = {str(row["id"]) for row in (*plan.drop, *plan.create)}
    rows = [(known, changes(known.properties, each.header), ("lines",) if known.id in touched else ())
            for each in again if (known := each.known) is not None]  # fmt: skip
    await sums.change(writing, [row for row in rows if row[1] or row[2]])
    sourced = [{"id": each.known.id, "told": each.draft.told} for each in again if each.known and each.draft.told]
    await nodes.tell(writing, INTERACTION, sourced, origin=writing.origin)
    await retie(writing, {each.known.id: each.names for each in again if each.known})


def _replace(basket: Basket, there: Mapping[int, lines.KnownLine], plan: LinePlan) -> None:
    told = {int(str(line.properties["line"])): line for line in basket.lines}
    new = [line for place, line in told.items() if place not in there or not lines.stands(line, there[place])]
    gone = [known for place, known in there.items() if place not in told or not lines.stands(told[place], known)]
    plan.drop += [{"id": basket.id, "element": known.element} for known in gone]
    if new:
        plan.create.append({"id": basket.id, "lines": lines.rows_of(new)})
