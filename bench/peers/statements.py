"""Every Cypher text of this package that is no question: what is made before, and what is forgotten in between."""

# The model that cross-sell is served from.
LEARNED = """MERGE (m:Model {id: 'cross-sell'})
SET m.number = 1, m.at = $at, m.settings = $settings, m.isPacked = true"""

# Weights of products packed beside them, as Kith's learning writes them together with the edges that others add up.
PACKED = """UNWIND $rows AS row
CREATE (s:Sheet {key: row.key, text: row.text})
RETURN count(s)"""

# The keys by which the others find whom they change and what is done; Kith keeps such keys as nodes of their own.
OTHERS_KEYS = (
    "CREATE CONSTRAINT bench_key IF NOT EXISTS FOR (n:Customer) REQUIRE n.externalKey IS UNIQUE",
    "CREATE CONSTRAINT bench_done IF NOT EXISTS FOR (n:Done) REQUIRE n.key IS UNIQUE",
    "CREATE INDEX bench_change IF NOT EXISTS FOR (n:BenchChange) ON (n.position)",
)

# All plans that Neo4j has made are forgotten.
FORGET_PLANS = "CALL db.clearQueryCaches()"
