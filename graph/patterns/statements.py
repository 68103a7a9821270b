"""Every Cypher text of this package."""

# The categories of the next products, in the order of ids.
CATEGORIES = """MATCH (p:Product)
WHERE p.id > $after
WITH p ORDER BY p.id LIMIT $limit
RETURN p.id, COLLECT { MATCH (p)-[:IN_CATEGORY]->(k:Category) WHERE k.archivedAt IS NULL RETURN k.id }
ORDER BY p.id"""

# The number of what was found last.
NUMBER = """MATCH (m:Model {id: 'patterns'})
RETURN m.number"""

# All that was found before: sheets, the heads that hold them, how long products last.
DROP_SHEETS = """MATCH (m:Model)-[:HOLDS]->(s:Sheet)
WHERE m.id STARTS WITH 'patterns/'
DETACH DELETE s"""
DROP_HEADS = """MATCH (m:Model)
WHERE m.id STARTS WITH 'patterns/'
DETACH DELETE m"""
DROP_LASTING = """MATCH (m:Model {id: 'patterns'})-[r:LASTS]->(:Product)
DELETE r"""

SAY = """MERGE (m:Model {id: 'patterns'})
SET m += $about"""

MAKE_LASTING = """UNWIND $rows AS row
MATCH (m:Model {id: 'patterns'})
MATCH (p:Product {id: row[0]})
CREATE (m)-[:LASTS {days: row[1], intervals: row[2], buyers: row[3]}]->(p)"""

# How long these products last; from their unique ids.
LASTING = """MATCH (p:Product)<-[r:LASTS]-(m:Model {id: 'patterns'})
WHERE p.id IN $ids
RETURN p.id, r.days, r.intervals, r.buyers"""

# What is said of a list, and its sheets in their order; from the unique id of its head.
LIST = """MATCH (m:Model {id: $head})
RETURN m.at, m.about, COLLECT { MATCH (m)-[:HOLDS]->(s:Sheet) RETURN s.text ORDER BY s.place }"""

# What runs out in a month, the sheets that have days between two, in their order; from the unique id of its head.
DUE = """MATCH (m:Model {id: $head})-[:HOLDS]->(s:Sheet)
WHERE s.ends >= $since AND s.begins < $until
RETURN s.text
ORDER BY s.place"""

# Of pairs of customers and products those that are there, with the last purchase.
BOUGHT = """UNWIND $rows AS row
MATCH (c:Customer {id: row[0]})-[b:BOUGHT]->(p:Product {id: row[1]})
WHERE c.archivedAt IS NULL AND p.archivedAt IS NULL
RETURN c.id, p.id, b.lastAt"""

# The days on which customers bought goods: customer, product, moment.
DAYS = """MATCH (c:Customer)-[:HAD]->(i:Interaction)-[:CONTAINS]->(p:Product)
WHERE c.id IN $ids AND i.kind = 'PURCHASE' AND i.archivedAt IS NULL AND p.kind = 'GOODS' AND p.archivedAt IS NULL
RETURN DISTINCT c.id, p.id, i.at"""
