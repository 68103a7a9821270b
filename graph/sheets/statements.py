"""Every Cypher text of this package."""

# Sheets that nobody holds yet; the same laid again is the same. Leans on the unique key.
LAY = """UNWIND $rows AS row
MERGE (s:Sheet {key: row.key})
SET s += row"""

# The sheets of a head, which it lets go; from the unique id.
LET_GO = """MATCH (m:Model {id: $head})-[:HOLDS]->(s:Sheet)
DETACH DELETE s"""

# What is said of a head; one that is not there is made.
SAY = """MERGE (m:Model {id: $head})
SET m += $about"""

HOLD = """UNWIND $keys AS key
MATCH (m:Model {id: $head})
MATCH (s:Sheet {key: key})
CREATE (m)-[:HOLDS]->(s)"""

# Sheets that were laid and never held; those without a place stand alone.
SWEEP = """MATCH (s:Sheet)
WHERE s.place IS NOT NULL AND NOT EXISTS { MATCH (s)<-[:HOLDS]-(:Model) }
WITH s LIMIT $limit
DETACH DELETE s
RETURN count(s)"""
