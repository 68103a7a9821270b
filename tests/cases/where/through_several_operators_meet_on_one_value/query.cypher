// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:IDENTIFIED_BY]->(n1:Identifier) WHERE (n1.type = 'EMAIL') AND (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) AND (n1.normalised CONTAINS $p1) AND (n1.normalised STARTS WITH $p2) } }] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:IDENTIFIED_BY]->(n1:Identifier) WHERE (n1.type = 'EMAIL') AND (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) AND (n1.normalised CONTAINS $p1) AND (n1.normalised STARTS WITH $p2) }
WITH count(n0) AS t0
RETURN [t0] AS v

// both: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:IDENTIFIED_BY]->(n1:Identifier) WHERE (n1.type = 'EMAIL') AND (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) AND (n1.normalised STARTS WITH $p1) } AND (NOT EXISTS { MATCH (n0)-[r1:IDENTIFIED_BY]->(n2:Identifier) WHERE (n2.type = 'EMAIL') AND (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) AND (n2.normalised = $p2) }) }] AS v

// both: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:IDENTIFIED_BY]->(n1:Identifier) WHERE (n1.type = 'EMAIL') AND (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) AND (n1.normalised STARTS WITH $p1) } AND (NOT EXISTS { MATCH (n0)-[r1:IDENTIFIED_BY]->(n2:Identifier) WHERE (n2.type = 'EMAIL') AND (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) AND (n2.normalised = $p2) })
WITH count(n0) AS t0
RETURN [t0] AS v

// one: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:IDENTIFIED_BY]->(n1:Identifier) WHERE (n1.type = 'EMAIL') AND (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) AND (n1.normalised STARTS WITH $p1) AND (n1.normalised ENDS WITH $p2) }
WITH n0 ORDER BY n0.id LIMIT $p3
RETURN collect([n0.name, COLLECT { MATCH (n0)-[r1:IDENTIFIED_BY]->(n2:Identifier) WHERE (n2.type = 'EMAIL') AND (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.normalised] AS v }]) AS rows

// one: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND EXISTS { MATCH (n0)-[r0:IDENTIFIED_BY]->(n1:Identifier) WHERE (n1.type = 'EMAIL') AND (r0.isPrimary = true) AND ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) AND (n1.normalised STARTS WITH $p1) AND (n1.normalised ENDS WITH $p2) }
RETURN [n0.name, COLLECT { MATCH (n0)-[r1:IDENTIFIED_BY]->(n2:Identifier) WHERE (n2.type = 'EMAIL') AND (r1.isPrimary = true) AND ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) WITH n2 ORDER BY n2.id LIMIT 1 RETURN [n2.normalised] AS v }] AS v ORDER BY n0.id LIMIT $p3
