"""What a company owns and what its group lacks, as the API shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.companies import statements
from graph.companies.groups import Subsidiary, group_of, is_deeper, tree
from graph.companies.lacking import Gap, Spent, by_category, gaps
from graph.companies.owning import DEEPEST, Ownings, around, below
from resolvers.computed.ask import Ask
from resolvers.computed.pages import page_of
from resolvers.computed.worth import worth
from schema.finish import ByName

MOST = 100_000
"""Rows of what groups bought."""


async def trees(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Company.subsidiaryTree`."""
    depth = ask.number("maxDepth", usual=DEEPEST, most=DEEPEST)
    found = await below(ask.reader, ids, day_of(ask), depth=depth + 1, timeout=ask.timeout)
    ownings = await as_seen(found, ids, ask)
    below_each = {each: tree(each, ownings.known, depth) for each in ids}
    fitting = await ask.fulfilling(sorted({one.owning.company for some in below_each.values() for one in some}))
    return {
        each: _tree(
            each,
            [one for one in some if one.owning.company in fitting],
            ask,
            is_cut=ownings.is_cut or is_deeper(each, ownings.known, depth),
        )
        for each, some in below_each.items()
    }


def day_of(ask: Ask) -> str:
    return str(ask.given.get("asOf") or ask.today)


async def as_seen(ownings: Ownings, ids: Sequence[str], ask: Ask) -> Ownings:
    """Without companies that are not there for who asks, and without what only they lead to."""
    found = sorted(ownings.companies - set(ids))
    return ownings.without(frozenset(found) - await ask.seen("Company", found))


def _tree(company: str, found: Sequence[Subsidiary], ask: Ask, *, is_cut: bool) -> ByName:
    page, info, _ = page_of(
        found, ask, key=lambda each: (each.depth, each.owning.company), question=f"subsidiaryTree {company}"
    )
    nodes = [
        ByName(
            depth=each.depth,
            parentId=each.owning.parent,
            company=each.owning.company,
            since=each.owning.since or None,
            until=each.owning.until or None,
        )
        for each in page
    ]
    return ByName(nodes=nodes, pageInfo=info, totalCount=len(found), truncated=is_cut)


# ---------------------------------------------------------------------------------------------------------- white space


async def white_spaces(ids: Sequence[str], ask: Ask) -> Mapping[str, Any]:
    """`Company.whiteSpace`."""
    ownings = await as_seen(await around(ask.reader, ids, day_of(ask), timeout=ask.timeout), ids, ask)
    groups = {each: group_of(each, ownings.known) for each in ids}
    spent, is_cut = await _spent(sorted(set[str]().union(*groups.values())), ask)
    by = "category" if ask.given.get("by") == "CATEGORY" else "product"
    if by == "category":
        spent = await _of_categories(spent, ask)
    is_cut |= ownings.is_cut
    return {
        each: _white_space(each, gaps(each, group, spent), len(group) - 1, by, ask, is_cut=is_cut)
        for each, group in groups.items()
    }


async def _spent(companies: Sequence[str], ask: Ask) -> tuple[Spent, bool]:
    """What each spent on each product that is there for who asks, and whether that is not all."""
    rows = await ask.read(statements.BOUGHT, ids=companies, most=MOST)
    seen = await ask.seen("Product", sorted({str(product) for _, product, _ in rows}))
    found = defaultdict[str, dict[str, int]](dict)
    for company, product, amount in rows:
        if product in seen:
            found[str(company)][str(product)] = int(str(amount))
    return found, len(rows) == MOST


async def _of_categories(spent: Spent, ask: Ask) -> Spent:
    products = sorted({product for each in spent.values() for product in each})
    rows = await ask.read(statements.CATEGORIES, ids=products)
    seen = await ask.seen("Category", sorted({str(category) for _, category in rows}))
    return by_category(spent, _joined((str(product), str(each)) for product, each in rows if each in seen))


def _joined(pairs: Iterable[tuple[str, str]]) -> Mapping[str, list[str]]:
    found = defaultdict[str, list[str]](list)
    for one, other in pairs:
        found[one].append(other)
    return found


def _white_space(company: str, found: Sequence[Gap], sisters: int, by: str, ask: Ask, *, is_cut: bool) -> ByName:
    page, info, _ = page_of(found, ask, key=lambda each: (-each.spent, each.id), question=f"whiteSpace {company}")
    nodes = [
        ByName(
            product=each.id if by == "product" else None,
            category=each.id if by == "category" else None,
            sisters=each.sisters,
            spent=worth(each.spent, ask),
            medianSpent=worth(each.median, ask),
        )
        for each in page
    ]
    return ByName(nodes=nodes, pageInfo=info, totalCount=len(found), sisters=sisters, truncated=is_cut)
