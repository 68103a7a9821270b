"""Records on their way into the graph: written in batches, one managed transaction each, told again without harm.

What comes in (`records.py`) are values as the store keeps them, made by `server.imports` from rows of a file; which
kinds there are stands in one table, `kinds.py`. What goes out is an `Outcome`: how many were created, changed,
unchanged, and which rows were refused and why.

>>> origin = Origin(source="shop", at="2024-05-01T12:00:00", today="2024-05-01")
>>> await tell_source(store, origin)
>>> record = NodeRecord(row=1, key="13085", properties={"name": "Ann Smith", "nameKey": "ann smith"})
>>> await written(store, lambda tx: tell_nodes(tx, KINDS["customers"], [record], origin=origin), origin)
Outcome(created=1, changed=0, unchanged=0, refusals=(), stored={})

`tell_nodes.py` and `tell_links.py` take the general kinds, `purchases.py` (with `known_purchases.py`, `lines.py`,
`articles.py`, `corrections.py`) rows of purchases; all find what rows name through `references.py`. `bonds.py`
decides, without a database, what becomes of dated relationships that are told again. `bought.py` adds up what buyers
bought, `progress.py` remembers how far an import has come, in the transaction that brought it there. `statements.py`
has all the Cypher, `slots.py` puts names of the model into it.
"""
