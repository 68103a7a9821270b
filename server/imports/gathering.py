"""Rows of purchases gathered into purchases, returns and adjustments, one chunk at a time.

Rows of one number that stand in one chunk form one part; what comes later is added by its place. A row of a return
says what came back: quantity and worth are stored with the sign turned, so that a return is positive and a row that
speaks against it is not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.ingest.keys import sourced
from graph.ingest.records import Article, Correction, Key, Line, Part, PurchaseBatch
from graph.ingest.stored import cached_sort_key, with_keys
from server.imports.cells import Converted
from server.imports.headers import KINDS, Headers
from server.imports.naming import Naming
from server.imports.rows import Reject
from server.imports.rules import ProductRule, RowKind, Rule, decided
from server.imports.tally import REJECTED, Tally
from server.imports.worth import MOST, Worth, worths

REFERENCES = (
    ("customer", "customer", "Buyer"),
    ("customer", "company", "Company"),
    ("contact", "contact", "Customer"),
    ("purchase", "purchase", "Interaction"),
)
"""What a purchase names: as which reference, in which column, what."""

Cells = Mapping[str, list[Any]]  # Values of as many types as there are columns.


@dataclass(frozen=True, slots=True)
class Terms:
    """What holds for all rows of a file."""

    headers: Headers
    naming: Naming
    source: str
    currency: str
    rules: tuple[Rule, ...]
    products: tuple[ProductRule, ...]


@dataclass(slots=True)
class Built:
    """What a chunk comes to. `counted` says by row under which kind and label it stands, and its worth."""

    batch: PurchaseBatch
    rejects: list[Reject]
    counted: dict[int, tuple[str, str, int]]

    def tally(self, refused: frozenset[int]) -> Tally:
        """The figures of the chunk; rows that the graph refused are rejects like the others."""
        tally = Tally()
        for row, (kind, label, worth) in self.counted.items():
            is_refused = row in refused
            tally.add(REJECTED if is_refused else kind, REJECTED if is_refused else label, worth)
        return tally


@dataclass(slots=True)
class _Open:
    """A purchase or return while its rows are gathered; `row` is its first."""

    row: int
    key: str
    number: str
    kind: RowKind
    lines: list[Line] = field(default_factory=list)
    places: set[int] = field(default_factory=set)


class Gathering:
    """One chunk while it is built."""

    def __init__(self, converted: Converted, terms: Terms) -> None:
        self._converted = converted
        self._cells: Cells = converted.cells
        self._buyers = [self._cells[name] for name in ("customer", "company") if name in self._cells]
        self._texts: list[Any] = self._cells.get("description", [])
        self._terms = terms
        self._strange = terms.headers.strange(converted.cells)
        self._open: dict[tuple[RowKind, str], _Open] = {}
        self._corrections: list[Correction] = []
        self._names: dict[str, str | None] = {}
        self._kinds: dict[str, str] = {}
        rows = len(converted.chunk.lines)
        self._rules = decided(terms.rules, converted.cells, rows)
        self._products = decided(terms.products, converted.cells, rows)
        self._worths = worths(converted, terms.currency)
        self._rejects: list[Reject] = []
        self._counted: dict[int, tuple[str, str, int]] = {}

    def reject(self, row: int, rejects: tuple[Reject, ...]) -> None:
        """Put a row aside, with what can be read of its worth."""
        self._rejects += rejects
        worth = self._worths[row]
        self._counted[row] = (REJECTED, REJECTED, worth.total if isinstance(worth, Worth) else 0)

    def take(self, row: int, place: int) -> None:
        """Find out what a row is and put it where it belongs."""
        worth = self._worths[row]
        rule = self._rules[row]
        fault = worth if isinstance(worth, Reject) else self._fault(row, place, rule)
        if isinstance(worth, Reject) or fault is not None:
            self.reject(row, (fault,) if fault else ())
            return
        self._counted[row] = (str(rule.row), self._label(row, rule), worth.total)
        if rule.row is RowKind.ADJUSTMENT:
            self._correct(row, place, worth)
        elif rule.row is not RowKind.SKIP:
            self._add(row, place, rule, worth)

    def _label(self, row: int, rule: Rule) -> str:
        if rule.row in KINDS and not any(column[row] is not None for column in self._buyers):
            return f"{rule.name}, anonymous"
        return rule.name

    def _fault(self, row: int, place: int, rule: Rule) -> Reject | None:
        cells = self._cells
        if not 1 <= place <= MOST:
            return self._converted.reject(row, "line", str(place), "Places are counted from 1.")
        if len(self._buyers) > 1 and all(column[row] is not None for column in self._buyers):
            reason = "A purchase belongs to a customer or to a company: leave one empty."
            return self._converted.reject(row, "company", cells["company"][row], reason)
        for name in self._strange.get(rule.row, ()):
            if cells[name][row] is not None:
                return self._converted.reject(row, name, str(cells[name][row]), f"A {rule.row} has no {name}.")
        part = self._open.get((rule.row, cells["number"][row] + rule.suffix))
        return None if part is None else self._contradiction(row, place, part)

    def _contradiction(self, row: int, place: int, part: _Open) -> Reject | None:
        """What rows of one purchase cannot both say."""
        if place in part.places:
            return self._converted.reject(row, "line", str(place), "Another row of this number has this place.")
        for column in self._buyers:
            said, first = column[row], column[part.row]
            if said is not None and said != first:
                reason = f"The first row of {part.number} belongs to {first or 'nobody'}: one purchase, one buyer."
                return self._converted.reject(row, "customer", str(said), reason)
        return None

    def _add(self, row: int, place: int, rule: Rule, worth: Worth) -> None:
        number = self._cells["number"][row]
        key = number + rule.suffix
        part = self._open.get((rule.row, key))
        if part is None:
            part = self._open[rule.row, key] = _Open(row, key, number, rule.row)
        part.places.add(place)
        sign = -1 if rule.row is RowKind.RETURN else 1
        sku = self._cells["sku"][row]
        self._meet(sku, row)
        part.lines.append(Line(row, sku, self._line(row, place, sign, worth), sign * worth.original))

    def _line(self, row: int, place: int, sign: int, worth: Worth) -> dict[str, object]:
        line: dict[str, object] = {
            "line": place, "quantity": sign * worth.quantity, "unitPrice": worth.price,
            "discount": sign * worth.discount, "total": sign * worth.total,
        }  # fmt: skip
        text = self._texts[row] if self._texts else None
        if text is not None:
            line["description"], line["descriptionKey"] = text, cached_sort_key(text)
        return line

    def _meet(self, sku: str, row: int) -> None:
        """A product is called as its first line with a description says."""
        if self._names.get(sku) is None:
            self._names[sku] = self._texts[row] if self._texts else None
            self._kind(sku, row)

    def _kind(self, sku: str, row: int) -> None:
        if sku not in self._kinds:
            self._kinds[sku] = self._products[row].kind

    def _correct(self, row: int, place: int, worth: Worth) -> None:
        """The words on an adjustment are no name of its product."""
        cells, number = self._cells, self._cells["number"][row]
        told = {"number": number, "at": cells["at"][row], "quantity": worth.quantity, "amount": worth.total}
        told |= {name: cells[of][row] for name, of in (("note", "description"), ("country", "country")) if of in cells}
        own = number if place == 1 and "#" not in number else f"{number}#{place}"
        key, sku = sourced(self._terms.source, own), cells["sku"][row]
        self._names.setdefault(sku, None)
        self._kind(sku, row)
        self._corrections.append(Correction(row, key, own, sku, with_keys(told, frozenset({"note", "country"}))))

    def built(self) -> Built:
        """What all rows that were taken come to."""
        parts = tuple(self._part(part) for part in self._open.values())
        articles = tuple(Article(sku, name, self._kinds[sku]) for sku, name in self._names.items())
        return Built(PurchaseBatch(parts, tuple(self._corrections), articles), self._rejects, self._counted)

    def _part(self, part: _Open) -> Part:
        header = self._converted.values(part.row, self._terms.headers.names[part.kind])
        if header.get("currency") == self._terms.currency:
            header = {name: value for name, value in header.items() if name not in ("currency", "rate")}
        return Part(
            sourced(self._terms.source, part.key), part.key, KINDS[part.kind],
            with_keys(header, self._terms.headers.texts), tuple(part.lines),
            dict(self._references(part)), 1 in part.places,
        )  # fmt: skip

    def _references(self, part: _Open) -> Iterator[tuple[str, Key]]:
        """What the first row names."""
        for column, cell, to in REFERENCES:
            told = self._cells[cell][part.row] if cell in self._cells else None
            if told is not None:
                yield column, self._terms.naming(to, told)
