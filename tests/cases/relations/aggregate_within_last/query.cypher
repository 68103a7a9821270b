// customers: page on neo4j
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE n1.archivedAt IS NULL RETURN max(n1.at) AS v }[0] >= $p0) AND (COLLECT { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE n2.archivedAt IS NULL RETURN max(n2.at) AS v }[0] <= $p1)
WITH n0 ORDER BY n0.id LIMIT $p2
RETURN collect([n0.name]) AS rows

// customers: page on arcadedb
MATCH (n0:Customer) WHERE (n0.id >= '') AND (n0.archivedAt IS NULL) AND (COLLECT { MATCH (n0)-[r0:HAD]->(n1:Interaction) WHERE n1.archivedAt IS NULL RETURN max(n1.at) AS v }[0] >= $p0) AND (COLLECT { MATCH (n0)-[r1:HAD]->(n2:Interaction) WHERE n2.archivedAt IS NULL RETURN max(n2.at) AS v }[0] <= $p1)
RETURN [n0.name] AS v ORDER BY n0.id LIMIT $p2

// none: figures on neo4j
CALL () { MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND ((COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) RETURN min(n1.acquiredOn) AS v }[0] IS NULL) OR (COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) RETURN min(n1.acquiredOn) AS v }[0] < $p0) OR (COLLECT { MATCH (n0)-[r1:REFERRED]->(n2:Customer) WHERE (r1.isCredited = true) AND (n2.archivedAt IS NULL) RETURN min(n2.acquiredOn) AS v }[0] IS NULL) OR (COLLECT { MATCH (n0)-[r1:REFERRED]->(n2:Customer) WHERE (r1.isCredited = true) AND (n2.archivedAt IS NULL) RETURN min(n2.acquiredOn) AS v }[0] > $p1)) RETURN count(n0) AS t0 }
RETURN [t0] AS v

// none: figures on arcadedb
MATCH (n0:Customer) WHERE (n0.archivedAt IS NULL) AND ((COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) RETURN min(n1.acquiredOn) AS v }[0] IS NULL) OR (COLLECT { MATCH (n0)-[r0:REFERRED]->(n1:Customer) WHERE (r0.isCredited = true) AND (n1.archivedAt IS NULL) RETURN min(n1.acquiredOn) AS v }[0] < $p0) OR (COLLECT { MATCH (n0)-[r1:REFERRED]->(n2:Customer) WHERE (r1.isCredited = true) AND (n2.archivedAt IS NULL) RETURN min(n2.acquiredOn) AS v }[0] IS NULL) OR (COLLECT { MATCH (n0)-[r1:REFERRED]->(n2:Customer) WHERE (r1.isCredited = true) AND (n2.archivedAt IS NULL) RETURN min(n2.acquiredOn) AS v }[0] > $p1))
WITH count(n0) AS t0
RETURN [t0] AS v
