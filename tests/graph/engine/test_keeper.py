import os
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from queue import SimpleQueue

import pytest

from graph.engine import keeper, locks
from graph.engine.commands import is_ready
from graph.engine.free_ports import free_ports, is_free
from graph.engine.home import Home, ports, prepared, publish, published, with_password
from graph.engine.progress import STARTS, Progress

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

    def recovers(log: Path) -> Progress:
        assert log == home.log("engine")
        seen.append(engine.poll())
        return Progress.RECOVERING if len(seen) < 4 else Progress.STARTING

    monkeypatch.setattr(keeper, "progress", recovers)
    monkeypatch.setattr(keeper, "LONGEST_START", -1.0)
    watch = keeper._Watch(engine, home.log("engine"), SimpleQueue())
    watch.run()
    assert seen[:4] == [None] * 4
    assert engine.returncode < 0
    assert not watch.was_ready


@pytest.mark.parametrize("taken", [0, 1], ids=["bolt", "http"])
def test_an_engine_whose_port_was_taken_meanwhile_listens_at_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    home, moments = with_password(prepared(tmp_path)), iter([True, True])
    publish(home, *free_ports(2))
    before = published(home)
    assert before is not None
    events: keeper.Events = SimpleQueue()
    until = time.monotonic() + keeper.LONGEST_START
    monkeypatch.setattr(keeper, "LONGEST_START", 10 * keeper.LONGEST_START)
    with socket.create_server(("127.0.0.1", ports(before)[taken])):
        # It was free when somebody looked.
        monkeypatch.setattr(keeper, "is_free", lambda port: next(moments, False) or is_free(port))
        keeping = threading.Thread(target=keeper._kept, args=(home, "512m", events))
        keeping.start()
        try:
            while not is_ready(now := published(home) or before) or now == before:
                assert time.monotonic() < until
                time.sleep(0.1)
        finally:
            events.put("users left")
            keeping.join()
    assert ports(now)[taken] != ports(before)[taken]
    assert home.log("engine").read_bytes().count(STARTS) == 2
