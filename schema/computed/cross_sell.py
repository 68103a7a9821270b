"""What to offer to whom, as fields of customers, households, companies, products and baskets."""

from __future__ import annotations

from schema.computed.declared import Computed
from schema.shapes import Argument, Enumeration, Field, Object, Shape

FIRST = Argument("first", "Int", "How many at most, from 0 to 100; 10 when not given.")
WHERE = Argument("where", "ProductWhere", "What must be true of the products that are offered.")
DIVERSITY = Argument(
    "diversity", "Float", "From 0, which looks at scores alone, to 1, which takes one of each category first."
)
ARGUMENTS = (
    FIRST, WHERE,
    Argument("strategy", "CrossSellStrategy", "Where to begin; what follows is tried if that has nothing to offer."),
    DIVERSITY,
    Argument("excludeBoughtWithin", "Duration",
             "Leave out only what was bought no longer ago than this; everything that was ever bought when not given."),
)  # fmt: skip
ABOUT = "What to offer next, the best first, each with its reasons; strategyReason says why there is nothing or little."
BASKET = Field(
    "crossSell", "CrossSell", "What to offer to whoever has this basket, without knowing who that is.",
    (Argument("forBasket", "[String!]!", "The SKUs of what is in the basket, at most 100."), FIRST, WHERE, DIVERSITY),
)  # fmt: skip
TOGETHER = Field(
    "boughtTogether", "BoughtTogether", "What is bought with this product, as learned from purchases, strongest first.",
    (FIRST,),
)  # fmt: skip
LIKELY = Field(
    "likelyBuyers", "LikelyBuyers",
    "Customers who have not bought this product and are likely to want it, of those who agree to personalisation.",
    (FIRST, Argument("where", "CustomerWhere", "What must be true of the customers.")),
)  # fmt: skip
REPORT = Field(
    "crossSellReport", "CrossSellReport", "What came of offers: rates by strategy and model, and what they gain.",
    (Argument("since", "Date", "Offers shown on this day or later."),
     Argument("until", "Date", "The first day whose offers no longer count.")),
)  # fmt: skip
SOLD = frozenset({"Product", "Purchase"})

FIELDS = (
    Computed("Customer", Field("crossSell", "CrossSell", ABOUT, ARGUMENTS), SOLD | {"Customer"}, price=100),
    Computed("Household", Field("crossSell", "CrossSell", f"{ABOUT} Members count together.", ARGUMENTS),
             SOLD | {"Customer", "Household"}, price=100),
    Computed("Company", Field("crossSell", "CrossSell", f"{ABOUT} The companies below it count with it.", ARGUMENTS),
             SOLD | {"Company"}, price=100),
    Computed("Product", TOGETHER, SOLD, price=40),
    Computed("Product", LIKELY, SOLD | {"Customer"}, price=200),
    Computed(None, BASKET, SOLD, price=100),
    Computed(None, REPORT, SOLD | {"Customer"}, price=1000),
)  # fmt: skip

NUMBERS = (
    Field("together", "Int", "How many purchases have both."),
    Field("support", "Float", "The share of all purchases that have both."),
    Field("confidence", "Float", "Of the purchases with the first, the share that has the other as well."),
    Field("lift", "Float", "How many times as often as chance purchases have both."),
    Field("significance", "Float", "The likelihood ratio G²: above 10.83 once in a thousand by chance alone."),
    Field("buyers", "Int", "How many customers and companies bought both, at whatever time."),
    Field("ofBuyers", "Int", "How many bought the first."),
    Field("buyerLift", "Float", "How many times as often as chance somebody bought both."),
)
REASONS = Field("reasons", "[CrossSellReason!]!", "Why, what says most first, at most five.")

