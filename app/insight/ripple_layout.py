"""Where everybody stands on the ripple map: in the band of their ring, near whom they are tied to, no two too close.

The same people and ties always give the same map: who was there first is placed first, angles come from the keys,
and a newcomer takes a place that is free. Units are pixels at zoom 1; up is negative, as on a screen.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, cos, pi, sin, sqrt
from typing import NamedTuple

ASPECT = 1.13  # the rings are a little wider than high
CENTRE = 58.0  # the radius kept free for ourselves
LEAST_BAND = 84.0
ROOM = 2.3  # how many times the room of its people a band has
STEP = 24.0  # bands grow in steps, so that a newcomer seldom moves everybody
GAP_X, GAP_Y = 14.0, 8.0
RINGS = 4
FEW = 160  # up to so many, the emptiest direction is looked for


class Spot(NamedTuple):
    """Somebody to be placed: the box of dot and name, the ring 1 to 4, and over whom we know them (None: ourselves)."""

    key: int
    ring: int
    width: float
    height: float
    over: int | None = None


class Layout(NamedTuple):
    """The middle of each box by key, and the outer radius of each ring (upwards; sideways times ASPECT)."""

    places: dict[int, tuple[float, float]]
    rings: tuple[float, ...]


def lay_out(spots: Sequence[Spot]) -> Layout:
    """Place everybody: rings from the inside, in each the oldest key first."""
    placed = _Placed()
    inner, rings = CENTRE, []
    for ring in range(1, RINGS + 1):
        here = sorted((spot for spot in spots if spot.ring == ring), key=lambda spot: spot.key)
        outer = _outer(inner, here)
        # whoever is known over somebody of the same ring comes after them
        waiting = here
        while waiting:
            ready = [
                s
                for s in waiting
                if s.over is None or s.over in placed.angles or s.over not in _keys(waiting)
            ]
            for spot in ready or waiting:
                outer = _place(placed, spot, inner, outer)
            done = _keys(ready or waiting)
            waiting = [spot for spot in waiting if spot.key not in done]
        rings.append(outer)
        placed.close_ring(outer)
        inner = outer
    return Layout(placed.places, tuple(rings))


def _keys(spots: Sequence[Spot]) -> set[int]:
    return {spot.key for spot in spots}


def _outer(inner: float, here: Sequence[Spot]) -> float:
    """The outer radius that gives these people room."""
    area = ROOM * sum((spot.width + GAP_X) * (spot.height + GAP_Y) for spot in here)
    wanted = max(inner + LEAST_BAND, sqrt(inner * inner + area / (pi * ASPECT)))
    return inner + ceil((wanted - inner) / STEP) * STEP


def _place(placed: "_Placed", spot: Spot, inner: float, outer: float) -> float:
    """Put somebody where there is room; returns the outer radius, larger when the band was full."""
    while True:
        wish, radius = placed.wish(spot, inner, outer)
        for x, y in _around(spot, wish, radius, inner, outer):
            if placed.is_free(x, y, spot):
                placed.put(spot, x, y, wish)
                return outer
        outer += STEP


def _around(
    spot: Spot, wish: float, radius: float, inner: float, outer: float
) -> Iterator[tuple[float, float]]:
    """Places in the band, those near the wished one first."""
    low, high = inner + spot.height * 0.5, outer - spot.height * 0.5
    across = max(10.0, spot.height * 0.5)
    levels = max(1, int((high - low) // across))
    radii = sorted(
        (low + (high - low) * (n + 0.5) / levels for n in range(levels)), key=lambda r: abs(r - radius)
    )
    yield from _at(wish, radii[:1])
    turn = (spot.width * 0.55 + GAP_X) / max(radius * ASPECT, 1.0)
    for times in range(ceil(pi / turn) + 1):
        for way in (1, -1) if times else (1,):
            yield from _at(wish + way * times * turn * 0.5, radii)


def _at(angle: float, radii: Sequence[float]) -> Iterator[tuple[float, float]]:
    across, down = cos(angle) * ASPECT, sin(angle)
    for radius in radii:
        yield radius * across, radius * down


class _Placed:
    """Who has a place already: boxes in a grid of cells, and the directions taken."""

    CELL = 128.0

    def __init__(self) -> None:
        self.places: dict[int, tuple[float, float]] = {}
        self.angles: dict[int, float] = {}
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}
        self._children: dict[int, int] = {}
        self._taken: list[float] = []

    def wish(self, spot: Spot, inner: float, outer: float) -> tuple[float, float]:
        """The direction and distance somebody would like."""
        chance = _chance(spot.key)
        radius = inner + (outer - inner) * (0.32 + 0.36 * _chance(spot.key + 1))
        known_over = self.angles.get(spot.over) if spot.over is not None else None
        if known_over is not None and spot.over is not None:
            number = self._children.get(spot.over, 0)
            side = (number + 1) // 2 * (1 if number % 2 else -1)
            spread = min(0.5, (spot.width + GAP_X) / (radius * ASPECT))
            return known_over + side * spread + (chance - 0.5) * spread * 0.5, radius
        if len(self._taken) > FEW:
            return 2 * pi * chance, radius
        tries = [2 * pi * (chance + n / 24) for n in range(24)]
        return max(tries, key=self._loneliness), radius

    def _loneliness(self, angle: float) -> float:
        return min((abs((angle - taken + pi) % (2 * pi) - pi) for taken in self._taken), default=pi)

    def put(self, spot: Spot, x: float, y: float, wish: float) -> None:
        """Take a place."""
        self.places[spot.key] = (x, y)
        self.angles[spot.key] = wish
        if spot.over is None or spot.over not in self.places:
            self._taken.append(wish)
        else:
            self._children[spot.over] = self._children.get(spot.over, 0) + 1
        self._block(x, y, spot.width, spot.height)

    def close_ring(self, outer: float) -> None:
        """Keep the place where the name of the ring stands, at the bottom of its line."""
        self._block(0.0, outer, 88.0, 24.0)

    def is_free(self, x: float, y: float, spot: Spot) -> bool:
        """Whether a box fits there."""
        for cell in self._cells_of(x, y, spot.width, spot.height):
            for other_x, other_y, width, height in self._cells.get(cell, ()):
                if (
                    abs(x - other_x) * 2 < spot.width + width + 2 * GAP_X
                    and abs(y - other_y) * 2 < spot.height + height + 2 * GAP_Y
                ):
                    return False
        return True

    def _block(self, x: float, y: float, width: float, height: float) -> None:
        for cell in self._cells_of(x, y, width, height):
            self._cells.setdefault(cell, []).append((x, y, width, height))

    def _cells_of(self, x: float, y: float, width: float, height: float) -> Iterator[tuple[int, int]]:
        half, tall = width * 0.5 + GAP_X, height * 0.5 + GAP_Y
        for column in range(int((x - half) // self.CELL), int((x + half) // self.CELL) + 1):
            for row in range(int((y - tall) // self.CELL), int((y + tall) // self.CELL) + 1):
                yield column, row


def _chance(key: int) -> float:
    """A number from 0 to 1 that looks random and is always the same for a key."""
    return ((key * 0x9E3779B97F4A7C15) ^ (key >> 7) * 0xC2B2AE3D27D4EB4F) % (1 << 53) / (1 << 53)


def rings_and_ways(
    own: Mapping[int, int | None], neighbours: Mapping[int, Sequence[int]]
) -> dict[int, tuple[int, int | None]]:
    """Of everybody the ring and over whom we know them: their own ring, else one further out than the closest tie.

    Nobody is further than 4; whoever is tied to nobody we know stands there by themselves.
    """
    found: dict[int, tuple[int, int | None]] = {}
    for ring in range(1, RINGS + 1):
        for key in sorted(key for key, given in own.items() if given == ring):
            found[key] = (ring, _inward(key, ring, found, neighbours))
        _outward(ring, found, own, neighbours)
    for key in own:
        found.setdefault(key, (RINGS, None))
    return found


def _inward(
    key: int, ring: int, found: Mapping[int, tuple[int, int | None]], neighbours: Mapping[int, Sequence[int]]
) -> int | None:
    """The closest of those tied to somebody who stand further in."""
    known = [(found[other][0], other) for other in neighbours.get(key, ()) if other in found]
    nearest = min(known, default=None)
    return nearest[1] if nearest is not None and nearest[0] < ring and ring > 1 else None


def _outward(
    ring: int,
    found: dict[int, tuple[int, int | None]],
    own: Mapping[int, int | None],
    neighbours: Mapping[int, Sequence[int]],
) -> None:
    """Give those tied to a ring the next one; in the outermost go on from each to the next."""
    waiting = [key for key, (known, _over) in sorted(found.items()) if known == ring]
    while waiting:
        following = []
        for key in waiting:
            for other in sorted(neighbours.get(key, ())):
                if other in own and other not in found and own[other] is None:
                    found[other] = (min(RINGS, ring + 1), key)
                    following.append(other)
        waiting = following if ring == RINGS else []
