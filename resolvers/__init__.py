"""What the API does: a GraphQL selection becomes a plan, the plan's rows become the answer.

`selection/` reads a query and makes of each root field a plan (`graph.plan`) and the shape of its answer (`shape.py`);
`filters.py` and `orders.py` do so for `where` and `orderBy`. `answer.py` sends the statements that `graph.cypher` makes
of a plan, with the values that `binding.py` fills in, and runs the function that `output.py` generated over the rows.

What no plan answers stands in `query.py` and `mutation.py`, two tables of contents; `writing.py` does a mutation.
`changes.py` answers over the change feed, which `lens.py` and `sighting.py` cut to what a role may see.
"""
