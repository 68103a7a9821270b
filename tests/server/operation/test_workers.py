"""Workers in real processes: each says its number and its process, then waits to be told to stop."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

PROGRAM = """
import os, signal, sys
from server.workers import parted
served, serves = os.pipe()
number = parted(2, served)
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
os.write(1, f"{number} {os.getpid()}\\n".encode())
os.write(serves, b"+")
signal.sigwait({signal.SIGTERM})
sys.exit(int(sys.argv[1]))
"""
BROKEN = "import os, sys\nfrom server.workers import parted\nparted(2, os.pipe()[0])\nsys.exit(4)"


@pytest.fixture
def crew(request: pytest.FixtureRequest) -> Iterator[subprocess.Popen[str]]:
    words = [sys.executable, "-c", PROGRAM, getattr(request, "param", "0")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as found:
        yield found
        found.kill()


def told(crew: subprocess.Popen[str]) -> tuple[int, int]:
    """The next worker that began: its number and its process."""
    assert crew.stdout is not None
    number, process = crew.stdout.readline().split()
    return int(number), int(process)


def test_each_has_a_number_and_all_end_well(crew: subprocess.Popen[str]) -> None:
    found = {told(crew)[0], told(crew)[0]}
    crew.send_signal(signal.SIGTERM)
    assert (found, crew.wait(10)) == ({0, 1}, 0)


def test_the_dead_are_replaced_under_their_number(crew: subprocess.Popen[str]) -> None:
    first = dict((told(crew), told(crew)))
    os.kill(first[1], signal.SIGKILL)
    number, process = told(crew)
    crew.send_signal(signal.SIGTERM)
    assert (number, process in first.values(), crew.wait(10)) == (1, False, 0)


@pytest.mark.parametrize("crew", ["5"], indirect=True)
def test_one_that_ends_badly_is_told(crew: subprocess.Popen[str]) -> None:
    told(crew), told(crew)
    crew.send_signal(signal.SIGTERM)
    assert crew.wait(10) == 1


def test_who_cannot_even_begin_is_not_begun_again() -> None:
    found = subprocess.run([sys.executable, "-c", BROKEN], capture_output=True, text=True, check=False, timeout=20)
    assert found.returncode == 1
    assert "ended with 4" in found.stderr


def test_workers_leave_with_the_one_who_watches(crew: subprocess.Popen[str]) -> None:
    told(crew), told(crew)
    crew.kill()
    assert crew.stdout is not None
    assert crew.stdout.read() == ""
