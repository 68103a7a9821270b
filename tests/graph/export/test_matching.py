"""What is found again and what is not, with few relationships that are much alike."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from graph.export.digest import canonical
from graph.export.matching import Matched, Stored, matched
from graph.export.rows import Link

LINKS = st.lists(
    st.builds(
        Link,
        st.sampled_from(["a", "b"]),
        st.sampled_from(["x", "y"]),
        st.fixed_dictionaries(
            {}, optional={"since": st.sampled_from(["1", "2"]), "until": st.sampled_from(["3", "4"])}
        ),
    ),
    max_size=6,
)
APART = ("since",)


@given(LINKS, LINKS)
def test_afterwards_all_that_was_told_is_there(told: list[Link], there: list[Link]) -> None:
    after = _after(told, there)
    assert not _counted(told) - _counted(after)
    assert matched(told, _stored(after), APART) == Matched((), ())


@given(LINKS, LINKS)
def test_nothing_goes_and_nothing_is_made_that_was_there(told: list[Link], there: list[Link]) -> None:
    plan = matched(told, _stored(there), APART)
    assert len({each.element for each, _ in plan.changed}) == len(plan.changed)
    assert not _counted(plan.new) & (_counted(there) - _counted(told))
    assert len(_after(told, there)) == len(there) + len(plan.new)


def test_one_that_differs_in_what_tells_none_apart_is_changed() -> None:
    known = Stored(Link("a", "x", {"since": "1"}), "7")
    plan = matched([Link("a", "x", {"since": "1", "until": "3"}), Link("a", "x", {"since": "2"})], [known], APART)
    assert plan.new == (Link("a", "x", {"since": "2"}),)
    assert plan.changed == ((known, {"since": "1", "until": "3"}),)


def test_who_is_told_twice_needs_two() -> None:
    link = Link("a", "x", {})
    assert matched([link, link], [Stored(link, "7")], ()).new == (link,)


def _stored(links: list[Link]) -> list[Stored]:
    return [Stored(link, str(number)) for number, link in enumerate(links)]


def _after(told: list[Link], there: list[Link]) -> list[Link]:
    plan = matched(told, _stored(there), APART)
    changed = {each.element: values for each, values in plan.changed}
    kept = [link._replace(values=changed.get(str(number), link.values)) for number, link in enumerate(there)]
    return [*kept, *plan.new]


def _counted(links: object) -> Counter[bytes]:
    assert isinstance(links, list | tuple)
    return Counter(canonical([*link]) for link in links)
