"""Who asks, and by which API they are answered; whoever may not come in hears why in words of HTTP."""

from __future__ import annotations

from starlette.datastructures import Headers, State

from server.access.caller import Caller, Unauthenticated
from server.answers.answering import GraphQL
from server.refusals import Refused

NOT_GOOD = (("www-authenticate", 'Bearer error="invalid_token"'),)


async def admitted(state: State, headers: Headers) -> tuple[Caller, GraphQL]:
    """The caller and the API of their role; raises Refused, and StoreError where that cannot be found out now."""
    try:
        caller: Caller = await state.doors.caller(headers)
    except Unauthenticated as refusal:
        raise Refused(401, str(refusal), headers=NOT_GOOD) from None
    return caller, await state.apis.of(caller)
