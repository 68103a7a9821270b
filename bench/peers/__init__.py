"""`./kith bench peers`: Kith beside what a team would use instead, on the same data and machine, answers compared.

    command.py     the command: engines, servers, comparing, measuring, report
    made.py        the invented graph; filling.py puts it into Kith's engines, tables.py into PostgreSQL
    engines.py     the engines below: tests/engines/neo4j.py, graph/embedded.py, postgres.py with its postgres/ of SQL
    running.py     the servers: serving.py (Kith, bare.py, ordinary.py) and, by node.py, those in node/
    questions.py   what is asked; texts/ has the text of each question for each peer, varying.py makes texts anew
    canonical.py   the answers in one form; agreement.py compares them before anything is timed
    starting.py    the first request after a start
    measuring.py   rounds of all cells, in turn; calling.py asks, machine.py reads what processes have used
    report.py      tables, text and raw results; pictures.py the plots; verdicts.py targets and losses in words

>>> ./kith bench peers --quick
"""
