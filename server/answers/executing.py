"""The schema's own executor, over variables that were read already: it would read them all once more.

Where a thousand rows come as a variable, that took longer than all the rest of the executor's work.
"""

from __future__ import annotations

from graphql import (
    ExecutionResult,
    Executor,
    FragmentDefinitionNode,
    GraphQLSchema,
    VariableValues,
    default_field_resolver,
    default_type_resolver,
    execute_root_selection_set,
)  # fmt: skip
from graphql.execution.collect_fields import FragmentDetails
from graphql.pyutils import AwaitableOrValue

from server.answers.documents import Meant


def executed(schema: GraphQLSchema, meant: Meant, context: object) -> AwaitableOrValue[ExecutionResult]:
    """What the executor makes of an operation; its fragments have no variables of their own."""
    fragments = {each.name.value: each for each in meant.tree.definitions if isinstance(each, FragmentDefinitionNode)}
    executor: Executor[None] = Executor(
        schema,
        fragments,
        {name: FragmentDetails(each, None) for name, each in fragments.items()},
        None,
        context,
        meant.operation,
        VariableValues({}, meant.variables),
        default_field_resolver,
        default_type_resolver,
        default_field_resolver,
    )
    return execute_root_selection_set(executor)
