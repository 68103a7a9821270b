"""What is bought together, and what after what, as the API shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from graph.normalise.moments import moment_text
from graph.patterns import serving
from graph.patterns.itemsets import Itemset, Rule, rules
from graph.patterns.serving import Told
from resolvers.computed.ask import Ask
from resolvers.computed.pages import page_of
from resolvers.errors import BadInput
from schema.finish import ByName

LISTS = {"PRODUCTS": ("itemsets", "Product"), "CATEGORIES": ("categories", "Category")}
WINDOWS = (1, 7, 14, 30, 60, 90)
USUAL_WINDOW, USUAL_CONFIDENCE, LARGEST_SET = 30, 0.1, 5
T = TypeVar("T", Itemset, Rule)


async def itemsets(ask: Ask) -> ByName:
    """`Query.itemsets`."""
    least, support = ask.number("minSize", usual=2, most=LARGEST_SET), _share(ask, "minSupport")
    found, known = await _sets(ask)
    kept = [each for each in known if len(each.items) >= least and each.support >= support]
    kept = _containing(ask, kept, lambda each: each.items)
    kept.sort(key=lambda each: (-each.count, each.items))
    page, info, _ = page_of(kept, ask, key=lambda each: (-each.count, list(each.items)), question="itemsets")
    return _connection(found, [_itemset(each, ask) for each in page], info, len(kept))


async def association_rules(ask: Ask) -> ByName:
    """`Query.associationRules`."""
    support, lift = _share(ask, "minSupport"), ask.given.get("minLift") or 0
    confidence = _share(ask, "minConfidence", usual=USUAL_CONFIDENCE)
    found, known = await _sets(ask)
    kept = [each for each in rules(known, confidence=confidence) if each.support >= support and each.lift >= lift]
    kept = _containing(ask, kept, lambda each: (*each.given, each.then))
    page, info, _ = page_of(kept, ask, key=_place, question="associationRules")
    return _connection(found, [_rule(each, ask) for each in page], info, len(kept))


async def sequences(ask: Ask) -> ByName:
    """`Query.purchaseSequences`."""
    days = ask.given.get("withinDays")
    days = USUAL_WINDOW if days is None else days
    if days not in WINDOWS:
        raise BadInput(f"withinDays: one of {', '.join(map(str, WINDOWS))}, not {days}.", argument="withinDays")
    told = await serving.told(ask, f"sequences/{days}")
    every = [each for each in serving.sequences(told) if ask.tells(each.buyers)]
    seen = await ask.seen("Product", sorted({id_ for each in every for id_ in (each.first, each.then)}))
    given, then = ask.given.get("given"), ask.given.get("then")
    kept = [each for each in every if {each.first, each.then} <= seen and given in (None, each.first)
            and then in (None, each.then)]  # fmt: skip
    page, info, _ = page_of(
        kept, ask, key=lambda each: (-each.lift, -each.buyers, each.first, each.then), question="purchaseSequences"
    )
    nodes = [ByName(given=each.first, then=each.then, buyers=each.buyers, ofBuyers=each.of_buyers,
                    confidence=each.confidence, lift=each.lift, days=each.days) for each in page]  # fmt: skip
    return ByName(nodes=nodes, learnedAt=learned_at(told), pageInfo=info, totalCount=len(kept))


def learned_at(found: Told) -> str | None:
    """The moment as the API writes it."""
    return None if found.at is None else moment_text(found.at)


async def _sets(ask: Ask) -> tuple[Told, list[Itemset]]:
    """The list that is asked for; its sets of what is there for who asks, but those that few purchases have."""
    name, type_ = LISTS[_level(ask)]
    if type_ not in ask.model.nodes:
        raise BadInput("of: there are no categories here. Ask for PRODUCTS.", argument="of")
    told = await serving.told(ask, name)
    every = [each for each in serving.itemsets(told) if ask.tells(each.count)]
    seen = await ask.seen(type_, sorted({item for each in every for item in each.items}))
    return told, [each for each in every if seen.issuperset(each.items)]


def _level(ask: Ask) -> str:
    return str(ask.given.get("of") or "PRODUCTS")


def _share(ask: Ask, name: str, *, usual: float = 0.0) -> float:
    found = ask.given.get(name)
    if found is None or 0 <= found <= 1:
        return float(usual if found is None else found)
    raise BadInput(f"{name}: from 0 to 1, not {found}.", argument=name)


def _containing(ask: Ask, found: Iterable[T], items: Callable[[T], Sequence[str]]) -> list[T]:
    wanted = set(ask.given.get("containing") or ())
    return [each for each in found if wanted.issubset(items(each))]


def _place(rule: Rule) -> list[Any]:
    return [-rule.lift, -rule.confidence, list(rule.given), rule.then]


def _connection(found: Told, nodes: list[ByName], info: ByName, count: int) -> ByName:
    return ByName(
        nodes=nodes, purchases=found.about.get("purchases", 0), support=found.about.get("support"),
        learnedAt=learned_at(found), pageInfo=info, totalCount=count,
    )  # fmt: skip


def _itemset(each: Itemset, ask: Ask) -> ByName:
    items: Mapping[str, Any] = {"PRODUCTS": (), "CATEGORIES": (), _level(ask): each.items}
    return ByName(
        products=list(items["PRODUCTS"]), categories=list(items["CATEGORIES"]), count=each.count, support=each.support
    )


def _rule(each: Rule, ask: Ask) -> ByName:
    sides = ("given", "then") if _level(ask) == "PRODUCTS" else ("givenCategories", "thenCategory")
    empty: dict[str, Any] = {"given": [], "then": None, "givenCategories": [], "thenCategory": None}
    return ByName(
        {**empty, sides[0]: list(each.given), sides[1]: each.then}, count=each.count, support=each.support,
        confidence=each.confidence, lift=each.lift,
    )  # fmt: skip
