"""How good conclusions are: `./kith evaluate WHAT`, each by data whose truth is known.

    households.py   inferred households beside those of a census (census.py) or of made towns (made.py, words.py)
    cross_sell.py   what would be offered beside the last basket of each buyer, of the sample (retail.py) or of a
                    graph: baskets.py does it, figures.py shows it

No engine is needed: what is evaluated are the pure functions of `graph/`.
"""
