"""Ports for servers that begin to listen a little later."""

import random
import socket
from contextlib import suppress
from itertools import islice

OURS = range(20_000, 32_768)
"""Below those that systems hand out to whoever asks for any, so that nobody is given one in the meantime."""


def free_ports(count: int) -> list[int]:
    """Different ports of loopback where nobody listens now; raises OSError where there are too few."""
    found = list(islice(filter(is_free, random.sample(OURS, len(OURS))), count))
    if len(found) < count:
        raise OSError(f"Of the ports {OURS.start} to {OURS[-1]}, {len(found)} are free, and {count} are needed.")
    return found


def is_free(port: int) -> bool:
    """Whether a server could listen on this port of loopback."""
    with socket.socket() as one, suppress(OSError):
        # Connections that another one left behind are no hindrance.
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind(("127.0.0.1", port))
        return True
    return False
