"""What is asked: a row by id, lists of 100 and 1,000, three levels nested; ids at random, texts always the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from bench.population import Population

POINT = """query Point($id: ID!) {
  customer(by: {id: $id}) {
    id name givenName familyName stage gender birthDate language createdAt updatedAt
  }
}"""
LIST = """query List($first: Int!, $from: ID!) {
  purchases(first: $first, where: {id: {gte: $from}}) {
    nodes {
      id number at createdAt channel status paymentMethod country quantity total { amount currency }
    }
  }
}"""
NESTED = """query Nested($first: Int!, $from: ID!) {
  customers(first: $first, where: {id: {gte: $from}}) {
    nodes {
      id name birthDate household { name }
      purchases(first: 5) {
        nodes {
          at channel total { amount currency }
          lines(first: 5) { edges { quantity unitPrice { amount } node { sku name } } }
        }
      }
    }
  }
}"""
Variables = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """A text, and the variables it is asked with: different ones each time."""

    name: str
    text: str
    variables: Callable[[Population, Random], Variables]


def _one(made: Population, random: Random) -> Variables:
    return {"id": random.choice(made.ids("Customer"))}


def _page(label: str, size: int) -> Callable[[Population, Random], Variables]:
    """A page that begins anywhere and is full."""

    def variables(made: Population, random: Random) -> Variables:
        ids = made.ids(label)
        return {"first": size, "from": ids[random.randrange(max(1, len(ids) - size))]}

    return variables


QUESTIONS: Sequence[Question] = (
    Question("point", POINT, _one),
    Question("list of 100", LIST, _page("Interaction", 100)),
    Question("list of 1,000", LIST, _page("Interaction", 1000)),
    Question("nested", NESTED, _page("Customer", 50)),
)
