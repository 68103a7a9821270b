"""The computing of an inference in a process of its own: pickled arguments in, pickled households out."""

from __future__ import annotations

import pickle
import sys

from graph.households.infer import infer

if __name__ == "__main__":
    # Both ends are ours, and nothing else is connected to them.
    people, known, settings = pickle.load(sys.stdin.buffer)  # noqa: S301
    pickle.dump(infer(people, known, settings), sys.stdout.buffer)
