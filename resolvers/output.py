"""The output function: code generated per plan that turns rows into the answer, and does nothing else.

Two functions come of one shape. The quick one checks as it goes and gives up, by an exception, at anything odd: a
missing required value, a number out of range, a word that is no member of its enum. The patient one checks nothing and
leaves type names behind, so that the executor of the schema can find the errors and place them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from resolvers.amounts import amounts, decimal, is_amount, money
from resolvers.cursors import encode
from resolvers.shape import (
    SORT,
    Cases,
    Computed,
    Cursor,
    First,
    Fixed,
    Kind,
    Layout,
    Listing,
    Many,
    Nodes,
    Out,
    PageInfo,
    Part,
    Record,
    Tagged,
    Value,
)  # fmt: skip

TYPE = "\0type"
"""The key under which the patient function leaves the name of a type."""


class Odd(Exception):
    """A stored value that the schema does not allow."""


@dataclass(frozen=True, slots=True)
class Bound:
    """What the pages of a plan are this time: for each its size and the seal of its cursors.

    `computed` gives what each computed field is for the id of a node.
    """

    sizes: Sequence[int]
    seals: Sequence[bytes]
    currency: str
    computed: Sequence[Callable[[str | None], Any]] = ()


Answer = Callable[[Any, Bound], Any]


def quick(shape: Listing | Out, layout: Layout, currency: str) -> Answer:
    return _Writer(currency, strict=True).function(shape, layout)


def patient(shape: Listing | Out, layout: Layout, currency: str) -> Answer:
    return _Writer(currency, strict=False).function(shape, layout)


@dataclass
class _Writer:
    """Writes Python: `lines` are the functions so far, `names` the constants they use.

    The places of the rows in `spread` are variables of their own, which is quicker than to look into the row.
    """

    currency: str
    strict: bool
    spread: set[str] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)
    names: dict[str, Any] = field(default_factory=dict)
    count: int = 0

    def function(self, shape: Listing | Out, layout: Layout) -> Answer:
        name = self.listing(shape) if isinstance(shape, Listing) else self.wrapped(shape, layout)
        self.names |= {"odd": _odd, "money": money, "decimal": decimal, "encode": encode}
        text = "\n    ".join(("def made():", *self.lines, f"return {name}"))
        exec(compile(text, "<output>", "exec"), self.names)  # noqa: S102  # text of our own making
        made = self.names.pop("made")  # a name for its functions in what they look names up in would tie a circle
        return made()  # type: ignore[no-any-return]  # made by the lines above

    def fresh(self, letter: str) -> str:
        self.count += 1
        return f"{letter}{self.count}"

    def constant(self, value: Any) -> str:
        name = self.fresh("K")
        self.names[name] = value
        return name

    def wrapped(self, shape: Out, layout: Layout) -> str:
        """A function of one row."""
        name, row = self.fresh("f"), self.fresh("r")
        body = self.out(shape, row, layout)
        self.lines += [f"def {name}({row}, B):", f"    return {body}"]
        return name

    def cell(self, row: str, place: int) -> str:
        return f"{row}_{place}" if row in self.spread else f"{row}[{place}]"

    # ------------------------------------------------------------------------------------------------- expressions

    def out(self, shape: Out, row: str, layout: Layout) -> str:
        match shape:
            case Fixed(value):
                return repr(value)
            case Value():
                return self.value(shape, self.cell(row, layout.places[shape.token]))
            case Record():
                return self.record(shape, row, layout)
            case Cases():
                return self.cases(shape, row, layout)
            case Tagged(types):
                table = self.table({name: self.wrapped(of, inner) for name, of, inner in types})
                return f"{table}[{row}[0]]({row}[1], B)"
            case First(token, inner, of):
                rows, found = self.cell(row, layout.places[token]), self.fresh("r")
                return f"({self.out(of, found, inner)} if {rows} and (({found} := {rows}[0]) is not None) else None)"
            case Many(token, listing):
                return f"{self.listing(listing)}({self.cell(row, layout.places[token])}, B)"
            case Computed(number, token):
                return f"B.computed[{number}]({'None' if token is None else self.cell(row, layout.places[token])})"
            case Cursor():
                return f"encode(seal, {self.cell(row, layout.places[SORT])})"

    def value(self, shape: Value, text: str) -> str:
        shown = self.shown(shape, text)
        if shown == text:
            return f"({text} if {text} is not None else odd())" if shape.required and self.strict else text
        # What cannot be shown raises, a missing value too; and a missing choice is among the choices.
        if self.strict and (shape.required or shape.kind is Kind.CHOICE):
            return shown
        return f"({shown} if {text} is not None else None)"

    def shown(self, shape: Value, text: str) -> str:
        match shape.kind:
            case Kind.INT if self.strict:
                return f"({text} if -2147483648 <= {text} <= 2147483647 else odd())"
            case Kind.BIG if self.strict:
                return f"({text} if -9007199254740991 <= {text} <= 9007199254740991 else odd())"
            case Kind.CHOICE if self.strict:
                missing = {} if shape.required else {None: None}
                return f"{self.constant({each: each for each in shape.choices} | missing)}[{text}]"
            case Kind.MOMENT:
                return f"{text} + 'Z'"
            case Kind.MONEY | Kind.DECIMAL:
                return f"{shape.kind.value}({text})"
            case Kind.MEAN_MONEY | Kind.MEAN_DECIMAL:
                return f"{shape.kind.value.split()[1]}(round({text}))"
            case Kind.CURRENCY:
                return repr(self.currency)
            case _:
                return text

    def record(self, shape: Record, row: str, layout: Layout) -> str:
        if shape.when is None:
            return self.fields(shape, row, layout)
        value = self.cell(row, layout.places[shape.when])
        text = f"{self.amounts(shape)}[{value}]" if is_amount(shape) else self.fields(shape, row, layout)
        missing = "odd()" if shape.required and self.strict else "None"
        return f"({text} if {value} is not None else {missing})"

    def fields(self, shape: Record, row: str, layout: Layout) -> str:
        return self.braces(shape.type, [f"{key!r}: {self.out(each, row, layout)}" for key, each in shape.entries])

    def amounts(self, shape: Record) -> str:
        """The name of a table of the same amounts as objects."""
        sides = shape.entries if self.strict else (*shape.entries, (TYPE, Fixed(shape.type)))
        return self.constant(amounts(sides, self.currency))

    def braces(self, name: str, entries: list[str]) -> str:
        tagged = entries if self.strict else [*entries, f"{TYPE!r}: {name!r}"]
        return "{" + ", ".join(tagged) + "}"

    def cases(self, shape: Cases, row: str, layout: Layout) -> str:
        table = self.table({tag: self.wrapped(record, layout) for tag, record in shape.table.items()})
        value = self.cell(row, layout.places[shape.by]) + (f"[:{shape.letters}]" if shape.letters else "")
        return f"{table}[{value}]({row}, B)"

    def table(self, functions: dict[str, str]) -> str:
        """The name of a dictionary of functions."""
        name = self.fresh("K")
        self.lines.append(f"{name} = " + "{" + ", ".join(f"{tag!r}: {each}" for tag, each in functions.items()) + "}")
        return name

    # ---------------------------------------------------------------------------------------------------- listings

    def listing(self, shape: Listing) -> str:
        """A function of a listing's value."""
        name = self.fresh("f")
        body = [f"    {line}" for line in self.prologue(shape)]
        entries = [f"{key!r}: {self.entry(each, shape)}" for key, each in shape.entries]
        self.lines += [f"def {name}(x, B):", *body, f"    return {self.braces(shape.type, entries)}"]
        return name

    def prologue(self, shape: Listing) -> Iterator[str]:
        if shape.page is None:
            return
        yield f"rows = {self.part(shape, 'page')}"
        yield f"seal = B.seals[{shape.page}]"
        if shape.counts_more:
            yield f"size = B.sizes[{shape.page}]"
            yield "more = len(rows) > size"
            yield "rows = rows[:size] if more else rows"
        if shape.backward:
            yield "rows = rows[::-1]"

    def part(self, shape: Listing, name: str) -> str:
        return f"x[{shape.parts[name]}]" if shape.wrapped else "x"

    def entry(self, entry: Nodes | PageInfo | Part | Fixed, shape: Listing) -> str:
        match entry:
            case Fixed(value):
                return repr(value)
            case Nodes(of):
                row = self.fresh("r")
                places = row if _is_whole(of) else self.places(row, shape)
                return f"[{self.out(of, row, shape.layout)} for {places} in rows]"
            case PageInfo(entries):
                return self.braces("PageInfo", [f"{key!r}: {self.about_page(each, shape)}" for key, each in entries])
            case Part(name, of=None):
                return self.value(Value(("", ""), Kind.INT), self.part(shape, name))
            case Part(name, of=Listing() as inner):
                inner.parts = {"page": 0, "total": 1}
                return f"{self.listing(inner)}([{self.parts_of(shape, name)}], B)"
            case Part(name, of, layout):
                assert of is not None
                assert not isinstance(of, Listing)
                return self.out(of, self.part(shape, name), layout)

    def places(self, row: str, shape: Listing) -> str:
        """A variable for each place of a row."""
        self.spread.add(row)
        width = shape.layout.places[SORT] + shape.needs_keys
        return "[" + ", ".join(self.cell(row, place) for place in range(width)) + "]"

    def parts_of(self, shape: Listing, name: str) -> str:
        """The rows and the number of a grouping, None for what was not asked."""
        wanted = (f"{name} rows", f"{name} total")
        return ", ".join(self.part(shape, each) if each in shape.parts else "None" for each in wanted)

    def about_page(self, name: str, shape: Listing) -> str:
        layout = shape.layout.places
        match name:
            case "hasNextPage":
                return str(shape.has_before) if shape.backward else "more"
            case "hasPreviousPage":
                return "more" if shape.backward else str(shape.has_after)
            case "startCursor":
                return f"(encode(seal, rows[0][{layout[SORT]}]) if rows else None)"
            case "endCursor":
                return f"(encode(seal, rows[-1][{layout[SORT]}]) if rows else None)"
            case _:
                return repr("PageInfo")


def _odd() -> Any:
    raise Odd


def _is_whole(shape: Out) -> bool:
    """Whether some of it is written as a function of the whole row."""
    match shape:
        case Record(entries=entries):
            return any(_is_whole(each) for _, each in entries)
        case _:
            return isinstance(shape, Cases | Tagged)
