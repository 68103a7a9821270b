"""What can be wrong with a folder that holds an export, or is to hold one."""

from pathlib import Path

from server.imports.errors import ImportFault


class BadExport(ImportFault):
    """The folder cannot be used; the message names the file, and the line where there is one."""


def at(path: Path, line: int, reason: str) -> BadExport:
    """What is wrong with one line of a file."""
    return BadExport(f"{path.parent.name}/{path.name}, line {line}: {reason}")
