"""What a client sends and what it gets, without anything of HTTP."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Request:
    """What a client sends; by a method that must change nothing, it `reads_only`."""

    query: str
    operation_name: str | None = None
    variables: dict[str, Any] = field(default_factory=dict)
    wants_cost: bool = False
    reads_only: bool = False
    idempotency_key: str | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What a client gets: `data` is absent when nothing was run.

    `status` and `headers` are for a refusal that HTTP has words of its own for.
    """

    errors: list[dict[str, Any]]
    data: dict[str, Any] | None = None
    was_run: bool = True
    extensions: Mapping[str, Any] = field(default_factory=dict)
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self) -> dict[str, Any]:
        said: dict[str, Any] = {"errors": self.errors} if self.errors else {}
        said |= {"data": self.data} if self.was_run else {}
        return {**said, "extensions": self.extensions} if self.extensions else said
