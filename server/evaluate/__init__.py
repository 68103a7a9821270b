"""How good conclusions are: `./kith evaluate WHAT`, each by data whose truth is known.

    households.py   inferred households beside those of a census (census.py) or of made towns (made.py, words.py)

No engine is needed: what is evaluated are the pure functions of `graph/`.
"""
