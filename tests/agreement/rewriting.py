"""The same question in other words: what changes here changes neither statements nor the names of their parameters."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from random import Random
from typing import Any

from graphql import (
    ArgumentNode,
    DirectiveNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSchema,
    InlineFragmentNode,
    NamedTypeNode,
    NameNode,
    Node,
    ObjectFieldNode,
    ObjectValueNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
    TypeInfo,
    TypeInfoVisitor,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    parse,
    parse_const_value,
    parse_type,
    print_ast,
    value_from_ast_untyped,
    visit,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rewritten:
    query: str
    variables: dict[str, Any]


def rewritten(text: str, schema: GraphQLSchema, dice: Random) -> Rewritten:
    """Other aliases, order of fields and blanks; fragments; variables for literals; conditions that are met."""
    tree = parse(text)
    lifted = Lifted(schema, dice)
    with_variables = visit(tree, TypeInfoVisitor(lifted.types, lifted))
    wrapped = Wrapping(schema, dice)
    whole = visit(with_variables, TypeInfoVisitor(wrapped.types, wrapped))
    document = DocumentNode(definitions=(*_operations(whole, lifted), *wrapped.fragments))
    return Rewritten(_spaced(print_ast(document), dice), lifted.values)


def _operations(tree: DocumentNode, lifted: Lifted) -> tuple[OperationDefinitionNode, ...]:
    (operation,) = tree.definitions
    assert isinstance(operation, OperationDefinitionNode)
    return (
        OperationDefinitionNode(
            operation=operation.operation,
            name=NameNode(value="Rewritten"),
            variable_definitions=tuple(lifted.definitions),
            selection_set=operation.selection_set,
        ),
    )


def _spaced(text: str, dice: Random) -> str:
    """Commas and line breaks mean nothing between fields."""
    return text.replace("\n", dice.choice(("\n", " \n\t", ",\n", " # a comment\n")))


class Lifted(Visitor):
    """Moves values of arguments, and of fields inside them, into variables."""

    def __init__(self, schema: GraphQLSchema, dice: Random) -> None:
        super().__init__()
        self.types, self.dice = TypeInfo(schema), dice
        self.definitions: list[VariableDefinitionNode] = []
        self.values: dict[str, Any] = {}

    def leave_argument(self, node: ArgumentNode, *_: object) -> ArgumentNode | None:
        value = self.lifted(node.value)
        return None if value is None else ArgumentNode(name=node.name, value=value)

    def leave_object_field(self, node: ObjectFieldNode, *_: object) -> ObjectFieldNode | None:
        value = self.lifted(node.value)
        return None if value is None else ObjectFieldNode(name=node.name, value=value)

    def lifted(self, value: ValueNode) -> ValueNode | None:
        kind = self.types.get_input_type()
        if kind is None or _has_variables(value) or self.dice.random() > 0.3:
            return None
        name = f"v{len(self.values)}"
        self.values[name] = value_from_ast_untyped(value)
        certain = parse_type(f"{str(kind).removesuffix('!')}!")
        self.definitions.append(VariableDefinitionNode(variable=VariableNode(name=NameNode(value=name)), type=certain))
        return VariableNode(name=NameNode(value=name))


def _has_variables(value: ValueNode) -> bool:
    found: list[Node] = []

    class Search(Visitor):
        def enter_variable(self, node: VariableNode, *_: object) -> None:
            found.append(node)

    visit(value, Search())
    return bool(found)


class Wrapping(Visitor):
    """Gives fields other aliases and another order, and puts them into fragments and behind conditions."""

    def __init__(self, schema: GraphQLSchema, dice: Random) -> None:
        super().__init__()
        self.types, self.dice, self.numbers = TypeInfo(schema), dice, count()
        self.fragments: list[FragmentDefinitionNode] = []

    def leave_field(self, node: FieldNode, *_: object) -> FieldNode | None:
        if self.dice.random() < 0.5:
            return None
        alias = NameNode(value=f"b{next(self.numbers)}{'Cursor' if node.name.value.lower().endswith('cursor') else ''}")
        return FieldNode(
            alias=alias,
            name=node.name,
            arguments=tuple(self.dice.sample(node.arguments or (), len(node.arguments or ()))),
            directives=self.conditions(),
            selection_set=node.selection_set,
        )

    def conditions(self) -> tuple[DirectiveNode, ...]:
        """Conditions that are met."""
        if self.dice.random() < 0.7:
            return ()
        name, value = self.dice.choice((("include", "true"), ("skip", "false")))
        argument = ArgumentNode(name=NameNode(value="if"), value=parse_const_value(value))
        return (DirectiveNode(name=NameNode(value=name), arguments=(argument,)),)

    def leave_object_value(self, node: ObjectValueNode, *_: object) -> ObjectValueNode:
        return ObjectValueNode(fields=tuple(self.dice.sample(node.fields or (), len(node.fields or ()))))

    def leave_selection_set(self, node: SelectionSetNode, *_: object) -> SelectionSetNode:
        selections = self.dice.sample(node.selections, len(node.selections))
        kind = self.types.get_parent_type()
        cut = self.dice.randint(0, len(selections))
        if kind is None or cut == 0 or self.dice.random() < 0.6:
            return SelectionSetNode(selections=tuple(selections))
        return SelectionSetNode(selections=(self.wrapped(tuple(selections[:cut]), kind.name), *selections[cut:]))

    def wrapped(self, selections: tuple[SelectionNode, ...], kind: str) -> SelectionNode:
        inside = SelectionSetNode(selections=selections)
        on = NamedTypeNode(name=NameNode(value=kind))
        if self.dice.random() < 0.5:
            return InlineFragmentNode(
                type_condition=self.dice.choice((on, None)), directives=self.conditions(), selection_set=inside
            )
        name = NameNode(value=f"f{len(self.fragments)}")
        self.fragments.append(FragmentDefinitionNode(name=name, type_condition=on, selection_set=inside))
        return FragmentSpreadNode(name=name, directives=self.conditions())
