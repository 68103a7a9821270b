"""Node and the servers that run on it, installed as their lock file says, in a folder that git does not know."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from bench.peers.machine import Missing
from bench.peers.running import Node
from graph.engine import locks
from server.settings import CHECKOUT

HERE = Path(__file__).parent / "node"
CACHE = CHECKOUT / ".cache" / "peers"
WANTED = 24
"""The version of Node; where npm has none for this machine, the one on the path does."""


def installed() -> Node:
    """The runtime and the folder of the servers, installed unless they are; raises Missing."""
    lock = (HERE / "package-lock.json").read_bytes()
    folder = CACHE / hashlib.sha256(lock).hexdigest()[:12]
    folder.mkdir(parents=True, exist_ok=True)
    held = locks.exclusive(CACHE / "install.lock")
    try:
        for each in HERE.iterdir():
            shutil.copy(each, folder / each.name)
        if not (folder / "installed").exists():
            _install(folder)
    finally:
        os.close(held)
    program = _program(folder)
    wanted = json.loads((HERE / "package.json").read_text(encoding="utf-8"))["dependencies"]
    libraries = ", ".join(f"{name} {version}" for name, version in wanted.items())
    return Node(program, folder, f"Node {_said([str(program), '--version'], folder).strip()}: {libraries}")


def _install(folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise Missing("Apollo Server and PostGraphile are installed by npm, which is not on the path. Install Node 24.")
    _said([npm, "ci", "--no-audit", "--no-fund"], folder)
    (folder / "installed").touch()


def _program(folder: Path) -> Path:
    own = next(iter(sorted(folder.glob("node_modules/node-*/bin/node"))), None)
    found = own or shutil.which("node")
    if found is None:
        raise Missing(f"There is no Node. Install version {WANTED}, or leave apollo and postgraphile out.")
    return Path(found)


def _said(command: list[str], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        words = re.sub(r"https?://\S+", "(address)", done.stderr[-1500:])
        raise Missing(f"{Path(command[0]).name} failed in {folder}:\n{words}")
    return done.stdout
