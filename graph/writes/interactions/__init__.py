"""What happened: purchases and returns with their lines, conversations, cases and reviews.

A purchase comes in as one row. `sale_drafts.py` reads it, `worth.py` its lines and sums; `naming.py` finds whom and
what it names; `sale_plans.py` decides, with what is known, what it will be; `sales.py` writes a batch of them by what
imports write with (graph.ingest), and `sums.py` keeps true what follows: BOUGHT (to which
`additions.py` adds what is new), the buyer's stage, referrals.
`talks.py` does the same for what has no lines, `standing.py` archives, restores and deletes.

>>> sales = Sales(writing, Terms("Purchase", scope, "GBP", writing.origin.at))
>>> await record(sales, [{"customer": {"email": "ann@example.com"},
...                       "lines": [{"sku": "A1", "quantity": 2, "unitPrice": 125000}]}])
[Done(ids={'purchase': 'int_…'}, was_created=True)]
"""
