"""Every statement about jobs. Whoever changes something locks first, by a change, and reads what is so after that."""

# Locks a kind, so that nobody else begins or asks for a job of it; leans on the unique kind.
LOCK_KIND = """MERGE (l:Lease {kind: $kind})
SET l.turn = coalesce(l.turn, 0) + 1"""

# When a locked kind was last due by the schedule; null if it never was.
DUE = """MATCH (l:Lease)
WHERE l.kind = $kind
RETURN l.dueAt"""

# Notes that a kind was due.
NOTE_DUE = """MATCH (l:Lease)
WHERE l.kind = $kind
SET l.dueAt = $due"""

# Locks one job, by its unique id.
LOCK_JOB = """MATCH (j:Job)
WHERE j.id = $id
SET j.turn = coalesce(j.turn, 0) + 1"""

# One job by its unique id, with everything that is known of it.
FIND = """MATCH (j:Job)
WHERE j.id = $id
RETURN properties(j)"""

# Makes a job; fails where the id is taken.
CREATE = """CREATE (j:Job)
SET j = $properties"""

# What has changed of a job; null takes a property away.
CHANGE = """MATCH (j:Job)
WHERE j.id = $id
SET j += $changes"""

# The jobs that have not ended, the oldest first, from the index of states. Few wait at any time.
UNENDED = """MATCH (j:Job)
WHERE j.state IN $states
RETURN properties(j)
ORDER BY j.id"""

# The newest jobs first, from the unique ids; an empty list of kinds or states asks for all of them.
LIST = """MATCH (j:Job)
WHERE j.id >= '' AND (size($kinds) = 0 OR j.kind IN $kinds) AND (size($states) = 0 OR j.state IN $states)
RETURN properties(j)
ORDER BY j.id DESC
LIMIT $limit"""
