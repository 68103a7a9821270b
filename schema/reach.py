"""What a client can come to: the rest is left out of the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schema.shapes import Enumeration, Interface, Object, Shape, Union


def reachable(
    shapes: Iterable[Shape], roots: tuple[str, ...] = ("Query", "Mutation", "Subscription")
) -> tuple[Shape, ...]:
    """The shapes that `roots` lead to, each once, in the order given."""
    by_name = _by_name(shapes)
    found, waiting = set[str](), list(roots)
    while waiting:
        name = waiting.pop()
        if name in by_name and name not in found:
            found.add(name)
            waiting.extend(_next(by_name[name], by_name.values()))
    return tuple(shape for name, shape in by_name.items() if name in found)


def _by_name(shapes: Iterable[Shape]) -> dict[str, Shape]:
    """Places that share a type may each bring it; two different ones of one name are a fault in our naming."""
    named: dict[str, Shape] = {}
    for shape in shapes:
        if named.setdefault(shape.name, shape) != shape:
            raise ValueError(f"Wanted one GraphQL type {shape.name}, found two. Rename a field of the model.")
    return named


def _next(shape: Shape, shapes: Iterable[Shape]) -> Iterator[str]:
    match shape:
        case Enumeration():
            return
        case Union():
            yield from shape.members
        case _:
            for field in shape.fields:
                yield named_type(field.type)
                yield from (named_type(argument.type) for argument in field.arguments)
    if isinstance(shape, Interface):
        yield from (each.name for each in shapes if isinstance(each, Object) and shape.name in each.interfaces)


def named_type(text: str) -> str:
    """The type inside `[Customer!]!`."""
    return text.strip("[]!")
