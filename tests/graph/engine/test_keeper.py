import os
import socket
import subprocess
import sys
from pathlib import Path
from queue import SimpleQueue

import pytest

from graph.engine import keeper, locks
from graph.engine.home import Home, ports, prepared, with_password

SLEEPER = "import os, sys, time; os.set_inheritable(int(sys.argv[1]), True); time.sleep(600)"


def orphan(home: Home) -> "subprocess.Popen[bytes]":
    """Something that holds the engine's lock as an engine would whose keeper was killed."""
    held = locks.exclusive(home.lock("engine"))
    process = subprocess.Popen([sys.executable, "-S", "-c", SLEEPER, str(held)], pass_fds=(held,))
    os.close(held)
    home.pid.write_text(str(process.pid))
    return process


def test_an_orphan_is_ended_before_another_engine_starts(tmp_path: Path) -> None:
    home = prepared(tmp_path)
    process = orphan(home)
    assert locks.is_held(home.lock("engine"))
    keeper._end_orphan(home)
    assert not locks.is_held(home.lock("engine"))
    assert process.wait(10) < 0


def test_a_second_keeper_goes_away(tmp_path: Path) -> None:
    home = prepared(tmp_path)
    held = locks.exclusive(home.lock("keeper"))
    command = [sys.executable, "-m", keeper.__name__, str(home.folder), "512m"]
    assert subprocess.run(command, check=False).returncode == keeper.TAKEN
    os.close(held)


def test_ports_that_users_know_are_kept_while_they_are_free(tmp_path: Path) -> None:
    home = with_password(prepared(tmp_path))
    before = keeper._published(home)
    assert keeper._published(home) == before
    with socket.socket() as other:
        other.bind(("127.0.0.1", ports(before)[0]))
        assert ports(keeper._published(home))[0] != ports(before)[0]


def test_an_engine_that_recovers_has_more_time_than_one_that_does_not_come_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = with_password(prepared(tmp_path))
    engine = subprocess.Popen([sys.executable, "-S", "-c", "import time; time.sleep(600)"])
    seen = list[int | None]()

    def recovers(log: Path) -> bool:
        assert log == home.log("engine")
        seen.append(engine.poll())
        return len(seen) < 4

    monkeypatch.setattr(keeper, "is_recovering", recovers)
    monkeypatch.setattr(keeper, "LONGEST_START", -1.0)
    watch = keeper._Watch(engine, keeper._published(home), home.log("engine"), SimpleQueue())
    watch.run()
    assert seen[:4] == [None] * 4
    assert engine.returncode < 0
    assert not watch.was_ready
