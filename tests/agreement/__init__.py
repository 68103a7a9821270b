"""Random graphs and random questions: the oracle, the engine and the executor must agree.

`graphs.py` makes graphs from the model, `questions.py` valid queries from the schema with values that occur in the
graph, `rewriting.py` says the same question in other words, `comparing.py` asks everybody, `shrinking.py` cuts a
question that is answered differently down to what matters. `rounds.py` does all this for one graph, `prove.py` for as
many as wanted.
"""
