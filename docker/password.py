"""Makes the password of the engine in the file that it is given, unless there is one: `password.py FILE`."""

import secrets
import sys
from pathlib import Path


def main() -> None:
    """Hexadecimal digits alone, since Neo4j's own start-up script takes a word apart at slashes and dashes."""
    place = Path(sys.argv[1])
    if place.exists():
        return
    draft = place.with_suffix(".new")
    draft.write_text(secrets.token_hex(24))
    # Server and engine are two users; nobody else sees the volume in which the file lies.
    draft.chmod(0o444)
    draft.replace(place)


if __name__ == "__main__":
    main()
