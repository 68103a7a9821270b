"""The commands of `python -m server`, a file each.

`add_arguments(parser)` says what a command takes, `run(arguments, settings)` does it.

The number that `run` returns is the exit code: 0 done, 1 it failed, 2 it was asked for wrongly.
"""
