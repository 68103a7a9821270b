"""The command: figures of a graph or the sample, for people and for programs."""

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from graph.cross_sell.evaluation import GROUPS, evaluated
from graph.cross_sell.history import history
from graph.cross_sell.learning import Settings
from server.cli import asked_for
from server.evaluate.figures import as_text, said, table
from server.evaluate.retail import sales
from tests.graph.cross_sell.shop import by_chance

FOUND = evaluated(history(by_chance(40)), Settings(ridge=5, next_ridge=5))


def test_json_has_the_figures_unrounded_at_its_top() -> None:
    read = json.loads(as_text(FOUND))
    means = FOUND.by_way["served"]["never_bought"].means
    assert read["never_bought"]["recall@10"] == means["recall@10"]
    assert set(read["all_items"]) == {"recall@10", "ndcg@10", "hit_rate@10", "novelty", "coverage"}
    assert set(read["compared"]) >= {"popularity", "personal frequency", "random"}


def test_people_see_a_row_for_each_way() -> None:
    written = StringIO()
    Console(file=written, width=200).print(table(FOUND, GROUPS[0]))
    shown = written.getvalue()
    assert f"{FOUND.by_way['random'][GROUPS[0]].means['recall@10']:.4f} (" in shown
    assert f"{FOUND.buyers:,} buyers" in said(FOUND)


def test_the_command_knows_its_topic() -> None:
    assert asked_for(["evaluate", "cross-sell", "--json"]).json
    with pytest.raises(SystemExit):
        asked_for(["evaluate", "nonsense"])


def test_the_sample_has_its_sales_and_nothing_else() -> None:
    path = Path(__file__).parents[3] / "samples" / "online_retail_II_2009_2010.parquet"
    found = list(sales(path))
    assert len(found) == 18966
    assert not any(each.id.startswith("C") for each in found)
    assert min(each.at for each in found) == "2009-12-01 07:45:00"
