from __future__ import annotations

import pytest
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from server.settings import BadSettings, load
from server.telemetry import choosing
from server.telemetry.choosing import check_traces
from server.telemetry.otlp import tracing
from server.telemetry.record import Record, Run

TRACE = "4bf92f3577b34da6a3ce929d0e0e4736"


def test_a_request_and_its_statements_are_spans_of_the_callers_trace() -> None:
    exporter = InMemorySpanExporter()
    hear, provider = tracing(SimpleSpanProcessor(exporter))
    record = Record(traceparent=f"00-{TRACE}-00f067aa0ba902b7-01", code="UNAVAILABLE", began=10.0, seconds=0.5)
    record.sent += [Run("RETURN 1", 10.1, 0.2), Run("RETURN 2", 10.1, 0.3, "Unavailable")]
    hear(record)
    provider.shutdown()
    one, two, request = exporter.get_finished_spans()
    assert {format(each.context.trace_id, "032x") for each in (one, two, request)} == {TRACE}
    assert one.parent is not None
    assert one.parent.span_id == request.context.span_id
    assert (one.attributes or {})["db.query.text"] == "RETURN 1"
    assert (request.end_time or 0) - (request.start_time or 0) == pytest.approx(0.5e9, abs=1e3)
    assert request.status.status_code is StatusCode.ERROR


def test_traces_without_the_library_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosing, "find_spec", lambda _: None)
    check_traces(load({}))
    with pytest.raises(BadSettings, match=r"requirements-traces\.lock"):
        check_traces(load({"KITH_TRACES": "otlp"}))
