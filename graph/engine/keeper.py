"""Keeps one embedded engine alive for as long as it has users: a process of its own, one per data directory.

Users hold `users.lock` together. The keeper waits for the same lock alone, and so learns that the last of them
has gone, whether it said goodbye or was killed. A killed engine is started again, on the ports that users know.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Literal

from graph.endpoint import Endpoint
from graph.engine import java, launch, locks
from graph.engine.free_ports import free_ports, is_free
from graph.engine.home import Home, ports, publish, published, with_password
from graph.engine.progress import STARTS, Progress, progress

Event = Literal["engine ended", "users left"]
Events = SimpleQueue[Event]
TAKEN, GAVE_UP = 3, 4
# An engine that ends this often without having been ready would only do the same again.
ATTEMPTS = 3
LONGEST_START, PATIENCE, PAUSE = 30.0, 20.0, 0.1


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
    return _kept(with_password(home), heap, events)


def _kept(home: Home, heap: str, events: Events) -> int:
    failures = 0
    while failures < ATTEMPTS:
        endpoint = _published(home)
        engine = _started(home, java.command(home, endpoint, heap=heap))
        watch = _Watch(engine, home.log("engine"), events)
        watch.start()
        if events.get() == "users left":
            _stop(engine)
            return 0
        watch.join()
        _say(f"the engine ended with {engine.returncode}; it had{'' if watch.was_ready else ' never'} been ready")
        # Its ports are kept, since users know no others, unless somebody else has them by then.
        failures = 0 if watch.was_ready else failures + 1
    return GAVE_UP


def _published(home: Home) -> Endpoint:
    """Where the engine shall listen: where it did before, since users may know it, if nobody else does so now."""
    before = published(home)
    if before is not None and all(is_free(port) for port in ports(before)):
        return before
    publish(home, *free_ports(2))
    return _published(home)


class _Watch(threading.Thread):
    """Waits for the end of one engine."""

    def __init__(self, engine: "subprocess.Popen[bytes]", log: Path, events: Events) -> None:
        super().__init__(daemon=True)
        self.was_ready = False
        self._engine, self._log, self._events = engine, log, events

    def run(self) -> None:
        until = time.monotonic() + LONGEST_START
        while self._engine.poll() is None and not self.was_ready:
            now = progress(self._log)
            self.was_ready = now is Progress.LISTENING
            if now is Progress.RECOVERING:
                until = time.monotonic() + LONGEST_START
            elif now is Progress.DEAF or time.monotonic() > until:
                self._engine.kill()
            time.sleep(PAUSE)
        self._engine.wait()
        self._events.put("engine ended")


def _started(home: Home, command: list[str]) -> "subprocess.Popen[bytes]":
    # The engine inherits this lock: as long as it is held, an engine works on the files.
    held = locks.exclusive(home.lock("engine"))
    try:
        with home.log("engine").open("ab", buffering=0) as log:
            log.write(STARTS)
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


def _say(message: str) -> None:
    sys.stderr.write(f"{time.strftime('%Y-%m-%dT%H:%M:%S%z')} {message}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
