"""Benchmarks: what Kith costs beside other ways to the same answer, measured in one run on the same data.

`reads.py` is `./kith bench reads`. It fills an engine (`engines.py`) with `population.py`, takes its questions from
`questions.py` and starts servers in processes of their own (`serving.py`): Kith, the bare driver of `bare.py` with
Kith's statements and with ones that name their values (`sent.py`, `statements.py`), Strawberry as it comes of
`ordinary.py`. It compares their answers (`agreement.py`), measures them in turns (`measuring.py`) and shows the figures
(`figures.py`), which `--write` puts into docs/performance.md.

`gate.py` is `./kith bench gate`: Kith and the bare driver over a recorded engine (`recorded.py`, `replayed.py`),
against the budgets of `budgets.toml`.

`peers/` is `./kith bench peers`: Kith beside Apollo Server, PostGraphile and others.

`growth.py` is `./kith bench growth`: the same questions of more and more customers (`growing.py`), with pictures
(`chart.py`). `load.py` is `./kith bench load`: arrivals that wait for nobody (`arrivals.py`).

`relations.py` is `./kith bench relations`: trees, paths and networks in a graph of people (`crowd.py`);
`supernodes.py` is `./kith bench supernodes`: the same where two nodes are beside all others.

`writes.py` is `./kith bench writes`: purchases by Kith, and the same statements about others by the bare driver
(`repeated.py`).

>>> ./kith bench reads --quick
"""
