"""Jobs: long work that is asked for at one time and done at another, by whichever server comes first.

    kinds.KINDS                  what can be asked for, with what it is good for
    job.Job, job.claimed(job, …) what a job is, and what becomes of it: values in, values out
    service.enqueue(tx, kind …)  → Job: asked for; one that waits already for the same is that one
    service.claim(tx, kind …)    → Job | None: taken, unless another of its kind is being done
    service.beat, save, end      what whoever does it says of it; raises Lost once it is somebody else's
    service.cancel(tx, id …)     → Job | None: at once where it waits, else asked of whoever does it
    news.known(before, seen)     → Known: what is new of jobs since somebody looked last

A job stands in the graph as `(:Job)`, and `(:Lease {kind})` is what whoever begins one of that kind has to lock first.

>>> from graph.jobs.job import State, cancelled, claimed, queued
>>> waiting = queued("recount", given="", by="schedule", at="2026-05-01T03:00:00")
>>> done = claimed(waiting, "here:7", "2026-05-01T03:00:01")
>>> waiting.state, done.state, cancelled(done, "2026-05-01T03:10:00").state
(<State.QUEUED: 'QUEUED'>, <State.RUNNING: 'RUNNING'>, <State.CANCELLED: 'CANCELLED'>)
"""
