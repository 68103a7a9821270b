"""How customers, companies and households hang together: what surrounds some of them, and what lies between two.

    kinds.py        which relationships count as connections, and what stands at their ends
    statements.py   the neighbours of many nodes, the connections among some, what they are called: one text each
    reading.py      these, asked of an engine                         ids → Neighbours, Edges, names
    around.py       everything within some steps, level by level      starts → Reached
    paths.py        ways between two, from both sides at once         start, end → Ways
    saying.py       one connection as a sentence                      Edge → "Ana Ruiz referred Cleo on 3 May 2025."

A level is one statement, capped, and what was reached is kept here. One thing an engine walks by itself: a single
shortest way (`reading.shortest`), for as long as it may take.

>>> reached = await around(["cus_1"], expand, depth=2, limit=500)
>>> ways = await between("cus_1", "cus_9", expand, depth=8, count=3)
"""
