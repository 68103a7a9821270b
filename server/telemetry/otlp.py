"""Spans of OpenTelemetry: one a request, one a statement below it, made of the record when the answer is out.

Imported only where KITH_TRACES=otlp asks for it. Where spans go, and how many, say the usual variables OTEL_….
"""

from __future__ import annotations

import time

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import SpanProcessor, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, StatusCode, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from server.telemetry.observing import Hear
from server.telemetry.record import Record, Run

FAULTS = frozenset({"INTERNAL", "UNAVAILABLE", "TIMEOUT"})


def tracing(processor: SpanProcessor | None = None, *, engine: str = "neo4j") -> tuple[Hear, TracerProvider]:
    """What takes records in, and the provider to shut down in the end. Started after workers part: it has a thread."""
    # What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say goes before.
    resource = Resource({SERVICE_NAME: "kith"}).merge(Resource.create())
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(processor or BatchSpanProcessor(OTLPSpanExporter()))
    tracer = provider.get_tracer("kith")

    def hear(record: Record) -> None:
        _spans(record, tracer, engine)

    return hear, provider


def _spans(record: Record, tracer: Tracer, engine: str) -> None:
    context = TraceContextTextMapPropagator().extract({"traceparent": record.traceparent})
    # Records measure by a clock that knows no date.
    origin = time.time_ns() - int(time.perf_counter() * 1e9)
    span = tracer.start_span(
        f"graphql {record.kind or 'request'}",
        context,
        SpanKind.SERVER,
        _facts(record),
        start_time=origin + int(record.began * 1e9),
    )
    for each in record.sent:
        _statement(each, tracer, span, engine, origin)
    if record.code in FAULTS:
        span.set_status(StatusCode.ERROR)
    span.end(origin + int((record.began + record.seconds) * 1e9))


def _facts(record: Record) -> dict[str, str | int]:
    return {
        "graphql.operation.name": record.operation,
        "graphql.operation.type": record.kind,
        "graphql.document.sha256": record.document,
        "http.response.status_code": record.status,
        "kith.request": record.request_id,
        "kith.code": record.code,
        "kith.cost": record.cost,
        "kith.role": record.role,
    }


def _statement(sent: Run, tracer: Tracer, parent: Span, engine: str, origin: int) -> None:
    context = trace.set_span_in_context(parent)
    facts = {"db.system.name": engine, "db.query.text": sent.text, "kith.outcome": sent.outcome}
    began = origin + int(sent.began * 1e9)
    span = tracer.start_span("statement", context, SpanKind.CLIENT, facts, start_time=began)
    span.end(began + int(sent.seconds * 1e9))
