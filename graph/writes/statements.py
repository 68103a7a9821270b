"""Every Cypher text of this package."""

# The positions of changes go on by so many, which locks them until the commit; the changes come behind each other, and
# the mark of the commit beside them. Returns how many there are.
RECORD_CHANGES = """MERGE (f:Feed {name: 'changes'})
ON CREATE SET f.position = 0
SET f.commit = $commit
SET f.position = f.position + $count
CREATE (:Commit {id: $commit, at: $at})
WITH f.position - $count AS before
UNWIND $rows AS row
CREATE (c:Change)
SET c = row.properties, c.position = before + row.number
RETURN count(c)"""

# Claims the mark of a commit whose outcome is unknown: true if the commit never came about, and now never will, since
# the mark is unique and taken.
CLAIM_COMMIT = """MERGE (m:Commit {id: $commit})
ON CREATE SET m.isVoid = true, m.at = $at
RETURN coalesce(m.isVoid, false)"""