SHAPES: tuple[Shape, ...] = (
    Object("CrossSell", "What to offer to somebody, and how that came about.", (
        Field("recommendationId", "ID!", "Names this list when it is said what came of it: recommendationRecord."),
        Field("strategyUsed", "CrossSellStrategy", "What the list rests on; null if there is nothing to offer."),
        Field("strategyReason", "String!", "Why that, and not a more personal one."),
        Field("personalised", "Boolean!", "Whether the list is about this customer, and not one for everybody."),
        Field("heldOut", "Boolean!", "Whether they get the popular list so that others can be compared with them."),
        Field("model", "String", "The learned model that was used; null if nothing was learned yet."),
        Field("truncated", "Boolean!", "Whether there are more candidates than were asked for."),
        Field("nodes", "[CrossSellCandidate!]!", "The candidates, the best first."))),
    Object("CrossSellCandidate", "A product that somebody is likely to want.", (
        Field("score", "Float!", "How much speaks for it; good for comparing within one list."),
        Field("product", "Product", "The product."), REASONS)),
    Object("CrossSellReason", "Why something is offered, and what that rests on.", (
        Field("code", "CrossSellReasonCode!", "What kind of reason it is."),
        Field("text", "String!", "The same for people."),
        Field("product", "Product", "What was bought that speaks for it; null where it is no single product."),
        Field("share", "Float", "Its share of the score; the shares of all purchases add up to 1."),
        *NUMBERS,
        Field("path", "[ID!]!", "The way through the graph: who it is for, what was bought, what is offered."))),
    Object("BoughtTogether", "What is bought with a product.", (
        Field("model", "String", "The learned model that says so; null if nothing was learned yet."),
        Field("truncated", "Boolean!", "Whether there is more than was asked for."),
        Field("nodes", "[BoughtTogetherProduct!]!", "The products, the strongest first."))),
    Object("BoughtTogetherProduct", "A product that is bought with another one.", (
        Field("product", "Product", "The product."),
        Field("weight", "Float!", "Strength in the learned model."), *NUMBERS)),
    Object("LikelyBuyers", "Who is likely to want a product.", (
        Field("model", "String", "The learned model that says so; null if nothing was learned yet."),
        Field("truncated", "Boolean!", "Whether there are more than were asked for."),
        Field("nodes", "[LikelyBuyer!]!", "The customers, the likeliest first."))),
    Object("LikelyBuyer", "A customer who is likely to want a product.", (
        Field("customer", "Customer", "The customer."),
        Field("score", "Float!", "How much speaks for it; good for comparing within one list."), REASONS)),
    Object("CrossSellReport", "What came of offers.", (
        Field("truncated", "Boolean!", "Whether more was shown than can be looked at: choose fewer days."),
        Field("nodes", "[CrossSellReportLine!]!", "A line for each model, strategy and those held out."))),
    Object("CrossSellReportLine", "What came of the offers of one strategy and model. Each customer counts once.", (
        Field("strategy", "CrossSellStrategy", "The strategy; null for all together."),
        Field("model", "String", "The learned model; null if there was none."),
        Field("heldOut", "Boolean!", "Whether these are the customers who are held out."),
        Field("shown", "Int!", "To how many something was shown."),
        Field("clicked", "Int", "How many of them looked closer."),
        Field("bought", "Int", "How many of them bought something that was shown, as reported or as purchases say."),
        Field("dismissed", "Int", "How many of them dismissed something."),
        Field("clickRate", "CrossSellRate", "The share that looked closer."),
        Field("buyRate", "CrossSellRate", "The share that bought."),
        Field("uplift", "CrossSellRate", "How far the share that bought lies above that of those held out."))),
    Object("CrossSellRate", "A share, or the difference of two, and where it lies 95 times in a hundred.", (
        Field("value", "Float!", "As it was counted."), Field("low", "Float!", "The lower end."),
        Field("high", "Float!", "The upper end."))),
    Enumeration("CrossSellStrategy", "What a list rests on, the most personal first.", (
        ("PERSONAL", "What the buyer bought; of a company, with those below it."),
        ("HOUSEHOLD", "What those bought who live together."),
        ("SIMILAR_CUSTOMERS", "What customers of the same country, recency, frequency and spending bought."),
        ("POPULAR", "What many buy of late, and what is rising: the same for everybody."),
        ("BASKET", "What lies in a basket."))),
    Enumeration("CrossSellReasonCode", "Why something is offered.", (
        ("BOUGHT_TOGETHER", "Those who bought a product often bought this one."),
        ("COMPLEMENT", "A person said that the two go together."),
        ("BOUGHT_BEFORE", "It was bought before, long enough ago."),
        ("PINNED", "A person said that it is always offered beside a product."),
        ("BOOSTED", "A person said that it is offered more often beside a product."),
        ("SIMILAR_CUSTOMERS", "Customers like this one bought it."),
        ("POPULAR", "Many bought it of late."),
        ("RISING", "More bought it of late than before."))),
)  # fmt: skip
