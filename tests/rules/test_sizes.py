"""Files and functions are small, and what is found is really too long."""

from tests.rules.sizes import deep_function, depth, long_file, long_function
from tests.rules.sources import BESIDE, PRODUCT, faults, source


def test_files_are_short_or_say_why_not() -> None:
    assert faults(long_file, *PRODUCT, *BESIDE) == []


def test_functions_are_short() -> None:
    assert faults(long_function, *PRODUCT, *BESIDE) == []


def test_functions_are_flat() -> None:
    assert faults(deep_function, *PRODUCT, *BESIDE) == []


def test_a_long_file_is_found_unless_it_gives_a_reason() -> None:
    lines = "x = 1\n" * 301
    assert list(long_file(source("a.py", lines)))
    assert list(long_file(source("a.py", f'"""What it is."""\n{lines}')))
    assert not list(long_file(source("a.py", f'"""A table, long because it is read in one place."""\n{lines}')))
    assert not list(long_file(source("a.py", "x = 1\n" * 300)))


def test_a_long_function_is_found() -> None:
    assert list(long_function(source("a.py", "async def f():\n" + "    x = 1\n" * 40)))
    assert not list(long_function(source("a.py", "def f():\n" + "    x = 1\n" * 39)))


def test_deep_nesting_is_found() -> None:
    deep = "def f():\n for a in b:\n  if a:\n   with a:\n    while a:\n     a()\n"
    assert [fault.split()[0] for fault in deep_function(source("a.py", deep))] == ["1"]


def test_elif_is_no_level() -> None:
    chain = source("a.py", "if a:\n b()\nelif c:\n b()\nelif d:\n b()\nelse:\n if e:\n  b()\n")
    assert depth(chain.tree) == 1
    assert depth(source("a.py", "if a:\n b()\nelse:\n c()\n if e:\n  b()\n").tree) == 2
