"""Where people stand on the ripple map: in their ring, apart from each other, at the same place each time."""

from itertools import combinations
from math import hypot
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.insight.ripple_layout import ASPECT, CENTRE, Layout, Spot, lay_out, rings_and_ways


def crowd(count: int, seed: int = 7) -> list[Spot]:
    random = Random(seed)
    keys = [(9 << 39) + 3 * number for number in range(count)]
    spots = []
    for number, key in enumerate(keys):
        over = random.choice(keys[:number]) if number and random.random() < 0.6 else None
        spots.append(Spot(key, random.choice((1, 2, 3, 4, 4, 4)), random.randint(30, 120), 44, over))
    return spots


def collisions(spots: list[Spot], layout: Layout) -> int:
    """Pairs whose boxes touch; only neighbours by x are compared."""
    boxes = sorted((layout.places[spot.key], spot) for spot in spots)
    found = 0
    for number, ((x, y), one) in enumerate(boxes):
        for (other_x, other_y), other in boxes[number + 1 :]:
            if other_x - x > 130:
                break
            near = (other_x - x) * 2 < one.width + other.width
            found += near and abs(other_y - y) * 2 < one.height + other.height
    return found


@pytest.mark.parametrize("count", [1, 10, 33, 200, 2_000])
def test_nobody_stands_on_somebody_else(count: int) -> None:
    spots = crowd(count)
    layout = lay_out(spots)
    assert set(layout.places) == {spot.key for spot in spots}
    assert collisions(spots, layout) == 0


@pytest.mark.parametrize("count", [10, 300])
def test_everybody_stands_in_the_band_of_their_ring(count: int) -> None:
    spots = crowd(count)
    layout = lay_out(spots)
    for spot in spots:
        x, y = layout.places[spot.key]
        inner = layout.rings[spot.ring - 2] if spot.ring > 1 else CENTRE
        assert inner <= hypot(x / ASPECT, y) <= layout.rings[spot.ring - 1]


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.integers(0, 99), st.randoms(use_true_random=False))
def test_the_same_people_give_the_same_map_in_any_order(count: int, seed: int, random: Random) -> None:
    spots = crowd(count, seed)
    mixed = list(spots)
    random.shuffle(mixed)
    assert lay_out(mixed) == lay_out(spots)
    assert collisions(spots, lay_out(spots)) == 0


def test_a_newcomer_leaves_the_others_where_they_are() -> None:
    spots = [spot for spot in crowd(40) if spot.over is None]
    newcomer = Spot(max(spot.key for spot in spots) + 1, 4, 60, 44)
    before, after = lay_out(spots), lay_out([*spots, newcomer])
    assert before.rings == after.rings
    assert {key: after.places[key] for key in before.places} == before.places


def test_whoever_is_known_over_somebody_stands_near_them() -> None:
    spots = [Spot(number, 1, 60, 44) for number in range(1, 7)] + [Spot(20, 2, 60, 44, 3)]
    places = lay_out(spots).places
    distances = {
        key: hypot(places[key][0] - places[20][0], places[key][1] - places[20][1]) for key in range(1, 7)
    }
    assert min(distances, key=distances.__getitem__) == 3


@pytest.mark.parametrize(
    ("own", "ties", "expected"),
    [
        ({1: 1, 2: None}, {1: [2], 2: [1]}, {1: (1, None), 2: (2, 1)}),
        ({1: 4, 2: None, 3: None}, {1: [2], 2: [1, 3], 3: [2]}, {1: (4, None), 2: (4, 1), 3: (4, 2)}),
        ({1: 1, 2: 2}, {1: [2], 2: [1]}, {1: (1, None), 2: (2, 1)}),
        ({1: None}, {}, {1: (4, None)}),
        ({1: 3, 2: 1, 5: None}, {5: [1, 2], 1: [5], 2: [5]}, {1: (3, 5), 2: (1, None), 5: (2, 2)}),
    ],
)
def test_rings_follow_from_whom_we_know_them_over(
    own: dict[int, int | None], ties: dict[int, list[int]], expected: dict[int, tuple[int, int | None]]
) -> None:
    assert rings_and_ways(own, ties) == expected


@given(
    st.dictionaries(st.integers(1, 12), st.one_of(st.none(), st.integers(1, 4)), min_size=1),
    st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=20),
)
def test_nobody_is_further_out_than_one_step_from_whom_they_are_tied_to(
    own: dict[int, int | None], pairs: list[tuple[int, int]]
) -> None:
    ties: dict[int, list[int]] = {}
    for first, second in pairs:
        if first in own and second in own and first != second:
            ties.setdefault(first, []).append(second)
            ties.setdefault(second, []).append(first)
    found = rings_and_ways(own, ties)
    assert set(found) == set(own)
    assert all(found[key][0] == ring for key, ring in own.items() if ring is not None)
    for first, second in combinations(own, 2):
        if second in ties.get(first, ()) and own[second] is None:
            assert found[second][0] <= min(4, found[first][0] + 1)
