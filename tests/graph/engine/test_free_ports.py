import socket

import pytest

from graph.engine import free_ports as asked
from graph.engine.free_ports import OURS, free_ports, is_free


def test_free_ports_are_different_and_none_that_a_system_hands_out() -> None:
    found = free_ports(100)
    assert len(set(found)) == 100
    assert set(found) <= set(OURS)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        assert other.getsockname()[1] not in OURS


def test_a_port_where_somebody_listens_is_not_free(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = free_ports(2)
    monkeypatch.setattr(asked, "OURS", range(one, one + 1))
    with socket.create_server(("127.0.0.1", one)):
        assert (is_free(one), is_free(other)) == (False, True)
        with pytest.raises(OSError, match="0 are free, and 1 are needed"):
            free_ports(1)
    assert free_ports(1) == [one]
