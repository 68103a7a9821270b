"""A plan becomes Cypher: build, passes, render. No await here, and no text but in `render.py`.

    plan.Read ──build.py──> tree.Query ──passes.py──> tree.Query ──render.py──> Text(text, parameters)

`build.py` binds the nodes of a root field, from the selective side where `anchor.py` finds one; `relations.py` makes
patterns of relations, `predicates.py` conditions of filters, `ordering.py` sort keys and keyset pages, `listing.py`
rows and everything asked of a listing, `figures.py` and `groups.py` what is counted and summed; `apart.py`,
`indexed.py` and `stretches.py` have them read from indexes. `dialect.py` holds the facts in which engines differ.
"""
