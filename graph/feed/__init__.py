"""The change feed as it is read: what `graph/writes` recorded, by positions that grow in the order of commits.

>>> known = await kept(store)                                     # Kept(oldest=1, newest=812)
>>> found = await since(store, 800, until=known.newest, limit=100)   # those behind position 800, in their order
>>> await of_object(store, "cus_…", before=None, limit=25)           # what happened to one object, the newest first
"""
