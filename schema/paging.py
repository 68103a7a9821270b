"""Pages: the arguments and types that every connection shares."""

from schema.shapes import Argument, Enumeration, Field, Input, Object

PAGE_INFO = Field("pageInfo", "PageInfo!", "Where this page ends, and whether more follow.")
TOTAL = Field("totalCount", "Int", "How many there are on all pages; counted only when asked for.")

FORWARD = (
    Argument("first", "Int", "How many at most, from the start; 25 when neither this nor last is given."),
    Argument("after", "String", "Those behind this cursor."),
)
BACKWARD = (
    Argument("last", "Int", "How many at most, from the end."),
    Argument("before", "String", "Those before this cursor."),
)
PERIOD = (
    Argument("asOf", "Date", "What held on this day, instead of today."),
    Argument("during", "Period", "What held at some time in this period, instead of today."),
)

SHAPES = (
    Object("PageInfo", "Where a page ends, and whether more follow.", (
        Field("hasNextPage", "Boolean!", "Whether more follow."),
        Field("hasPreviousPage", "Boolean!", "Whether some come before."),
        Field("startCursor", "String", "The cursor of the first one here."),
        Field("endCursor", "String", "The cursor of the last one here."))),
    Input("Period", "From one day to another; open where a day is missing.", (
        Field("from", "Date", "The first day."), Field("until", "Date", "The first day that is no longer in it."))),
    Enumeration("SortDirection", "Which come first. Without a word on them, missing values come last.", (
        ("ASC", "Small ones first."), ("DESC", "Great ones first."),
        ("ASC_NULLS_FIRST", "Missing ones first, then small ones."),
        ("ASC_NULLS_LAST", "Small ones first, missing ones last."),
        ("DESC_NULLS_FIRST", "Missing ones first, then great ones."),
        ("DESC_NULLS_LAST", "Great ones first, missing ones last."))),
)  # fmt: skip
