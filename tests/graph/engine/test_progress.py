from pathlib import Path

import pytest

from graph.engine.progress import LAST_WORDS, STARTS, Progress, progress

START = STARTS.decode()
BEGUN = "WARNI [TransactionManager] <ArcadeDB_0> Started recovery of database 'kith'\n"
DONE = "WARNI [TransactionManager] <ArcadeDB_0> Recovery of database 'kith' completed\n"
READY = "INFO  [HttpServer] <ArcadeDB_0> - HTTP Server started (host=127.0.0.1 port=20001)\n"
BOLT = "SEVER [BoltNetworkListener] <ArcadeDB_0> Unable to listen for BOLT connections\n"
HTTP = "SEVER [HttpServer] <ArcadeDB_0> Unable to listen to a HTTP port in the configured port range\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", Progress.STARTING),
        (START, Progress.STARTING),
        (START + BEGUN, Progress.RECOVERING),
        (START + BEGUN + DONE, Progress.STARTING),
        (START + BEGUN + START, Progress.STARTING),
        (START + BEGUN + DONE + START + BEGUN, Progress.RECOVERING),
        ("x" * LAST_WORDS + START + BEGUN, Progress.RECOVERING),
        (START + BEGUN + DONE + READY, Progress.LISTENING),
        (START + READY + START, Progress.STARTING),
        (START + BOLT, Progress.DEAF),
        (START + HTTP + START + READY, Progress.LISTENING),
        (START + READY + START + HTTP, Progress.DEAF),
    ],
)
def test_the_log_tells_how_far_the_last_engine_has_come(tmp_path: Path, said: str, expected: Progress) -> None:
    log = tmp_path / "engine.log"
    log.write_text(said)
    assert progress(log) is expected


def test_an_engine_without_a_log_has_yet_to_start(tmp_path: Path) -> None:
    assert progress(tmp_path / "engine.log") is Progress.STARTING
