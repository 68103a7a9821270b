"""Where an engine listens and how it is asked for."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Endpoint:
    """The address of one database. `http_url` is there for the embedded engine alone."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str
    http_url: str | None = None
