"""What came of offers, told by whoever shows them."""

from schema.shapes import Argument, Enumeration, Field, Input, Object
from schema.user_errors import user_errors

RECORD = Field(
    "recommendationRecord", "RecommendationRecordPayload",
    "Says what happened to something that was offered. Told twice it counts once, and the first time is kept.",
    (Argument("input", "RecommendationRecordInput!", "What happened to which list."),),
)  # fmt: skip
RECORD_MANY = Field(
    "recommendationsRecord", "RecommendationsRecordPayload", "The same for many: all of it is kept, or nothing.",
    (Argument("input", "RecommendationsRecordInput!", "What happened."),),
)  # fmt: skip

DONE = Field("recorded", "Int", "For how many products it was kept; null if it was refused.")
CODES = (
    ("UNKNOWN_RECOMMENDATION", "This is no recommendationId that was given out here."),
    ("NOT_OFFERED", "The product is not in the list of this recommendationId."),
    ("INVALID", "A value cannot be meant."),
)
SHAPES = (
    Enumeration("RecommendationEvent", "What happened to something that was offered.", (
        ("SHOWN", "It was shown."), ("CLICKED", "Somebody looked closer."),
        ("BOUGHT", "It was bought; purchases that Kith knows of are found without being told."),
        ("DISMISSED", "They do not want to see it: it stays away for a while."))),
    Input("RecommendationRecordInput", "What happened to a list, or to one product in it.", (
        Field("recommendationId", "ID!", "The list, as its answer names it."),
        Field("event", "RecommendationEvent!", "What happened."),
        Field("product", "ID", "The product, by its id."), Field("sku", "String", "The product, by its SKU."))),
    Object("RecommendationRecordPayload", "What was kept.", (
        DONE, Field("userErrors", "[RecommendationRecordUserError!]!", "What was wrong; empty if it was kept."))),
    *user_errors("RecommendationRecord", CODES),
    Input("RecommendationsRecordInput", "What happened to many.", (
        Field("rows", "[RecommendationRecordInput!]!", "What happened, at most 1000 at once."),)),
    Object("RecommendationsRecordPayload", "What was kept.", (
        DONE, Field("userErrors", "[RecommendationsRecordUserError!]!", "What was wrong; empty if it was kept."))),
    *user_errors("RecommendationsRecord", CODES),
)  # fmt: skip
