"""Households: which customers live together, concluded from what is known of them, with the evidence.

    people.py      what comes in: Person, Home, Tie, and the Known of what people stated and decided
    dwellings.py   the lines of an address → number, street, unit, comparable across spellings
    surnames.py    whether two family names are one family's
    commonness.py  how common each street, number and family name is: what agreement is worth
    crowds.py      where an address says nothing: dormitories, offices, houses whose flats nobody wrote down
    addresses.py   two dwellings → the odds that they are one home
    blocking.py    which pairs are worth a look, in bounded blocks
    weighing.py    two people → a Weight: the odds in bits, and the reasons
    reasons.py     why, in a sentence
    partition.py   weights → groups; what was decided holds, and no order of the input matters
    infer.py       all of it: infer(people, known) → the households, with confidence and reasons
    keeping.py     which household keeps its id: the one with which most members are shared
    figures.py     how good a partition is against a known one

>>> from graph.households.infer import infer
>>> from graph.households.people import Known, Place, made
>>> lines = ("5112 145th St.", "5112 145th street")
>>> ann, bob = (made(line[-1], "", "Kofron", None, [Place((line,), "98166", "Burien", "US")]) for line in lines)
>>> [found] = infer([ann, bob], Known())
>>> sorted(each.id for each in found.members), found.confidence > 0.9
(['.', 't'], True)
>>> found.members[0].evidence
'Same address and same family name as 1 other member.'
"""
