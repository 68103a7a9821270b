"""Jobs: long work that is asked for, watched and cancelled here, and done by a server when it comes to it."""

from graph.jobs.job import State
from graph.jobs.kinds import KINDS
from schema.shapes import Argument, Enumeration, Field, Input, Object
from schema.user_errors import user_errors

ONE = Field("job", "Job", "A job; null if there is none of this id.", (Argument("id", "ID!", "Its id."),))
LIST = Field(
    "jobs", "[Job!]", "Jobs, the newest first, those that have ended among them for as long as they are kept.",
    (Argument("first", "Int", "How many at most, 25 when not given, from 0 to 1000."),
     Argument("kind", "JobKind", "Those of this kind alone."), Argument("state", "JobState", "Those in this state.")),
)  # fmt: skip
WATCH = Field(
    "jobChanged", "Job",
    "Jobs as they are, each time that one has changed: its state, its progress and the like. What changes more often "
    "than twice a second is told together. Of one job the first answer says how it is, and the last how it ended.",
    (Argument("id", "ID", "This job alone, until it has ended; every job, without an end, when not given."),),
)  # fmt: skip
START = Field(
    "jobStart", "JobStartPayload",
    "Asks for a job. One that waits already for the same is that one; while one is being done, another one waits.",
    (Argument("input", "JobStartInput!", "What for."),),
)  # fmt: skip
CANCEL = Field(
    "jobCancel", "JobCancelPayload",
    "Wants no more of a job. One that waits ends at once, one that is being done within seconds, as soon as it can.",
    (Argument("input", "JobCancelInput!", "Which job."),),
)  # fmt: skip

ABOUT = {
    State.QUEUED: "It waits for a server to begin, or to go on where another one stopped.",
    State.RUNNING: "A server does it.",
    State.SUCCEEDED: "All of it was done.",
    State.FAILED: "It could not be done; the error says why.",
    State.CANCELLED: "Somebody wanted no more of it.",
}


def enum_name(kind: str) -> str:
    """What a kind is called in the API, such as CROSS_SELL."""
    return kind.upper().replace("-", "_")


SHAPES = (
    Object("Job", "Long work that is asked for at one time and done at another. One of a kind is done at a time.", (
        Field("id", "ID!", "Its id."),
        Field("kind", "JobKind", "What is done; null for a kind that this version does not know."),
        Field("state", "JobState!", "Where it stands."),
        Field("progress", "Int!", "How much is done, in the measure of its kind: buyers, rows, and the like."),
        Field("total", "Int", "How much there is to do; null as long as nobody knows."),
        Field("attempt", "Int!", "Which attempt this is: one more each time a server stopped without a word."),
        Field("by", "String!", "Who asked for it: a caller, the schedule, or the command line."),
        Field("isCancelAsked", "Boolean!", "Whether somebody wants no more of it."),
        Field("queuedAt", "DateTime!", "When it was asked for."),
        Field("startedAt", "DateTime", "When it was first begun; null if it was not."),
        Field("heardAt", "DateTime", "When whoever does it last said so."),
        Field("finishedAt", "DateTime", "When it ended; null if it has not."),
        Field("error", "String", "Why it could not be done."))),
    Enumeration("JobKind", "What can be done.", tuple((enum_name(name), about) for name, about in KINDS.items())),
    Enumeration("JobState", "Where a job stands.", tuple((state.value, about) for state, about in ABOUT.items())),
    Input("JobStartInput", "What shall be done.", (Field("kind", "JobKind!", "Of which kind."),)),
    Object("JobStartPayload", "The job that was asked for.", (
        Field("job", "Job", "The job, which waits or is done by now; null if nothing was done."),
        Field("userErrors", "[JobStartUserError!]!", "What was wrong; empty if it was asked for."))),
    *user_errors("JobStart", (("INVALID", "A job of this kind cannot be asked for by its kind alone."),)),
    Input("JobCancelInput", "Which job shall end.", (Field("id", "ID!", "Its id."),)),
    Object("JobCancelPayload", "The job that nobody wants any more.", (
        Field("job", "Job", "The job; null if nothing was done."),
        Field("userErrors", "[JobCancelUserError!]!", "What was wrong; empty if it was cancelled or asked to end."))),
    *user_errors("JobCancel", (
        ("NOT_FOUND", "There is no such job."), ("ENDED", "It had succeeded or failed before."))),
)  # fmt: skip
