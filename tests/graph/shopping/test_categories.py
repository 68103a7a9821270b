"""Lines added up by category."""

from graph.shopping.categories import Bought, Line, by_category

LINES = (
    Line("p1", "2025-01-01T10:00:00", "lamp", 1, 50),
    Line("p1", "2025-01-01T10:00:00", "lamp", 2, 25),
    Line("p1", "2025-01-01T10:00:00", "clock", 3, 10),
    Line("p2", "2025-02-01T10:00:00", "clock", 1, 10),
    Line("p2", "2025-02-01T10:00:00", "postage", 2, 5),
)


def test_a_purchase_counts_once_in_a_category_and_a_line_in_each_of_its_product() -> None:
    assert by_category(LINES, {"lamp": ["light", "home"], "clock": ["home"]}) == [
        Bought("home", 2, 95, "2025-01-01T10:00:00", "2025-02-01T10:00:00"),
        Bought("light", 1, 75, "2025-01-01T10:00:00", "2025-01-01T10:00:00"),
    ]
