"""What becomes of a purchase or return: a new one, or a known one put right, in the deployment's currency.

Amounts come in the currency of the purchase. A new currency or rate without its lines is refused, since what they are
worth would be unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import cast

from graph.ingest.records import Article, Line
from graph.ingest.references import Found as End
from graph.normalise.money import LARGEST, UNITS, money_text, turned
from graph.writes import keys
from graph.writes.faults import Fault, Refused
from graph.writes.interactions.naming import Sight
from graph.writes.interactions.sale_drafts import SaleDraft, Terms
from graph.writes.keys import Known
from graph.writes.records import standing

FOREIGN = ("currency", "rate", "originalTotal")


@dataclass(frozen=True, slots=True)
class SalePlan:
    """One row that can be done; `known` is what it changes, `names` where its names lead."""

    draft: SaleDraft
    known: Known | None
    header: Mapping[str, object]
    lines: tuple[Line, ...] | None
    names: Mapping[str, tuple[End, ...]]
    articles: tuple[Article, ...] = ()

    def bought_by(self, buyer: End) -> SalePlan:
        """The same with another buyer."""
        name = "customer" if buyer.label == "Customer" else "company"
        return replace(self, names={**self.names, name: (buyer,)})

    @property
    def says_buyer(self) -> bool:
        return bool({"customer", "company", "buyer"} & self.draft.given.keys())


def sale_plan(draft: SaleDraft, seen: Sight, terms: Terms) -> SalePlan:
    """What becomes of a row; raises Refused."""
    faults: list[Fault] = []
    known, skus, names = None, None, {}
    try:
        known = known_of(draft, seen, terms)
    except Refused as refused:
        faults += refused.faults
    try:
        names = draft.names.of(seen)
    except Refused as refused:
        faults += refused.faults
    skus, unknown = _skus(draft, seen)
    faults += [*unknown]
    if draft.lines is None and known is None and "id" not in draft.given:
        faults.append(Fault("INVALID", "lines", f"lines: a new {terms.payload} needs one at least."))
    if faults:
        raise Refused(*faults)
    header, rate = _money(draft, known, terms)
    lines = _stored(draft, skus, rate)
    articles = tuple(each.article for each in draft.lines or () if each.article is not None)
    return SalePlan(draft, known, _summed(header, lines), lines, names, articles)


def known_of(draft: SaleDraft, seen: Sight, terms: Terms) -> Known | None:
    """What a row is known as already; raises Refused where that is another kind of thing, or not for who asks."""
    if draft.own is None:
        return None
    field = "id" if draft.own.by == "id" else "external"
    if not seen.all[draft.own] and field == "external":
        return None
    if field == "external" and not seen.seen[draft.own]:
        raise Refused(Fault("DUPLICATE_KEY", "external", "external: something else has this key. Take another."))
    known = keys.one(seen.seen, draft.own, field)
    kind = str(known.properties.get("kind"))
    if kind != terms.kind:
        if field == "id":
            raise Refused(Fault("NOT_FOUND", "id", f"id: this is a {kind.lower()}, and wanted was a {terms.payload}."))
        message = f"external: the key belongs to a {kind.lower()}, and this is a {terms.payload}. Take another."
        raise Refused(Fault("DUPLICATE_KEY", "external", message, candidates=(known.id,)))
    if wrong := [*standing(known, draft.given)]:
        raise Refused(*wrong)
    return known


def _skus(draft: SaleDraft, seen: Sight) -> tuple[list[str], list[Fault]]:
    """The code of the product of every line, and the lines whose product nobody knows."""
    found: list[str] = []
    faults: list[Fault] = []
    for number, line in enumerate(draft.lines or ()):
        if line.article is not None:
            found.append(line.product.value)
            continue
        try:
            known = keys.one(seen.seen, line.product, f"lines.{number}.{_field(draft, number)}")
        except Refused as refused:
            faults += refused.faults
        else:
            found.append(str(known.properties["sku"]))
    return found, faults


def _field(draft: SaleDraft, number: int) -> str:
    lines = cast("list[Mapping[str, object]]", draft.given["lines"])
    return "sku" if lines[number].get("sku") is not None else "product"


def _money(draft: SaleDraft, known: Known | None, terms: Terms) -> tuple[dict[str, object], int]:
    """The header with its amounts in our currency, and the rate at which its lines are turned into it."""
    header = dict(draft.header)
    before = known.properties if known is not None else {}
    for name in ("currency", "rate"):
        header.setdefault(name, before.get(name))
    if header["currency"] in (None, terms.currency):
        if draft.given.get("rate") is not None and header["currency"] is None:
            raise Refused(Fault("INVALID", "rate", "rate: it turns another currency into ours. Say which: currency."))
        header |= dict.fromkeys(FOREIGN)
    if any(header[name] != before.get(name) for name in ("currency", "rate")) and draft.lines is None:
        raise Refused(Fault("INVALID", "lines", "lines: in another currency they are worth something else. Give them."))
    rate = UNITS if header["currency"] is None else header["rate"]
    if not isinstance(rate, int):
        message = f"rate: how many {terms.currency} was one {header['currency']}? Say it beside the currency."
        raise Refused(Fault("INVALID", "rate", message))
    if isinstance(tax := draft.header.get("tax"), int):
        header["tax"] = turned(tax, rate)
    return header, rate


def _stored(draft: SaleDraft, skus: list[str], rate: int) -> tuple[Line, ...] | None:
    if draft.lines is None:
        return None
    pairs = zip(draft.lines, skus, strict=True)
    lines = tuple(line.stored(place, code, rate) for place, (line, code) in enumerate(pairs, 1))
    if sum(cast(int, each.properties["total"]) for each in lines) > LARGEST:
        raise Refused(Fault("INVALID", "rate", f"rate: the lines come to more than {money_text(LARGEST)} by it."))
    return lines


def _summed(header: dict[str, object], lines: tuple[Line, ...] | None) -> dict[str, object]:
    if lines is None:
        return header
    own = {name: sum(cast(int, each.properties[name]) for each in lines) for name in ("total", "discount", "quantity")}
    original = sum(each.original for each in lines) if header["currency"] is not None else None
    return {**header, **own, "originalTotal": original}


def written(header: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    """What a new node keeps of it."""
    return ((name, value) for name, value in header.items() if value is not None)
