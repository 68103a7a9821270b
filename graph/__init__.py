"""What the business knows. Nothing here has heard of GraphQL or HTTP requests.

model.py          every node, relationship and property, declared once
plan.py           what somebody wants to know: Read, Follow, Where, Order, Page, Aggregate
cypher/           plan → Statement: a text that depends on no value, and its parameters
statement.py      Statement("MATCH (c:Customer {id: $id}) RETURN c.name", {"id": "cus_1"})
store.py          await store.read(statement) → [["Ann Smith"]]; await store.write(work)
bolt.py           the store over Bolt, for Neo4j and for the embedded engine alike
embedded.py       async with running(data_dir) as endpoint: the embedded engine, shared and watched
normalise/        every spelling of an e-mail, number, name, address → the one that is kept
errors.py         what can go wrong below the API, drawn as a tree
"""
