"""Who brought whom: chains up, trees down, what came of it, and what deserves a look.

In come ids and somebody who looks (`looking.py`: reads, and knows what is there for whoever asks); out come values. All
Cypher stands in `statements.py`; what is more than a sum of rows is a function of values.

    chains.py            ids ──> one statement a step ──> Chain
    trees.py             ids ──> ahead.py: one statement, or one a generation ──> Tree ──> impact.py with bought.py
    leaders.py           one statement ──> Ranking
    claims.py            three statements ──> program.py: Figures, by group
    alerts.py            a statement or two a kind ──> circles.py, bursts.py: Alert

>>> (await trees_below(["cus_a"], 2, ask))["cus_a"]
Tree(places=(Place(customer='cus_b', parent='cus_a', depth=1, at='2025-05-03T10:00:00'),), is_cut=False)
"""
