"""What to offer to whom: rows of the graph in, a short list with its reasons out.

    terms.py       what a deployment has decided: consent that was not asked for, who is held out, for how long
    reading.py     what is asked for, and what serving needs of whoever asks
    persons.py     customers as far as serving knows them: what they bought, agreed to, complained about
    customers.py   a customer as one to choose for; groups.py  households and companies: whose purchases count together
    models.py      the model that is served, with its settings
    weighing.py    what each thing that was bought still weighs; weights.py  weights of edges, packed beside products
    kept.py        those of the model that counts, kept by the process for everybody
    ranking.py     weights, learned edges and curated pairs → candidates in their order, spread over categories
    reasons.py     which purchases a candidate rests on, each with its share; sentences.py  the same in words
    listing.py     all of that for a whole question, with what it reads
    popular.py     lists for those of whom nothing is known; alike.py  those of similar customers, made after learning
    ladder.py      from the personal list down to the popular one, and why, by the steps in steps.py
    wholes.py      what households, companies and baskets are offered
    buyers.py      the other way round: who is likely to want a product
    offers.py      what was shown and what came of it; report.py  the rates of that, with their intervals.py

No module here needs numpy: a server imports all of them at its start.

>>> from graph.cross_sell.serving.weighing import weights_of
>>> weights_of({"pro_a": "2026-05-01T10:00:00", "pro_b": "2026-04-01T10:00:00"}, decay=0.5)
{'pro_a': 1.0, 'pro_b': 0.5}
"""
