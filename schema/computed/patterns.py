"""What is bought together, what after what, and what again when, as fields of the query, of customers and products."""

from __future__ import annotations

from schema.computed.declared import Computed
from schema.paging import FORWARD, PAGE_INFO
from schema.shapes import Argument, Enumeration, Field, Object, Shape

OF = Argument("of", "PatternLevel", "Whether baskets are of products or of their categories; PRODUCTS when not given.")
SUPPORT = Argument("minSupport", "Float", "The least share of purchases that have all of it, from 0 to 1.")
WITH = Argument("containing", "[ID!]", "Products, or categories, all of which are in it.")
SPAN = (
    Argument("since", "Date", "What runs out on this day or later; from 30 days before the last purchase that was "
             "looked at when not given."),
    Argument("until", "Date", "The first day that no longer counts."),
)  # fmt: skip
ITEMSETS = Field(
    "itemsets", "Itemsets", "Frequent item sets: what is bought in one purchase, the most frequent first.", (
        OF, SUPPORT, WITH, Argument("minSize", "Int", "With so many products or more; 2 when not given."), *FORWARD),
)  # fmt: skip
RULES = Field(
    "associationRules", "AssociationRules",
    "Whoever buys what is given buys the other as well: association rules of purchases, the highest lift first.", (
        OF, SUPPORT, Argument("minConfidence", "Float", "The least confidence, from 0 to 1; 0.1 when not given."),
        Argument("minLift", "Float", "The least lift; 0 when not given."), WITH, *FORWARD),
)  # fmt: skip
SEQUENCES = Field(
    "purchaseSequences", "PurchaseSequences",
    "After one product another, counted by buyers, the highest lift first: 500 pairs for each span of days.", (
        Argument("withinDays", "Int", "Within 1, 7, 14, 30, 60 or 90 days; 30 when not given."),
        Argument("given", "ID", "What was bought first."), Argument("then", "ID", "What was bought after it."),
        *FORWARD),
)  # fmt: skip
DUE = Field(
    "nextPurchases", "NextPurchases",
    "What runs out when, of what customers have bought again, the soonest first. Who bought it once more since "
    "patterns were found is in it after the next time.",
    (*SPAN, Argument("where", "CustomerWhere", "What must be true of the customers."), *FORWARD),
)  # fmt: skip
NEXT = Field(
    "nextPurchase", "NextPurchases",
    "What runs out when, of all that the customer bought and others buy again, the soonest first.", (*SPAN, *FORWARD),
)  # fmt: skip
REPEAT = Field("repeatInterval", "RepeatInterval", "How long it lasts; null if too few have bought it again.")
SOLD = frozenset({"Product", "Purchase"})

FIELDS = (
    Computed(None, ITEMSETS, SOLD, price=50),
    Computed(None, RULES, SOLD, price=50),
    Computed(None, SEQUENCES, SOLD, price=50),
    Computed(None, DUE, SOLD | {"Customer"}, price=200),
    Computed("Customer", NEXT, SOLD | {"Customer"}, price=40),
    Computed("Product", REPEAT, SOLD, price=20, page=None, usual=1),
)
LEARNED = Field("learnedAt", "DateTime", "When patterns were found last; null if they never were.")
TOTAL = Field("totalCount", "Int!", "How many there are on all pages.")
FOUND_IN = (
    Field("purchases", "Int!", "In how many purchases they were looked for."),
    Field("support", "Float", "The least support of what was kept: all sets with this support or more are known."),
    LEARNED, PAGE_INFO, TOTAL,
)  # fmt: skip
FIGURES = (
    Field("count", "Int!", "How many purchases have all of it."),
    Field("support", "Float!", "The share of all purchases that have all of it."),
)

SHAPES: tuple[Shape, ...] = (
    Enumeration("PatternLevel", "What baskets are made of.", (
        ("PRODUCTS", "Products."), ("CATEGORIES", "The categories of products."))),
    Object("Itemsets", "A page of frequent item sets.", (
        Field("nodes", "[Itemset!]!", "The sets."), *FOUND_IN)),
    Object("Itemset", "Products, or categories, that are in one purchase.", (
        Field("products", "[Product]!", "The products; none where it is of categories."),
        Field("categories", "[Category]!", "The categories; none where it is of products."), *FIGURES)),
    Object("AssociationRules", "A page of association rules.", (
        Field("nodes", "[AssociationRule!]!", "The rules."), *FOUND_IN)),
    Object("AssociationRule", "That whoever buys one thing buys another in the same purchase.", (
        Field("given", "[Product]!", "The products on the left; none where it is of categories."),
        Field("then", "Product", "The product on the right; null where it is of categories."),
        Field("givenCategories", "[Category]!", "The categories on the left; none where it is of products."),
        Field("thenCategory", "Category", "The category on the right; null where it is of products."), *FIGURES,
        Field("confidence", "Float!", "Of the purchases with the left side, the share that has the right one as well."),
        Field("lift", "Float!", "How many times as often as chance."))),
    Object("PurchaseSequences", "A page of what follows what.", (
        Field("nodes", "[PurchaseSequence!]!", "The pairs."), LEARNED, PAGE_INFO, TOTAL)),
    Object("PurchaseSequence", "That one product is bought after another.", (
        Field("given", "Product", "What was bought first."), Field("then", "Product", "What was bought after it."),
        Field("buyers", "Int!", "How many buyers of the first bought the other in the days after."),
        Field("ofBuyers", "Int!", "How many bought the first."),
        Field("confidence", "Float!", "The share of these."),
        Field("lift", "Float!", "That share against the share of all buyers who bought the other at any time."),
        Field("days", "Float!", "How many days it took: the median of the shortest ways."))),
    Object("NextPurchases", "A page of what runs out when.", (
        Field("nodes", "[NextPurchase!]!", "The products, with who will want them."), LEARNED, PAGE_INFO)),
    Object("NextPurchase", "When a customer will want a product again.", (
        Field("customer", "Customer", "Who bought it."), Field("product", "Product", "What runs out."),
        Field("lastOn", "Date!", "The day on which it was bought last."),
        Field("nextOn", "Date!", "The day on which it is expected to be bought again."),
        Field("days", "Float!", "How long it is expected to last: between the customer's own middle interval and that "
              "of all buyers, the nearer to the former the more of their own there are."),
        Field("intervals", "Int!", "How many intervals of the customer's own that rests on."))),
    Object("RepeatInterval", "How long a product lasts.", (
        Field("days", "Float!", "The median of the days between two purchases of one buyer."),
        Field("intervals", "Int!", "How many intervals that rests on."),
        Field("buyers", "Int!", "Of how many buyers."))),
)  # fmt: skip
