"""What is remembered of one request while it is answered: facts about it, and nothing of what it says."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from server.access.caller import Caller

LONGEST_NAME = 64
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]")
REQUEST_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{7,63}")
# https://www.w3.org/TR/trace-context/: version, trace, parent, flags; zeros alone name nothing.
TRACEPARENT = re.compile(r"00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}")


@dataclass(frozen=True, slots=True)
class Run:
    """One statement that was sent: its text, which holds no values, when, for how long, and how it ended."""

    text: str
    began: float  # time.perf_counter
    seconds: float
    outcome: str = "OK"


@dataclass(slots=True)
class Record:
    """One request. Whoever learns something of it writes it down here."""

    request_id: str = ""
    traceparent: str = ""
    began: float = field(default_factory=time.perf_counter)
    seconds: float = 0.0
    status: int = 0
    is_graphql: bool = False
    operation: str = ""
    kind: str = ""
    document: str = ""
    code: str = ""
    refusal: str = ""
    caller: str = ""
    role: str = ""
    cost: int = 0
    plans_found: int = 0
    plans_made: int = 0
    sent: list[Run] = field(default_factory=list)

    @property
    def trace(self) -> str:
        """The trace that the caller is part of, if it said so."""
        return self.traceparent[3:35]

    def asked(self, document: str, operation: str | None, caller: Caller) -> None:
        """Note who asked for which operation of which document."""
        self.caller, self.role = caller.name, caller.role
        self.operation = clean(operation or "")
        self.document = short_hash(document)

    def found(self, kind: str, name: str) -> None:
        """Note what kind of operation it is, and its name as the document has it."""
        self.kind, self.operation = kind, clean(name)

    def replied(self, errors: list[dict[str, Any]]) -> None:
        """Note the code of the first error, and what ceiling it names."""
        extensions: Mapping[str, Any] = (errors[0].get("extensions") or {}) if errors else {}
        self.code = str(extensions.get("code") or "BAD_USER_INPUT") if errors else "OK"
        self.refusal = str(extensions.get("limit") or "").replace(" ", "_")


RECORD: ContextVar[Record | None] = ContextVar("record", default=None)


def current() -> Record:
    """The record of the request that is being answered; outside of one, a record that nobody reads."""
    return RECORD.get() or Record()


def begun(headers: Mapping[bytes, bytes]) -> Record:
    """A record for a request with these headers, and its id: the caller's if it is a plain one."""
    said = headers.get(b"x-request-id", b"").decode("latin-1")
    parent = headers.get(b"traceparent", b"").decode("latin-1")
    return Record(
        request_id=said if REQUEST_ID.fullmatch(said) else secrets.token_hex(16),
        traceparent=parent if TRACEPARENT.fullmatch(parent) else "",
    )


def clean(name: str) -> str:
    """A name from outside, as it may stand in a log."""
    return NOT_IN_NAMES.sub("", name[: 4 * LONGEST_NAME])[:LONGEST_NAME]


def short_hash(text: str) -> str:
    """Enough of a document's SHA-256 to find it among those that are known."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
