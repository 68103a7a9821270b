"""Becomes the engine: notes its own process number, asks to die with its parent, then executes the command.

Run as `python launch.py PID_FILE COMMAND…` by the keeper. It is a program of its own because a process may
safely do so little between being forked and executing another one.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1


def main() -> None:
    """Never returns."""
    pid_file, *command = sys.argv[1:]
    Path(pid_file).write_text(str(os.getpid()))
    if sys.platform == "linux":
        # At once: an engine that takes its time to stop gives odd answers, one that is killed recovers.
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    os.execv(command[0], command)  # noqa: S606 - a list, no shell


if __name__ == "__main__":
    main()
