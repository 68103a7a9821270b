"""What a row of purchases is, and of which kind its product: the first rule whose conditions all hold decides.

Conditions are those of the API's filters: eq ne in notIn lt lte gt gte isNull contains startsWith endsWith.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from graph.declare import Type
from server.imports.convert import literal as literal_of
from server.imports.errors import BadMap
from server.imports.fields import Field
from server.imports.options import Conditions, Options, ProductOptions, RuleOptions
from server.imports.spelling import Reading

Cells = Mapping[str, Sequence[object]]
Test = Callable[[Any, Any], bool]  # Values and literals of one field are of one type.


class RowKind(StrEnum):
    """What a row can be."""

    PURCHASE = "purchase"
    RETURN = "return"
    ADJUSTMENT = "adjustment"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Condition:
    """One comparison of a field with a literal."""

    field: str
    test: Test
    literal: object

    def rows(self, cells: Cells, among: Sequence[int]) -> list[int]:
        """Those of some rows for which it holds."""
        column, test, literal = cells.get(self.field), self.test, self.literal
        if column is None:
            return list(among) if test(None, literal) else []
        return [row for row in among if test(column[row], literal)]


@dataclass(frozen=True, slots=True)
class Rule:
    """What a row is when every condition holds."""

    name: str
    row: RowKind
    conditions: tuple[Condition, ...]
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class ProductRule:
    """Of which kind a product is when every condition holds."""

    kind: str
    conditions: tuple[Condition, ...]


AnyRule = TypeVar("AnyRule", Rule, ProductRule)


def decided(rules: Sequence[AnyRule], cells: Cells, rows: int) -> list[AnyRule]:
    """For each row of a chunk the first rule that fits; the last rule fits all."""
    found = [rules[-1]] * rows
    for rule in reversed(rules[:-1]):
        fitting: Sequence[int] = range(rows)
        for condition in rule.conditions:
            fitting = condition.rows(cells, fitting)
        for row in fitting:
            found[row] = rule
    return found


PURCHASE = Rule("purchase", RowKind.PURCHASE, ())
GOODS = ProductRule("GOODS", ())
DEFAULT = (RuleOptions("return", "return", {"quantity": {"lt": 0}}, suffix="-R"),)
"""Where no map file says otherwise, a negative quantity is brought back."""

TESTS: Mapping[str, Test] = {
    "eq": lambda value, literal: value == literal,
    "ne": lambda value, literal: value != literal,
    "in": lambda value, literal: value in literal,
    "notIn": lambda value, literal: value not in literal,
    "lt": lambda value, literal: value is not None and value < literal,
    "lte": lambda value, literal: value is not None and value <= literal,
    "gt": lambda value, literal: value is not None and value > literal,
    "gte": lambda value, literal: value is not None and value >= literal,
    "isNull": lambda value, literal: (value is None) is literal,
    "contains": lambda value, literal: value is not None and literal in value,
    "startsWith": lambda value, literal: value is not None and value.startswith(literal),
    "endsWith": lambda value, literal: value is not None and value.endswith(literal),
}
TEXTUAL = frozenset({"contains", "startsWith", "endsWith"})


def row_rules(options: Options, fields: Mapping[str, Field], reading: Reading) -> tuple[Rule, ...]:
    """The rules of a map file; the last one takes what no other did."""
    written = DEFAULT if options.rules is None else options.rules
    return (*(_rule(each, fields, reading) for each in written), PURCHASE)


def product_rules(options: Options, fields: Mapping[str, Field], reading: Reading) -> tuple[ProductRule, ...]:
    """The rules for products; the last one takes what no other did."""
    return (*(_product(each, fields, reading) for each in options.products), GOODS)


def _rule(written: RuleOptions, fields: Mapping[str, Field], reading: Reading) -> Rule:
    if written.row not in list(RowKind):
        raise BadMap(f"The rule {written.name!r} says row = {written.row!r}; known are {', '.join(RowKind)}.")
    where = f"The rule {written.name!r}"
    return Rule(written.name, RowKind(written.row), _conditions(written.when, fields, reading, where), written.suffix)


def _product(written: ProductOptions, fields: Mapping[str, Field], reading: Reading) -> ProductRule:
    if written.kind not in ("GOODS", "SERVICE", "CHARGE"):
        raise BadMap(f"[[products]] says kind = {written.kind!r}; known are GOODS, SERVICE, CHARGE.")
    return ProductRule(written.kind, _conditions(written.when, fields, reading, "[[products]]"))


def _conditions(when: Conditions, fields: Mapping[str, Field], reading: Reading, where: str) -> tuple[Condition, ...]:
    strange = sorted(when.keys() - fields.keys())
    if strange:
        raise BadMap(f"{where} asks for {', '.join(strange)}, which is no field; known are {', '.join(fields)}.")
    return tuple(_condition(fields[name], operator, literal, reading=reading, where=f"{where}: {name} {operator}")
                 for name, operators in when.items() for operator, literal in operators.items())  # fmt: skip


def _condition(of: Field, operator: str, written: object, *, reading: Reading, where: str) -> Condition:
    if operator not in TESTS:
        raise BadMap(f"{where} is no comparison; known are {', '.join(TESTS)}.")
    if operator == "isNull" and not isinstance(written, bool):
        raise BadMap(f"{where} wants true or false, not {written!r}.")
    if operator in TEXTUAL and not (isinstance(written, str) and of.type in (Type.CODE, Type.TEXT)):
        raise BadMap(f"{where} wants a text, and a field of texts.")
    read = partial(literal_of, of, reading=reading)
    if operator in ("in", "notIn"):
        return Condition(of.name, TESTS[operator], frozenset(map(read, _list(written, where))))
    return Condition(of.name, TESTS[operator], written if operator in {*TEXTUAL, "isNull"} else read(written))


def _list(literal: object, where: str) -> list[object]:
    if not isinstance(literal, list):
        raise BadMap(f"{where} wants a list, not {literal!r}.")
    return literal
