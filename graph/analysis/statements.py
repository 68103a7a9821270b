"""Every statement of the analysis. Reads go through customers by their ids, and one relationship further."""

# A page of customers by id: the community of before, and how they came to us. From the unique index over ids.
PEOPLE = """MATCH (c:Customer)
WHERE c.id > $after AND c.archivedAt IS NULL
RETURN c.id, c.communityId, c.acquisitionChannel
ORDER BY c.id
LIMIT $limit"""

# What some customers have spent on purchases; from the unique index over ids, as all that follow.
SPENT = """MATCH (c:Customer)-[:HAD]->(p:Interaction)
WHERE c.id IN $ids AND p.kind = 'PURCHASE' AND p.archivedAt IS NULL
RETURN c.id, sum(p.total)"""

# Who claims to have brought some customers, but for claims that were refused.
REFERRED = """MATCH (c:Customer)<-[r:REFERRED]-(other:Customer)
WHERE c.id IN $ids AND (r.status IS NULL OR r.status <> 'REJECTED')
RETURN c.id, collect(other.id)"""

# To whom some customers are tied today.
TIES = """MATCH (c:Customer)-[r:TIED_TO]->(other:Customer)
WHERE c.id IN $ids AND (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until > $today)
RETURN c.id, collect(other.id)"""

# The households that some customers belong to today.
HOUSEHOLDS = """MATCH (c:Customer)-[r:MEMBER_OF]->(h:Household)
WHERE c.id IN $ids AND (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until > $today)
  AND h.archivedAt IS NULL
RETURN c.id, collect(h.id)"""

# The companies that some customers work at today.
EMPLOYERS = """MATCH (c:Customer)-[r:WORKS_AT]->(w:Company)
WHERE c.id IN $ids AND (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until > $today)
  AND w.archivedAt IS NULL
RETURN c.id, collect(w.id)"""

# The countries of the primary addresses of some customers today.
COUNTRIES = """MATCH (c:Customer)-[r:LOCATED_AT]->(a:Address)
WHERE c.id IN $ids AND r.isPrimary = true AND (r.since IS NULL OR r.since <= $today)
  AND (r.until IS NULL OR r.until > $today) AND a.country IS NOT NULL
RETURN c.id, collect(a.country)"""

# The categories of which some customers have bought something.
CATEGORIES = """MATCH (c:Customer)-[:BOUGHT]->(p:Product)-[:IN_CATEGORY]->(k:Category)
WHERE c.id IN $ids
RETURN c.id, collect(DISTINCT k.id)"""

# How many customers there are to read.
COUNT = """MATCH (c:Customer)
RETURN count(c)"""

# Where each of some customers stands.
MARK = """UNWIND $rows AS row
MATCH (c:Customer)
WHERE c.id = row.id
SET c += row.found"""

# Some communities of a run that is not shown yet.
ADD = """UNWIND $rows AS row
CREATE (k:Community)
SET k = row"""

# Takes what an attempt that was broken off has left, and what an older run said, at most so much of it.
REMOVE = """MATCH (k:Community)
WHERE k.run <> $run
WITH k LIMIT $limit
DELETE k
RETURN count(*)"""

# From now on this run is the one that is shown.
SHOW = """MERGE (a:Analysis {name: 'network'})
SET a += $found"""

# The run that is shown, with what it says of the whole network.
SHOWN = """MATCH (a:Analysis)
WHERE a.name = 'network'
RETURN properties(a)"""

# Every community of the run that is shown, the largest first.
ALL = """MATCH (a:Analysis), (k:Community)
WHERE a.name = 'network' AND k.run = a.run
RETURN k.id, k.size
ORDER BY k.size DESC, k.id
LIMIT $limit"""

# Some communities of the run that is shown.
SOME = """MATCH (a:Analysis), (k:Community)
WHERE a.name = 'network' AND k.run = a.run AND k.id IN $ids
RETURN properties(k)"""

# The members of some communities, the most influential first; leans on the index over the communities of customers.
MEMBERS = """MATCH (c:Customer)
WHERE c.communityId IN $ids AND c.archivedAt IS NULL
RETURN c.communityId, c.id
ORDER BY c.influence DESC, c.id
LIMIT $limit"""

# The same of all communities; leans on the same index.
EVERYBODY = """MATCH (c:Customer)
WHERE c.communityId >= '' AND c.archivedAt IS NULL
RETURN c.communityId, c.id
ORDER BY c.influence DESC, c.id
LIMIT $limit"""

# The communities of some customers.
OF_CUSTOMERS = """MATCH (c:Customer)
WHERE c.id IN $ids AND c.communityId IS NOT NULL
RETURN c.id, c.communityId"""
