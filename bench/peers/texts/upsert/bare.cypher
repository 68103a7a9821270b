// A customer with this key, made or changed; by the unique key.
MERGE (c:Customer {externalKey: $key})
ON CREATE SET c.id = 'cus_' + replace(randomUUID(), '-', ''), c.createdAt = $now, c.version = 0
SET c.name = $name, c.nameKey = toLower($name), c.language = $language, c.updatedAt = $now, c.version = c.version + 1
RETURN {name: c.name, language: c.language} AS answer
