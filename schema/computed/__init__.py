"""Fields that no stored value and no relation answers: code works them out. A role has those whose types it sees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.declare import Model
from graph.model import MODEL
from schema import one_per
from schema.computed import (
    communities,
    companies,
    cross_sell,
    households,
    networks,
    patterns,
    referral_program,
    referrals,
)
from schema.computed.declared import Computed
from schema.reach import named_type
from schema.shapes import Argument, Field, Object, Shape

FIELDS: tuple[Computed, ...] = (
    *referrals.FIELDS, *referral_program.FIELDS, *companies.FIELDS, *households.FIELDS, *networks.FIELDS,
    *communities.FIELDS, *cross_sell.FIELDS, *patterns.FIELDS,
)  # fmt: skip
SHAPES: tuple[Shape, ...] = (
    *referrals.SHAPES, *referral_program.SHAPES, *companies.SHAPES, *households.SHAPES, *networks.SHAPES,
    *communities.SHAPES, *cross_sell.SHAPES, *patterns.SHAPES,
)  # fmt: skip
OWN = frozenset(each.name for each in one_per.shapes(MODEL))
"""Types of arguments that only some models bring."""
BY_NAME = {(each.owner, each.field.name): each for each in FIELDS}


def fields_of(model: Model, owner: str | None) -> tuple[Field, ...]:
    """The computed fields of a type, or of the query where `owner` is None, as far as this model can answer them."""
    return tuple(_cut(each.field, model) for each in FIELDS if each.owner == owner and each.needs <= model.nodes.keys())


def shapes(model: Model) -> Iterator[Shape]:
    """The types that only computed fields need, without the fields that lead to what is not seen."""
    for each in SHAPES:
        yield replace(each, fields=tuple(_seen(each.fields, model))) if isinstance(each, Object) else each


def _seen(fields: Iterable[Field], model: Model) -> Iterator[Field]:
    return (each for each in fields if _is_there(named_type(each.type), model))


def _cut(field: Field, model: Model) -> Field:
    """The field without arguments that speak of what is not seen."""
    return replace(field, arguments=tuple(each for each in field.arguments if _may_ask(each, model)))


def _may_ask(argument: Argument, model: Model) -> bool:
    name = named_type(argument.type)
    if name in OWN:
        return any(each.name == name for each in one_per.shapes(model))
    return _is_there(name.removesuffix("Where"), model)


def _is_there(name: str, model: Model) -> bool:
    return name not in MODEL.nodes or name in model.nodes
