"""Logs: a line an event, JSON or text, on standard output. Libraries' own lines come out the same way.

No line holds a document, a variable, a personal value or a key. What an exception says may hold any of these, so of
exceptions the log has class and place; `KITH_LOG_LEVEL=debug` adds what they say, for those who look at their own data.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any

import orjson
import structlog

from server.telemetry.record import RECORD, Record

LEVELS = {"debug": logging.DEBUG, "info": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
Event = MutableMapping[str, Any]
log = structlog.get_logger("kith")


def configured(form: str, level: str) -> None:
    """Send everything that this process logs to standard output, in this form ("json" or "text")."""
    shared: list[structlog.typing.Processor] = [
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _with_request,
        _without_values(level),
    ]
    written: structlog.typing.Processor = (
        _json if form == "json" else structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty())
    )
    structlog.configure(
        processors=[structlog.processors.add_log_level, *shared, written],
        wrapper_class=structlog.make_filtering_bound_logger(LEVELS[level]),
        # A line is one write, or those of several workers would get mixed up.
        logger_factory=structlog.WriteLoggerFactory(sys.stdout),
        cache_logger_on_first_use=False,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[structlog.stdlib.add_log_level, *shared],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, written],
    )
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(formatter)
    logging.basicConfig(handlers=[handler], level=LEVELS[level], force=True)


def request_line(record: Record) -> None:
    """One line for one request."""
    log.info(
        "request",
        operation=record.operation,
        kind=record.kind,
        document=record.document,
        code=record.code,
        status=record.status,
        ms=round(record.seconds * 1000, 1),
        statements=len(record.sent),
        cost=record.cost,
        caller=record.caller,
        role=record.role,
    )


def _with_request(_logger: object, _method: str, event: Event) -> Event:
    record = RECORD.get()
    if record is not None:
        event["request"] = record.request_id
        if record.trace:
            event["trace"] = record.trace
    return event


def _without_values(level: str) -> structlog.typing.Processor:
    speaks = level == "debug"

    def processor(_logger: object, _method: str, event: Event) -> Event:
        found = event.pop("exc_info", None)
        error = sys.exc_info()[1] if found is True else found[1] if isinstance(found, tuple) else found
        if isinstance(error, BaseException):
            event["error"] = _chain(error, speaks=speaks)
            event["at"] = [f"{each.filename}:{each.lineno} {each.name}" for each in _frames(error)]
        return event

    return processor


def _chain(error: BaseException, *, speaks: bool) -> list[str]:
    """The classes of an error and of what caused it."""
    said = [f"{type(error).__name__}: {error}" if speaks else type(error).__name__]
    cause = error.__cause__ or error.__context__
    return said + (_chain(cause, speaks=speaks) if cause is not None else [])


def _frames(error: BaseException) -> list[traceback.FrameSummary]:
    return list(traceback.extract_tb(error.__traceback__))[-12:]


def _json(_logger: object, _method: str, event: Event) -> str:
    return orjson.dumps(event, default=str).decode()
