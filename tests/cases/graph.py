"""The graph of all cases, and the moment at which they are asked."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from graph.model import MODEL
from tests.cases.deals import deals
from tests.cases.drafting import Draft
from tests.cases.firms import firms
from tests.cases.people import people
from tests.cases.wares import wares
from tests.oracle.graph import Graph
from tests.oracle.world import World

NOW = datetime(2024, 6, 15, 12, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")
CURRENCY, LARGEST_PAGE = "GBP", 100


def graph() -> Graph:
    draft = Draft()
    for part in (people, firms, wares, deals):
        part(draft)
    return draft.graph()


def world() -> World:
    return World(MODEL, graph(), NOW, ZONE, CURRENCY, LARGEST_PAGE)
