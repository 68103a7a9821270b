"""The whole graph, page by page on its way out, batch by batch on its way back.

    tables.py       what is written of each label and type of relationship, from the model → Tables
    pages.py        nodes in the order of ids, with their relationships                    → Page
    digest.py       one number for all of it, whatever its order                           → Digest
    matching.py     which relationships are there already, decided without a database      → Matched
    noting.py       what the change feed says of that
    telling.py      what was read back becomes nodes and relationships                     → Told
    statements.py   all the Cypher

>>> known = tables(MODEL)
>>> async for page in pages(store, known, known, await extents(store, known)):
...     print(page.table.name, len(page.nodes), [(links.name, len(some)) for links, some in page.links])
Customer 1000 [('IDENTIFIED_BY', 2310), ('LOCATED_AT', 871), ('FROM', 1000)]

What follows from something else is not written: sort keys, words for search, and derived relationships such as
BOUGHT, which are made anew. What belongs to a deployment rather than to its customers is in no model and so in no
table: keys of the API, migrations, how far imports have come.
"""
