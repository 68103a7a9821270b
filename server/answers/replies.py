"""The results of root fields become a reply, and so does whatever went wrong before."""

from __future__ import annotations

from dataclasses import replace

from graphql import GraphQLError

from resolvers.answer import Result
from resolvers.conditions import Unclaimed
from resolvers.selection.operation import Operation
from server.answers.messages import Reply
from server.budgets import Overspent
from server.errors import forbidden, formatted, request_error
from server.turns import Crowded


def reply_of(operation: Operation, results: list[Result]) -> Reply:
    """The fields in the order asked for."""
    values = {each.asked.key: each.value for each in results}
    values |= dict.fromkeys(operation.typenames, "Query")
    errors = [formatted(each.error, each.asked.nodes, [each.asked.key]) for each in results if each.error is not None]
    if any(each.error is not None and each.asked.nodes[0].name.value == "nodes" for each in results):
        return Reply(errors, None)
    return Reply(errors, {key: values[key] for key in operation.order})


def refusal_of(error: Exception) -> Reply:
    """What is said where nothing came of a request: whose fault it is, and what to do."""
    match error:
        case Crowded() | Overspent():
            return Reply([formatted(error.error())], was_run=False, status=429, headers=error.headers())
        case GraphQLError():
            return Reply([request_error(error)], was_run=False)
        case ExceptionGroup():
            return Reply([request_error(each) for each in error.exceptions], was_run=False)
        case Unclaimed():
            return Reply([forbidden(str(error))], was_run=False, status=403)
        case _:
            return Reply([formatted(error)])


def marked(reply: Reply, masked: frozenset[str]) -> Reply:
    """The same, with the names of the fields whose values nobody of this role is shown."""
    return replace(reply, extensions={**reply.extensions, "masked": sorted(masked)}) if masked else reply
