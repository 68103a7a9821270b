"""The schema of the model as it is, built once: nobody here changes it."""

from zoneinfo import ZoneInfo

import pytest
from graphql import GraphQLSchema

from graph.model import MODEL
from schema.build import build


@pytest.fixture(scope="session")
def core() -> GraphQLSchema:
    """What graphql-core executes."""
    return build(MODEL, currency="GBP", zone=ZoneInfo("Europe/Berlin"))._schema
