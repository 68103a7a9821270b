"""What goes with what: learned from purchases, kept as edges between products, served by adding some of them up.

    spool.py       purchases and learned edges as files of lines, between who reads the graph and who computes
    history.py     purchases → History: numbers instead of ids, in one order whatever the order they came in
    recency.py     History → what each buyer bought, newer visits weighing more; what came after what
    ease.py        the two linear models that are added: what stands together, what follows
    strongest.py   a dense model → its strongest edges into each product
    evidence.py    baskets and buyers with both: support, confidence, lift, significance
    trends.py      what is popular, and what has been rising
    learning.py    all of that in one: `learned(history, settings)` → Learned
    reading.py     purchases out of the graph → a file
    changes.py     how edges differ from those of another model, as lines of a file, and as texts that lead back
    keeping.py     edges that were learned → the graph, all at once, of which only those that changed are written
    restoring.py   the way back to the model before
    scoring.py     scores of buyers from the edges that are kept, and nothing else
    serving/       what to offer to whom, out of the edges that are kept; servers import it, and it needs no numpy
    work.py        the same in a process of its own: purchases in one file, what was learned in another

What is served for a buyer is a sum over the products they bought: `decay ** visits since then × weight of the edge`.
Nothing here waits for anything. Servers must start at once, and numpy takes long to import: they import
those that deal with files and the graph, and serving, which do without.

>>> from graph.cross_sell.history import history
>>> from graph.cross_sell.spool import Sale
>>> found = history([Sale("int_2", "cus_1", "2026-05-02T10:00:00", ("pro_b",)),
...                  Sale("int_1", "cus_1", "2026-05-01T10:00:00", ("pro_a", "pro_b"))])
>>> found.products, found.bought.toarray().tolist()
(('pro_a', 'pro_b'), [[1.0, 1.0], [0.0, 1.0]])
"""
