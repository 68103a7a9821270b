"""The way in: what a request shows becomes a caller, or is refused.

There is one way to show something: `Authorization: Bearer …` with a key or a token. None is looked for in the address,
which ends up in logs, or in a cookie, which a browser sends along for a page of somebody else.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import Headers

from server.access.caller import DEVELOPER, STRANGER, Caller, Unauthenticated
from server.access.keys import Keys, is_key
from server.access.tokens import Tokens

log = logging.getLogger("kith.access")
BEARER = re.compile(r"[Bb][Ee][Aa][Rr][Ee][Rr] +([A-Za-z0-9._~+/=-]+) *")


@dataclass(frozen=True, slots=True)
class Doors:
    """Everything that may be shown; `unseen` is whoever shows nothing."""

    keys: Keys
    tokens: Tokens
    unseen: Caller = STRANGER

    async def caller(self, headers: Mapping[str, str]) -> Caller:
        """Who asks; raises Unauthenticated, and StoreError where that cannot be found out now."""
        shown = (headers if isinstance(headers, Headers) else Headers(headers)).getlist("authorization")
        if not shown:
            return self.unseen
        try:
            return await self._known(shown)
        except Unauthenticated as refusal:
            log.info("refused: %s", refusal.reason)
            raise

    async def close(self) -> None:
        """Leave nothing half-written."""
        await self.keys.close()
        await self.tokens.close()

    async def _known(self, shown: list[str]) -> Caller:
        if len(shown) > 1:
            raise Unauthenticated("several Authorization headers")
        match = BEARER.fullmatch(shown[0])
        if match is None:
            raise Unauthenticated("Authorization is not Bearer and one word")
        door = self.keys if is_key(match[1]) else self.tokens
        return await door.caller(match[1])


def unseen(*, is_dev: bool) -> Caller:
    """Whoever shows nothing: a developer at a server for developers, a stranger elsewhere."""
    return DEVELOPER if is_dev else STRANGER
