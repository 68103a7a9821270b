"""What the analysis of the network found, as fields: who belongs together, and who matters among them."""

from __future__ import annotations

from schema.computed.declared import Computed
from schema.paging import TOTAL
from schema.shapes import Argument, Enumeration, Field, Object, Shape

ID = Argument("id", "ID!", "As `communityId` of its members has it.")
PAGE = (
    Argument("first", "Int", "How many at most; 25 when not given."),
    Argument("after", "String", "The cursor behind which the page begins."),
)
PEOPLE = frozenset({"Customer"})
SEEN = "Whoever does not see all customers is told of those they see"

FIELDS = (
    Computed(None, Field("communities", "CommunityConnection",
        f"Customers who belong together, as the last analysis found them, the largest first. {SEEN}.", PAGE), PEOPLE,
        price=100),
    Computed(None, Field("community", "Community", "One community; null if there is none of this id.", (ID,)), PEOPLE,
        price=50),
    Computed("Customer", Field("community", "Community",
        "Those whom this customer belongs to, as the last analysis found them."), PEOPLE, price=50),
)  # fmt: skip

SHAPES: tuple[Shape, ...] = (
    Object("CommunityConnection", "A page of communities.", (
        Field("edges", "[CommunityEdge!]!", "The communities of this page with their cursors."),
        Field("nodes", "[Community!]!", "The communities of this page."),
        Field("pageInfo", "PageInfo!", "Where this page stands."),
        TOTAL,
        Field("truncated", "Boolean!", "Whether there are more: 10,000 are listed at most, over 100,000 people where "
            "they are counted anew."),
        Field("analysis", "NetworkAnalysis", "What was analysed, and when; null if nothing was yet."))),
    Object("CommunityEdge", "A community on a page.", (
        Field("cursor", "String!", "Stands for its place."),
        Field("node", "Community!", "The community."))),
    Object("Community", "Customers who are connected with each other more than with others.", (
        Field("id", "ID!", "Stays with most of its members from one analysis to the next."),
        Field("size", "Int!", f"How many belonged to it. {SEEN}, as they are now."),
        Field("revenue", "Money", "What its members had spent on purchases; null for who does not see all customers."),
        Field("topMembers", "[Customer]!", "The five with most influence, the first of all first."),
        Field("traits", "[CommunityTrait!]!", "What members have more often than everybody, the surest first."),
        Field("neighbours", "[CommunityNeighbour!]!", "The communities it is most connected with."))),
    Object("CommunityTrait", "Something that is more frequent among members than chance explains.", (
        Field("kind", "CommunityTraitKind!", "What it is about."),
        Field("value", "String", "The country or channel; null where it is a company or category."),
        Field("company", "Company", "The employer."),
        Field("category", "Category", "The category of which they bought something."),
        Field("members", "Int!", "How many members have it."),
        Field("share", "Float!", "Their share of all members."),
        Field("everywhere", "Float!", "The share of all customers who have it."),
        Field("lift", "Float!", "How many times more often members have it than all customers."))),
    Enumeration("CommunityTraitKind", "What a trait is about.", (
        ("COUNTRY", "The country of the primary address."), ("CHANNEL", "How they came to us."),
        ("EMPLOYER", "Where they work."), ("CATEGORY", "What they bought."))),
    Object("CommunityNeighbour", "Another community, and who holds the two together.", (
        Field("communityId", "ID!", "The other community."),
        Field("links", "Int!", "How many connections lead there."),
        Field("bridges", "[Customer]!", "The members with most of them."))),
    Object("NetworkAnalysis", "An analysis of the whole network.", (
        Field("at", "DateTime!", "When the facts were read."),
        Field("position", "BigInt!", "The last change in the feed that it knows for certain."),
        Field("customers", "Int!", "How many customers there were."),
        Field("connections", "Int!", "How many pairs are connected, large groups counting as one of a pair."),
        Field("communities", "Int!", "How many communities there are."),
        Field("modularity", "Float!", "How much denser communities are than chance would have it, at most 1."))),
)  # fmt: skip
