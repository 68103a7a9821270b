"""Subscriptions: what happens, read once for a whole process and told to everybody who follows it.

    tail.py        reads what is new in the feed, several times a second     the graph → changes
    bulletin.py    looks how jobs are, twice a second                       the graph → news
    question.py    what some subscriptions ask alike, answered once for all  changes or news → events
    follower.py    one subscription: the events that wait to be sent         events → bytes for one
    shared.py      what is looked at again and again, once for all who need it
    live.py        who follows what; `wire/` is how they come

Nobody misses a change and nobody meets one twice: whoever begins behind a cursor is told what the feed holds already,
from the graph, until it stands where the others stand, and then follows with them.
"""
