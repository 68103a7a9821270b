"""What others wrote to look at servers of GraphQL: the audits of graphql-http, a browser, and Schemathesis.

The libraries are fetched when first used, into .cache, by lock files that name no place. The product needs none.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from server.settings import CHECKOUT
from server.web.examples import EXAMPLES

CACHE = CHECKOUT / ".cache"
AUDITS = Path(__file__).parent / "audits"
LOCK = CHECKOUT / "requirements-prove.lock"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


class CannotProve(Exception):
    """Something that is needed is not here; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Audited:
    """How many audits there were, and those that were not ok."""

    count: int
    wrong: list[str]


def audited(url: str) -> Audited:
    """Every audit of graphql-http against this address; raises CannotProve without npm."""
    found = json.loads(_node("audits.mjs", url))
    wrong = [
        f"{each['id']} {each['name']}: {each['status']} {each['reason']}" for each in found if each["status"] != "ok"
    ]
    return Audited(len(found), wrong)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser saw of GraphiQL: how many lines its first example was answered with, and what it complained of."""

    lines: int
    examples: int
    complaints: list[str]

    @property
    def is_wrong(self) -> bool:
        return bool(self.complaints) or self.lines < 3 or self.examples != len(EXAMPLES)


def seen(page: str, picture: Path | None = None) -> Seen:
    """GraphiQL in Chromium without a network, where it runs an example; raises CannotProve without Chromium."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        raise CannotProve(f"None of {', '.join(BROWSERS)} is here. Install one, or leave it out by --without page.")
    found = json.loads(_node("page.mjs", page, browser, *([str(picture)] if picture else [])))
    return Seen(found["lines"], len(found["examples"]), found["complaints"])


def _node(*words: str) -> str:
    """What a script of ours for Node writes; raises CannotProve without npm."""
    if shutil.which("npm") is None:
        raise CannotProve(
            "npm is not here. Install Node 20 or newer, or leave it out by --without audits --without page."
        )
    place = CACHE / "audits"
    shutil.copytree(AUDITS, place, dirs_exist_ok=True)
    subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--silent"], cwd=place, check=True)  # noqa: S607
    return subprocess.run(["node", *words], cwd=place, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S607


@dataclass(frozen=True, slots=True)
class Conformed:
    """Requests that Schemathesis sent, and whether it found a fault."""

    requests: int
    is_wrong: bool


SCALARS = """
import schemathesis
from hypothesis import strategies as st
from schemathesis.graphql import nodes

TEXTS = {
    "Decimal": st.integers(-10_000, 10_000).map(lambda number: f"{number / 100:.2f}"),
    "CurrencyCode": st.sampled_from(["GBP", "EUR", "XXQ"]),
    "Duration": st.sampled_from(["P1D", "P1Y6M", "PT12H", "soon"]),
}
for name, texts in TEXTS.items():
    schemathesis.graphql.scalar(name, texts.map(nodes.String))
schemathesis.graphql.scalar("BigInt", st.integers(-(2**53), 2**53).map(nodes.Int))
"""
"""How Schemathesis, which runs in an environment of its own, makes values of our scalars."""


def conformed(url: str, seed: int, *, each: int, key: str) -> Conformed:
    """Schemathesis over every root field that a key opens: no server error, every answer of its schema."""
    checks = "not_a_server_error,response_schema_conformance"
    words = [str(_schemathesis()), "run", url, "--checks", checks, "--mode", "positive", "--phases", "fuzzing"]
    words += ["--max-examples", str(each), "--seed", str(seed), "--no-shrink", "--continue-on-failure"]
    words += ["--header", f"Authorization: Bearer {key}"]
    (CACHE / "kith_scalars.py").write_text(SCALARS)
    hooked = {**os.environ, "PYTHONPATH": str(CACHE), "SCHEMATHESIS_HOOKS": "kith_scalars"}
    ran = subprocess.run(words, cwd=CACHE, env=hooked, check=False, capture_output=True, text=True)
    sys.stdout.write(ran.stdout[-3000:] if ran.returncode else "")
    return Conformed(
        requests=_number(r"(\d[\d,]*) (?:test cases|generated)", ran.stdout),
        is_wrong=ran.returncode != 0,
    )


def _schemathesis() -> Path:
    """The program, in an environment of its own that is made when its lock file has changed."""
    place = CACHE / "prove"
    stamp, wanted = place / "lock", LOCK.read_text()
    if not stamp.exists() or stamp.read_text() != wanted:
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=True)
        pip = [str(place / "bin" / "pip"), "install", "--quiet", "--require-hashes", "-r", str(LOCK)]
        subprocess.run(pip, check=True)
        stamp.write_text(wanted)
    return place / "bin" / "schemathesis"


def _number(pattern: str, text: str) -> int:
    found = re.search(pattern, text)
    return int(found[1].replace(",", "")) if found else 0
