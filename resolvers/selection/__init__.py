"""GraphQL selection → plan: the only code that walks graphql-core's AST.

`operation.py` takes an operation apart into root fields, `roots.py` makes a plan and a shape of each, `listings.py`,
`rows.py`, `figures.py`, `groups.py` and `pages.py` of what is inside, `changes.py` of fields over the change feed,
`fields.py` unfolds fragments, and `values.py` reads arguments without losing where they came from. `asked.py` is what
becomes of a root field.
"""
