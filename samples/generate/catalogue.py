"""The products behind the stock codes: a name, a kind, a price, categories by words, what goes with and for what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, permutations

from samples.generate.days import LAST, days
from samples.generate.retail import Article
from samples.generate.words import words

CHARGES: Mapping[str, str] = {
    "POST": "Postage", "DOT": "Dotcom postage", "C2": "Carriage", "C3": "Carriage", "D": "Discount", "M": "Manual",
    "m": "Manual (small m)", "S": "Samples", "B": "Bad debt", "BANK CHARGES": "Bank charges", "AMAZONFEE": "Amazon fee",
    "ADJUST": "Adjustment", "ADJUST2": "Adjustment 2", "TEST001": "Test product 1", "TEST002": "Test product 2",
    "GIFT": "Gift",
}  # fmt: skip
"""Codes that are no goods, with the name that we show."""
_COLOURS = re.compile(r"\b(PINK|BLUE|RED|WHITE|BLACK|GREEN|SILVER|GOLD|IVORY|CREAM|PURPLE|YELLOW|BROWN|ORANGE|GREY)\b")
_STUFFS = re.compile(r"\b(GLASS|METAL|CERAMIC|WOOD(?:EN)?|ZINC|ENAMEL|PAPER|FELT|WICKER|PORCELAIN|SILK|COTTON)\b")
_SET = re.compile(r"\b(?:SET|PACK|BOX)S?(?: OF |/| )(\d+)\b")
_CLEAN = re.compile(r"[A-Z]{3}.*[A-Z]")
DESIGNS = (
    "RETROSPOT", "RED SPOTTY", "DOLLY GIRL", "SPACEBOY", "WOODLAND", "SKULL", "PAISLEY", "UNION JACK", "STRAWBERRY",
    "ENGLISH ROSE", "CHARLIE AND LOLA", "CIRCUS PARADE", "FAIRY CAKE", "BAROQUE", "DANISH ROSE", "TUTTI FRUTTI",
    "RUSSIAN DOLL", "MA CAMPAGNE", "BUTTERFLY", "SUKI",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Product:
    article: Article
    name: str
    kind: str
    categories: tuple[str, ...]
    attributes: tuple[str, ...]

    @property
    def available(self) -> bool:
        """Sold within the last two months of the file."""
        return self.article.lines > 0 and self.article.last >= days(LAST, -60)


def products(articles: Sequence[Article]) -> tuple[Product, ...]:
    return tuple(_product(each) for each in articles)


def _product(article: Article) -> Product:
    if article.sku in CHARGES:
        return Product(article, CHARGES[article.sku], "CHARGE", (), ())
    name = _name(article)
    return Product(article, name, "GOODS", placed(name), tuple(_attributes(name.upper())))


def _name(article: Article) -> str:
    """The commonest description that was on a sold line; notes of the warehouse ("damages", "lost") are no names."""
    for text, sold in article.descriptions:
        if sold or _CLEAN.fullmatch(text):
            return text
    return f"Product {article.sku}"


def placed(name: str) -> tuple[str, ...]:
    """The categories of a product by its name: the first that fits, then the seasons and ages it is for."""
    text = name.upper()
    rules = words("categories")
    ordered = (*rules["first"].items(), *rules["what"].items())
    main = next((key for key, rule in ordered if _rule(rule).search(text)), "other")
    also = (key for key, rule in rules["also"].items() if _rule(rule).search(text))
    return tuple(dict.fromkeys((main, *also)))


@cache
def _rule(words_of_it: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Z0-9])(?:{words_of_it})(?![A-Z0-9])")


def _attributes(name: str) -> Iterator[str]:
    for label, pattern in (("colour", _COLOURS), ("material", _STUFFS), ("pieces", _SET)):
        if found := pattern.search(name):
            yield f"{label}: {found[1].lower()}"


def substitutes(goods: Sequence[Product]) -> Iterator[tuple[str, str]]:
    """One number with different letters is one thing in several colours: each can stand in for the other."""
    versions: dict[str, list[Product]] = defaultdict(list)
    for each in goods:
        if each.available and (found := re.fullmatch(r"(\d{5})[A-Z]{1,2}", each.article.sku)):
            versions[found[1]].append(each)
    for group in versions.values():
        yield from ((one.article.sku, other.article.sku) for one, other in permutations(group[:3], 2))


def complements(goods: Sequence[Product]) -> Iterator[tuple[str, str]]:
    """The best seller of one design in each category goes with those in the others."""
    for design in DESIGNS:
        best: dict[str, Product] = {}
        for each in sorted(goods, key=lambda product: (-product.article.lines, product.article.sku)):
            if each.available and design in each.name.upper():
                best.setdefault(each.categories[0], each)
        yield from ((one.article.sku, other.article.sku) for one, other in combinations(list(best.values())[:7], 2))
