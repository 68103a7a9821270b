"""An API key becomes a caller: the graph is asked for it twice a second at most.

What was found, or not found, is good for half a second from the moment the question was sent. So a key that is revoked
stops within a second in every worker, and an engine that is away lets nobody in by an answer older than that.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

from graph.errors import StoreError
from graph.keys import service
from graph.keys.service import ApiKey
from graph.keys.spelling import BEGIN, spelled
from graph.store import Store
from server.access.caller import EXPIRED, Caller, Unauthenticated
from server.recent import Recent

log = logging.getLogger("kith.access")
FRESH, TIMEOUT = 0.5, 2.0  # seconds
KEPT = 4096
NO_HASH = "0" * 64


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the graph: when it was sent, and its answer once it is there."""

    at: float
    answer: asyncio.Task[ApiKey | None]


@dataclass
class Keys:
    """The keys of one graph, as one worker knows them."""

    store: Store
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = field(default=partial(datetime.now, UTC))
    asked: Recent[str, Asked] = field(default_factory=partial(Recent, KEPT))
    noted: Recent[str, float] = field(default_factory=partial(Recent, KEPT))
    notes: set[asyncio.Task[None]] = field(default_factory=set)

    async def caller(self, text: str) -> Caller:
        """Whoever holds this key; raises Unauthenticated, and StoreError where the graph cannot be asked."""
        shown = spelled(text)
        if shown is None:
            raise Unauthenticated("no key: its form or its check is wrong")
        kept = await self._found(shown.id)
        # A key that is not there takes as long to refuse as one with another secret.
        is_right = hmac.compare_digest(shown.hash, kept.hash if kept else NO_HASH)
        if kept is None or not is_right:
            raise Unauthenticated(f"key {shown.id}: {'wrong secret' if kept else 'unknown'}")
        if kept.revoked_at is not None:
            raise Unauthenticated(f"key {shown.id}: revoked")
        if kept.is_expired(self.now()):
            raise Unauthenticated(f"key {shown.id}: expired", EXPIRED)
        self._note(shown.id)
        return Caller(f"key:{kept.id}", kept.role, kept.claims, None if kept.roots is None else frozenset(kept.roots))

    async def close(self) -> None:
        """Wait for what is still being noted."""
        await asyncio.gather(*self.notes, return_exceptions=True)

    async def _found(self, key_id: str) -> ApiKey | None:
        """Questions within half a second share one answer; who hangs up does not take it from the others."""
        asked = self.asked.find(key_id)
        if asked is None or self.clock() - asked.at >= FRESH:
            answer = asyncio.create_task(service.find(self.store, key_id, timeout=TIMEOUT))
            answer.add_done_callback(_heard)
            asked = self.asked.keep(key_id, Asked(self.clock(), answer))
        return await asyncio.shield(asked.answer)

    def _note(self, key_id: str) -> None:
        """Write down that a key was used, while its request goes on."""
        last = self.noted.find(key_id)
        if last is None or self.clock() - last >= service.NOTED_EVERY.total_seconds():
            self.noted.keep(key_id, self.clock())
            note = asyncio.create_task(self._touch(key_id))
            self.notes.add(note)
            note.add_done_callback(self.notes.discard)

    async def _touch(self, key_id: str) -> None:
        try:
            await service.touch(self.store, key_id, now=self.now(), timeout=TIMEOUT)
        except StoreError as error:
            log.warning("the use of key %s could not be noted: %s", key_id, str(error).partition("\n")[0])


def is_key(text: str) -> bool:
    """Whether somebody means a key rather than a token."""
    return text.startswith(BEGIN)


def _heard(answer: asyncio.Task[ApiKey | None]) -> None:
    """An error that nobody waits for any more is no news."""
    if not answer.cancelled():
        answer.exception()
