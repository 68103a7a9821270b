"""Questions with their plans, statements and answers, over one small graph that never changes.

A case is a folder: `query.graphql`, `variables.json` where it has some, and what comes of it: `plan.txt` (the outline of
each root field's plan), `query.cypher` (its statements, once where the engines get the same), `params.json`,
`answer.json`. `pytest tests/cases --update-cases` writes the latter four anew; they are read before they are committed.

`graph.py` puts the graph together out of `people.py`, `firms.py`, `wares.py` and `deals.py`.
"""
