"""What the lines of a purchase or a return are worth, computed from quantities and prices and held against any sums
that were given. Amounts are whole ten-thousandths.

>>> lines = lines_of([{"sku": "A", "quantity": 3, "unitPrice": 125000}], {"total": 375000})
>>> lines[0].total
375000
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.ingest.records import Article, Line
from graph.model import MODEL
from graph.normalise.errors import Invalid
from graph.normalise.money import LARGEST, money_text, turned
from graph.normalise.sku import sku
from graph.writes import keys, values
from graph.writes.drafts import Given
from graph.writes.faults import Fault, Refused
from graph.writes.keys import Key

PRODUCT = MODEL.node("Product")
MOST = 2**31 - 1
TEXTS = tuple(each for each in MODEL.relationships["CONTAINS"].properties if each.name == "description")
NAMES = tuple(each for each in PRODUCT.properties if each.name == "name")


@dataclass(frozen=True, slots=True)
class Told:
    """One line in the currency of its purchase: the product that it names, and how it is called if it is new."""

    product: Key
    quantity: int
    price: int
    discount: int
    text: Mapping[str, object]
    article: Article | None

    @property
    def total(self) -> int:
        return self.quantity * self.price - self.discount

    def stored(self, place: int, code: str, rate: int) -> Line:
        """The line as the graph keeps it, in the deployment's currency."""
        amounts = {"unitPrice": self.price, "discount": self.discount, "total": self.total}
        kept = {name: turned(amount, rate) for name, amount in amounts.items()}
        own: dict[str, object] = {"line": place, "quantity": self.quantity, **kept, **self.text}
        return Line(place, code, own, self.total)


def lines_of(given: Sequence[Given], sums: Given, *, creates: bool = False) -> tuple[Told, ...]:
    """The lines that were given; raises Refused with all that is wrong with them, or with the sums beside them."""
    faults: list[Fault] = []
    told: list[Told] = []
    for number, each in enumerate(given):
        try:
            told.append(_line(each, creates=creates))
        except Refused as refused:
            faults += [fault.under(f"lines.{number}") for fault in refused.faults]
    faults += [] if given else [Fault("INVALID", "lines", "lines: a purchase or a return has one at least.")]
    faults += [] if faults else _sums(told, sums)
    if faults:
        raise Refused(*faults)
    return tuple(told)


def _line(given: Given, *, creates: bool) -> Told:
    text, faults = values.stored(TEXTS, given)
    named, wrong = values.stored(NAMES, given)
    faults += [*wrong, *_amounts(given)]
    try:
        product = _product(given)
    except Refused as refused:
        raise Refused(*refused.faults, *faults) from refused
    if faults:
        raise Refused(*faults)
    is_new = creates and product.by == "sku"
    kind = str(given.get("kind") or "GOODS")
    article = Article(product.value, _name(named), kind) if is_new else None
    kept = {name: value for name, value in text.items() if value is not None}
    return Told(product, _int(given, "quantity"), _int(given, "unitPrice"), _int(given, "discount"), kept, article)


def _name(named: Mapping[str, object]) -> str | None:
    name = named.get("name")
    return None if name is None else str(name)


def _product(given: Given) -> Key:
    code, key = given.get("sku"), given.get("product")
    if (code is None) is (key is None):
        raise Refused(Fault("INVALID", "sku", "sku: a line names one product, by sku or by product. Give one of them."))
    if isinstance(key, Mapping):
        read = keys.key_of(PRODUCT, key, "product")
        return _exact(read, "product") if read.by == "sku" else read
    return _exact(Key(PRODUCT.name, "sku", str(code)), "sku")


def _exact(key: Key, field: str) -> Key:
    try:
        return Key(key.to, key.by, sku(key.value))
    except Invalid as error:
        raise Refused(Fault("INVALID", field, f"{field}: {error}")) from error


def _amounts(given: Given) -> Iterator[Fault]:
    """Figures of a line that cannot be meant, and a total that is not what they come to."""
    quantity, price, discount = (_int(given, name) for name in ("quantity", "unitPrice", "discount"))
    if not 1 <= quantity <= MOST:
        yield Fault(
            "INVALID", "quantity", f"quantity: wanted from 1 to {MOST}, found {quantity}; returns count up too."
        )
        return
    for name, amount in (("unitPrice", price), ("discount", discount)):
        if amount < 0:
            yield Fault("INVALID", name, f"{name}: wanted 0 or more, found {money_text(amount)}.")
    worth = quantity * price
    if price >= 0 and discount > worth:
        message = f"discount: {money_text(discount)} is more than the line, which is {money_text(worth)}."
        yield Fault("INVALID", "discount", message)
    if worth > LARGEST:
        yield Fault("INVALID", "unitPrice", f"unitPrice: quantity times price is more than {money_text(LARGEST)}.")
    elif given.get("total") is not None and given["total"] != worth - discount:
        yield wrong_sum("total", _int(given, "total"), worth - discount)


def _sums(told: Sequence[Told], sums: Given) -> Iterator[Fault]:
    total = sum(each.total for each in told)
    if total > LARGEST or sum(each.quantity for each in told) > MOST:
        yield Fault("INVALID", "lines", f"lines: they come to more than {money_text(LARGEST)}, or {MOST} pieces.")
    elif sums.get("total") is not None and sums["total"] != total:
        yield wrong_sum("total", _int(sums, "total"), total)


def wrong_sum(field: str, given: int, computed: int) -> Fault:
    """A sum that is not what its parts come to."""
    message = f"{field}: {money_text(given)} was given, and it comes to {money_text(computed)}. Correct one of them."
    return Fault("INVALID", field, message)


def _int(given: Given, name: str) -> int:
    value = given.get(name)
    return value if isinstance(value, int) else 0
