"""Every Cypher text of this package."""

# The positions of changes go on by so many, which locks them until the commit; the changes come behind each other, and
# the mark of the commit beside them. Answers to be remembered come first, as in KEEP_ANSWERED. Returns how many changes
# there are.
RECORD_CHANGES = """UNWIND $answers AS row
CREATE (:Answered {key: row.key, digest: row.digest, outcomes: row.outcomes, at: $at})
WITH count(*) AS kept
MERGE (f:Feed {name: 'changes'})
ON CREATE SET f.position = 0
SET f.commit = $commit
SET f.position = f.position + $count
CREATE (:Commit {id: $commit, at: $at})
WITH f.position - $count AS before
UNWIND $rows AS row
CREATE (c:Change {kind: row.kind, type: row.type, object: row.object, fields: row.fields, version: row.version,
  relationship: row.relationship, otherType: row.otherType, other: row.other, by: row.by, source: row.source,
  at: row.at, commit: $commit, position: before + row.number})
RETURN count(c)"""

# The mark of a commit of which the feed is not told, behind answers to be remembered, as in KEEP_ANSWERED. Returns how
# many answers there are.
MARK_COMMIT = """UNWIND $answers AS row
CREATE (:Answered {key: row.key, digest: row.digest, outcomes: row.outcomes, at: $at})
WITH count(*) AS kept
CREATE (:Commit {id: $commit, at: $at})
RETURN kept"""

# Claims the mark of a commit whose outcome is unknown: true if the commit never came about, and now never will, since
# the mark is unique and taken.
CLAIM_COMMIT = """MERGE (m:Commit {id: $commit})
ON CREATE SET m.isVoid = true, m.at = $at
RETURN coalesce(m.isVoid, false)"""

# Who holds these identifiers today: key, all properties, whether this source has told of the identifier, whether it is
# the holder's primary one (a list, of one where that is known). One list, of each holder. All identifiers are locked
# before anybody asks who holds them, and then their holders, of whom it is read after that how they hold them: a value
# that comes and goes changes nothing, and locks.
LOCK_HOLDERS = """UNWIND $keys AS key
MATCH (x:Identifier {key: key})
SET x.lock = true
REMOVE x.lock
WITH collect(x.key) AS locked
UNWIND locked AS key
MATCH (x:Identifier {key: key})<-[held:IDENTIFIED_BY]-(n:<label>)
WHERE held.until IS NULL OR held.until > $today
WITH DISTINCT key, x, n
SET n.lock = true
REMOVE n.lock
WITH key, x, n
MATCH (x)<-[held:IDENTIFIED_BY]-(n)
WHERE held.until IS NULL OR held.until > $today
WITH key, x, n, collect(held.isPrimary) AS primary
OPTIONAL MATCH (x)-[:FROM]->(s:Source {key: $source})
RETURN collect([key, properties(n), s IS NOT NULL, primary])"""

# The nodes with these keys, locked, as one list: key, all properties.
LOCK_OWNERS = """UNWIND $keys AS key
MATCH (n:<label> {<property>: key})
SET n.lock = true
REMOVE n.lock
RETURN collect([key, properties(n)])"""

# Archives a node, or restores it where there is no moment.
SET_ARCHIVED = """MATCH (n:<label> {id: $id})
SET n.archivedAt = $archived, n.updatedAt = $at, n.version = n.version + 1"""

# How many relationships of each type a node has: type, number.
COUNT_REFERENCES = """MATCH (n:<label> {id: $id})-[r]-()
RETURN type(r), count(r)"""

# What refers to an interaction, but for whom it belongs to: type, number. What leads from it goes with it.
COUNT_ARRIVING = """MATCH (n:<label> {id: $id})<-[r]-()
WHERE type(r) <> 'HAD'
RETURN type(r), count(r)"""

# A node with all that leads to it and from it.
DELETE_NODE = """MATCH (n:<label> {id: $id})
DETACH DELETE n"""

# What was answered under a key, locked: digest of the question, what became of it; nothing in both where it is new. The
# source is created when it is new, since whatever is done next may lead to it.
FIND_ANSWERED = """MERGE (s:Source {key: $source})
ON CREATE SET s += $properties
WITH s
OPTIONAL MATCH (a:Answered {key: $key})
SET a.lock = true
REMOVE a.lock
RETURN a.digest, a.outcomes"""

# Remembers answers; their keys are unique, so of two that come at once one is done again and finds the other.
KEEP_ANSWERED = """UNWIND $answers AS row
CREATE (:Answered {key: row.key, digest: row.digest, outcomes: row.outcomes, at: $at})
RETURN count(*)"""
