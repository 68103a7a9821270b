"""Who is sent away hears when to come back."""

from __future__ import annotations

from typing import Any

from starlette.types import Receive, Scope, Send

from server.telemetry.record import RECORD, Record, Run
from server.wire.crowd import Crowd
from server.wire.door import UTMOST


async def called(crowd: Crowd, path: str = "/graphql") -> list[dict[str, Any]]:
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    await crowd({"type": "http", "path": path, "headers": []}, None, send)  # type: ignore[arg-type]  # nothing is received
    return sent


async def test_who_is_sent_away_hears_when_to_come_back() -> None:
    refused: list[None] = []
    crowd = Crowd(_answering, lambda: refused.append(None))
    assert [each.get("status") for each in await called(crowd)] == [200, None]
    assert crowd.door.inside == 0
    for _ in range(UTMOST):
        crowd.door.enter(b"")
    start, body = await called(crowd)
    assert (start["status"], dict(start["headers"])[b"retry-after"]) == (503, b"1")
    assert b"UNAVAILABLE" in body["body"]
    assert len(refused) == 1
    assert (await called(crowd, "/livez"))[0]["status"] == 200


async def test_a_stream_that_has_begun_takes_no_place() -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        assert crowd.door.inside == 0

    crowd = Crowd(app)
    await called(crowd)
    assert crowd.door.inside == 0


async def _answering(_scope: Scope, _receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"{}"})


async def test_how_long_an_operation_took_is_told_with_its_first_statement() -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        mark = RECORD.set(Record(sent=[Run("RETURN 1", 0, 0), Run("RETURN 2", 0, 0)]))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        RECORD.reset(mark)

    crowd = Crowd(app)
    await called(crowd)
    assert list(crowd.door.pace.alone) == ["RETURN 1"]


async def test_who_asks_is_known_by_the_key_that_is_shown() -> None:
    crowd = Crowd(_answering)
    for _ in range(UTMOST // 2):
        crowd.door.enter(b"Bearer a")
    crowd.door.strict_until, crowd.door.room = float("inf"), 4
    assert crowd.refuses([(b"host", b"x"), (b"authorization", b"Bearer a")])
    assert not crowd.refuses([(b"authorization", b"Bearer b")])
    assert not crowd.refuses([])
