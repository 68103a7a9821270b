"""Every Cypher text of this package that is no question: what is made before, and what is forgotten in between."""

# The model that cross-sell is served from.
LEARNED = """MERGE (m:Model {id: 'cross-sell'})
SET m.number = 1, m.at = $at, m.settings = $settings"""

# The key by which the others find whom they change; Kith keeps such keys as nodes of their own.
OTHERS_KEY = "CREATE CONSTRAINT bench_key IF NOT EXISTS FOR (n:Customer) REQUIRE n.externalKey IS UNIQUE"

# All plans that Neo4j has made are forgotten.
FORGET_PLANS = "CALL db.clearQueryCaches()"
