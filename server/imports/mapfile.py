"""A plan written down as a map file, so that the next file of the same kind needs no guessing."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import orjson

from server.imports.detect import CSV
from server.imports.errors import BadMap
from server.imports.plan import Plan


def save(plan: Plan, path: Path) -> None:
    """Write what was found out and what was said."""
    try:
        path.write_text("\n".join(lines(plan)) + "\n", encoding="utf-8")
    except OSError as error:
        raise BadMap(f"The map cannot be written to {path}: {error.strerror}.") from error


def lines(plan: Plan) -> Iterator[str]:
    """The lines of a map file; JSON's texts, numbers and lists are TOML's too."""
    options = plan.options
    yield f"kind = {_value(plan.kind.name)}"
    yield f"source = {_value(plan.source)}"
    for name, values in (("ignore", plan.columns.ignored), ("exact", options.exact)):
        if values:
            yield f"{name} = {_value(list(values))}"
    yield from _table("file", _file(plan))
    yield from _table("columns", _columns(plan))
    yield from _table("constants", options.constants)
    yield from _table("missing", options.missing)
    for field, meant in options.values.items():
        yield from _table(f"values.{field}", meant)
    for rule in options.rules or ():
        yield from (
            "",
            "[[rules]]",
            f"name = {_value(rule.name)}",
            f"row = {_value(rule.row)}",
            f"when = {_inline(rule.when)}",
        )
        if rule.suffix:
            yield f"suffix = {_value(rule.suffix)}"
    for product in options.products:
        yield from ("", "[[products]]", f"kind = {_value(product.kind)}", f"when = {_inline(product.when)}")


def _columns(plan: Plan) -> dict[str, object]:
    """A field of one column names it, one of several lists them."""
    named: dict[str, list[str]] = {}
    for match in plan.columns.matches:
        named.setdefault(match.field.name, []).append(match.column)
    return {name: some if len(some) > 1 else some[0] for name, some in named.items()}


def _file(plan: Plan) -> dict[str, object]:
    form, reading = plan.form, plan.reading
    told: dict[str, object] = {"decimal": reading.decimal, "dates": reading.dates}
    if form.kind == CSV:
        told |= {"encoding": form.encoding, "delimiter": form.delimiter, "quote": form.quote, "header": form.header}
    return told | ({"region": plan.options.file.region} if plan.options.file.region else {})


def _table(name: str, values: Mapping[str, object]) -> Iterator[str]:
    if values:
        yield from ("", f"[{name}]", *(f"{_key(key)} = {_value(value)}" for key, value in values.items()))


def _inline(when: Mapping[str, Mapping[str, object]]) -> str:
    fields = (f"{_key(name)} = {{ {', '.join(f'{key} = {_value(each)}' for key, each in tests.items())} }}"
              for name, tests in when.items())  # fmt: skip
    return f"{{ {', '.join(fields)} }}"


def _key(name: str) -> str:
    return name if name.isascii() and name.replace("_", "").replace("-", "").isalnum() else _value(name)


def _value(value: object) -> str:
    return orjson.dumps(value).decode()
