"""The figures that the product promises, from names, birth dates and addresses alone."""

import orjson
import pytest

from server.cli import main


def _evaluated(capsysbinary: pytest.CaptureFixture[bytes], *options: str) -> dict[str, float]:
    assert main(["evaluate", "households", "--json", *options]) == 0
    return dict(orjson.loads(capsysbinary.readouterr().out))


def test_households_of_the_census(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = _evaluated(capsysbinary)

    assert (found["people"], found["judged"]) == (10_231, 9_412)
    assert found["f1"] >= 0.985
    assert found["precision"] >= 0.995
    assert found["institutions_found"] == 0


def test_towns_that_are_unlike_it(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    found = _evaluated(capsysbinary, "--made", "3000")

    assert found["f1"] >= 0.97
    assert found["precision"] >= 0.98


def test_a_share_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["evaluate", "households", "--threshold", "1.5"])

    assert "wanted a number above 0 and below 1, found 1.5" in capsys.readouterr().err
