// interactions: figures on neo4j
CALL () { CALL () { CALL () { MATCH (n0:Interaction) WHERE n0.at >= '' RETURN n0.at AS low ORDER BY low LIMIT 1 } CALL () { MATCH (n0:Interaction) WHERE n0.at >= '' RETURN n0.at AS high ORDER BY high DESC LIMIT 1 } WITH date.truncate('year', date(datetime({datetime: datetime(low + 'Z'), timezone: $p0}))) AS first, date(datetime({datetime: datetime(high + 'Z'), timezone: $p0})) AS last, high WITH first, high, (duration.inMonths(first, last).months / 12) + 1 AS number WITH first, CASE WHEN (number <= 1000) AND ((number * 50) <= COUNT { MATCH (n0:Interaction) }) AND (high < '9999') THEN number ELSE 0 END AS number WITH first, CASE WHEN size([i IN range(0, number - 1) WHERE date(datetime({date: first + duration({months: i * 12}), timezone: $p0}) + duration({minutes: 30})) <> (first + duration({months: i * 12}))]) = 0 THEN number ELSE 0 END AS number CALL (first, number) { UNWIND range(0, number - 1) AS i WITH toString(first + duration({months: i * 12})) AS day, replace(toString(datetime({datetime: datetime({date: first + duration({months: i * 12}), timezone: $p0}), timezone: 'Z'})), 'Z', '') AS since, replace(toString(datetime({datetime: datetime({date: first + duration({months: (i + 1) * 12}), timezone: $p0}), timezone: 'Z'})), 'Z', '') AS until CALL (since, until) { MATCH (n0:Interaction) WHERE (n0.at >= since) AND (n0.at < until) AND (n0.at >= '') AND (n0.archivedAt IS NULL) RETURN count(n0) AS met, COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL RETURN n1.language AS v ORDER BY n1.id LIMIT 1 }[0] AS k1, count(n0) AS m0 } WITH met, substring(day, 0, 4) AS k0, k1, m0 WHERE met > 0 RETURN k0, k1, m0 UNION UNWIND CASE WHEN number = 0 THEN [0] ELSE [] END AS i MATCH (n0:Interaction) WHERE n0.archivedAt IS NULL RETURN CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))), 0, 4) END AS k0, COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL RETURN n1.language AS v ORDER BY n1.id LIMIT 1 }[0] AS k1, count(n0) AS m0 } RETURN k0, k1, m0 } WITH k0, k1, m0 WITH k0 + '-01-01' AS k0, k1, m0 ORDER BY k0, k1 LIMIT $p1 RETURN collect([k0, k1, m0]) AS g0 }
CALL () { MATCH (n2:Interaction) WHERE n2.archivedAt IS NULL WITH n2.kind AS k2, count(n2) AS m1, max(n2.at) AS m2 WITH k2, m1, m2 ORDER BY m1 DESC, k2, k2 LIMIT $p2 RETURN collect([k2, m1, m2]) AS g1 }
RETURN [g0, g1] AS v

// interactions: figures on arcadedb
MATCH (n0:Interaction) WHERE n0.archivedAt IS NULL
WITH CASE WHEN n0.at IS NULL THEN null ELSE substring(toString(date(datetime({datetime: datetime(n0.at + 'Z'), timezone: $p0}))), 0, 4) END AS k0, COLLECT { MATCH (n0)<-[r0:HAD]-(n1:Customer) WHERE n1.archivedAt IS NULL RETURN n1.language AS v ORDER BY n1.id LIMIT 1 }[0] AS k1, count(n0) AS m0
WITH k0 + '-01-01' AS k0, k1, m0 ORDER BY k0, k1 LIMIT $p1
WITH collect([k0, k1, m0]) AS g0
RETURN [g0] AS v

// interactions: figures 2 on arcadedb
MATCH (n2:Interaction) WHERE n2.archivedAt IS NULL
WITH n2.kind AS k2, count(n2) AS m1, max(n2.at) AS m2
WITH k2, m1, m2 ORDER BY m1 DESC, k2, k2 LIMIT $p0
WITH collect([k2, m1, m2]) AS g1
RETURN [g1] AS v
