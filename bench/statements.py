"""Every Cypher text of the benchmarks: how the graph is filled. What is measured is the compiler's own."""

# New nodes of one label; returns how many.
CREATE_NODES = {
    "Customer": """UNWIND $rows AS row
CREATE (n:Customer)
SET n = row
RETURN count(n)""",
    "Household": """UNWIND $rows AS row
CREATE (n:Household)
SET n = row
RETURN count(n)""",
    "Product": """UNWIND $rows AS row
CREATE (n:Product)
SET n = row
RETURN count(n)""",
    "Interaction": """UNWIND $rows AS row
CREATE (n:Interaction)
SET n = row
RETURN count(n)""",
}

# New relationships of one type between nodes found by their unique ids; returns how many.
CREATE_LINKS = {
    "MEMBER_OF": """UNWIND $rows AS row
MATCH (a:Customer {id: row.start})
MATCH (b:Household {id: row.end})
CREATE (a)-[r:MEMBER_OF]->(b)
SET r = row.properties
RETURN count(r)""",
    "HAD": """UNWIND $rows AS row
MATCH (a:Customer {id: row.start})
MATCH (b:Interaction {id: row.end})
CREATE (a)-[r:HAD]->(b)
SET r = row.properties
RETURN count(r)""",
    "CONTAINS": """UNWIND $rows AS row
MATCH (a:Interaction {id: row.start})
MATCH (b:Product {id: row.end})
CREATE (a)-[r:CONTAINS]->(b)
SET r = row.properties
RETURN count(r)""",
}
