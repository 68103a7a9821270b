"""Every statement about keys. They hold a hash and never a secret."""

# Makes a key; fails where the id is taken.
CREATE = """CREATE (k:ApiKey)
SET k = $properties"""

# One key by its id, from the unique index: the parts of `service.ApiKey` in order.
FIND = """MATCH (k:ApiKey)
WHERE k.id = $id
RETURN k.id, k.hash, k.name, k.role, k.roots, k.claims,
  k.createdAt, k.createdBy, k.expiresAt, k.revokedAt, k.lastUsedAt"""

# The newest keys first, the same parts. There are few, so no index is needed.
LIST = """MATCH (k:ApiKey)
RETURN k.id, k.hash, k.name, k.role, k.roots, k.claims,
  k.createdAt, k.createdBy, k.expiresAt, k.revokedAt, k.lastUsedAt
ORDER BY k.createdAt DESC, k.id
LIMIT $limit"""

# The id of one key that opens at $now, whichever is met first.
GOOD = """MATCH (k:ApiKey)
WHERE k.revokedAt IS NULL AND (k.expiresAt IS NULL OR k.expiresAt > $now)
RETURN k.id
LIMIT 1"""

# Revokes a key, from the unique index; one that is revoked already keeps its moment.
REVOKE = """MATCH (k:ApiKey)
WHERE k.id = $id
SET k.revokedAt = coalesce(k.revokedAt, $at)"""

# Notes that a key was used, from the unique index, unless another worker has done so since $before.
TOUCH = """MATCH (k:ApiKey)
WHERE k.id = $id AND (k.lastUsedAt IS NULL OR k.lastUsedAt < $before)
SET k.lastUsedAt = $at"""
