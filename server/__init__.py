"""The outside world: processes, HTTP, configuration. It may use every other package; none uses it.

    cli.py, commands/       python -m server …: a table of commands, a file each
    settings.py             environment → Settings, one frozen value, handed down from here
    charter.py              the files that settings name, read once: Settings → Charter
    safety.py, entrance.py  what must not be so where strangers call; nothing starts before it is mended

    lifespan.py             Settings → Opened: the engine, the store and the APIs, closed again at the end
    workers.py, serving.py  processes on one socket, and one of them at work on it
    duty.py, app.py         what stands between an open engine and a socket; routes and layers as two lists
    health.py, guarding.py  whether the engine answers; nothing is sent to one that does not

    wire/                   HTTP: bytes → a request of somebody known, a reply → bytes
    access/, everybody.py   headers → Caller, and what they may; the house where everybody may all
    answers/                a request → a reply
    live/                   who follows the change feed, and what they are told
    ceilings/, budgets.py   what one request may ask for, and what a caller may spend in a minute
    turns.py                what one caller may take at once
    refusals.py, errors.py  what a request hears that is not answered, in one shape

    telemetry/              logs, metrics and traces of all this
    web/                    GraphiQL, a client like any other
    imports/, sample.py     files → records; the files that come along
    exports/, jobs/         the graph as files; long work, done by whichever server comes first
    recent.py, loopback.py, version.py   a bounded cache; what this machine calls itself; which Kith this is
    jobs/                   long work: who does it when, and what becomes of it

>>> async with opened(load(os.environ)) as kith:
...     await kith.api(role="viewer").answer(Request("{ customers { totalCount } }"), caller)
"""
