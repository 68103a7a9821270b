"""What the server says of itself: logs, metrics and traces, all made of one `Record` a request.

A request comes in and gets a `Record` (`record.py`), which those who answer it fill. When the answer has gone out,
`observing.py` hands the record on:

- `logs.py`: one line a request, with no document, variable or personal value in it
- `slow.py`: the statements of an operation that took long
- `metrics.py`: counters for Prometheus, over all workers
- `otlp.py`: spans for OpenTelemetry, where `KITH_TRACES` asks for them

`choosing.py` makes what the settings want of these, `page.py` shows the counters.

>>> current().operation = "Desk"            # anywhere behind the door
"""
