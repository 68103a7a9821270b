"""The mutations of the graph, declared as a table: a root field each, with its input, its payload and its bulk form.

`DECLARED` is the same for everybody; the inputs are cut for the model that a role sees, so that nobody sets what they
may not read.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from graph.declare import Model
from schema import around, happenings, households, inputs, links
from schema.declared import Declared, Right
from schema.shapes import Argument, Enumeration, Field, Input, Object, Shape

OPTIONS = (
    Argument("dryRun", "Boolean", "Whether to do nothing and show what would be done; for all fields of an operation."),
    Argument("idempotencyKey", "String", "Under this key it is done once: repeated, it is answered as it was the first"
             " time, within two days. The header Idempotency-Key says the same for a whole operation."),
    Argument("source", "String", "The system on whose word it is done; 'api' when not given."),
)  # fmt: skip
CHANGES = Field("changes", "[WriteChange!]!", "What was changed, or would be in a dry run.")
ERRORS = Field("userErrors", "[UserError!]!", "What was wrong; empty if all was done.")
WAS_CREATED = Field("wasCreated", "Boolean", "Whether there was none before; null if it was refused.")
USER_ERROR = Object("UserError", "Something that whoever asks can mend.", (
    Field("code", "UserErrorCode!", "What is wrong, for programs."),
    Field("field", "String", "The way to it from the input, such as address.country; null if it is no single one."),
    Field("message", "String!", "What is wrong, for people: what was wanted, what was found, what to try."),
    Field("candidates", "[ID!]", "Who is meant, perhaps: those that hold the key."),
    Field("currentVersion", "Int", "The version that it has by now, where another was expected.")))  # fmt: skip
CODES = Enumeration("UserErrorCode", "Why nothing was done.", (
    ("INVALID", "A value cannot be meant."), ("NOT_FOUND", "There is no such thing, or it is not for who asks."),
    ("AMBIGUOUS_KEY", "Several hold the key: name one of the candidates by id."),
    ("DUPLICATE_KEY", "Somebody else holds the key: say shareKey, or mean the candidate."),
    ("CONFLICT", "It was changed meanwhile: it has another version."),
    ("ARCHIVED", "It is archived: restore it first."),
    ("IN_USE", "Others refer to it."), ("OVERLAPS", "Another one holds at the same time."),
    ("CYCLE", "It would lead back to itself."), ("EXISTS", "It is there already."),
    ("KEY_REUSED", "The idempotency key was used for something else."),
    ("ABORTED", "Another field or row was refused, so nothing was done.")))  # fmt: skip
ON_ERROR = Enumeration("OnError", "What becomes of the other rows when one is refused.", (
    ("ABORT", "Nothing is done."), ("CONTINUE", "The others are done.")))  # fmt: skip
CHANGE = Object("WriteChange", "One thing that a mutation changed.", (
    Field("kind", "ChangeKind!", "What was done."),
    Field("type", "String!", "The type of what was changed."), Field("id", "ID!", "Its id."),
    Field("fields", "[String!]!", "Which of its fields changed; none where all is new or gone."),
    Field("version", "Int", "Its version afterwards."),
    Field("relationship", "String", "The relationship that was changed, where it is one."),
    Field("otherType", "String", "The type at its other end."),
    Field("otherId", "ID", "The id at its other end.")))  # fmt: skip
SHARED: tuple[Shape, ...] = (USER_ERROR, CODES, ON_ERROR, CHANGE)


def node_mutations(name: str, plural: str) -> Iterator[Declared]:
    """What can be done to the nodes of a type."""
    word = name[:1].lower() + name[1:]
    shown = ((word, name),)

    def declared(verb: str, right: Right, about: str, fields: Callable[[Model], Sequence[Field]]) -> Declared:
        return Declared(f"{word}{verb}", name, right, about, fields, shown, f"{plural}{verb}", verb == "Upsert")

    wide = around.beside if name == "Customer" else _alone
    yield declared("Create", "edit", f"Makes a {word} of which nothing was known.", wide(inputs.creating(name)))
    yield declared("Update", "edit", f"Changes a {word}: what is absent stays, null clears.", inputs.updating(name))
    yield declared("Upsert", "edit", f"Changes the {word} that holds the keys given, or makes one.",
                   wide(inputs.upserting(name)))  # fmt: skip
    yield declared("Archive", "archive", f"Puts a {word} away: found by its id, and nowhere else.", inputs.standing)
    yield declared("Restore", "archive", f"Brings a {word} back from the archive.", inputs.standing)
    yield declared("Delete", "delete", f"Deletes a {word} that nothing refers to.", inputs.standing)


def _alone(fields: inputs.Fields) -> inputs.Fields:
    return fields


NODES = (("Customer", "customers"), ("Company", "companies"), ("Household", "households"), ("Product", "products"),
         ("Category", "categories"))  # fmt: skip
DECLARED: tuple[Declared, ...] = (
    *(each for name, plural in NODES for each in node_mutations(name, plural)),
    *happenings.declared(),
    *links.DECLARED,
    *households.DECLARED,
)
BY_NAME = {each.name: each for each in DECLARED}
BY_SEVERAL = {each.several: each for each in DECLARED}
NAMES = frozenset({*BY_NAME, *BY_SEVERAL})


def granted(rights: Mapping[str, Collection[str]], seen: Collection[str]) -> frozenset[str]:
    """The mutations of somebody with these rights to write, by the name of a type, who sees these types."""
    own = [each for each in DECLARED if each.is_granted(rights, seen)]
    return frozenset(name for each in own for name in (each.name, each.several))


def fields(operations: frozenset[str]) -> Iterator[Field]:
    """The root fields among these."""
    for each in DECLARED:
        if each.name in operations:
            yield Field(each.name, f"{each.title}Payload", each.about, _arguments(each.title))
        if each.several in operations:
            yield Field(each.several, f"{each.bulk}Payload", f"Many at once. {each.about}", _arguments(each.bulk))


def _arguments(title: str) -> tuple[Argument, ...]:
    return (Argument("input", f"{title}Input!", "What shall be done."), *OPTIONS)


def shapes(model: Model, operations: frozenset[str]) -> Iterator[Shape]:
    """The inputs and payloads of these root fields."""
    some = [each for each in DECLARED if {each.name, each.several} & operations]
    for each in some:
        yield Input(f"{each.title}Input", each.about, tuple(_offered(each, model, operations)))
        shown = _shown(each, model)
        yield Object(f"{each.title}Payload", "What was done, or why nothing was.", (*shown, CHANGES, ERRORS))
        yield from _several(each, shown)
    if some:
        yield from SHARED
        yield from inputs.shared(model)
        yield from happenings.shared(model)
        yield from links.shared(model)
        yield from around.shared(model, operations)


NEEDS = {**happenings.NEEDS, **around.NEEDS}
"""What only those are offered in an input who have the mutation that does it alone."""


def _offered(each: Declared, model: Model, operations: frozenset[str]) -> Iterator[Field]:
    for field in each.fields(model):
        need = NEEDS.get((each.type, field.name))
        if need is None or need in operations:
            yield field


def _several(each: Declared, shown: Sequence[Field]) -> Iterator[Shape]:
    yield Input(f"{each.bulk}Input", f"Many at once. {each.about}", (
        Field("rows", f"[{each.title}Input!]!", "One for each, in the order in which they are done."),
        Field("onError", "OnError", "What becomes of the others if one is refused; ABORT if not given.")))  # fmt: skip
    yield Object(f"{each.bulk}Result", "What became of one row.", (*shown, ERRORS))
    yield Object(f"{each.bulk}Payload", "What became of every row.", (
        Field("results", f"[{each.bulk}Result!]!", "One for each row, in their order."),
        Field("done", "Int!", "How many rows were done."), Field("refused", "Int!", "How many were refused."),
        CHANGES, ERRORS))  # fmt: skip


def _shown(each: Declared, model: Model) -> tuple[Field, ...]:
    about = "As it is now; null if it was refused or is gone."
    seen = {name for name, node in model.nodes.items() if not node.hidden}
    nodes = tuple(Field(name, type_, about) for name, type_ in each.shown if type_ in seen)
    return (*nodes, WAS_CREATED) if each.upserts else nodes
