// The same for many; how many.
UNWIND $rows AS row
MERGE (c:Customer {externalKey: row.key})
ON CREATE SET c.id = 'cus_' + replace(randomUUID(), '-', ''), c.createdAt = $now, c.version = 0
SET c.name = row.name, c.nameKey = toLower(row.name), c.language = row.language, c.updatedAt = $now,
  c.version = c.version + 1
RETURN count(c) AS answer
