"""Communities, as the API shows them.

Whoever sees all customers is told what the analysis found. Whoever sees some is told of the members they see, counted
anew, and nothing that was worked out of others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.analysis import looking
from graph.analysis.looking import Described, Told
from graph.normalise.moments import moment_text
from resolvers.computed.ask import Ask
from resolvers.computed.pages import page_of
from resolvers.computed.worth import worth
from schema.finish import ByName

TOP, TYPE = 5, "Customer"
READ_AS = {
    "COUNTRY": ("Address", "country"),
    "CHANNEL": (TYPE, "acquisitionChannel"),
    "EMPLOYER": ("Company", "id"),
    "CATEGORY": ("Category", "id"),
}
NODES = {"EMPLOYER": "Company", "CATEGORY": "Category"}


async def listed(ask: Ask) -> ByName:
    """`Query.communities`."""
    within = await _within(ask) if ask.is_restricted(TYPE) else None
    found = _by_size(within) if within is not None else await looking.largest(ask.reader, timeout=ask.timeout)
    page, info, cursor = page_of(found, ask, key=lambda each: (-each[1], each[0]), question="communities")
    trees = await _trees(ask, [id_ for id_, _ in page], within)
    nodes = [trees[id_] for id_, _ in page if id_ in trees]
    edges = [ByName(cursor=cursor(each), node=trees[each[0]]) for each in page if each[0] in trees]
    return ByName(
        edges=edges, nodes=nodes, pageInfo=info, totalCount=len(found), truncated=_is_cut(found, within),
        analysis=await _analysis(ask, within),
    )  # fmt: skip


def _is_cut(found: Sequence[tuple[str, int]], within: Within | None) -> bool:
    return len(found) >= looking.MOST if within is None else within.is_cut


async def one(ask: Ask) -> ByName | None:
    """`Query.community`."""
    return (await _those(ask, [ask.given["id"]])).get(ask.given["id"])


async def of_customers(ids: Sequence[str], ask: Ask) -> Mapping[str, ByName | None]:
    """`Customer.community`."""
    known = await looking.of_customers(ask.reader, ids, timeout=ask.timeout)
    trees = await _those(ask, sorted(set(known.values())))
    return {customer: trees.get(community) for customer, community in known.items()}


async def _those(ask: Ask, ids: Sequence[str]) -> dict[str, ByName]:
    return await _trees(ask, ids, await _within(ask, ids) if ask.is_restricted(TYPE) else None)


# -------------------------------------------------------------------------------------------------------------- members


@dataclass(frozen=True, slots=True)
class Within:
    """The members of communities who are there for who asks, of communities with some; whether all were looked at."""

    members: Mapping[str, Sequence[str]]
    is_cut: bool


async def _within(ask: Ask, ids: Sequence[str] | None = None) -> Within:
    everybody = await looking.members(ask.reader, ids, timeout=ask.timeout)
    people = [each for members in everybody.values() for each in members]
    seen = await ask.seen(TYPE, people)
    found = {id_: [each for each in members if each in seen] for id_, members in everybody.items()}
    return Within({id_: members for id_, members in found.items() if members}, len(people) >= looking.MOST_MEMBERS)


def _by_size(within: Within) -> list[tuple[str, int]]:
    sizes = [(id_, len(members)) for id_, members in within.members.items()]
    return sorted(sizes, key=lambda each: (-each[1], each[0]))


# ---------------------------------------------------------------------------------------------------------------- trees


async def _trees(ask: Ask, ids: Sequence[str], within: Within | None) -> dict[str, ByName]:
    if within is not None:
        return {id_: _counted(id_, within.members[id_]) for id_ in ids if id_ in within.members}
    found = await looking.described(ask.reader, ids, timeout=ask.timeout)
    nodes = await _seen(ask, found.values())
    return {id_: _tree(each, ask, nodes) for id_, each in found.items()}


async def _seen(ask: Ask, found: Iterable[Described]) -> frozenset[str]:
    """Which of the companies and categories in traits are there for who asks."""
    told = [(each["kind"], each["value"]) for one in found for each in one.traits]
    seen = [await ask.seen(type_, sorted({value for kind, value in told if NODES.get(kind) == type_}))
            for type_ in NODES.values()]  # fmt: skip
    return frozenset[str]().union(*seen)


def _counted(id_: str, members: Sequence[str]) -> ByName:
    return ByName(id=id_, size=len(members), revenue=None, topMembers=members[:TOP], traits=[], neighbours=[])


def _tree(found: Described, ask: Ask, nodes: frozenset[str]) -> ByName:
    tells = ask.reads("Purchase", "total") and ask.tells(found.size)
    return ByName(
        id=found.id, size=found.size, revenue=worth(found.spent if tells else None, ask), topMembers=found.top[:TOP],
        traits=list(_traits(found, ask, nodes)),
        neighbours=[ByName(communityId=each["id"], links=each["links"], bridges=each["people"])
                    for each in found.neighbours],
    )  # fmt: skip


def _traits(found: Described, ask: Ask, nodes: frozenset[str]) -> Iterator[ByName]:
    """Those whose values may be read, over enough people."""
    for each in found.traits:
        hidden = each["kind"] in NODES and each["value"] not in nodes
        if ask.reads(*READ_AS[each["kind"]]) and ask.tells(each["members"]) and not hidden:
            yield _trait(each)


def _trait(each: Told) -> ByName:
    place = NODES.get(each["kind"], "value").lower()
    named = {"value": None, "company": None, "category": None, place: each["value"]}
    figures = {name: each[name] for name in ("kind", "members", "share", "everywhere", "lift")}
    return ByName(**figures, **named)


async def _analysis(ask: Ask, within: Within | None) -> ByName | None:
    """What is said of the whole network is for those who see all of it."""
    if within is not None or not ask.wants("analysis"):
        return None
    found = await looking.shown(ask.reader, timeout=ask.timeout)
    return None if found is None else ByName(
        at=moment_text(found["at"]), position=found["position"], customers=found["people"],
        connections=found["connections"], communities=found["communities"], modularity=found["modularity"],
    )  # fmt: skip
