"""The closest ways over a web of ties, compared with every way there is."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from app.insight.paths import Route, Web, routes


def web_of(*ties: tuple[int, int, int]) -> Web:
    found: dict[int, list[tuple[int, int]]] = {}
    for first, second, ring in ties:
        found.setdefault(first, []).append((second, ring))
        found.setdefault(second, []).append((first, ring))
    return found


def every_way(web: Web, stops: tuple[int, ...], goal: int, cost: int) -> Iterator[Route]:
    if stops[-1] == goal:
        yield Route(cost, stops)
        return
    for other, ring in web.get(stops[-1], ()):
        if other not in stops:
            yield from every_way(web, (*stops, other), goal, cost + ring)


def test_the_smallest_sum_wins_then_the_fewest_steps() -> None:
    web = web_of((0, 1, 1), (1, 9, 3), (0, 2, 4), (0, 3, 1), (3, 4, 1), (4, 9, 2), (2, 9, 1))
    assert routes(web, 0, 9, 4) == [
        Route(4, (0, 1, 9)),
        Route(4, (0, 3, 4, 9)),
        Route(5, (0, 2, 9)),
    ]


def test_no_tie_no_way() -> None:
    assert routes(web_of((0, 1, 1), (2, 3, 1)), 0, 3) == []
    assert routes({}, 0, 3) == []
    assert routes(web_of((0, 1, 1)), 0, 0) == []


TIES = st.lists(
    st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 4)).filter(lambda tie: tie[0] != tie[1]),
    max_size=14,
    unique_by=lambda tie: frozenset(tie[:2]),
)


@settings(max_examples=200)
@given(TIES, st.integers(1, 5))
def test_the_ways_are_the_closest_of_all(ties: list[tuple[int, int, int]], count: int) -> None:
    web = web_of(*ties)
    expected = sorted(
        every_way(web, (0,), 6, 0), key=lambda route: (route.cost, len(route.stops), route.stops)
    )
    found = routes(web, 0, 6, count)
    assert [(r.cost, len(r.stops)) for r in found] == [(r.cost, len(r.stops)) for r in expected[:count]]
    assert set(found) <= set(expected)
    assert found[:1] == expected[:1]
