"""Every Cypher text of this package. Where one has `<map>`, graph/ingest/slots.py spells out what rows have."""

# The next purchases in the order of ids, by the unique index: id, when, who bought, and which goods, each once.
# Purchases that hold none of them come too, so that a page ends where the next one begins.
PURCHASES = """MATCH (i:Interaction)
WHERE i.id > $after AND i.kind = 'PURCHASE' AND i.archivedAt IS NULL
WITH i ORDER BY i.id LIMIT $limit
RETURN i.id, i.at, COLLECT { MATCH (i)<-[:HAD]-(b) WHERE b.archivedAt IS NULL RETURN b.id },
       COLLECT {
         MATCH (i)-[:CONTAINS]->(p:Product) WHERE p.kind = 'GOODS' AND p.archivedAt IS NULL
         RETURN DISTINCT p.id }
ORDER BY i.id"""


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
