"""Everything about an import that is known before a row is written; it is shown, can be saved, and stays the same."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path

from graph.declare import Model
from graph.ingest.kinds import KINDS, Kind, Missing, references_of, with_missing
from graph.model import MODEL
from graph.normalise.errors import Invalid
from graph.normalise.external import source_name
from server.imports import reading as reads
from server.imports.cells import Conversion, conversion
from server.imports.detect import VCARDS, Evidence, Format, detected, with_cards
from server.imports.errors import BadMap
from server.imports.fields import Field, fields_of
from server.imports.mapping import Columns, matched
from server.imports.options import Options
from server.imports.rules import ProductRule, Rule, product_rules, row_rules
from server.imports.spelling import Reading
from server.imports.tools import VCARDS as TABLE_OF_VCARDS
from server.imports.tools import Tool, recognised, tools

BLOCK = 1 << 20
SOURCE = "import"
"""The source of files that name none: one for all, so that their keys mean one another."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How a file becomes records of a kind."""

    form: Format
    kind: Kind
    source: str
    options: Options
    fields: Mapping[str, Field]
    columns: Columns
    reading: Reading
    conversion: Conversion
    rules: tuple[Rule, ...]
    products: tuple[ProductRule, ...]
    model: Model
    tool: Tool | None = None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        return self.form.evidence


@dataclass(frozen=True, slots=True)
class Content:
    """What a file holds: a digest of it and of everything that decides what becomes of it, and about how many rows."""

    key: str
    lines: int


def planned(
    path: Path, *, kind: str | None, source: str | None, options: Options, zone: tzinfo, model: Model = MODEL
) -> Plan:
    """Look at a file and decide how it is read; ImportFault if it cannot be."""
    form = detected(path, options.file)
    form, tool = _with_tool(form, kind or options.kind)
    of = _with_policy(_kind(kind or options.kind or (tool.kind if tool else None)), options)
    said = replace(options, constants={**tool.constants, **options.constants}) if tool else options
    fields = {each.name: each for each in _fields(of, model, tool)}
    found = reads.samples(form)
    columns = matched(of.name, list(fields.values()), found, said, tool=tool)
    reading, shown = reads.reading(columns, found, said, zone=zone, tool=tool)
    spared = frozenset(each.name for each in fields.values() if not each.required) if tool else frozenset[str]()
    return Plan(
        form=replace(form, evidence=(*form.evidence, *shown)),
        kind=of,
        source=_source(source or options.source or (tool.source if tool else SOURCE)),
        options=said,
        fields=fields,
        columns=columns,
        reading=reading,
        conversion=conversion(columns, fields, reading, spared),
        rules=row_rules(options, fields, reading) if of.name == "purchases" else (),
        products=product_rules(options, fields, reading) if of.name == "purchases" else (),
        model=model,
        tool=tool,
    )


def _with_tool(form: Format, kind: str | None) -> tuple[Format, Tool | None]:
    """Which tool has written the file, if its headings say so; a vCard says so itself."""
    if form.kind == VCARDS:
        if kind not in (None, "customers", "companies"):
            raise BadMap(f"vCards are --as customers or --as companies, not {kind}.")
        of = kind or "customers"
        return with_cards(form, of), replace(tools()[TABLE_OF_VCARDS], kind=of)
    tool = recognised(form.columns, kind)
    if tool is None:
        return form, None
    why = Evidence("tool", tool.name, "its headings say so")
    return replace(form, guard=tool.guard, evidence=(*form.evidence, why)), tool


def _fields(kind: Kind, model: Model, tool: Tool | None) -> Iterator[Field]:
    """The fields of a kind; of a tool without keys no row needs one."""
    is_keyless = tool is not None and tool.keyless
    for each in fields_of(kind, model):
        yield replace(each, required=False) if is_keyless and each.name == "key" else each


def content(plan: Plan, currency: str) -> Content:
    """Read the file once, without understanding it."""
    tool = plan.tool.name if plan.tool else ""
    said = (plan.kind.name, plan.source, plan.options, str(plan.reading.zone), currency, tool)
    digest = hashlib.sha256(repr(said).encode())
    ends = 0
    with plan.form.path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
            ends += block.count(b"\n")
    return Content(digest.hexdigest(), plan.form.rows or max(ends - plan.form.header, 0))


def _kind(name: str | None) -> Kind:
    if name is None or name not in KINDS:
        found = f"{name!r} is none" if name else "none was named"
        raise BadMap(f"Say what the rows are: --as {' | '.join(KINDS)}; {found}.")
    return KINDS[name]


def _with_policy(kind: Kind, options: Options) -> Kind:
    """The kind with what the map file says of names that lead nowhere."""
    columns = [each.column for each in references_of(kind)]
    for column, policy in options.missing.items():
        if column not in columns or policy not in list(Missing):
            known = f"one of {', '.join(columns)} to one of {', '.join(Missing)}"
            raise BadMap(f"[missing] should set {known}, not {column} to {policy!r}.")
    return with_missing(kind, {column: Missing(policy) for column, policy in options.missing.items()})


def _source(name: str) -> str:
    try:
        return source_name(name)
    except Invalid as error:
        raise BadMap(f"--source: {error}") from error
