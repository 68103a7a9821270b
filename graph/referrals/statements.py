"""What referrals say to an engine. A referral is a claim that is credited and was not refused, between two customers of
whom none is archived; whoever claims to have brought themselves brought nobody."""

from __future__ import annotations

from functools import cache

# Who is credited with these customers: id, id of who brought them, moment. Leans on the key of customers.
ABOVE = """UNWIND $ids AS id
MATCH (:Customer {id: id})<-[r:REFERRED]-(above:Customer)
WHERE r.isCredited = true AND coalesce(r.status, '') <> 'REJECTED' AND above.archivedAt IS NULL AND above.id <> id
RETURN id, above.id, r.at"""

# Whom these customers brought, as one list in no order: id, id of who was brought, moment.
BELOW = """UNWIND $ids AS id
MATCH (:Customer {id: id})-[r:REFERRED]->(b:Customer)
WHERE r.isCredited = true AND coalesce(r.status, '') <> 'REJECTED' AND b.archivedAt IS NULL AND b.id <> id
WITH id, b, r LIMIT $limit
RETURN collect([id, b.id, r.at])"""

# The same of several generations, each referral as often as ways lead to it, and of who is there and brought nobody the
# id alone. For Neo4j, which looks at conditions while it walks and stops at the limit: the embedded engine walks every
# way before it looks at any. Leans on the key of customers.
_FURTHER = """UNWIND $ids AS id
MATCH (a:Customer {id: id})
OPTIONAL MATCH way = (a)-[:REFERRED*1..<steps>]->(shown)
WHERE all(r IN relationships(way) WHERE r.isCredited = true AND coalesce(r.status, '') <> 'REJECTED')
  AND all(n IN nodes(way) WHERE n.archivedAt IS NULL OR n.id = id) AND shown.archivedAt IS NULL
WITH a, shown, last(relationships(way)) AS r LIMIT $limit
RETURN collect([coalesce(startNode(r), a).id, shown.id, r.at]) AS found"""


@cache
def further(steps: int) -> str:
    """Parameters: `ids`, `limit`. The number of steps cannot be a parameter."""
    return _FURTHER.replace("<steps>", str(steps))


# What these customers bought from a moment to another, as one list: id, number of purchases, their total, the first.
BOUGHT = """UNWIND $ids AS id
MATCH (:Customer {id: id})-[:HAD]->(i:Interaction)
WHERE i.kind = 'PURCHASE' AND i.archivedAt IS NULL AND i.at >= $since AND i.at < $until
WITH id, count(i) AS times, sum(i.total) AS spent, min(i.at) AS first
RETURN collect([id, times, spent, first])"""

# The same purchase by purchase: id of the customer, id, total, moment.
PURCHASES = """UNWIND $ids AS id
MATCH (:Customer {id: id})-[:HAD]->(i:Interaction)
WHERE i.kind = 'PURCHASE' AND i.archivedAt IS NULL AND i.at >= $since AND i.at < $until
WITH id, i LIMIT $limit
RETURN collect([id, i.id, i.total, i.at])"""

# Who brought most customers: id, how many.
MOST_CUSTOMERS = """MATCH (a:Customer)-[r:REFERRED]->(b:Customer)
WHERE r.isCredited = true AND coalesce(r.status, '') <> 'REJECTED' AND a.archivedAt IS NULL AND b.archivedAt IS NULL
  AND a.id <> b.id
WITH a.id AS id, count(DISTINCT b.id) AS customers
RETURN id, customers ORDER BY customers DESC, id LIMIT $limit"""

# Whose customers bought most from a moment to another: id, how many customers and buyers they are, what these paid, and
# by what they are in order. Sums over fewer buyers than $least count as nothing in that.
MOST_BOUGHT = """MATCH (a:Customer)-[r:REFERRED]->(b:Customer)
WHERE r.isCredited = true AND coalesce(r.status, '') <> 'REJECTED' AND a.archivedAt IS NULL AND b.archivedAt IS NULL
  AND a.id <> b.id
WITH DISTINCT a, b
OPTIONAL MATCH (b)-[:HAD]->(i:Interaction)
WHERE i.kind = 'PURCHASE' AND i.archivedAt IS NULL AND i.at >= $since AND i.at < $until
WITH a.id AS id, b.id AS other, count(i) AS times, coalesce(sum(i.total), 0) AS spent
WITH id, count(other) AS customers, sum(CASE WHEN times > 0 THEN 1 ELSE 0 END) AS buyers, sum(spent) AS revenue
WITH id, customers, buyers, revenue,
  CASE WHEN $by = 'BUYERS' THEN buyers WHEN buyers < $least THEN -1 ELSE revenue END AS weight
RETURN id, customers, buyers, revenue ORDER BY weight DESC, id LIMIT $limit"""

# The same figures of these customers alone, in no order.
BOUGHT_BELOW = """UNWIND $ids AS id
MATCH (:Customer {id: id})-[r:REFERRED]->(b:Customer)
WHERE r.isCredited = true AND coalesce(r.status, '') <> 'REJECTED' AND b.archivedAt IS NULL AND b.id <> id
WITH DISTINCT id, b
OPTIONAL MATCH (b)-[:HAD]->(i:Interaction)
WHERE i.kind = 'PURCHASE' AND i.archivedAt IS NULL AND i.at >= $since AND i.at < $until
WITH id, b.id AS other, count(i) AS times, coalesce(sum(i.total), 0) AS spent
RETURN id, count(other), sum(CASE WHEN times > 0 THEN 1 ELSE 0 END), sum(spent)"""

