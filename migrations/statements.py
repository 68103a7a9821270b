"""Every statement of the runner. A `.cypher` migration brings its own."""

# The key that makes MERGE safe; the lock has its own label so that it can be emptied alone.
KEYS = (
    "CREATE CONSTRAINT migration_name IF NOT EXISTS FOR (m:Migration) REQUIRE m.name IS UNIQUE",
    "CREATE CONSTRAINT migration_lock_name IF NOT EXISTS FOR (l:MigrationLock) REQUIRE l.name IS UNIQUE",
)

# All that this graph has seen, oldest first: name, checksum, steps done, when it was finished.
HISTORY = """MATCH (m:Migration)
RETURN m.name, m.checksum, m.steps, m.finishedAt
ORDER BY m.name"""

# Begins a migration, or an unfinished one again from its first step if its file was mended. Returns steps done.
BEGIN = """MERGE (m:Migration {name: $name})
ON CREATE SET m.startedAt = $at, m.steps = 0, m.checksum = $checksum
SET m.steps = CASE WHEN m.checksum = $checksum THEN m.steps ELSE 0 END, m.checksum = $checksum
RETURN m.steps"""

# Notes that this many steps are done.
PROGRESS = """MATCH (m:Migration {name: $name})
SET m.steps = $steps"""

# Notes that all is done.
FINISH = """MATCH (m:Migration {name: $name})
SET m.finishedAt = $at"""

# Takes the lock if it is free, ours, or its holder has not been heard of in time. The first SET makes
# others wait until this transaction ends, so that what WHERE reads is still true when it is changed.
# Returns who holds it afterwards.
LOCK = """MERGE (l:MigrationLock {name: 'migrations'})
SET l.asked = $owner
SET l.owner = CASE WHEN l.owner IS NULL OR l.owner = $owner OR l.until < timestamp() THEN $owner ELSE l.owner END
SET l.until = CASE WHEN l.owner = $owner THEN timestamp() + $lease ELSE l.until END
RETURN l.owner"""

# Gives the lock back if it is still ours.
UNLOCK = """MATCH (l:MigrationLock {name: 'migrations'})
WHERE l.owner = $owner
SET l.owner = null"""
