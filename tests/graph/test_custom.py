"""A business's own fields: from a file into the model, or an error with line and reason."""

from pathlib import Path

import pytest

from graph.custom import BadFields, extended, load
from graph.declare import Model, Personal, Type
from graph.model import MODEL

CLOTHES = """# What we know beyond the model.
[[field]]
on = "customer"
name = "clothesSize"
type = "enum"
values = ["XS", "EXTRA_LARGE"]
label = "Clothes size"
personal = true
"""


def field(**changes: object) -> str:
    """One good field with some keys changed, or left out where None."""
    values = {"on": "'product'", "name": "'extra'", "type": "'int'", "label": "'Extra'", "personal": "false"}
    lines = (f"{key} = {value}" for key, value in {**values, **changes}.items() if value is not None)
    return "[[field]]\n" + "\n".join(lines) + "\n"


def refusal(text: str) -> list[str]:
    with pytest.raises(BadFields) as caught:
        extended(MODEL, text, file="fields.toml")
    return str(caught.value).splitlines()


def test_a_field_becomes_a_property_with_its_enum() -> None:
    model = extended(MODEL, CLOTHES, file="fields.toml")
    prop = model.node("Customer").property("clothesSize")
    assert (prop.type, prop.enum, prop.personal) == (Type.ENUM, "CustomerClothesSizeChoice", Personal.SENSITIVE)
    assert (prop.label, prop.description) == ("Clothes size", "Clothes size.")
    assert prop.groupable
    assert prop.sortable
    assert dict(model.enums["CustomerClothesSizeChoice"].values) == {"XS": "Xs.", "EXTRA_LARGE": "Extra large."}


def test_the_model_itself_stays_as_it_is() -> None:
    extended(MODEL, CLOTHES, file="fields.toml")
    assert "CustomerClothesSizeChoice" not in MODEL.enums
    assert all(each.name != "clothesSize" for each in MODEL.node("Customer").properties)


@pytest.mark.parametrize(
    ("word", "type_"),
    [
        ("string", Type.TEXT),
        ("int", Type.INT),
        ("decimal", Type.DECIMAL),
        ("boolean", Type.BOOLEAN),
        ("date", Type.DATE),
        ("datetime", Type.DATETIME),
        ("list of string", Type.TEXTS),
    ],
)
def test_each_type(word: str, type_: Type) -> None:
    prop = grown(field(type=f"'{word}'")).node("Product").property("extra")
    assert (prop.type, prop.groupable, prop.personal) == (type_, type_ is not Type.TEXTS, Personal.NO)


def grown(text: str) -> Model:
    return extended(MODEL, text, file="fields.toml")


def test_a_field_of_interactions_is_one_of_every_kind_of_them() -> None:
    model = grown(field(on="'interaction'"))
    for name in ("Interaction", "Purchase", "Return", "Conversation", "Case", "Review"):
        assert model.node(name).property("extra").type is Type.INT


def test_several_nodes_may_have_the_same_field_each_with_its_own_enum() -> None:
    model = grown(field(on="['customer', 'company']", type="'enum'", values="['A']"))
    assert model.node("Customer").property("extra").enum == "CustomerExtraChoice"
    assert model.node("Company").property("extra").enum == "CompanyExtraChoice"
    assert {"CustomerExtraChoice", "CompanyExtraChoice"} <= model.enums.keys()


def test_an_empty_file_changes_nothing() -> None:
    assert grown("# nothing yet\n").nodes == MODEL.nodes


@pytest.mark.parametrize(
    ("changes", "line", "reason"),
    [
        ({"name": "'Extra'"}, 3, "found 'Extra'"),
        ({"name": "'extra field'"}, 3, "found 'extra field'"),
        ({"name": "'__extra'"}, 3, "found '__extra'"),
        ({"name": "'größe'"}, 3, "found 'größe'"),
        ({"name": "'x}) DELETE n'"}, 3, "letters and digits"),
        ({"name": "''"}, 3, "found ''"),
        ({"name": f"'{'a' * 41}'"}, 3, "at most 40"),
        ({"name": "7"}, 3, "found 7"),
        ({"name": "'and'"}, 3, "queries or imports use"),
        ({"name": "'during'"}, 3, "queries or imports use"),
        ({"on": "'category'"}, 2, "wanted one of customer, company, household, product, interaction"),
        ({"on": "'custmer'"}, 2, "Did you mean 'customer'?"),
        ({"on": "[]"}, 2, "empty list"),
        ({"on": "['product', 'product']"}, 2, "each once"),
        ({"type": "'text'"}, 4, "wanted one of string, int"),
        ({"type": "['int']"}, 4, "found ['int']"),
        ({"label": "''"}, 5, "one line"),
        ({"label": '"two\\nlines"'}, 5, "one line"),
        ({"label": "3"}, 5, "found 3"),
        ({"personal": "'yes'"}, 6, "wanted true or false, found 'yes'"),
        ({"values": "['A']"}, 7, "only the type enum has values"),
        ({"colour": "1"}, 7, "found 'colour'"),
    ],
)
def test_a_fault_is_named_with_its_line(changes: dict[str, object], line: int, reason: str) -> None:
    [found] = refusal(field(**changes))
    assert found.startswith(f"fields.toml:{line}: ")
    assert reason in found


