"""The picture of the graph in the README shows every relationship of the model, and no other."""

import re
from itertools import product

from graph.declare import Relationship
from graph.model import MODEL
from tests.rules.sources import ROOT

Arrow = tuple[str, str, str]
ARROW = re.compile(r"^ *(\S.*?) -- \"?([A-Z_, ]+?)\"? --> (.+)$", re.MULTILINE)


def drawn(text: str) -> set[Arrow]:
    """Every (start, type, end) of a Mermaid graph, with `a & b` and `R, S` taken apart."""
    [picture] = re.findall(r"^```mermaid\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return {
        arrow
        for starts, types, ends in ARROW.findall(picture)
        for arrow in product(starts.split(" & "), types.split(", "), ends.split(" & "))
    }


def declared(one: Relationship) -> set[Arrow]:
    return set(product(one.start or ("Anything",), (one.type,), one.end))


def test_the_picture_is_true_to_the_model() -> None:
    wanted = {arrow for each in MODEL.relationships.values() for arrow in declared(each)}
    assert drawn((ROOT / "README.md").read_text(encoding="utf-8")) == wanted


def test_arrows_are_taken_apart() -> None:
    text = '```mermaid\ngraph LR\n  A & B -- R --> C\n  A -- "S, T_U" --> A\n```\n'
    assert drawn(text) == {("A", "R", "C"), ("B", "R", "C"), ("A", "S", "A"), ("A", "T_U", "A")}
