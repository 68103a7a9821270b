"""Keys and names of other systems are exact but for the edges."""

import pytest

from graph.normalise.errors import Fault, Invalid
from graph.normalise.external import external_key, source_name


@pytest.mark.parametrize("raw", ["00123", "C-1 b", "Ünïcode", "gid://shop/Customer/7"])
def test_a_key_stays_as_its_source_writes_it(raw: str) -> None:
    assert external_key(f"  {raw}\n") == raw


def test_sources_that_differ_by_case_stay_apart() -> None:
    assert source_name(" Shop ") == "Shop"
    assert source_name("Shop") != source_name("shop")


def test_an_empty_key_is_refused_in_its_own_words() -> None:
    with pytest.raises(Invalid, match="another system's key") as caught:
        external_key("   ")
    assert caught.value.code is Fault.EMPTY


def test_an_empty_source_is_refused_in_its_own_words() -> None:
    with pytest.raises(Invalid, match="name of a source"):
        source_name("\t")