@pytest.mark.parametrize("key", ["on", "name", "type", "label", "personal"])
def test_what_is_missing_is_named_with_the_line_of_its_field(key: str) -> None:
    assert refusal("\n\n" + field(**{key: None}))[0].startswith(f"fields.toml:3: Wanted {key}, found none.")


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (None, "found None"),
        ("[]", "found []"),
        ("'A'", "found 'A'"),
        ("['small']", "found 'small'"),
        ("['Model 3']", "Write MODEL_3"),
        ("['A', 'B', 'A']", "found 'A' 2 times"),
        ("[1]", "found 1"),
    ],
)
def test_values_are_names(values: str | None, reason: str) -> None:
    [found] = refusal(field(type="'enum'", values=values))
    assert reason in found


@pytest.mark.parametrize(
    ("on", "name"),
    [
        ("product", "price"),  # a property
        ("product", "pRICE"),  # the same but for case
        ("product", "categories"),  # a relation, and a column of the import
        ("product", "nameKey"),  # where the store keeps how names sort
        ("product", "goesWith"),  # a relation
        ("customer", "emailIdentifier"),  # a relation that is not shown
        ("interaction", "total"),  # a property of purchases alone
        ("interaction", "rating"),
    ],
)
def test_a_name_that_is_taken_is_refused(on: str, name: str) -> None:
    [found] = refusal(field(on=f"'{on}'", name=f"'{name}'"))
    assert found.startswith("fields.toml:3: name: ")


def test_two_fields_of_one_name_are_refused() -> None:
    [found] = refusal(field() + field(type="'date'"))
    assert found.startswith("fields.toml:9: name: ")
    assert "declared on line 1" in found


def test_a_field_may_not_be_stored_where_another_keeps_how_it_sorts() -> None:
    [found] = refusal(field(type="'string'") + field(name="'extraKey'"))
    assert "found 'extraKey', declared on line 1" in found


@pytest.mark.parametrize(
    ("on", "name", "key"),
    [("customer", "addressCountry", "ADDRESS_COUNTRY"), ("interaction", "atMonth", "AT_MONTH")],
)
def test_a_field_that_groups_like_another_is_refused(on: str, name: str, key: str) -> None:
    found = refusal(field(on=f"'{on}'", name=f"'{name}'", type="'string'"))
    assert found
    assert all(line.startswith("fields.toml:3: ") and key in line for line in found)


def test_every_fault_is_told_at_once_in_the_order_of_the_file() -> None:
    found = refusal(field(type="'text'") + field(name="'Bad'", personal="1"))
    assert [line.split(":")[1] for line in found] == ["4", "9", "12"]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("[[field]]\n\nname =\n", 3, "Invalid value"),
        ("[[field]]\nname = 'a'\nname = 'b'\n", 3, "overwrite"),
        ("[[field]]\nname = 'a", 2, "Wanted TOML"),
        ("# ours\n[customer]\nname = 'a'\n", 2, "Wanted only [[field]], found 'customer'"),
        ("\n[field]\nname = 'a'\n", 2, "Double the brackets"),
        ("field = 3", 1, "Double the brackets"),
    ],
)
def test_what_is_no_list_of_fields_is_refused(text: str, line: int, reason: str) -> None:
    [found] = refusal(text)
    assert found.startswith(f"fields.toml:{line}: ")
    assert reason in found


def test_fields_written_in_one_line_are_read_too() -> None:
    text = "field = [{on='product', name='extra', type='int', label='Extra', personal=false}]"
    assert grown(text).node("Product").property("extra").label == "Extra"


def test_a_file_is_read_with_or_without_a_mark_at_its_start(tmp_path: Path) -> None:
    path = tmp_path / "fields.toml"
    path.write_bytes(b"\xef\xbb\xbf" + CLOTHES.encode())
    assert load(path, MODEL).node("Customer").property("clothesSize").label == "Clothes size"


def test_a_file_that_is_not_utf_8_is_refused_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "fields.toml"
    path.write_bytes(b"[[field]]\nlabel = 'Gr\xf6\xdfe'\n")
    with pytest.raises(BadFields, match=r"fields\.toml:2: wanted UTF-8"):
        load(path, MODEL)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFields, match="No such file"):
        load(tmp_path / "fields.toml", MODEL)
