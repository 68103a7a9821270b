"""What the whole network of customers says: communities, influence, and who holds communities together.

    reading.portions(store, today)   the graph in pages of customers, with everything next to them
    process                          a process of its own: pages in as lines of JSON, what was found out comes back
    gathering.people_of(gathered)    what was read as values, people being numbers from 0
    network.network_of(facts)        who is connected with whom, as arrays
    outcome.outcome(people)          communities, influence, bridges, traits: everything, as one function
    storing.mark, add, show          written in batches, and shown once all of it is there
    looking                          what the API reads of it

`gathering`, `network` and what computes with it import numpy, scipy and rustworkx: only the process may.
"""
