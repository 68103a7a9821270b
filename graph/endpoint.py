"""Where an engine listens and how it is asked for."""

from dataclasses import dataclass, field
from typing import Literal

Way = Literal["lean", "driver"]
# `neo4j` asks a cluster whom to talk to; `+s` encrypts, `+ssc` without checking the certificate.
SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of one database. `http_url` is there for the embedded engine alone.

    `statements` says how they go there: by `graph/lean.py` where that can be, or always by the driver.
    """

    uri: str
    user: str
    password: str = field(repr=False)
    database: str
    http_url: str | None = None
    statements: Way = "lean"
