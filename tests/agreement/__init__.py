"""Random graphs and random questions: the oracle, the engine and the executor must agree.

`graphs.py` makes graphs from the model, `questions.py` makes valid queries from the schema with values that occur in the
graph, `rewriting.py` says the same question differently, `comparing.py` asks everybody, `shrinking.py` cuts a question
that is answered differently down to what matters. `prove.py` does as many as wanted.
"""
