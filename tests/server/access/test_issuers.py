"""The file of issuers: what it says, and how it is refused."""

from pathlib import Path

import pytest

from server.access.issuers import BadIssuers, Issuer, is_safe, load

ROLES = ("agent", "admin")
GOOD = """[[issuer]]
name = "acme"
issuer = "https://login.acme.example"
audience = "kith"
algorithm = "RS256"
role_claim = ["realm_access", "roles"]
roles = {crm-admins = "admin", crm-desk = "agent"}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "issuers.toml"
    path.write_text(text)
    return path


def test_a_file_is_read(tmp_path: Path) -> None:
    (issuer,) = load(
        written(tmp_path, GOOD + 'claims = ["team"]\nleeway = 5\njwks = "http://127.0.0.1:1/keys"\n'), ROLES
    )
    assert issuer == Issuer(
        "acme", "https://login.acme.example", "kith", "RS256", ("realm_access", "roles"),
        (("crm-admins", "admin"), ("crm-desk", "agent")), "http://127.0.0.1:1/keys", 5, ("team",),
    )  # fmt: skip


def test_no_file_is_no_issuer() -> None:
    assert load(None, ROLES) == ()


@pytest.mark.parametrize(
    ("line", "instead", "said"),
    [
        ('name = "acme"', 'name = "a c"', "issuer 1: name should be a short word"),
        ('name = "acme"', "", "issuer 1: name should be a short word such as acme, and is missing"),
        ('"https://login.acme.example"', '"http://login.acme.example"', "issuer 1: issuer should be"),
        ('"kith"', '""', "issuer 1: audience should be"),
        ('"RS256"', '"HS256"', "issuer 1: algorithm should be one of RS256"),
        ('"RS256"', '"none"', "issuer 1: algorithm should be one of RS256"),
        ('"RS256"', '["RS256"]', "issuer 1: algorithm should be one of RS256"),
        ('"agent"}', '"boss"}', "issuer 1: roles.crm-desk should be one of admin, agent, not 'boss'"),
        ('["realm_access", "roles"]', "[]", "issuer 1: role_claim should be"),
        ('name = "acme"', 'name = "acme"\nleeway = 61', "issuer 1: leeway should be seconds from 0 to 60, not 61"),
        ('name = "acme"', 'name = "acme"\njwks = "file:///etc/keys"', "issuer 1: jwks should be"),
        ('name = "acme"', 'name = "acme"\nsecret = "x"', "issuer 1: secret is no setting of an issuer"),
        ("[[issuer]]", "[[issuers]]", "should hold [[issuer]] entries and nothing else, not issuers"),
        ("[[issuer]]", "[[issuer]", "line 1"),
        (GOOD, GOOD + GOOD, "issuer should be another one in each entry"),
        (GOOD, "", "should hold [[issuer]] entries and nothing else, not nothing"),
    ],
)
def test_what_is_wrong_is_said_where(tmp_path: Path, line: str, instead: str, said: str) -> None:
    with pytest.raises(BadIssuers) as caught:
        load(written(tmp_path, GOOD.replace(line, instead)), ROLES)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/keys", True), ("http://127.0.0.1:8/keys", True), ("http://[::1]/keys", True),
        ("http://a.example", False), ("http://127.0.0.1.a.example", False), ("http://localhost@a.example", False),
        ("file:///etc/passwd", False), ("https://", False), (None, False), (1, False),
    ],
)  # fmt: skip
def test_where_keys_may_be_fetched(url: object, safe: bool) -> None:  # noqa: FBT001  # a column of the table
    assert is_safe(url) is safe
