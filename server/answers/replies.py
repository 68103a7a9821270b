"""The results of root fields become a reply."""

from __future__ import annotations

from dataclasses import replace

from resolvers.answer import Result
from resolvers.selection.operation import Operation
from server.answers.messages import Reply
from server.errors import formatted


def reply_of(operation: Operation, results: list[Result]) -> Reply:
    """The fields in the order asked for."""
    values = {each.asked.key: each.value for each in results}
    values |= dict.fromkeys(operation.typenames, "Query")
    errors = [formatted(each.error, each.asked.nodes, [each.asked.key]) for each in results if each.error is not None]
    if any(each.error is not None and each.asked.nodes[0].name.value == "nodes" for each in results):
        return Reply(errors, None)
    return Reply(errors, {key: values[key] for key in operation.order})


def marked(reply: Reply, masked: frozenset[str]) -> Reply:
    """The same, with the names of the fields whose values nobody of this role is shown."""
    return replace(reply, extensions={**reply.extensions, "masked": sorted(masked)}) if masked else reply
