// customers: figures on neo4j
RETURN [COUNT { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (NOT EXISTS { MATCH (n0)-[r0:TIED_TO]->(n1:Customer) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }) AND (NOT EXISTS { MATCH (n0)-[r1:TIED_TO]->(n2:Customer) WHERE ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) }) }] AS v

// customers: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND (NOT EXISTS { MATCH (n0)-[r0:TIED_TO]->(n1:Customer) WHERE ((r0.since IS NULL) OR (r0.since <= $p0)) AND ((r0.until IS NULL) OR (r0.until > $p0)) AND (n1.archivedAt IS NULL) }) AND (NOT EXISTS { MATCH (n0)-[r1:TIED_TO]->(n2:Customer) WHERE ((r1.since IS NULL) OR (r1.since <= $p0)) AND ((r1.until IS NULL) OR (r1.until > $p0)) AND (n2.archivedAt IS NULL) })
WITH count(n0) AS t0
RETURN [t0] AS v
