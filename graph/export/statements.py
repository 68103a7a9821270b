"""Every Cypher text of this package. Slots in angle brackets are names from the model (see graph/ingest/slots.py)."""

# How many nodes of a label there are, how many of them have an id, and the highest; one pass over the label.
EXTENT = """MATCH (n:<label>)
RETURN count(n), count(n.id), max(n.id)"""

# The next nodes of a label: id, all properties; in the order of ids, from their unique index.
NODES = """MATCH (n:<label>)
WHERE n.id > $after
RETURN n.id, properties(n)
ORDER BY n.id
LIMIT $limit"""

# What leads from these nodes over one type of relationship: id, list of pairs of the other id and all properties. A
# record a node costs a fifth of a record a relationship to read. By the unique index of ids.
LINKS_OUT = """UNWIND $ids AS id
MATCH (a:<label> {id: id})-[r:<type>]->(b)
RETURN id, collect([b.id, properties(r)])"""

# The same read from the other side.
LINKS_IN = """UNWIND $ids AS id
MATCH (b:<label> {id: id})<-[r:<type>]-(a)
RETURN id, collect([a.id, properties(r)])"""

# Which of these nodes there are: id, all properties; by the unique index of ids.
FIND_NODES = """UNWIND $ids AS id
MATCH (n:<label> {id: id})
RETURN id, properties(n)"""

# New nodes with all their properties; returns how many.
CREATE_NODES = """UNWIND $rows AS row
CREATE (n:<label>)
SET n = row
RETURN count(n)"""

# Nodes that become exactly what is told.
REPLACE_NODES = """UNWIND $rows AS row
MATCH (n:<label> {id: row.id})
SET n = row"""

# Others that hold a key that must be unique: the id that is told, the id that has the key, the key.
FIND_RIVALS = """UNWIND $rows AS row
MATCH (n:<label> {<property>: row.key})
WHERE n.id <> row.id
RETURN row.id, n.id, row.key
LIMIT 1"""

# The relationships of one type between two labels, by the ids of their starts: start, end, properties, element.
FIND_LINKS_OUT = """UNWIND $ids AS id
MATCH (a:<start> {id: id})-[r:<type>]->(b:<end>)
RETURN id, b.id, properties(r), elementId(r)"""

# The same by the ids of their ends.
FIND_LINKS_IN = """UNWIND $ids AS id
MATCH (b:<end> {id: id})<-[r:<type>]-(a:<start>)
RETURN a.id, id, properties(r), elementId(r)"""

# New relationships; returns how many, which are fewer than asked for where an end is missing.
CREATE_LINKS = """UNWIND $rows AS row
MATCH (a:<start> {id: row.start})
MATCH (b:<end> {id: row.end})
CREATE (a)-[r:<type> <map>]->(b)
RETURN count(r)"""

# Relationships that become exactly what is told, found again by what names them within the transaction.
REPLACE_LINKS = """UNWIND $rows AS row
MATCH (a:<start> {id: row.start})-[r:<type>]->(b:<end> {id: row.end})
WHERE elementId(r) = row.element
SET r = row.properties"""
