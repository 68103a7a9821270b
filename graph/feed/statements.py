"""Every statement that reads the change feed."""

# Where the feed ends. Whoever reads it first never looks for changes whose commit is still under way.
NEWEST = """MATCH (f:Feed)
WHERE f.name = 'changes'
RETURN f.position"""

# Where it begins, since old changes are removed: from the unique index over positions.
OLDEST = """MATCH (c:Change)
WHERE c.position > 0
RETURN c.position
ORDER BY c.position
LIMIT 1"""

# The changes behind a position in their order, the parts of `service.Noted`; from the index over positions.
SINCE = """MATCH (c:Change)
WHERE c.position > $after AND c.position <= $until
RETURN c.position, c.kind, c.type, c.object, c.fields, c.version, c.relationship, c.otherType, c.other,
  c.by, c.source, c.at
ORDER BY c.position
LIMIT $limit"""

# The same of some objects alone, from the index over objects.
SINCE_OF = """MATCH (c:Change)
WHERE c.object IN $ids AND c.position > $after AND c.position <= $until
RETURN c.position, c.kind, c.type, c.object, c.fields, c.version, c.relationship, c.otherType, c.other,
  c.by, c.source, c.at
ORDER BY c.position
LIMIT $limit"""

# The same where they are the other end of a relationship, from the index over others.
SINCE_TO = """MATCH (c:Change)
WHERE c.other IN $ids AND c.position > $after AND c.position <= $until
RETURN c.position, c.kind, c.type, c.object, c.fields, c.version, c.relationship, c.otherType, c.other,
  c.by, c.source, c.at
ORDER BY c.position
LIMIT $limit"""

# The changes of one object before a position, the newest first, from the index over objects.
HISTORY_OF = """MATCH (c:Change)
WHERE c.object = $id AND c.position < $before
RETURN c.position, c.kind, c.type, c.object, c.fields, c.version, c.relationship, c.otherType, c.other,
  c.by, c.source, c.at
ORDER BY c.position DESC
LIMIT $limit"""

# The same where it is the other end of a relationship, from the index over others.
HISTORY_TO = """MATCH (c:Change)
WHERE c.other = $id AND c.position < $before
RETURN c.position, c.kind, c.type, c.object, c.fields, c.version, c.relationship, c.otherType, c.other,
  c.by, c.source, c.at
ORDER BY c.position DESC
LIMIT $limit"""
