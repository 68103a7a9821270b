"""Small documents that are dear to whoever does not look at them first, and what each may cost."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

USUAL, OVERLAP = 0.050, 0.250  # seconds of a processor


@dataclass(frozen=True, slots=True)
class Hostile:
    """A document that must be answered, whatever the answer, within so many seconds of the server's processor."""

    name: str
    document: str
    seconds: float = USUAL


def ladder(levels: int) -> str:
    """Each fragment spreads the next one twice: two to the power of `levels` fields in a few lines."""
    rungs = (f"fragment F{each} on Query {{ ...F{each + 1} ...F{each + 1} }}" for each in range(levels))
    return " ".join(("{ ...F0 }", *rungs, f"fragment F{levels} on Query {{ __typename }}"))


def aliased_ladder(levels: int) -> str:
    """The same below fields, which have to be merged."""
    rungs = (
        f"fragment F{each} on Customer {{ a: referredBy {{ ...F{each + 1} }} b: referredBy {{ ...F{each + 1} }} }}"
        for each in range(levels)
    )
    end = f"fragment F{levels} on Customer {{ id }}"
    return " ".join(("{ customers { nodes { ...F0 } } }", *rungs, end))


def deep(levels: int) -> str:
    return "{ customers { nodes " + "{ referredBy " * levels + "{ id }" + "}" * levels + "}}"


def hostile() -> Iterator[Hostile]:
    for levels in (20, 40, 60, 90):
        yield Hostile(f"ladder of {levels} fragments", ladder(levels))
        yield Hostile(f"ladder of {levels} fragments with aliases", aliased_ladder(levels))
    yield Hostile("3,000 levels deep", deep(3000))
    yield Hostile("20,000 open brackets", "{" * 20_000)
    yield Hostile("1,000 directives", "{ __typename " + "@include(if: true) " * 1000 + "}")
    yield Hostile("3,000 overlapping fields", "{" + " __typename" * 3000 + "}", OVERLAP)
    overlapping = " ".join(f"customers(first: {each}) {{ nodes {{ id }} }}" for each in range(600))
    yield Hostile("600 fields that contradict each other", "{" + overlapping + "}", OVERLAP)
    yield Hostile("1,000 aliases", "{" + " ".join(f"a{each}: __typename" for each in range(1000)) + "}")
    yield Hostile("fragments in a circle", "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }")
    yield Hostile(
        "introspection in circles", "{ __schema { types " + "{ fields { type " * 40 + "{ name }" + "}}" * 40 + "}}"
    )
    yield Hostile("a list of lists", "{ customers(first: " + "[" * 5000 + "]" * 5000 + ") { totalCount } }")
