from pathlib import Path

import pytest

from graph.engine.recovery import LAST_WORDS, is_recovering

START = "INFO  [ArcadeDBServer] <ArcadeDB_0> ArcadeDB Server v26.10.2 is starting up...\n"
BEGUN = "WARNI [TransactionManager] <ArcadeDB_0> Started recovery of database 'kith'\n"
DONE = "WARNI [TransactionManager] <ArcadeDB_0> Recovery of database 'kith' completed\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", False),
        (START, False),
        (START + BEGUN, True),
        (START + BEGUN + DONE, False),
        (START + BEGUN + START, False),
        (START + BEGUN + DONE + START + BEGUN, True),
        ("x" * LAST_WORDS + START + BEGUN, True),
    ],
)
def test_the_log_tells_whether_files_are_put_in_order(tmp_path: Path, said: str, *, expected: bool) -> None:
    log = tmp_path / "engine.log"
    log.write_text(said)
    assert is_recovering(log) is expected


def test_an_engine_without_a_log_recovers_nothing(tmp_path: Path) -> None:
    assert not is_recovering(tmp_path / "engine.log")
