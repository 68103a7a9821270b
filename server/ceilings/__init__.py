"""What one request may ask for: a document is measured before anything costly is done with it.

In comes a text, out comes nothing or a `GraphQLError` with the code QUERY_TOO_COMPLEX. In the order of their work:

- `text.py`: brackets and directives are counted in the text, since the parser recurses.
- `structure.py`: depth, fields and aliases of the tree with its fragments put in, each fragment measured once.
- `variables.py`: how much of the variables plans depend on.
- `introspection.py`: how much of the schema is asked for.
- `merging.py`: which fields share a response key and do not fit, in place of the library's rule, which is not linear.
- `prices.py`: the cost of an operation, from what it will read: nodes that may come back, and fixed prices.
- `refusal.py`: the one error that all of them raise.
"""
