from __future__ import annotations

import io
import json
import logging

import pytest

from server.telemetry import logs
from server.telemetry.record import RECORD, Record, Run
from server.telemetry.slow import slow_line

SECRET = "ada@example.org"
TEXT = "MATCH (n0:Customer) RETURN n0.id"


def failed() -> BaseException:
    try:
        raise KeyError(SECRET) from ValueError(SECRET)
    except KeyError as error:
        return error


@pytest.mark.parametrize("form", ["json", "text"])
def test_what_an_exception_says_is_left_out(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configured(form, "info")
    logging.getLogger("kith").error("internal error %s", "12ab", exc_info=failed())
    said = capsys.readouterr().out
    assert SECRET not in said
    assert all(word in said for word in ("12ab", "KeyError", "ValueError", "test_logs.py"))


def test_who_debugs_hears_it(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configured("json", "debug")
    logging.getLogger("kith").error("internal error", exc_info=failed())
    assert SECRET in capsys.readouterr().out


def test_lines_of_a_request_have_its_id_and_trace(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configured("json", "info")
    mark = RECORD.set(Record(request_id="request-7", traceparent=f"00-{'a' * 32}-{'b' * 16}-01"))
    logging.getLogger("kith").warning("something")
    RECORD.reset(mark)
    line = json.loads(capsys.readouterr().out)
    assert (line["request"], line["trace"], line["event"]) == ("request-7", "a" * 32, "something")


def test_a_level_holds_for_both_kinds(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configured("json", "warning")
    logging.getLogger("kith").info("quiet")
    logs.request_line(Record())
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("seconds", "lines"), [(0.9, 0), (1.1, 1)])
def test_slow_operations_show_their_statements(seconds: float, lines: int, capsys: pytest.CaptureFixture[str]) -> None:
    logs.configured("json", "info")
    slow_line(Record(seconds=seconds, sent=[Run(TEXT, 0.0, 0.8, "TimedOut")] * 25), 1.0)
    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(found) == lines
    for line in found:
        first = line["statements"][0]
        assert (first["text"], first["ms"], first["outcome"]) == (TEXT, 800.0, "TimedOut")
        assert (len(line["statements"]), line["left_out"]) == (20, 5)


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_line_is_one_write(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    written: list[str] = []
    monkeypatch.setattr(stream, "write", written.append)
    monkeypatch.setattr("sys.stdout", stream)
    logs.configured(form, "info")
    logs.request_line(Record())
    logging.getLogger("kith").info("something")
    assert [each.endswith("\n") for each in written] == [True, True]
