from pathlib import Path

from graph.engine.home import prepared, publish, published, with_password


def test_nothing_is_published_at_first(tmp_path: Path) -> None:
    assert published(prepared(tmp_path)) is None


def test_users_find_what_was_published(tmp_path: Path) -> None:
    home = with_password(prepared(tmp_path))
    publish(home, 1234, 5678)
    found = published(home)
    assert found is not None
    assert (found.uri, found.http_url) == ("bolt://127.0.0.1:1234", "http://127.0.0.1:5678")
    assert len(found.password) >= 40


def test_a_password_is_kept(tmp_path: Path) -> None:
    before = with_password(prepared(tmp_path)).password.read_text()
    assert with_password(prepared(tmp_path)).password.read_text() == before


def test_a_lost_password_makes_the_engine_forget_its_user(tmp_path: Path) -> None:
    home = prepared(tmp_path)
    users = home.server / "config" / "server-users.jsonl"
    users.parent.mkdir()
    users.write_text("root\n")
    with_password(home)
    assert not users.exists()
