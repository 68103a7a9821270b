"""Everything that can be configured: one frozen value, read from the environment once, at start.

Each setting is a variable `KITH_…`. A secret may stand in a file instead, named by `KITH_…_FILE`.
What is wrong is said all at once, each fault with the variable, its value and what was wanted.
"""

import difflib
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from babel.numbers import list_currencies

from graph.endpoint import SCHEMES
from graph.normalise.durations import Duration, duration
from server.jobs.schedule import BadSchedule, Schedule, parse

HOST = r"[a-z0-9._-]+|\[[0-9a-f:.]+\]"
ORIGIN = rf"https?://({HOST})(:[0-9]{{1,5}})?"
SHIFTS = {"": 0, "k": 10, "m": 20, "g": 30}
CHECKOUT = Path(__file__).resolve().parents[1]


class BadSettings(Exception):
    """Settings that cannot be meant; the message has a line for each."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What `KITH_…` says, or the defaults."""

    engine_uri: str | None
    engine_user: str
    engine_password: str = field(repr=False)
    engine_database: str
    data_dir: Path
    heap: str
    host: str
    port: int
    dev: bool
    time_zone: ZoneInfo
    currency: str
    fields_file: Path | None
    issuers_file: Path | None
    workers: int | None
    log: str | None
    log_level: str
    slow_ms: int
    metrics_port: int | None
    metrics_token: str = field(repr=False)
    traces: str
    engine_plaintext: bool
    lean_statements: str
    hosts: tuple[str, ...]
    cors_origins: tuple[str, ...]
    documents_file: Path | None
    documents_only: bool
    graphiql: bool | None
    compress: bool
    policy_file: Path | None
    schedule: Schedule
    changes_kept: Duration
    answers_kept: Duration
    jobs_kept: Duration
    import_folder: Path | None
    largest_file: int
    personalisation_default: str | None
    held_out: int | None
    dismissed_for: Duration
    attributed_within: Duration
    complaint_holds: bool


@dataclass(frozen=True, slots=True)
class Variable:
    """One setting: how its text is read, what to say if it cannot be, and what holds without it."""

    read: Callable[[str], Any]  # The type of the setting it belongs to.
    wanted: str
    default: str | None
    is_secret: bool = False


