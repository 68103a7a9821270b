"""Which Kith this is; a test holds it to pyproject.toml, which no server needs to have."""

VERSION = "0.1.0"
