import re

import pytest

from server.access.caller import DEVELOPER
from server.budgets import Purse
from server.telemetry.record import RECORD, Record, begun, clean, current

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"
SPAN = "00f067aa0ba902b7"


@pytest.mark.parametrize("said", ["abcdef12", "0198-ab.cd_EF", "x" * 64])
def test_a_plain_request_id_is_kept(said: str) -> None:
    assert begun({b"x-request-id": said.encode()}).request_id == said


@pytest.mark.parametrize("said", ["", "short", "x" * 65, "abcdefgh\n", "a b c d e f", "ünïcödé-id", "-abcdefgh"])
def test_any_other_is_replaced(said: str) -> None:
    assert re.fullmatch("[0-9a-f]{32}", begun({b"x-request-id": said.encode()}).request_id)


def test_two_requests_have_two_ids() -> None:
    assert begun({}).request_id != begun({}).request_id


def test_a_trace_is_carried() -> None:
    assert begun({b"traceparent": f"00-{TRACE}-{SPAN}-01".encode()}).trace == TRACE


@pytest.mark.parametrize(
    "said",
    [
        f"01-{TRACE}-{SPAN}-01",
        f"00-{TRACE.upper()}-{SPAN}-01",
        f"00-{'0' * 32}-{SPAN}-01",
        f"00-{TRACE}-{'0' * 16}-01",
        f"00-{TRACE}-{SPAN}-01-more",
    ],
)
def test_a_trace_that_is_none_is_left_out(said: str) -> None:
    assert begun({b"traceparent": said.encode()}).trace == ""


@pytest.mark.parametrize(
    ("name", "kept"),
    [("Desk_2", "Desk_2"), ("a\nb{}", "ab"), ("x" * 500, "x" * 64), ("<script>", "script"), ("Ärger", "rger")],
)
def test_names_from_outside_are_cleaned(name: str, kept: str) -> None:
    assert clean(name) == kept


def test_a_document_is_noted_by_its_hash() -> None:
    record = Record()
    record.asked('{ customer(by: {email: "ada@example.org"}) { id } }', "Desk", DEVELOPER)
    assert (record.operation, record.caller, record.role) == ("Desk", "developer", "admin")
    assert re.fullmatch("[0-9a-f]{16}", record.document)
    assert "ada" not in repr(record)


@pytest.mark.parametrize(
    ("extensions", "code", "refusal"),
    [
        ({"code": "QUERY_TOO_COMPLEX", "limit": "depth"}, "QUERY_TOO_COMPLEX", "depth"),
        ({"code": "RATE_LIMITED", "limit": "cost a minute"}, "RATE_LIMITED", "cost_a_minute"),
        ({"code": "UNAVAILABLE"}, "UNAVAILABLE", ""),
        (None, "BAD_USER_INPUT", ""),
    ],
)
def test_the_first_error_names_the_outcome(extensions: dict[str, str] | None, code: str, refusal: str) -> None:
    record = Record()
    record.replied([])
    assert record.code == "OK"
    record.replied([{"message": "no", "extensions": extensions}])
    assert (record.code, record.refusal) == (code, refusal)


def test_outside_of_a_request_nothing_is_kept() -> None:
    current().cost = 5
    assert current().cost == 0


def test_what_is_charged_stands_in_the_record() -> None:
    record = Record()
    mark = RECORD.set(record)
    Purse(None, "developer").take(7)
    RECORD.reset(mark)
    assert record.cost == 7
