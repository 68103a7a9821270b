"""A business's own fields are columns like all others."""

from datetime import UTC

from graph.custom import extended
from graph.declare import Type
from graph.ingest.kinds import KINDS
from graph.model import MODEL
from server.imports.convert import reader
from server.imports.fields import fields_of
from server.imports.spelling import Reading

FIELDS = """
[[field]]
on = "customer"
name = "clothesSize"
type = "enum"
values = ["XS", "MEDIUM_LONG"]
label = "Clothes size"
personal = false
"""


def test_words_of_an_own_enum_are_read() -> None:
    model = extended(MODEL, FIELDS, file="fields.toml")
    field = next(each for each in fields_of(KINDS["customers"], model) if each.name == "clothesSize")
    assert (field.type, field.choices) == (Type.ENUM, ("XS", "MEDIUM_LONG"))
    read = reader(field, Reading(zone=UTC))
    assert [read("xs"), read("medium long ")] == ["XS", "MEDIUM_LONG"]