# Every referral: id of who brought, id of who was brought.
PAIRS = """MATCH (a:Customer)-[r:REFERRED]->(b:Customer)
WHERE r.isCredited = true AND coalesce(r.status, '') <> 'REJECTED' AND a.archivedAt IS NULL AND b.archivedAt IS NULL
  AND a.id <> b.id
WITH DISTINCT a.id AS a, b.id AS b LIMIT $limit
RETURN collect([a, b])"""

# The primary households of customers on a day: id, id of the household.
HOMES = """UNWIND $ids AS id
MATCH (:Customer {id: id})-[m:MEMBER_OF]->(h:Household)
WHERE m.isPrimary = true AND h.archivedAt IS NULL
  AND (m.since IS NULL OR m.since <= $day) AND (m.until IS NULL OR m.until > $day)
RETURN id, h.id"""

# Every claim that was not refused, as one list: ids of both, moment, channel, code, whether it is credited, reward.
CLAIMS = """MATCH (a:Customer)-[r:REFERRED]->(b:Customer)
WHERE coalesce(r.status, '') <> 'REJECTED' AND a.archivedAt IS NULL AND b.archivedAt IS NULL AND a.id <> b.id
WITH a, b, r LIMIT $limit
RETURN collect([a.id, b.id, r.at, r.channel, r.code, r.isCredited, r.reward])"""

# What everybody bought with whom somebody is credited, as one list: id, number of purchases, their total, the first.
BROUGHT_BOUGHT = """MATCH (:Customer)-[r:REFERRED]->(b:Customer)
WHERE r.isCredited = true AND b.archivedAt IS NULL
WITH DISTINCT b
MATCH (b)-[:HAD]->(i:Interaction)
WHERE i.kind = 'PURCHASE' AND i.archivedAt IS NULL
WITH b.id AS id, count(i) AS times, sum(i.total) AS spent, min(i.at) AS first
RETURN collect([id, times, spent, first])"""

# Those who have bought, by the day on which they came: day, how many.
ARRIVALS = """MATCH (c:Customer)
WHERE c.stage IN ['CUSTOMER', 'INACTIVE', 'FORMER'] AND c.archivedAt IS NULL
RETURN c.acquiredOn, count(c)"""

# The same one by one, as one list: id, day.
ARRIVED = """MATCH (c:Customer)
WHERE c.stage IN ['CUSTOMER', 'INACTIVE', 'FORMER'] AND c.archivedAt IS NULL
WITH c LIMIT $limit
RETURN collect([c.id, c.acquiredOn])"""

# Referrals that can be part of a circle, since both ends of them are ends of others, as one list: ids of both, moment.
INNER = """MATCH (a:Customer)-[r:REFERRED]->(b:Customer)
WHERE r.isCredited = true AND coalesce(r.status, '') <> 'REJECTED' AND a.archivedAt IS NULL AND b.archivedAt IS NULL
  AND a.id <> b.id
  AND EXISTS { (a)<-[s:REFERRED]-(:Customer) WHERE s.isCredited = true }
  AND EXISTS { (b)-[t:REFERRED]->(:Customer) WHERE t.isCredited = true }
WITH a, b, r LIMIT $limit
RETURN collect([a.id, b.id, r.at])"""

# Claims between two who hold the same identifier: ids of both, moment, id and type of the identifier.
SHARED = """MATCH (a:Customer)-[r:REFERRED]->(b:Customer)
WHERE coalesce(r.status, '') <> 'REJECTED' AND a.archivedAt IS NULL AND b.archivedAt IS NULL AND a.id <> b.id
MATCH (a)-[:IDENTIFIED_BY]->(k:Identifier)<-[:IDENTIFIED_BY]-(b)
RETURN DISTINCT a.id, b.id, r.at, k.id, k.type ORDER BY a.id, b.id, k.id LIMIT $limit"""

# Claims between two who were ever members of one household: ids of both, moment, id of the household, and from when to
# when each was a member.
LIVED = """MATCH (a:Customer)-[r:REFERRED]->(b:Customer)
WHERE coalesce(r.status, '') <> 'REJECTED' AND a.archivedAt IS NULL AND b.archivedAt IS NULL AND a.id <> b.id
MATCH (a)-[m:MEMBER_OF]->(h:Household)<-[n:MEMBER_OF]-(b)
WHERE h.archivedAt IS NULL
RETURN a.id, b.id, r.at, h.id, m.since, m.until, n.since, n.until ORDER BY a.id, b.id, h.id LIMIT $limit"""

# Who made at least so many claims: id.
CLAIMANTS = """MATCH (a:Customer)-[r:REFERRED]->(b:Customer)
WHERE r.at IS NOT NULL AND coalesce(r.status, '') <> 'REJECTED' AND a.archivedAt IS NULL AND b.archivedAt IS NULL
WITH a.id AS id, count(r) AS claims
WHERE claims >= $least
RETURN id ORDER BY claims DESC, id LIMIT $limit"""

# Their claims, as one list: ids of both, moment.
CLAIMED = """UNWIND $ids AS id
MATCH (:Customer {id: id})-[r:REFERRED]->(b:Customer)
WHERE r.at IS NOT NULL AND coalesce(r.status, '') <> 'REJECTED' AND b.archivedAt IS NULL
WITH id, b, r LIMIT $limit
RETURN collect([id, b.id, r.at])"""

# What customers are called: id, name.
NAMES = """UNWIND $ids AS id
MATCH (c:Customer {id: id})
RETURN id, c.name"""
