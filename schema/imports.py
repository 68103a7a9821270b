"""Imports: files that were sent, or lie in a folder of the server, looked at, brought in by a job, accounted for."""

from graph.grouping import upper_snake
from graph.ingest.kinds import KINDS
from schema.shapes import Argument, Enumeration, Field, Input, Object
from schema.user_errors import user_errors

START = Field(
    "importStart", "ImportStartPayload",
    "Asks for a file to be imported by a job: one import at a time, in the order in which they were asked for.",
    (Argument("input", "ImportStartInput!", "Which file, and how it is to be read."),),
)  # fmt: skip
PREVIEW = Field(
    "importPreview", "ImportPreview",
    "What an import would make of the first rows of a file: nothing is written.",
    (Argument("input", "ImportPreviewInput!", "Which file, and how it is to be read."),
     Argument("first", "Int", "How many rows and rejects are shown, 10 when not given, from 0 to 100.")),
)  # fmt: skip
REPORT = Field(
    "importReport", "ImportReport", "How far an import has come; null if there is none of this id.",
    (Argument("id", "ID!", "The id of its job."),
     Argument("rejects", "Int", "How many rejects are shown, 25 when not given, from 0 to 1000.")),
)  # fmt: skip

ASKED = (
    Field("file", "ID", "The id that POST /files gave. Either this or a path is needed."),
    Field("path", "String", "Where the file lies in the folder of KITH_IMPORT_FOLDER, such as shop/june.csv."),
    Field("kind", "ImportKind", "What the rows are. Exports of known tools and vCards say it themselves."),
    Field("source", "String", "The system that the file comes from; the tool that wrote it, or import."),
    Field("region", "String", "The country of telephone numbers that begin without +, such as FR."),
    Field("timeZone", "String", "Where the clocks stood that name no zone; that of the deployment if not given."),
    Field("ignore", "[String!]", "Columns to leave out, * for all that are not known."),
    Field("map", "String", "What a map file says, as TOML; a preview shows one that can be changed and given back."),
)

SHAPES = (
    Enumeration("ImportKind", "What the rows of a file are.", tuple(
        (upper_snake(name), f"As ./kith import --as {name} reads them.") for name in KINDS)),
    Input("ImportStartInput", "A file to import.", (
        *ASKED, Field("dryRun", "Boolean", "Read and check every row, and write nothing."))),
    Input("ImportPreviewInput", "A file to look at.", ASKED),
    Object("ImportStartPayload", "The job that brings a file in.", (
        Field("job", "Job", "The job, which waits or is done by now; null if nothing was done."),
        Field("userErrors", "[ImportStartUserError!]!", "What was wrong; empty if it was asked for."))),
    *user_errors("ImportStart", (
        ("NOT_FOUND", "There is no such file, or it is no longer kept."),
        ("INVALID", "What is said of how to read it cannot be meant."))),
    Object("ImportEvidence", "One thing that was found out about a file.", (
        Field("what", "String!", "What was asked."), Field("found", "String!", "What was found."),
        Field("why", "String!", "How that is known."))),
    Object("ImportColumn", "A column and the field that its values are for.", (
        Field("column", "String!", "The column, as the file calls it."), Field("field", "String!", "The field."),
        Field("why", "String!", "How that is known."),
        Field("samples", "[String!]!", "Some of its values; none where nothing stands in it."))),
    Object("ImportLeft", "A column that is not taken.", (
        Field("column", "String!", "The column, as the file calls it."),
        Field("why", "String", "Why not; null where nothing stands in it, or the map says to ignore it."))),
    Object("ImportValue", "A value as it will be.", (
        Field("field", "String!", "What of."), Field("value", "String!", "The value, as text."))),
    Object("ImportRow", "A row as it will be.", (
        Field("line", "Int!", "Where it stands in the file."),
        Field("values", "[ImportValue!]!", "What it tells; nothing of what it leaves empty."))),
    Object("ImportReject", "Why a row, or one value of it, was not taken.", (
        Field("line", "Int!", "Where it stands in the file."), Field("column", "String!", "In which column."),
        Field("value", "String!", "What it says there."),
        Field("reason", "String!", "What was wanted; it begins with Left out where the rest of the row is taken."))),
    Object("ImportPreview", "A file as it was understood, and its first rows.", (
        Field("name", "String!", "What the file is called."), Field("kind", "ImportKind!", "What its rows are."),
        Field("source", "String!", "The system that it comes from."),
        Field("evidence", "[ImportEvidence!]!", "How the file is read, and how that was found out."),
        Field("columns", "[ImportColumn!]!", "The columns that are taken."),
        Field("constants", "[ImportValue!]!", "Values that are the same in every row."),
        Field("left", "[ImportLeft!]!", "The columns that are not taken, with the reasons."),
        Field("rows", "[ImportRow!]!", "The first rows that can be taken, as they will be."),
        Field("rejects", "[ImportReject!]!", "The first rejects among the rows that were looked at."),
        Field("looked", "Int!", "How many rows were looked at."),
        Field("rejected", "Int!", "How many of these cannot be taken."),
        Field("isWhole", "Boolean!", "Whether these are all rows of the file."),
        Field("map", "String!", "All this as a map file, to be changed and given back."))),
    Object("ImportCount", "How many there are of something.", (
        Field("what", "String!", "What."), Field("count", "Int!", "How many."))),
    Object("ImportEntry", "Rows of a kind, as the file has them and as the graph does.", (
        Field("label", "String!", "Which rows."), Field("rows", "Int!", "How many the file has."),
        Field("sum", "Decimal!", "What they are worth in the file, in the currency of the deployment."),
        Field("storedRows", "Int", "How many the graph has; null where it is not asked."),
        Field("storedSum", "Decimal", "What they are worth there."),
        Field("agrees", "Boolean!", "Whether both are the same."))),
    Object("ImportReport", "What an import has done so far.", (
        Field("job", "Job!", "The job that does it."), Field("name", "String!", "What the file is called."),
        Field("kind", "ImportKind", "What its rows are; null until the file was looked at."),
        Field("source", "String", "The system that it comes from."),
        Field("isDry", "Boolean!", "Whether nothing is written."),
        Field("rows", "Int!", "How many rows are done with."),
        Field("created", "Int!", "How many of what rows tell of is new."),
        Field("changed", "Int!", "How many were known and have changed."),
        Field("unchanged", "Int!", "How many were known just so."),
        Field("rejected", "Int!", "How many rows were not taken."),
        Field("leftOut", "Int!", "How many values were not taken from rows that were."),
        Field("around", "[ImportCount!]!", "What is new around customers and companies."),
        Field("entries", "[ImportEntry!]!", "Rows and sums of purchases against those of the graph."),
        Field("agrees", "Boolean!", "Whether all rows and sums so far are accounted for."),
        Field("rejects", "[ImportReject!]!", "The first rejects; GET /files/{id of the job}/rejects has all."))),
)  # fmt: skip


def kind_name(kind: str) -> str:
    """What a kind of import is called in the API, such as PURCHASES."""
    return upper_snake(kind)
