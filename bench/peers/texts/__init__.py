"""What is asked, in a folder for each question: a text for each peer, a statement for the bare driver."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def text(question: str, peer: str) -> str:
    """The document of a peer; raises FileNotFoundError if it is not asked this."""
    return (HERE / question / f"{peer}.graphql").read_text(encoding="utf-8")


@cache
def is_there(question: str, peer: str) -> bool:
    """Whether a peer is asked this at all."""
    return any((HERE / question / f"{peer}.{kind}").exists() for kind in ("graphql", "cypher"))


def statements() -> dict[str, str]:
    """The statement of the bare driver by question."""
    return {path.parent.name: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*/bare.cypher"))}
