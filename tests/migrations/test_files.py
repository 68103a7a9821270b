from pathlib import Path

import pytest

from migrations import files
from migrations.files import Refused


def test_migrations_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "V0002__b.py").touch()
    (tmp_path / "V0001__a.cypher").touch()
    assert [one.name for one in files.found(tmp_path)] == ["V0001__a.cypher", "V0002__b.py"]


def test_a_gap_is_refused(tmp_path: Path) -> None:
    (tmp_path / "V0001__a.cypher").touch()
    (tmp_path / "V0003__c.cypher").touch()
    with pytest.raises(Refused, match=r"after V0001__a.cypher should be V0002__….cypher or .py, not V0003__c.cypher"):
        files.found(tmp_path)


def test_a_number_given_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "V0001__a.cypher").touch()
    (tmp_path / "V0001__b.cypher").touch()
    with pytest.raises(Refused, match=r"not V0001__b.cypher"):
        files.found(tmp_path)


def test_a_strange_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "V1__a.cypher").touch()
    with pytest.raises(Refused, match=r"named like V0002__short_words.cypher"):
        files.found(tmp_path)


def test_a_checksum_covers_the_files_before(tmp_path: Path) -> None:
    (tmp_path / "V0001__a.cypher").write_text("RETURN 1;")
    (tmp_path / "V0002__b.cypher").write_text("RETURN 2;")
    before = files.found(tmp_path)
    (tmp_path / "V0001__a.cypher").write_text("RETURN 3;")
    after = files.found(tmp_path)
    assert all(old.checksum != new.checksum for old, new in zip(before, after, strict=True))


def test_line_ends_make_no_difference(tmp_path: Path) -> None:
    place = tmp_path / "V0001__a.cypher"
    place.write_bytes(b"RETURN 1;\nRETURN 2;\n")
    [unix] = files.found(tmp_path)
    place.write_bytes(b"RETURN 1;\r\nRETURN 2;\r\n")
    [windows] = files.found(tmp_path)
    assert unix == windows


def test_statements_end_at_semicolons_and_comments_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "V0001__a.cypher").write_text("// First.\nRETURN ';'\n  AS a;\n\nRETURN 2;  \n// Last.\nRETURN 3")
    [migration] = files.found(tmp_path)
    assert files.statements(migration) == ("RETURN ';'\n  AS a", "RETURN 2", "RETURN 3")


def test_the_migrations_of_the_checkout_are_in_order() -> None:
    assert all(one.version == number for number, one in enumerate(files.found(), start=1))
