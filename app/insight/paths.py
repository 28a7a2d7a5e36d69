"""引荐路径: the closest ways from one person to another over a web of ties, the best and its alternatives.

A step costs the number of its ring; the smallest sum wins, among equal sums the fewest steps, then the smaller keys.
Alternatives are found as Yen did (J. Y. Yen, Management Science 17, 1971): leave the best way at each of its
places in turn, without the steps already taken from there.
"""

from collections.abc import Collection, Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple

Web = Mapping[int, Sequence[tuple[int, int]]]
"""of each person the (neighbour, ring number) pairs"""


class Route(NamedTuple):
    """A way: the sum of its rings, and whom it leads over, both ends included."""

    cost: int
    stops: tuple[int, ...]


def routes(web: Web, start: int, goal: int, count: int = 3) -> list[Route]:
    """Up to so many ways without circles, the closest first; none where no tie leads there."""
    best = _closest(web, start, goal, frozenset(), frozenset())
    if best is None or start == goal:
        return []
    found, waiting, seen = [best], list[tuple[int, int, tuple[int, ...]]](), {best.stops}
    while len(found) < count:
        for detour in _detours(web, found, goal):
            if detour.stops not in seen:
                seen.add(detour.stops)
                heappush(waiting, (detour.cost, len(detour.stops), detour.stops))
        if not waiting:
            break
        cost, _length, stops = heappop(waiting)
        found.append(Route(cost, stops))
    return found


def _detours(web: Web, found: Sequence[Route], goal: int) -> list[Route]:
    """The closest ways that leave the last one found at each of its places."""
    last, detours, spent = found[-1].stops, [], 0
    for place in range(len(last) - 1):
        head, here = last[: place + 1], last[place]
        taken = frozenset(
            (here, route.stops[place + 1])
            for route in found
            if len(route.stops) > place + 1 and route.stops[: place + 1] == head
        )
        rest = _closest(web, here, goal, frozenset(head[:-1]), taken)
        if rest is not None:
            detours.append(Route(spent + rest.cost, head[:-1] + rest.stops))
        spent += _cost(web, here, last[place + 1])
    return detours


def _closest(
    web: Web, start: int, goal: int, barred: Collection[int], taken: Collection[tuple[int, int]]
) -> Route | None:
    """Dijkstra with the sum, the steps and the keys as the cost."""
    waiting: list[tuple[int, int, tuple[int, ...]]] = [(0, 1, (start,))]
    done: set[int] = set(barred)
    while waiting:
        cost, length, stops = heappop(waiting)
        here = stops[-1]
        if here == goal:
            return Route(cost, stops)
        if here in done:
            continue
        done.add(here)
        for other, ring in web.get(here, ()):
            if other not in done and (here, other) not in taken:
                heappush(waiting, (cost + ring, length + 1, (*stops, other)))
    return None


def _cost(web: Web, here: int, there: int) -> int:
    return min(ring for other, ring in web[here] if other == there)
