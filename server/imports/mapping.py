"""Which column is which field: as the map file says, by name, by the names used elsewhere, by what values look like."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from server.imports import looks
from server.imports.errors import BadColumns, BadMap
from server.imports.fields import Field
from server.imports.options import Options
from server.imports.synonyms import synonyms
from server.imports.tools import Tool, folded

Samples = Mapping[str, Sequence[object]]
ALL = "*"
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A column, the field it is, how we know, and some of its values."""

    column: str
    field: Field
    why: str
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """Everything about the columns of one file; a constant stands in every row.

    `ignored` columns are not taken; `reasons` says why, of those in which something stands.
    """

    matches: tuple[Match, ...]
    constants: Mapping[str, object] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)


def matched(
    kind: str, fields: Sequence[Field], samples: Samples, options: Options, *, tool: Tool | None = None
) -> Columns:
    """The columns of a file and what they are; BadColumns when something is missing or nobody knows it.

    What a known tool writes beside what its table names is no fault: it is not taken, and said so.
    """
    by_name = {each.name: each for each in fields}
    _check_names(options, by_name, samples)
    found = dict(_stated(options, by_name))
    free = [name for name in samples if name not in found and name not in options.ignore]
    found |= _of_tool(tool, by_name, free, found, options) if tool else {}
    free = [name for name in free if name not in found]
    found |= _named(kind, fields, free, found, options, ways=_OWN if tool else _WAYS)
    free = [name for name in free if name not in found]
    found |= {} if tool else _alike(by_name, free, found, samples, options)
    unknown = [name for name in free if name not in found and any(map(_is_filled, samples[name]))]
    if ALL not in options.ignore and tool is None:
        _refuse_unknown(kind, unknown, fields)
    matches = tuple(Match(name, each, why, _shown(samples[name])) for name, (each, why) in found.items())
    _refuse_missing(kind, fields, {match.field.name for match in matches} | options.constants.keys(), samples)
    reasons = {name: tool.why_not(name) if tool else "nobody asked for it" for name in unknown}
    reasons |= {name: "it was to be ignored" for name in options.ignore if name in samples}
    return Columns(matches, options.constants, tuple(name for name in samples if name not in found), reasons)


def _of_tool(
    tool: Tool,
    by_name: Mapping[str, Field],
    free: Sequence[str],
    found: Mapping[str, tuple[Field, str]],
    options: Options,
) -> dict[str, tuple[Field, str]]:
    """Columns as the table of the tool says, several for one field in the order of the table."""
    taken = {each.name for each, _ in found.values()} | options.constants.keys()
    headings = {folded(name): name for name in reversed(free)}
    return {
        headings[heading]: (by_name[name], tool.name)
        for name, wanted in tool.columns.items() if name not in taken
        for heading in wanted if heading in headings
    }  # fmt: skip


def _check_names(options: Options, by_name: Mapping[str, Field], samples: Samples) -> None:
    for part, names in (("columns", options.columns), ("constants", options.constants), ("values", options.values)):
        for name in names:
            if name not in by_name:
                raise BadMap(f"[{part}] names the field {name}, which there is not. {_close(name, by_name)}")
    for name, column in ((name, column) for name, columns in options.columns.items() for column in columns):
        if column not in samples:
            raise BadMap(f"[columns] {name} = {column!r}, but the file has no such column. {_close(column, samples)}")


def _close(name: str, known: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"Was {near[0]!r} meant?" if near else f"There are: {', '.join(known)}."


def _stated(options: Options, by_name: Mapping[str, Field]) -> Iterator[tuple[str, tuple[Field, str]]]:
    return ((column, (by_name[name], "map file")) for name, columns in options.columns.items() for column in columns)


def _named(
    kind: str,
    fields: Sequence[Field],
    free: Sequence[str],
    found: Mapping[str, tuple[Field, str]],
    options: Options,
    *,
    ways: "Ways",
) -> dict[str, tuple[Field, str]]:
    """Columns with the very name of a field first, then those with a name that means one."""
    taken = {each.name for each, _ in found.values()} | options.constants.keys()
    named: dict[str, tuple[Field, str]] = {}
    for why, names_of in ways:
        for each in sorted(fields, key=lambda one: not one.required):
            names = names_of(kind, each.name)
            column = next((name for name in free if name not in named and _folds(name) & names), None)
            if column is not None and each.name not in taken:
                named[column] = (each, why)
                taken.add(each.name)
    return named


def _own(kind: str, name: str) -> frozenset[str]:  # noqa: ARG001 - one shape with synonyms
    return frozenset({folded(name)})


Ways = tuple[tuple[str, Callable[[str, str], frozenset[str]]], ...]
_OWN: Ways = (("same name", _own),)
_WAYS: Ways = (*_OWN, ("known name", synonyms))


def _folds(column: str) -> frozenset[str]:
    """The name as letters and digits; of a member of a member the last part too."""
    return frozenset({folded(column), folded(column.rpartition(".")[2])})


def _alike(
    by_name: Mapping[str, Field],
    free: Sequence[str],
    found: Mapping[str, tuple[Field, str]],
    samples: Samples,
    options: Options,
) -> dict[str, tuple[Field, str]]:
    """Columns that alone look like what a field holds that nothing else is."""
    taken = {each.name for each, _ in found.values()} | options.constants.keys()
    by_look: dict[str, list[str]] = {}
    for name in free:
        by_look.setdefault(looks.look(samples[name]), []).append(name)
    alike: dict[str, tuple[Field, str]] = {}
    for what, names in by_look.items():
        open_ = [name for name in looks.fields_like(what) if name in by_name and name not in taken]
        if len(names) == 1 and open_:
            alike[names[0]] = (by_name[open_[0]], f"values look like {what}")
            taken.add(open_[0])
    return alike


def _refuse_unknown(kind: str, unknown: Sequence[str], fields: Sequence[Field]) -> None:
    if not unknown:
        return
    names = ", ".join(repr(name) for name in unknown)
    known = ", ".join(each.name for each in fields if not re.search("[0-9]", each.name))
    hint = "Name them in the map file ([columns] field = column), or leave them out with --ignore COLUMN (* for all)."
    raise BadColumns(f"Columns that {kind} have no field for: {names}. {hint}\nFields are: {known}.")


def _refuse_missing(kind: str, fields: Sequence[Field], told: set[str], samples: Samples) -> None:
    missing = [each for each in fields if each.required and each.name not in told]
    if kind in ("addresses", "identifiers") and not told & {"customer", "company"}:
        missing += [each for each in fields if each.name == "customer"]
    if missing:
        wanted = "; ".join(f"{each.name} ({each.description.rstrip('.')})" for each in missing)
        hint = "Name the column in the map file ([columns] field = column); is the delimiter right?"
        raise BadColumns(f"{kind} need {wanted}. The file has: {', '.join(samples)}. {hint}")


def _shown(values: Sequence[object]) -> tuple[str, ...]:
    filled = (_in_words(value) for value in values if _is_filled(value))
    return tuple(text[:40] for _, text in zip(range(SHOWN), dict.fromkeys(filled), strict=False))


def _in_words(value: object) -> str:
    """A value on one line, lists without their brackets."""
    text = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
    return " ".join(text.split())


def _is_filled(value: object) -> bool:
    return value is not None and value == value and bool(str(value).strip())  # noqa: PLR0124 - NaN is no value
