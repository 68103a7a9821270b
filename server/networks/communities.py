"""A community as nodes and edges: members, what connects them, and the homes and employers that some of them share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.analysis import looking
from graph.networks import reading
from graph.networks.kinds import label_of
from graph.networks.reading import AT_ONCE, Edge, Web
from graph.networks.saying import word
from graph.normalise.moments import UTC, day_bounds, moment_text
from graph.store import Store
from server.exports.errors import BadExport
from server.networks.values import Link, Vertex

BETWEEN, SHARED = ("REFERRED", "TIED_TO"), ("MEMBER_OF", "WORKS_AT")
LARGEST = 1_000_000
MOST_GROUPS = 50
"""So many households and employers of one person are looked at."""


async def of_community(store: Store, community: str, *, day: str) -> tuple[Sequence[Vertex], Sequence[Link]]:
    """All of it, as the last analysis found it; raises BadExport where there is none, or too large a one."""
    members = (await looking.members(store, [community], most=LARGEST)).get(community, [])
    if not members:
        raise BadExport(f"--community: nobody belongs to {community}. Ask `communities` for ids, after ./kith analyse.")
    if len(members) == LARGEST:
        raise BadExport(f"--community: {community} has {LARGEST:,} members or more. Leave it out to write everything.")
    before = day_bounds(day, zone=UTC)[1]
    groups = await _groups(store, members, Web(SHARED, day, before))
    found = await reading.shown_of_many(store, [*members, *groups], Web((*BETWEEN, *SHARED), day, before))
    degree = Counter(end for each in found.edges for end in {each.start, each.end})
    nodes = [Vertex(id_, label_of(id_), named.name, None, degree[id_]) for id_, named in found.named.items()]
    return nodes, [_link(each) for each in found.edges]


async def _groups(store: Store, members: Sequence[str], web: Web) -> list[str]:
    """The households and companies that two members or more belong to."""
    count = Counter[str]()
    for start in range(0, len(members), AT_ONCE):
        some = members[start : start + AT_ONCE]
        found = await reading.neighbours(store, some, web, most=MOST_GROUPS, engine=store.engine)
        count.update(each for groups in found.of.values() for each in groups)
    return sorted(each for each, times in count.items() if times > 1)


def _link(edge: Edge) -> Link:
    at = edge.at and moment_text(edge.at)
    return Link(edge.start, edge.end, edge.type, word(edge), at, edge.since, edge.until)
