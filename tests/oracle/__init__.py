"""An independent reference of the API's read semantics: plain Python over a graph in memory.

It shares the model and the schema with the product, and the normal forms of `graph.normalise`; of plans, Cypher and
output functions it knows nothing. graphql-core's executor calls one small function a field, and each does the obvious
thing: a filter looks at every node, an order sorts a list, a page is a slice.

`graph.py` holds nodes and relationships, `world.py` what a question is asked in, `relations.py` who is related to whom
and when, `conditions.py` and `operators.py` say what `where` means, `orders.py` and `figures.py` what order and sums
mean, `connections.py` and `groups.py` answer lists, `items.py` and `roots.py` everything else, `answers.py` asks.

One thing was decided here because the API's description leaves it open: a condition on a to-one relation holds when one
of the nodes it could lead to satisfies it, while what is shown, sorted and grouped by is the one with the least id.
"""
