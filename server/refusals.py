"""A request that is answered before anything runs: the status says whose turn it is, the message what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

CODES = {401: "UNAUTHENTICATED", 403: "FORBIDDEN", 429: "RATE_LIMITED", 503: "UNAVAILABLE"}
ALONG: dict[int, tuple[tuple[str, str], ...]] = {401: (("www-authenticate", "Bearer"),)}
"""Headers without which a status says half, where a refusal brings none."""


# Not frozen: a block that is left by an exception writes its traceback down on it.
@dataclass(slots=True, unsafe_hash=True)
class Refused(Exception):
    """A request that is none: the status of the answer, what was wanted, and what a client should know besides.

    `code` follows from the status if it is not given. `is_graphql` says that GraphQL itself found the fault, which
    `application/json` reports with 200.
    """

    status: int
    message: str
    code: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    is_graphql: bool = False

    def __str__(self) -> str:
        return self.message

    @property
    def body(self) -> dict[str, Any]:
        """The refusal in the shape of every other error."""
        code = self.code or CODES.get(self.status, "BAD_USER_INPUT")
        return {"errors": [{"message": self.message, "extensions": {"code": code}}]}

    @property
    def all_headers(self) -> tuple[tuple[str, str], ...]:
        return self.headers or ALONG.get(self.status, ())
