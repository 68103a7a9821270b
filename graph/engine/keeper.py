"""Keeps one embedded engine alive for as long as it has users: a process of its own, one per data directory.

Users hold `users.lock` together. The keeper waits for the same lock alone, and so learns that the last of them
has gone, whether it said goodbye or was killed. A killed engine is started again on the same ports.
"""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Literal

from graph.engine import java, launch, locks
from graph.engine.home import Home, publish, with_password

Event = Literal["engine ended", "users left"]
Events = SimpleQueue[Event]
TAKEN, GAVE_UP = 3, 4
# An engine that ends sooner than this after its start would only do the same again.
SHORT_LIFE, ATTEMPTS = 10.0, 3
PATIENCE = 20.0


def main() -> int:
    """Run until the last user has left; TAKEN if somebody else keeps this engine, GAVE_UP if it does not run."""
    home, heap = Home(Path(sys.argv[1])), sys.argv[2]
    if locks.exclusive_within(home.lock("keeper"), 1.0) is None:
        return TAKEN
    events: Events = SimpleQueue()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: events.put("users left"))
    threading.Thread(target=_watch_users, args=(home, events), daemon=True).start()
    _end_orphan(home)
    try:
        return _kept(with_password(home), heap, events)
    finally:
        home.endpoint.unlink(missing_ok=True)


def _kept(home: Home, heap: str, events: Events) -> int:
    bolt_port, http_port = _free_ports()
    failures = 0
    while failures < ATTEMPTS:
        started = time.monotonic()
        engine = _started(home, java.command(home, bolt_port=bolt_port, http_port=http_port, heap=heap))
        publish(home, bolt_port, http_port)
        threading.Thread(target=_watch_engine, args=(engine, events), daemon=True).start()
        if events.get() == "users left":
            _stop(engine)
            return 0
        _say(f"the engine ended with {engine.returncode} after {time.monotonic() - started:.0f} s")
        lasted = time.monotonic() - started >= SHORT_LIFE
        failures = 0 if lasted else failures + 1
        if not lasted and failures > 1:
            bolt_port, http_port = _free_ports()
    return GAVE_UP


def _started(home: Home, command: list[str]) -> "subprocess.Popen[bytes]":
    # The engine inherits this lock: as long as it is held, an engine works on the files.
    held = locks.exclusive(home.lock("engine"))
    try:
        with home.log("engine").open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-P", "-S", "-E", launch.__file__, str(home.pid), *command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=home.server,
                pass_fds=(held,),
            )
    finally:
        os.close(held)


def _stop(engine: "subprocess.Popen[bytes]") -> None:
    engine.terminate()
    try:
        engine.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        engine.kill()
        engine.wait()


def _end_orphan(home: Home) -> None:
    """End an engine whose keeper was killed, where the system did not do so itself."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        if not locks.is_held(home.lock("engine")):
            return
        with suppress(FileNotFoundError, ValueError, ProcessLookupError):
            os.kill(int(home.pid.read_text()), number)
        free = locks.exclusive_within(home.lock("engine"), PATIENCE)
        if free is not None:
            os.close(free)


def _watch_users(home: Home, events: Events) -> None:
    # Held until this process ends, so that the next user starts only when the engine is down.
    locks.exclusive(home.lock("users"))
    events.put("users left")


def _watch_engine(engine: "subprocess.Popen[bytes]", events: Events) -> None:
    engine.wait()
    events.put("engine ended")


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]


def _say(message: str) -> None:
    sys.stderr.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} {message}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
