"""What nobody can come to is left out; one name is one type."""

import pytest

from schema.reach import reachable
from schema.shapes import Argument, Enumeration, Field, Input, Interface, Object, Shape, Union

QUERY = Object("Query", "Q.", (Field("a", "[A!]!", "A.", (Argument("by", "By!", "By."),)),))
BY = Input("By", "By.", (Field("kind", "Kind", "Kind."),))
KIND = Enumeration("Kind", "Kinds.", (("ONE", "One."),))
FACE = Interface("A", "A.", (Field("u", "U", "U."),))
IMPLEMENTED = Object("B", "B.", (Field("u", "U", "U."),), ("A",))
UNION = Union("U", "U.", ("C",))
MEMBER = Object("C", "C.", (Field("id", "ID", "Id."),))
STRANGER = Object("D", "D.", (Field("a", "A", "A."),))


def test_arguments_interfaces_and_unions_lead_on() -> None:
    shapes: tuple[Shape, ...] = (MEMBER, STRANGER, QUERY, BY, KIND, FACE, IMPLEMENTED, UNION)
    assert reachable(shapes) == (MEMBER, QUERY, BY, KIND, FACE, IMPLEMENTED, UNION)


def test_the_same_type_may_come_twice() -> None:
    assert reachable((QUERY, BY, KIND, KIND, FACE, BY)) == (QUERY, BY, KIND, FACE)


def test_two_types_of_one_name_are_refused() -> None:
    other = Enumeration("Kind", "Kinds.", (("TWO", "Two."),))
    with pytest.raises(ValueError, match="one GraphQL type Kind, found two"):
        reachable((QUERY, KIND, other))
