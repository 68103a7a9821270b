"""Purchase patterns: what is bought together, what after what, and what again when. Values in, values out.

    itemsets.py    frequent sets of products and the rules in them, with the figures of R's arules
    sequences.py   visits, and what is said of one product after another
    repeats.py     how long something lasts, and when somebody will want it again
    table.py       all purchases as columns of numbers, for what counts all of them at once:
    mining.py      frequent sets down to the least support that is possible
    following.py   sequences; lasts.py  intervals, and what runs out when
    work.py        all of that in a process of its own, which gives lists of rows: learned.py
    keeping.py     those lists → the graph, all at once; serving.py  and out of it again

A server imports those that need no numpy: all but `table.py` and what stands on it.

>>> from graph.patterns.itemsets import among, rules
>>> baskets = {"bread": 0b0111, "butter": 0b0011, "tea": 0b1000}    # of four, a bit for each
>>> [rule] = rules(among(baskets, 4, support=0.5), confidence=0.9)
>>> rule.given, rule.then, rule.support, rule.confidence, rule.lift
(('butter',), 'bread', 0.5, 1.0, 1.3333333333333333)
"""
