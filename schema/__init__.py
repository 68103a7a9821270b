"""What the API says: GraphQL types derived from the model, no I/O.

In comes `graph.model.MODEL` (or the same with the business's own fields), out goes a Strawberry schema. On the way
every GraphQL type is a plain value of `shapes.py`:

1. `places.py` lists the places where nodes are met: all customers, the referrals of a customer …
2. `objects.py`, `connections.py`, `filters.py`, `orders.py`, `aggregates.py`, `groups.py` turn a node or a place into
   shapes; `roots.py` those of the query; `scalars.py`, `paging.py` and `operations.py` are what no model can express.
3. `weave.py` makes Strawberry types of the shapes, `finish.py` settles how values are read and enums are spelled.

>>> from datetime import UTC
>>> from graph.model import MODEL
>>> from schema.build import build
>>> build(MODEL, currency="EUR", zone=UTC).get_type_by_name("PageInfo").description
'Where a page ends, and whether more follow.'

Start with `build.py`.
"""
