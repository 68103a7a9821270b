// A customer with this key, made or changed; the change behind all others in a feed; once for each key of the request.
OPTIONAL MATCH (done:Done {key: $once})
CALL (done) {
  WITH done WHERE done IS NOT NULL
  MATCH (c:Customer {id: done.customer})
  RETURN c
  UNION
  WITH done WHERE done IS NULL
  MERGE (x:Identifier {key: 'BENCH ' + $key})
  ON CREATE SET x.id = 'idn_' + replace(randomUUID(), '-', ''), x.type = 'EXTERNAL', x.normalised = $key,
    x.createdAt = $now
  SET x.lock = true
  REMOVE x.lock
  WITH x, head(COLLECT { MATCH (x)<-[:IDENTIFIED_BY]-(old:Customer) RETURN old }) AS old
  CALL (x, old) {
    WITH x, old WHERE old IS NULL
    CREATE (c:Customer {id: 'cus_' + replace(randomUUID(), '-', ''), createdAt: $now, version: 0})
    CREATE (c)-[:IDENTIFIED_BY {source: 'bench'}]->(x)
    RETURN c
    UNION
    WITH old WHERE old IS NOT NULL
    RETURN old AS c
  }
  SET c.name = $name, c.nameKey = toLower($name), c.language = $language, c.updatedAt = $now, c.version = c.version + 1
  MERGE (f:Feed {name: 'bench'})
  ON CREATE SET f.position = 0
  SET f.position = f.position + 1
  CREATE (:BenchChange {position: f.position, at: $now, node: c.id, fields: ['name', 'language'], version: c.version})
  CREATE (:Done {key: $once, customer: c.id, at: $now})
  RETURN c
}
RETURN {name: c.name, language: c.language} AS answer
