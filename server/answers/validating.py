"""A document held against the rules of GraphQL, as `graphql.validate` does it, with less around the rules.

The library asks each rule anew for each kind of node in each document what it looks at, and ties the answers in circles
that wait for the collector of garbage: more than the rules themselves take. Here this is known for good of each set of
rules, nothing is called for nodes that nothing looks at, and rules that a text cannot break are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from graphql import (
    SKIP,
    ASTValidationRule,
    DeferStreamDirectiveLabel,
    DeferStreamDirectiveOnRootField,
    DeferStreamDirectiveOnValidOperationsRule,
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    KnownDirectivesRule,
    KnownFragmentNamesRule,
    Node,
    NoFragmentCyclesRule,
    NoUndefinedVariablesRule,
    NoUnusedFragmentsRule,
    NoUnusedVariablesRule,
    OverlappingFieldsCanBeMergedRule,
    PossibleFragmentSpreadsRule,
    SingleFieldSubscriptionsRule,
    StreamDirectiveOnListField,
    TypeInfo,
    UniqueDirectivesPerLocationRule,
    UniqueFragmentNamesRule,
    UniqueVariableNamesRule,
    ValidationContext,
    VariablesAreInputTypesRule,
    VariablesInAllowedPositionRule,
    Visitor,
    VisitorAction,
    specified_rules,
    visit,
)  # fmt: skip
from graphql.language.visitor import EnterLeaveVisitor
from graphql.validation.validate import ValidationAbortedError, query_document_keys_to_validate

from server.ceilings.merging import MergingRule

Rules = tuple[type[ASTValidationRule], ...]
Look = Callable[..., VisitorAction | None]
"""What a rule, or what follows the types, does with a node."""

RULES: Rules = tuple(MergingRule if each is OverlappingFieldsCanBeMergedRule else each for each in specified_rules)
ABOUT = {
    "$": (NoUndefinedVariablesRule, NoUnusedVariablesRule, UniqueVariableNamesRule, VariablesAreInputTypesRule,
          VariablesInAllowedPositionRule),
    "@": (KnownDirectivesRule, UniqueDirectivesPerLocationRule, DeferStreamDirectiveLabel,
          DeferStreamDirectiveOnRootField, DeferStreamDirectiveOnValidOperationsRule, StreamDirectiveOnListField),
    "...": (KnownFragmentNamesRule, NoFragmentCyclesRule, PossibleFragmentSpreadsRule),
    "fragment": (NoUnusedFragmentsRule, UniqueFragmentNamesRule),
    "subscription": (SingleFieldSubscriptionsRule,),
}  # fmt: skip
"""Rules about what no text can have that has not this in it."""
LOOKED_AT = {
    kind: tuple(key for key in keys if key not in ("alias", "name"))
    for kind, keys in query_document_keys_to_validate.items()
}
"""What is walked over below each kind of node: at names, near half of all nodes, no rule looks by themselves."""
MOST_ERRORS = 5
"""Each of them may repeat much of the document."""


def validated(schema: GraphQLSchema, tree: DocumentNode, rules: Rules) -> tuple[GraphQLError, ...]:
    """What is wrong with a document, `MOST_ERRORS` and a word about the end at most."""
    errors: list[GraphQLError] = []

    def tell(error: GraphQLError) -> None:
        if len(errors) >= MOST_ERRORS:
            raise ValidationAbortedError("Too many validation errors, error limit reached. Validation aborted.")
        errors.append(error)

    types = TypeInfo(schema)
    context = ValidationContext(schema, tree, types, tell)
    try:
        visit(tree, Inspection(rules, context, types), LOOKED_AT)
    except ValidationAbortedError as error:
        error.__context__ = None  # what is kept must not keep the frames of the walk
        errors.append(error.with_traceback(None))
    except RecursionError:  # of a fragment that nothing asks for, and that no ceiling measures
        errors.append(ValidationAbortedError("Validation aborted."))
    return tuple(errors)


def rules_for(text: str) -> Rules:
    """The rules that a text can break. A rule that looks at variables goes through all of it once more for them."""
    return _about(frozenset(sign for sign in ABOUT if sign in text))


@cache
def _about(signs: frozenset[str]) -> Rules:
    idle = {each for sign, some in ABOUT.items() if sign not in signs for each in some}
    return tuple(each for each in RULES if each not in idle)


class Inspection(Visitor):
    """All rules in one walk, each told of the types where it looks; a rule may skip what is below a node."""

    def __init__(self, rules: Rules, context: ValidationContext, types: TypeInfo) -> None:
        super().__init__()
        self.rules = rules
        self.inspectors = [each(context) for each in rules]
        self.types = types
        self.resting: dict[int, Node] = {}

    def get_enter_leave_for_kind(self, kind: str) -> EnterLeaveVisitor:
        """What is done with nodes of a kind, before and after what is below them; None where nobody looks."""
        found = self.enter_leave_map.get(kind)
        if found is None:
            found = self.enter_leave_map[kind] = self._made(kind)
        return found

    def _made(self, kind: str) -> EnterLeaveVisitor:
        is_typed, entering, leaving = _looking(self.rules, kind)
        if not (is_typed or entering or leaving):
            return EnterLeaveVisitor(None, None)
        enters = [(number, getattr(self.inspectors[number], name)) for number, name in entering]
        leaves = [(number, getattr(self.inspectors[number], name)) for number, name in leaving]
        enter = _entering(enters, self.types.enter if is_typed else None, self.resting)
        leave = _leaving(leaves, self.types.leave if is_typed else None, self.resting)
        return EnterLeaveVisitor(enter, leave)


@cache
def _looking(rules: Rules, kind: str) -> tuple[bool, list[tuple[int, str]], list[tuple[int, str]]]:
    """Whether types change at nodes of a kind; which rules look at them by which methods, on the way in and out."""
    enter, leave = f"enter_{kind}", f"leave_{kind}"
    return (
        hasattr(TypeInfo, enter) or hasattr(TypeInfo, leave),
        list(_named(rules, enter, "enter")),
        list(_named(rules, leave, "leave")),
    )


def _named(rules: Rules, special: str, general: str) -> Iterator[tuple[int, str]]:
    for number, each in enumerate(rules):
        found = next((name for name in (special, general) if hasattr(each, name)), None)
        if found:
            yield number, found


def _entering(looks: list[tuple[int, Look]], follow: Look | None, resting: dict[int, Node]) -> Look:
    def enter(node: Node, *where: Any) -> None:
        if follow:
            follow(node)
        for number, look in looks:
            if number not in resting and look(node, *where) is SKIP:
                resting[number] = node

    return enter


def _leaving(looks: list[tuple[int, Look]], follow: Look | None, resting: dict[int, Node]) -> Look:
    def leave(node: Node, *where: Any) -> None:
        for number, look in looks:
            if number not in resting:
                look(node, *where)
        for number in [number for number, since in resting.items() if since is node] if resting else ():
            del resting[number]
        if follow:
            follow(node)

    return leave
