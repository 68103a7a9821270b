"""The names of this machine to itself: whoever is reached by them is reached by nobody else."""

LOOPBACK = ("localhost", "127.0.0.1", "::1")


def in_address(host: str) -> str:
    """A host as addresses and the Host header have it."""
    return f"[{host}]" if ":" in host else host
