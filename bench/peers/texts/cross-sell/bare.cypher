// What goes best with what somebody bought: each product weighs 0.7 ** the number of their later purchases.
MATCH (:Customer {id: $id})-[b:BOUGHT]->(p:Product)
WITH b.lastAt AS at, collect(p) AS some ORDER BY at DESC
WITH collect(some) AS visits
WITH visits, reduce(every = [], some IN visits | every + some) AS owned
UNWIND range(0, size(visits[..11]) - 1) AS ago
UNWIND visits[ago] AS p
MATCH (p)-[g:GOES_WITH]->(q:Product)
WHERE q.kind = 'GOODS' AND NOT q IN owned
WITH q, sum(g.weight * 0.7 ^ ago) AS score
ORDER BY score DESC, q.id LIMIT 10
RETURN collect({sku: q.sku, name: q.name, score: score}) AS answer
