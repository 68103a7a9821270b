"""Small parts: places, worth, tallies, rejects, the state, map files, keys of other sources."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from graph.ingest.records import Key, Outcome
from server.imports import mapfile, options, state
from server.imports.cells import Converted
from server.imports.errors import BadMap
from server.imports.naming import naming
from server.imports.options import Options
from server.imports.places import Places
from server.imports.plan import planned
from server.imports.rejects import Rejects
from server.imports.rows import Chunk, Reject
from server.imports.state import State
from server.imports.tally import Tally
from server.imports.worth import Worth, worths

UTC = ZoneInfo("UTC")


def test_places_are_the_same_whether_or_not_they_fit_in_memory() -> None:
    numbers = [str(n * n % 17) for n in range(300)]
    with Places() as roomy, Places(most=3) as narrow:
        assert [roomy.next(each) for each in numbers] == [narrow.next(each) for each in numbers]


def worth(**cells: object) -> Worth | Reject:
    columns = {name: [cell] for name, cell in {"quantity": 2, "unitPrice": 10000, **cells}.items()}
    return worths(Converted(Chunk(0, [7], {}), columns, {}), "GBP")[0]


def test_worth() -> None:
    assert worth() == Worth(2, 10000, 0, 20000, 20000)
    assert worth(discount=5000) == Worth(2, 10000, 5000, 15000, 15000)
    assert worth(quantity=-2, discount=5000) == Worth(-2, 10000, -5000, -15000, -15000)
    assert worth(quantity=-2, discount=-5000) == Worth(-2, 10000, -5000, -15000, -15000)
    assert worth(currency="EUR", rate=8500, discount=None) == Worth(2, 8500, 0, 17000, 20000)
    assert worth(currency="GBP") == Worth(2, 10000, 0, 20000, 20000)


@pytest.mark.parametrize("cells", [{"currency": "EUR"}, {"unitPrice": 2**62}, {"quantity": None}])
def test_no_worth(cells: dict[str, object]) -> None:
    found = worth(**cells)
    assert isinstance(found, Reject)
    assert found.line == 7


def test_rejects_are_cut_to_what_was_committed(tmp_path: Path) -> None:
    path = tmp_path / "rejects.csv"
    first = Rejects(path)
    first.add([Reject(2, "at", "soon\x00", "Wanted a moment.")])
    committed = first.length
    first.add([Reject(3, "at", "later", "Wanted a moment.")])
    again = Rejects(path, length=committed)
    again.add([Reject(4, "at", "never", "Wanted a moment.")])
    assert path.read_text().splitlines() == [
        "line,column,value,reason", "2,at,soon\\x00,Wanted a moment.", "4,at,never,Wanted a moment.",
    ]  # fmt: skip
    Rejects(path)
    assert not path.exists()


def test_the_state_survives_as_text() -> None:
    tally = Tally()
    tally.add("purchase", "purchase", 500, 2)
    after = State().after(2, tally, Outcome(created=1, stored={"PURCHASE.lines": 2}), cells=3, length=40)
    assert state.load(after.dump()) == after
    assert state.load(None) == State()


def test_keys_of_other_sources_are_named_only_where_they_are_known() -> None:
    key = naming("desk", {"shop"})
    assert key("Buyer", "shop:13085") == Key("Buyer", "shop", "13085")
    assert key("Buyer", "urn:13085") == Key("Buyer", "desk", "urn:13085")
    assert key("Product", "shop:1") == Key("Product", "", "shop:1")


def test_a_saved_map_gives_the_same_plan(tmp_path: Path) -> None:
    said = options.parsed(
        {
            "columns": {"number": "Invoice No"},
            "constants": {"channel": "WEB"},
            "values": {"country": {"EIRE": "Ireland"}},
            "missing": {"customer": "reject"},
            "ignore": ["x"],
            "exact": ["sku"],
            "rules": [{"name": "r", "row": "return", "when": {"quantity": {"lt": 0}}, "suffix": "-R"}],
            "products": [{"kind": "CHARGE", "when": {"sku": {"in": ["POST", "D"]}}}],
        },
        "test",
    )
    file = tmp_path / "a.csv"
    file.write_text("Invoice No;sku;quantity;price;date;country;x\n1;A;2;1,50;31.12.2010;EIRE;9\n")
    first = planned(file, kind="purchases", source="shop", options=said, zone=UTC)
    mapfile.save(first, tmp_path / "map.toml")
    second = planned(file, kind=None, source=None, options=options.load(tmp_path / "map.toml"), zone=UTC)
    assert (second.source, second.kind, second.reading, second.rules) == (
        first.source,
        first.kind,
        first.reading,
        first.rules,
    )
    assert {each.field.name for each in second.columns.matches} == {each.field.name for each in first.columns.matches}


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"colums": {}}, "colums"),
        ({"file": {"dates": "YDM"}}, "YMD DMY MDY"),
        ({"columns": {"at": 1}}, "a text"),
        ({"rules": [{"name": "x"}]}, "needs row, when"),
        ({"rules": {"name": "x"}}, r"\[\["),
        ({"ignore": "x"}, "list"),
    ],
)
def test_map_files_that_cannot_be_meant(raw: dict[str, object], said: str) -> None:
    with pytest.raises(BadMap, match=said):
        options.parsed(raw, "map.toml")


@pytest.mark.parametrize(
    ("kind", "said", "why"),
    [
        ("purchases", Options(missing={"customer": "guess"}), "missing"),
        ("purchases", Options(missing={"colour": "create"}), "missing"),
        ("purchases", Options(constants={"rate": "much"}), "rate"),
        ("gifts", Options(), "gifts"),
        (None, Options(), "none was named"),
    ],
)
def test_plans_that_cannot_be_meant(tmp_path: Path, kind: str | None, said: Options, why: str) -> None:
    file = tmp_path / "a.csv"
    file.write_text("number,sku,quantity,price,at\n1,A,2,1.50,2010-12-31\n")
    with pytest.raises(BadMap, match=why):
        planned(file, kind=kind, source="shop", options=said, zone=UTC)


def test_dates_that_could_be_either_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("number,sku,quantity,price,at\n1,A,2,1.50,01/02/2010\n")
    with pytest.raises(BadMap, match="day first or month first"):
        planned(file, kind="purchases", source="shop", options=Options(), zone=UTC)
