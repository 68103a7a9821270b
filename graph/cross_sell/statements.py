"""Every Cypher text of this package. Where one has `<map>`, graph/ingest/slots.py spells out what rows have."""

# The next purchases in the order of ids, by the unique index, as one list: id, when, who bought, and what, perhaps
# twice. What is archived or no goods is told apart by whoever reads: to look at that here, line by line, would take an
# engine as long as all the rest.
PURCHASES = """MATCH (i:Interaction)
WHERE i.id > $after AND i.kind = 'PURCHASE' AND i.archivedAt IS NULL
WITH i ORDER BY i.id LIMIT $limit
WITH i.id AS id, i.at AS at, COLLECT { MATCH (i)<-[:HAD]-(b) RETURN b.id } AS buyers,
  COLLECT { MATCH (i)-[:CONTAINS]->(p:Product) RETURN p.id } AS products
RETURN collect([id, at, buyers, products])"""

# The same as rows: the embedded engine would read and sort every purchase for each list.
PURCHASES_AS_ROWS = """MATCH (i:Interaction)
WHERE i.id > $after AND i.kind IN ['PURCHASE'] AND i.archivedAt IS NULL
RETURN i.id, i.at, COLLECT { MATCH (i)<-[:HAD]-(b) RETURN b.id },
  COLLECT { MATCH (i)-[:CONTAINS]->(p:Product) RETURN p.id }
ORDER BY i.id
LIMIT $limit"""

# Goods, and buyers who are archived.
GOODS = """MATCH (p:Product)
WHERE p.kind = 'GOODS' AND p.archivedAt IS NULL
RETURN p.id"""
ARCHIVED = """MATCH (b:Customer)
WHERE b.archivedAt IS NOT NULL
RETURN b.id AS id
UNION ALL
MATCH (b:Company)
WHERE b.archivedAt IS NOT NULL
RETURN b.id AS id"""

# Which model counts, if one does: number, since when, the highest number that one had; one node.
CURRENT = """MATCH (m:Model {id: 'cross-sell'})
RETURN m.number, m.at, m.newest, m.isPacked"""

# The same, held until the end of the transaction: null if there is none yet.
LOCK = """MERGE (m:Model {id: 'cross-sell'})
SET m.lockedAt = $at
RETURN m.number"""

# All that is said of the model.
ABOUT = """MATCH (m:Model {id: 'cross-sell'})
RETURN properties(m)"""

# Its lists: which, product, rank with score and buyers.
TRENDS = """MATCH (m:Model {id: 'cross-sell'})-[r:POPULAR|RISING]->(p:Product)
RETURN type(r), p.id, properties(r)
ORDER BY type(r), r.rank"""

# A sheet of what the model replaced, by its place.
UNDO = """MATCH (m:Model {id: 'cross-sell'})-[:HOLDS]->(s:Sheet)
WHERE s.place = $place
RETURN s.text"""

# What goes with these products now: id, list of the other id with all properties; by the unique index of ids.
EDGES = """UNWIND $ids AS id
MATCH (a:Product {id: id})-[r:GOES_WITH]->(b:Product)
RETURN id, collect([b.id, properties(r)])"""

# The next products in the order of ids.
PRODUCTS = """MATCH (p:Product)
WHERE p.id > $after
RETURN p.id
ORDER BY p.id
LIMIT $limit"""

# Edges that the new model does not have, by both ids.
DROP_EDGES = """UNWIND $rows AS row
MATCH (a:Product {id: row.source})-[r:GOES_WITH]->(b:Product {id: row.target})
DELETE r"""

# Edges that the new model has with other numbers, which takes half the memory of making them anew.
MOVE_EDGES = """UNWIND $rows AS row
MATCH (a:Product {id: row.source})-[r:GOES_WITH]->(b:Product {id: row.target})
SET r += row.properties"""

# Edges of the new model; products that have been deleted meanwhile are passed over.
MAKE_EDGES = """UNWIND $rows AS row
MATCH (a:Product {id: row.source})
MATCH (b:Product {id: row.target})
CREATE (a)-[:GOES_WITH <map>]->(b)"""

# The weights of products, each in one text beside it. Leans on the unique key.
WEIGH = """UNWIND $rows AS row
MERGE (s:Sheet {key: row.key})
SET s.text = row.text"""

# The lists of a model, which are made anew.
DROP_TRENDS = """MATCH (m:Model {id: 'cross-sell'})-[r:POPULAR|RISING]->(:Product)
DELETE r"""

# What is popular, and what is rising, by rank from 1.
MAKE_POPULAR = """UNWIND $rows AS row
MATCH (m:Model {id: 'cross-sell'})
MATCH (p:Product {id: row.product})
CREATE (m)-[:POPULAR <map>]->(p)"""

MAKE_RISING = """UNWIND $rows AS row
MATCH (m:Model {id: 'cross-sell'})
MATCH (p:Product {id: row.product})
CREATE (m)-[:RISING <map>]->(p)"""
