"""Jobs as servers do them: who begins one, how it says that it goes on, what becomes of it.

    schedule.parse("recount=every 6h")      → (Planned(…),): which jobs are due by themselves, and when
    kinds.KINDS["recount"]                  how a job of each kind is done: async work(running, store, settings)
    running.Running                         what such work is given: progress, what was saved, whether to stop
    runner.Runner(store, settings, KINDS)   takes jobs, looks after them, writes down what becomes of them
    duty.working(kith, watch)               a runner as long as a server serves

One worker of each server runs jobs, and any number of servers may; the graph sees to it that no kind is done twice at
a time (`graph/jobs/`).
"""
