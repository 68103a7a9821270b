"""A connection as a sentence, in plain English, for people who see names and for people who do not.

>>> said(Edge("cus_1", "REFERRED", "cus_2", at="2025-05-03T10:00:00"), "Ana Ruiz", "Иван Петров", day="2025-05-03")
'Ana Ruiz referred Иван Петров on 3 May 2025.'
>>> said(Edge("cus_1", "WORKS_AT", "com_1", since="2024-01-31"), "a customer", "a company")
'A customer works at a company, since 31 January 2024.'
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from graph.networks.kinds import label_of
from graph.networks.reading import Edge, Named

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
SOMEBODY = {"Customer": "a customer", "Company": "a company", "Household": "a household", "Address": "an address",
            "Identifier": "an identifier", "Product": "a product"}  # fmt: skip
"""What stands for a name that there is none of, or that who asks may not read."""
SAID = {
    "REFERRED": "{one} referred {other}",
    "TIED_TO": "{one} and {other} are tied",
    "MEMBER_OF": "{one} belongs to the household {other}",
    "WORKS_AT": "{one} works at {other}",
    "PARENT_OF": "{one} owns {other}",
    "PARTNERS_WITH": "{one} and {other} are partners",
    "LOCATED_AT": "{one} is reached at {other}",
    "IDENTIFIED_BY": "{one} is reached by {other}",
    "BOUGHT": "{one} bought {other}",
}
UNNAMED = {"MEMBER_OF": "{one} belongs to {other}"}
"""The same where the second has no name that can be told."""
TIES: Mapping[str, str] = {
    "PARENT": "{other} is a parent of {one}",
    "CHILD": "{other} is a child of {one}",
    "SPOUSE": "{one} and {other} are married or partners",
    "SIBLING": "{one} and {other} are brothers or sisters",
    "FRIEND": "{one} and {other} are friends",
    "COLLEAGUE": "{one} and {other} work together",
    "GUARDIAN": "{other} is the guardian of {one}",
    "WARD": "{other} is in the care of {one}",
    "NEIGHBOUR": "{one} and {other} are neighbours",
}
"""What each kind of tie says, as the model tells its direction."""


def said(edge: Edge, one: str, other: str, *, day: str | None = None) -> str:
    """What a connection says. `day` is that of a claim where the reader is; `kind` of an edge is told if it has one."""
    pattern = UNNAMED.get(edge.type) if other == neutral(edge.end) else None
    if edge.type == "TIED_TO":
        pattern = TIES.get(edge.kind or "")
    text = (pattern or SAID[edge.type]).format(one=one, other=other) + _when(edge, day)
    return f"{text[:1].upper()}{text[1:]}."


def _when(edge: Edge, day: str | None) -> str:
    on = f" on {_day(day)}" if day else ""
    since = f", since {_day(edge.since)}" if edge.since else ""
    return on + since + (f", until {_day(edge.until)}" if edge.until else "")


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def neutral(id_: str) -> str:
    """What a node is called that is not told by name."""
    return SOMEBODY[label_of(id_)]


def called(id_: str, named: Named | None) -> str | None:
    """What a node is called where it has a name: of an address its first line and city, of an identifier its key."""
    if named is None:
        return None
    if label_of(id_) == "Address":
        return ", ".join([*named.more[:1], *([named.name] if named.name else [])]) or None
    return named.name


def word(edge: Edge) -> str:
    """A connection in a word or two, for drawings: `friend`, `works at`."""
    return (edge.kind or edge.type).lower().replace("_", " ")
