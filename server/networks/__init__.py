"""Networks as files that NetworkX, Gephi, Graphviz and pandas open: by `./kith export --format …` and by GET /network.

    values.py      a node and a connection as every format has them; an answer of the API as these
    markup.py      GraphML and GEXF                     nodes and edges → text, piece by piece
    plain.py       Graphviz DOT, node-link JSON, pairs  the same
    parquet.py     pairs as Parquet                     edges → a table, in groups of rows
    formats.py     all of them as one table, and how a file is written: nodes first, then edges
    whole.py       the whole graph, read in pages       store → sink

>>> with sink("graphml", file) as out:
...     out.nodes(nodes)
...     out.edges(edges)

server/wire/networks.py answers over HTTP. The formats are described in docs/export.md.
"""
