"""Groups of companies, as fields of a company: what it owns, what that adds up to, and what it lacks."""

from __future__ import annotations

from schema.computed.declared import Computed
from schema.paging import FORWARD, PAGE_INFO
from schema.shapes import Argument, Enumeration, Field, Object, Shape

AS_OF = Argument("asOf", "Date", "Who owned whom on this day, instead of today.")
COMPANY, PRODUCTS = frozenset({"Company"}), frozenset({"Company", "Product"})

FIELDS = (
    Computed("Company", Field(
        "subsidiaryTree", "SubsidiaryTree",
        "Every company below this one, each once, by the shortest way; with `parentId` a client draws the tree.", (
            Argument("maxDepth", "Int", "How many levels at most, from 1 to 50; 50 when not given."),
            Argument("where", "CompanyWhere", "Only those that are like this; the others' are looked through."),
            AS_OF, *FORWARD)), COMPANY, price=50),
    Computed("Company", Field(
        "rollup", "CompanyRollup", "What happened with this company, and with it and all below it together.", (
            AS_OF,)), COMPANY, price=100),
    Computed("Company", Field(
        "whiteSpace", "WhiteSpace",
        "What the other companies of its group buy and this one does not, what they spent most on first.", (
            Argument("by", "WhiteSpaceBy", "Products or categories; products when not given."),
            AS_OF, *FORWARD)), PRODUCTS, price=100),
)  # fmt: skip
SHAPES: tuple[Shape, ...] = (
    Object("SubsidiaryTree", "A page of the companies below one, the nearest first.", (
        Field("nodes", "[Subsidiary!]!", "Those on this page."), PAGE_INFO,
        Field("totalCount", "Int!", "How many there are on all pages."),
        Field("truncated", "Boolean!", "Whether there are more than were looked at, by depth or by number."))),
    Object("Subsidiary", "A company below another.", (
        Field("depth", "Int!", "How many levels below, from 1."),
        Field("parentId", "ID!", "The company that owns it, on the shortest way."),
        Field("company", "Company", "The company."),
        Field("since", "Date", "First day on which it was owned; null when unknown."),
        Field("until", "Date", "First day on which it no longer was; null while it is."))),
    Object("CompanyRollup", "What happened with a company, alone and with all below it.", (
        Field("own", "CompanyFigures!", "This company alone."),
        Field("consolidated", "CompanyFigures!", "It and all below it."),
        Field("truncated", "Boolean!", "Whether there are more companies, or people in them, than were looked at."))),
    Object("CompanyFigures", "What happened with some companies. What a role may not see is null.", (
        Field("companies", "Int!", "How many companies these are."),
        Field("spent", "Money", "The sum of their purchases, before returns."),
        Field("purchases", "Int", "How many purchases."),
        Field("interactions", "Int", "How many interactions of any kind that is seen, purchases included."),
        Field("openCases", "Int", "How many complaints and support cases wait for us or for them."),
        Field("contacts", "Int", "How many people work there on the day, each once."))),
    Enumeration("WhiteSpaceBy", "What is looked for that a company lacks.", (
        ("PRODUCT", "Products, postage and fees left out."),
        ("CATEGORY", "Categories that products stand in, not those around them."))),
    Object("WhiteSpace", "A page of what a company lacks.", (
        Field("nodes", "[WhiteSpaceGap!]!", "Those on this page."), PAGE_INFO,
        Field("totalCount", "Int!", "How many there are on all pages."),
        Field("sisters", "Int!", "How many other companies the group has."),
        Field("truncated", "Boolean!", "Whether there was more than was looked at."))),
    Object("WhiteSpaceGap", "What other companies of the group buy and this one does not.", (
        Field("product", "Product", "The product, where products were asked for."),
        Field("category", "Category", "The category, where categories were asked for."),
        Field("sisters", "Int!", "How many of the others buy it."),
        Field("spent", "Money!", "What they spent on it together, before returns."),
        Field("medianSpent", "Money!", "The median of what each of those spent: what it may be worth here."))),
)  # fmt: skip
