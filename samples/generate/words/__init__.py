"""The raw material: names, places, phrases and rules, in TOML beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def words(name: str) -> dict[str, Any]:
    """One file of words as it stands; Any because its reader knows its shape."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))


def listed(text: str) -> tuple[str, ...]:
    """'a, b, c' as a tuple."""
    return tuple(each.strip() for each in text.split(","))


def weights(text: str) -> dict[str, int]:
    """'en=80, pl=20' as a mapping."""
    pairs = (each.split("=") for each in listed(text))
    return {key: int(weight) for key, weight in pairs}