def load(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this environment; raises BadSettings."""
    values: dict[str, Any] = {}
    faults: list[str] = []
    for setting in fields(Settings):
        try:
            values[setting.name] = _value(setting.name, VARIABLES[setting.name], environment)
        except BadSettings as fault:
            faults.append(str(fault))
    faults += _unknown(environment)
    if faults:
        raise BadSettings("\n".join(faults))
    return Settings(**values)


def _value(name: str, variable: Variable, environment: Mapping[str, str]) -> object:
    key = f"KITH_{name.upper()}"
    text = _secret(key, environment) if variable.is_secret else environment.get(key)
    text = variable.default if text is None else text
    if text is None:
        return None
    try:
        return variable.read(text)
    except (LookupError, OSError, ValueError) as error:
        shown = "the value given" if variable.is_secret else repr(text)
        raise BadSettings(f"{key} should be {variable.wanted}, not {shown}.") from error


def _secret(key: str, environment: Mapping[str, str]) -> str | None:
    place = environment.get(f"{key}_FILE")
    if place is None:
        return environment.get(key)
    if key in environment:
        raise BadSettings(f"{key} and {key}_FILE are both set; set one of them.")
    try:
        return Path(place).read_text().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSettings(f"{key}_FILE should name a file that can be read, not {place!r}: {error}") from error


def _unknown(environment: Mapping[str, str]) -> list[str]:
    """A setting that is spelt wrongly would silently hold its default."""
    known = {f"KITH_{name.upper()}" for name in VARIABLES}
    known |= {f"KITH_{name.upper()}_FILE" for name, variable in VARIABLES.items() if variable.is_secret}
    strange = sorted(key for key in environment if key.startswith("KITH_") and key not in known)
    return [f"{key} is no setting. {_meant(key, known)}" for key in strange]


def _meant(key: str, known: set[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    return f"Was {close[0]} meant?" if close else f"There are {', '.join(sorted(known))}."


def _uri(text: str) -> str:
    address = urlsplit(text)
    return text if address.scheme in SCHEMES and address.hostname else _refuse(text)


def _path(text: str) -> Path:
    return Path(text).expanduser().resolve() if text else _refuse(text)


def _file(text: str) -> Path:
    path = _path(text)
    return path if path.is_file() else _refuse(text)


def _folder(text: str) -> Path:
    path = _path(text)
    return path if path.is_dir() else _refuse(text)


def _size(text: str) -> int:
    """Bytes; k, m and g count them by 1,024."""
    found = re.fullmatch("([1-9][0-9]{0,9})([kmg]?)", text)
    return int(found[1]) << SHIFTS[found[2]] if found else _refuse(text)


def _port(text: str) -> int:
    return int(text) if re.fullmatch("[0-9]{1,5}", text) and int(text) < 65536 else _refuse(text)


def _flag(text: str) -> bool:
    return {"1": True, "true": True, "0": False, "false": False}[text.lower()]


def _matching(pattern: str) -> Callable[[str], str]:
    return lambda text: text if re.fullmatch(pattern, text) else _refuse(text)


def _matching_number(pattern: str) -> Callable[[str], int]:
    return lambda text: int(text) if re.fullmatch(pattern, text) else _refuse(text)


def _listed(pattern: str) -> Callable[[str], tuple[str, ...]]:
    """Words with commas between them, each of this form; small letters, as names of hosts have none other."""

    def read(text: str) -> tuple[str, ...]:
        words = tuple(each.strip().lower() for each in text.split(",")) if text else ()
        return words if all(re.fullmatch(pattern, each) for each in words) else _refuse(text)

    return read


def _schedule(text: str) -> Schedule:
    """What is wrong with a schedule is said of the part that is wrong."""
    try:
        return parse(text)
    except BadSchedule as error:
        raise BadSettings(f"KITH_SCHEDULE: {error}") from error


def _currency(text: str) -> str:
    return text if text in list_currencies() else _refuse(text)


def _refuse(text: str) -> NoReturn:
    raise ValueError(text)


VARIABLES: dict[str, Variable] = {
    "engine_uri": Variable(_uri, "the address of a Neo4j server such as neo4j://host:7687 or bolt://host:7687", None),
    "engine_user": Variable(str, "a user of the engine", "neo4j"),
    "engine_password": Variable(str, "the password of that user", "", is_secret=True),
    "engine_database": Variable(_matching(r"[A-Za-z][A-Za-z0-9.-]{0,62}"), "the name of a database", "neo4j"),
    "data_dir": Variable(_path, "a folder for the embedded engine", str(CHECKOUT / ".kith")),
    "heap": Variable(_matching("[1-9][0-9]*[mg]"), "the embedded engine's memory such as 512m or 2g", "2g"),
    "host": Variable(_matching(r"[A-Za-z0-9.:_-]+"), "an address of this machine such as 127.0.0.1", "127.0.0.1"),
    "port": Variable(_port, "a port from 0 (any free one) to 65535", "8000"),
    "dev": Variable(_flag, "1 or 0", "0"),
    "time_zone": Variable(ZoneInfo, "an IANA time zone such as Europe/Berlin", "UTC"),
    "currency": Variable(_currency, "an ISO 4217 currency such as GBP", "GBP"),
    "fields_file": Variable(_file, "a file that declares fields of your own", None),
    "issuers_file": Variable(_file, "a file of those who may sign tokens", None),
    "workers": Variable(_matching_number("[1-9][0-9]{0,2}"), "a number of processes; one a core by default", None),
    "log": Variable(_matching("json|text"), "json or text; text with --dev, else json", None),
    "log_level": Variable(_matching("debug|info|warning|error"), "debug, info, warning or error", "info"),
    "slow_ms": Variable(_matching_number("[0-9]{1,6}"), "milliseconds after which an operation is slow", "1000"),
    "metrics_port": Variable(_port, "a loopback port for /metrics alone", None),
    "metrics_token": Variable(
        _matching("|[!-~]{16,}"), "16 characters or more that open /metrics on the main port", "", is_secret=True
    ),
    "traces": Variable(_matching("off|otlp"), "off or otlp", "off"),
    "engine_plaintext": Variable(_flag, "1 if the engine's network is trusted without TLS, else 0", "0"),
    "lean_statements": Variable(
        _matching("on|off"), "off lets the driver do all of each statement, which takes longer", "on"
    ),
    "hosts": Variable(
        _listed(HOST), "names that requests may call this server by, such as kith.example, with commas", ""
    ),
    "cors_origins": Variable(_listed(ORIGIN), "origins such as https://shop.example, with commas between them", ""),
    "documents_file": Variable(_file, "a file of trusted documents by their SHA-256", None),
    "documents_only": Variable(_flag, "1 (nothing but trusted documents runs) or 0", "0"),
    "graphiql": Variable(_flag, "1 (GraphiQL is served) or 0; with --dev it is unless this says 0", None),
    "compress": Variable(_flag, "1 (long answers are sent as gzip to those who take it) or 0", "0"),
    "policy_file": Variable(_file, "a file that says who may see what, like server/access/policy.toml", None),
    "schedule": Variable(
        _schedule, "jobs that are due by themselves, such as tidy=daily 03:30; recount=every 6h", "tidy=daily 03:30"
    ),
    "changes_kept": Variable(duration, "how long changes can be followed back, such as P90D", "P90D"),
    "answers_kept": Variable(
        duration, "how long a change that is sent again gets its first answer, such as P2D", "P2D"
    ),
    "jobs_kept": Variable(duration, "how long jobs that have ended are listed, such as P90D", "P90D"),
    "import_folder": Variable(_folder, "a folder whose files may be imported by name", None),
    "largest_file": Variable(_size, "the most bytes of a file that is sent to be imported, such as 512m or 2g", "1g"),
    "personalisation_default": Variable(
        _matching("allow|deny"), "allow or deny, for whom no consent is recorded; allow with --dev, else deny", None
    ),
    "held_out": Variable(
        _matching_number("[0-9]|[1-4][0-9]|50"),
        "hundredths of the customers, from 0 to 50, who get the popular list; 5, none with --dev",
        None,
    ),
    "dismissed_for": Variable(duration, "how long an offer that was dismissed stays away, such as P180D", "P180D"),
    "attributed_within": Variable(
        duration, "how long after it was shown a purchase counts for an offer, such as P14D", "P14D"
    ),
    "complaint_holds": Variable(_flag, "1 (nothing is offered while a complaint is open) or 0", "0"),
}
