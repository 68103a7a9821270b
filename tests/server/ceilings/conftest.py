"""A schema that is small enough to be read, and the ceilings over it."""

from __future__ import annotations

import pytest
from graphql import GraphQLSchema, build_schema

from graph.model import MODEL
from server.access.limits import SERVICE, Limits
from server.answers.answering import GraphQL
from server.budgets import Budgets
from tests.server.wire.house import NoRows, api

SDL = """
interface Thing { id: ID! size(in: Int, unit: String): Int like: Thing owner: Owner }
type Box implements Thing {
  id: ID! size(in: Int, unit: String): Int like: Thing owner: Owner name: String all: [Box!]!
}
type Bag implements Thing {
  id: ID! size(in: Int, unit: String): Int like: Thing owner: Owner name: [String] deep: Int
}
type Owner { id: ID! name: String! best: Thing things(first: Int, where: Where): [Thing!] }
union Any = Box | Bag | Owner
input Where { name: String, and: [Where!] }
type Query { thing: Thing any: Any owner: Owner box: Box owners: [Owner!]! }
type Mutation { one: Int two: Int }
"""


@pytest.fixture(scope="session")
def small() -> GraphQLSchema:
    return build_schema(SDL)


def fresh(limits: Limits = SERVICE, budgets: Budgets | None = None) -> GraphQL:
    return GraphQL(NoRows(), MODEL, api().setting, limits=limits, budgets=budgets, made=api().schema)


@pytest.fixture(scope="session")
def core() -> GraphQLSchema:
    """The schema of the whole model."""
    return api().schema


@pytest.fixture
def idle() -> GraphQL:
    """An API that has kept nothing, over a store that notes what it is asked."""
    return fresh()
