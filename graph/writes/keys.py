"""What an input names: a customer by e-mail, a product by its code, anything by its id. All of a batch are looked up at
once, one statement for each kind of key.

>>> key = Key("Customer", "email", "ann@example.com")
>>> found = await looked_up(writing, [key])
>>> one(found, key, "customer")              # an id, or Refused: NOT_FOUND, or AMBIGUOUS_KEY with its candidates
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple, cast

from graph.declare import Model, Node
from graph.ingest import keys as stored_keys
from graph.ingest.records import Held
from graph.ingest.slots import filled
from graph.model import MODEL
from graph.normalise.errors import Invalid
from graph.normalise.external import external_key
from graph.normalise.identifiers import IdentifierType, identifier
from graph.statement import Statement
from graph.store import Row
from graph.writes import statements, values
from graph.writes.faults import Fault, Refused
from graph.writes.writing import Writing

IDENTIFIED = {"email": IdentifierType.EMAIL, "phone": IdentifierType.PHONE, "external": IdentifierType.EXTERNAL,
              "taxNumber": IdentifierType.TAX_NUMBER, "loyaltyNumber": IdentifierType.LOYALTY_NUMBER}  # fmt: skip

HOLDERS = frozenset(
    name for name, node in MODEL.nodes.items() if any(each.name == "identifiers" for each in node.relations)
)


class Key(NamedTuple):
    """A way to one node: the name of its type, by what, and the value in its normal form."""

    to: str
    by: str
    value: str


class Known(NamedTuple):
    """A node that a key leads to, and all its properties. Of an identifier also whether who writes has told of it, and
    whether it is the primary one: None where nothing says so."""

    label: str
    id: str
    properties: Mapping[str, object]
    is_told: bool = False
    is_primary: bool | None = None

    @property
    def version(self) -> int:
        return int(str(self.properties["version"]))

    def holds(self, told: Held) -> bool:
        """Whether telling of the identifier that led here would change nothing."""
        return self.is_told and told.is_primary in (None, self.is_primary)


Found = Mapping[Key, tuple[Known, ...]]


def key_of(node: Node, given: Mapping[str, object], field: str, *, region: str | None = None) -> Key:
    """The key that a `@oneOf` input holds; raises Refused for one that cannot be read."""
    ((by, value),) = given.items()
    return read_key(node, by, value, field, region=region)


def read_key(node: Node, by: str, value: object, field: str, *, region: str | None = None) -> Key:
    """One key in its normal form; raises Refused."""
    try:
        return Key(node.name, by, _text(node, by, value, region))
    except Invalid as error:
        raise Refused(Fault("INVALID", field, f"{by}: {error}")) from error


def _text(node: Node, by: str, value: object, region: str | None) -> str:
    if by in IDENTIFIED and is_identified(node):
        return held(by, value, region=region).key
    if isinstance(value, Mapping):
        return stored_keys.sourced(str(value["source"]), external_key(str(value["key"])))
    return str(value) if by == "id" else str(values.read(node.property(by), value))


def is_identified(node: Node) -> bool:
    """Whether its keys are identifiers, which several may hold."""
    return node.name in HOLDERS


def held(by: str, value: object, *, region: str | None = None, is_primary: bool | None = None) -> Held:
    """An identifier as it will be held; raises Invalid."""
    source, raw = (str(value["source"]), str(value["key"])) if isinstance(value, Mapping) else (None, str(value))
    read = identifier(IDENTIFIED[by], raw, region=region, source=source)
    return Held(str(read.type), read.normalised, raw, read.key, read.source, is_primary)


async def looked_up(writing: Writing, wanted: Iterable[Key], model: Model = MODEL) -> Found:
    """Where keys lead, all that hold one now; every node is locked before it is read."""
    found: dict[Key, tuple[Known, ...]] = {}
    by_way: dict[tuple[str, str], list[Key]] = {}
    for (to, by), some in groupby(sorted(set(wanted)), attrgetter("to", "by")):
        by_way.setdefault((to, _way(model.node(to), by)), []).extend(some)
    for (to, way), keys in by_way.items():
        look = partial(_holders if way == "identifier" else _owners, writing, model.node(to), way)
        rows = await look([each.value for each in keys])
        found |= {key: tuple(rows.get(key.value, ())) for key in keys}
    return found


def _way(node: Node, by: str) -> str:
    if by in IDENTIFIED and is_identified(node):
        return "identifier"
    return "key" if by == "external" else by


async def _holders(writing: Writing, node: Node, _way: str, wanted: list[str]) -> dict[str, list[Known]]:
    asked = {"keys": wanted, "today": writing.origin.today, "source": writing.origin.source}
    text = filled(statements.LOCK_HOLDERS, label=node.labels[0])
    return _by_key(node, await writing.run(Statement(text, asked)))


async def _owners(writing: Writing, node: Node, way: str, wanted: list[str]) -> dict[str, list[Known]]:
    text = filled(statements.LOCK_OWNERS, label=node.labels[0], property=way)
    return _by_key(node, await writing.run(Statement(text, {"keys": wanted})))


def _by_key(node: Node, answer: list[Row]) -> dict[str, list[Known]]:
    """What was found, which the engine says as one list."""
    found: dict[str, list[Known]] = {}
    label = node.labels[0]
    for key, properties, *rest in cast("list[list[Any]]", answer[0][0]):
        if not node.kinds or properties.get(node.kind_property) in node.kinds:
            known = Known(label, str(properties["id"]), properties, *_of_identifier(rest))
            found.setdefault(str(key), []).append(known)
    return found


def _of_identifier(found: list[object]) -> tuple[bool, bool | None]:
    """Whether the source has told of it, and whether it is the primary one; `found` is empty for other keys."""
    is_told, flags = found or (False, None)
    return bool(is_told), bool(flags[0]) if isinstance(flags, list) and len(flags) == 1 else None


def one(found: Found, key: Key, field: str) -> Known:
    """The one node of a key; raises Refused."""
    some = found[key]
    if not some:
        what = "id" if key.by == "id" else f"{key.by}"
        message = f"{field}: there is no {key.to.lower()} with this {what}. Create it first, or correct the key."
        raise Refused(Fault("NOT_FOUND", field, message))
    if len(some) > 1:
        raise Refused(ambiguous(field, (each.id for each in some)))
    return some[0]


def ambiguous(field: str | None, ids: Iterable[str]) -> Fault:
    """Keys that lead to several."""
    named = tuple(sorted(set(ids)))
    message = f"{field or 'The keys'}: held by {len(named)}, so it names nobody. Name one of the candidates by id."
    return Fault("AMBIGUOUS_KEY", field, message, candidates=named)
