"""Every Cypher text of this package: what is read of people, page by page, and how far an inference has come."""

# The next people: id, name, given and family names, date of birth; in the order of ids, from their unique index.
PEOPLE = """MATCH (c:Customer)
WHERE c.id > $after AND c.archivedAt IS NULL
RETURN c.id, c.name, c.givenName, c.familyName, c.birthDate
ORDER BY c.id
LIMIT $limit"""

# Where these people live, without places of work and addresses of companies: id, since, until, lines, postal code,
# city, country.
HOMES = """UNWIND $ids AS id
MATCH (c:Customer {id: id})-[r:LOCATED_AT]->(a:Address)
WHERE (r.use IS NULL OR r.use <> 'WORK') AND NOT EXISTS { MATCH (a)<-[:LOCATED_AT]-(k:Company) }
RETURN id, r.since, r.until, a.lines, a.postalCode, a.city, a.country"""

# What these people are reached by today and may share: id, type, key.
CONTACTS = """UNWIND $ids AS id
MATCH (c:Customer {id: id})-[r:IDENTIFIED_BY]->(i:Identifier)
WHERE i.type IN ['EMAIL', 'PHONE'] AND (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until > $today)
RETURN id, i.type, i.key"""

# Who these people are tied to today: id, the other's id, kind.
TIES = """UNWIND $ids AS id
MATCH (c:Customer {id: id})-[r:TIED_TO]->(d:Customer)
WHERE (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until > $today)
RETURN id, d.id, r.kind"""

# The households of these people today: id, the household's id, whether it is archived, whether the membership is
# inferred, whether it is the primary one.
MEMBERSHIPS = """UNWIND $ids AS id
MATCH (c:Customer {id: id})-[r:MEMBER_OF]->(h:Household)
WHERE (r.since IS NULL OR r.since <= $today) AND (r.until IS NULL OR r.until > $today)
RETURN id, h.id, h.archivedAt IS NOT NULL, r.confidence IS NOT NULL, coalesce(r.isPrimary, false)"""

# With whom these people share no household, as somebody decided: id, the other's id.
APART = """UNWIND $ids AS id
MATCH (c:Customer {id: id})-[r:LIVES_APART]->(d:Customer)
RETURN id, d.id"""

# How many people there are.
COUNT = """MATCH (c:Customer)
WHERE c.archivedAt IS NULL
RETURN count(c)"""

# How far the last inference had read: position of the feed, the day, the rules by which it went.
MARK = """MATCH (f:Feed {name: 'households'})
RETURN f.position, f.day, f.rules"""

# The same, kept.
SET_MARK = """MERGE (f:Feed {name: 'households'})
SET f.position = $position, f.day = $day, f.rules = $rules"""
