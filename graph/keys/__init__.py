"""API keys: what a program shows instead of a password.

    spelling.minted()            → Spelled: kith_<id>_<secret><check>, shown once
    wanted.faults(wanted, …)     → what is wrong with a wish for a key, in words for whoever wishes
    service.create(tx, wanted …) → ApiKey: what the graph keeps, a hash in place of the secret
    service.find(store, id)      → the same, with every request
    service.revoke(tx, id …)     → the same, good for nothing any more

Keys stand in the graph as `(:ApiKey)` and in no model: no query of customers and products can come to them.

>>> from graph.keys.spelling import minted, spelled
>>> new = minted()
>>> spelled(new.text) == new, len(new.text), new.secret in repr(new)
(True, 56, False)
"""
