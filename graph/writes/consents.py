"""What customers agreed to, recorded: a new statement, or one that is told again under the key it has elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.ingest import links, nodes
from graph.ingest.bonds import Bond, Plan
from graph.ingest.nodes import Known, Told
from graph.ingest.noted import Way
from graph.model import MODEL
from graph.writes import keys, sight, values
from graph.writes.drafts import Given, Scope
from graph.writes.faults import Fault, Refused
from graph.writes.outcomes import Done, Outcome
from graph.writes.relation_kinds import End
from graph.writes.relations import key_of, met
from graph.writes.writing import Writing

CONSENT = MODEL.node("Consent")
GAVE = Way("GAVE", "Customer", "Consent")
GIVER = End("customer", "Customer")


async def record(writing: Writing, rows: Sequence[Given], *, scope: Scope) -> list[Outcome]:
    """Consents as told, one after the other, so that a key may come twice."""
    outcomes: list[Outcome] = []
    for given in rows:
        try:
            outcomes.append(await _one(writing, given, scope))
        except Refused as refused:
            outcomes.append(refused)
    return outcomes


async def _one(writing: Writing, given: Given, scope: Scope) -> Done:
    told, faults = values.stored(scope.settable("Consent"), given)
    if faults := [*faults, *at_odds(told)]:
        raise Refused(*faults)
    giver = key_of(GIVER, given, scope)
    external = given.get("external")
    key = None if external is None else keys.read_key(CONSENT, "external", external, "external").value
    found = await sight.seen(writing, scope, await keys.looked_up(writing, [giver]))
    customer = met(found, {"customer": giver}, opens=True)["customer"]
    known = await _known(writing, key)
    if known is None:
        return await _made(writing, customer, {**told, **({} if key is None else {"key": key})}, _name(external))
    await _check_giver(writing, known, customer)
    again = Told(_name(external), told)
    await nodes.change(writing, CONSENT, [(known, again)], origin=writing.origin)
    return Done({"customer": customer, "consent": known.id})


def at_odds(told: Mapping[str, object]) -> Iterator[Fault]:
    """What of a consent cannot be true together."""
    at, until = told.get("at"), told.get("until")
    if at is not None and until is not None and str(until) < str(at):
        yield Fault("INVALID", "until", f"until: {until} is before it was said on {at}. Correct one of them.")


async def _known(writing: Writing, key: str | None) -> Known | None:
    if key is None:
        return None
    found = await nodes.find(writing, CONSENT, [key], by="key", origin=writing.origin)
    return found.get(key)


async def _check_giver(writing: Writing, known: Known, customer: str) -> None:
    """A key means one statement, and a statement is one person's."""
    givers = {bond.start for bond in await links.arriving(writing, GAVE, [known.id])}
    if givers - {customer}:
        message = "external: under this key somebody else has said something. Take another key, or name that customer."
        raise Refused(Fault("DUPLICATE_KEY", "external", message))


async def _made(writing: Writing, customer: str, told: Mapping[str, object], name: str) -> Done:
    kept = {name: value for name, value in {"at": writing.origin.at, **told}.items() if value is not None}
    [id_] = await create(writing, [(customer, Told(name, kept))])
    return Done({"customer": customer, "consent": id_}, was_created=True)


async def create(writing: Writing, told: Sequence[tuple[str, Told]]) -> list[str]:
    """New statements of customers; their ids in the order given."""
    ids = await nodes.create(writing, CONSENT, [each for _, each in told], origin=writing.origin)
    bonds = tuple(Bond(customer, id_, {}) for (customer, _), id_ in zip(told, ids, strict=True))
    await links.write(writing, GAVE, Plan(bonds, ()), origin=writing.origin)
    return ids


def _name(external: object) -> str:
    return str(external["key"]) if isinstance(external, Mapping) else ""
