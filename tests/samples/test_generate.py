"""The generator writes the shipped files again, byte by byte."""

import re

from samples.generate import names
from samples.generate.build import order, tables
from samples.generate.catalogue import placed
from samples.generate.dice import Dice
from samples.generate.names import Name
from tests.samples.files import HOME, retail, rows
from tests.samples.files import order as order_file


def test_the_files_are_what_the_generator_writes() -> None:
    made = tables(retail())
    for each in made:
        assert (HOME / each.file).read_bytes() == each.text().encode(), each.file
    assert (HOME / "order.toml").read_text(encoding="utf-8") == order(made)


def test_dice_with_one_label_fall_alike() -> None:
    assert [Dice("a", 1).below(1000) for _ in range(3)] == [Dice("a", 1).below(1000)] * 3
    first, second = Dice("a", 1), Dice("a", 2)
    assert [first.below(10**9) for _ in range(3)] != [second.below(10**9) for _ in range(3)]


def test_dice_are_the_same_on_every_machine() -> None:
    dice = Dice("fixed")
    assert [dice.below(100) for _ in range(5)] == [25, 44, 46, 24, 48]


def test_dice_respect_bounds_and_weights() -> None:
    dice = Dice("bounds")
    assert {dice.between(3, 5) for _ in range(100)} == {3, 4, 5}
    assert {dice.weighted({"never": 0, "always": 1}) for _ in range(50)} == {"always"}


def test_women_bear_the_endings_of_their_language() -> None:
    def woman(code: str, *names_of: Name) -> str:
        return names.family(names.culture(code), names_of, "FEMALE").native

    assert woman("ru", Name("Ivanov", "Иванов")) == "Иванова"
    assert woman("el", Name("Kontos", "Κοντός")) == "Κοντού"
    assert woman("pl", Name("Kowalski", "Kowalski")) == "Kowalska"
    assert woman("cs", Name("Novák", "Novák")) == "Nováková"
    assert woman("en", Name("Smith", "Smith")) == "Smith"


def test_spanish_children_bear_a_name_of_each_parent() -> None:
    father, mother = (Name("García", "García"), Name("López", "López")), (Name("Ruiz", "Ruiz"), Name("Gil", "Gil"))
    people = names.culture("es")
    assert names.family(people, names.inherited(people, father, mother), "MALE").latin == "García Ruiz"


def test_products_are_placed_by_their_names() -> None:
    assert placed("SET OF 6 SPICE TINS PANTRY DESIGN") == ("tins",)
    assert placed("RED RETROSPOT CAKE STAND") == ("baking",)
    assert placed("LUNCH BAG SPACEBOY DESIGN") == ("lunchbags", "nursery")
    assert placed("PAPER CHAIN KIT 50'S CHRISTMAS") == ("bunting", "xmasdecor")
    assert placed("zzz") == ("other",)


def test_the_readme_counts_the_rows() -> None:
    text = (HOME / "README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)\.csv` \| ([\d,]+) \|", text, re.MULTILINE)
    assert {name: int(count.replace(",", "")) for name, count in told} == {
        each["file"].removesuffix(".csv"): len(rows(each["file"].removesuffix(".csv")))
        for each in order_file()
        if each["file"].endswith(".csv")
    }
