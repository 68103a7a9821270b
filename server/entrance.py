"""Whether anybody has been given a way to say who he is: where strangers may call, nothing starts before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from graph.keys import service
from graph.store import Store
from server.access.issuers import Issuer
from server.settings import Settings


class Unguarded(Exception):
    """Nobody could come in, since neither a key nor an issuer of tokens is known."""


async def check_guarded(settings: Settings, signers: Sequence[Issuer], store: Store) -> None:
    """Raise Unguarded where strangers may call, nobody has a key, and `signers` of tokens are none."""
    if settings.dev or signers:
        return
    if not await service.is_any_good(store, datetime.now(UTC)):
        raise Unguarded(
            "Nobody could say who he is: there is no valid API key, and KITH_ISSUERS_FILE names no issuer of tokens. "
            "Make the first key by ./kith keys create --role admin --name first, or start with --dev on this machine."
        )
