"""引荐路径: who can introduce us to somebody, over whom, and how close each step is."""

from dataclasses import dataclass

from app.db.reader import Reader
from app.insight.paths import Route, routes
from app.insight.ties import role_name
from app.queries.web import (
    US,
    Known,
    Link,
    can_introduce,
    employed,
    ends_of,
    known,
    referral_links,
    tie_links,
)
from app.vocabulary import TieKind

UNSAID = 3  # the ring of a tie nobody gave one
EMPLOYED = REFERRED = 2
SPOKEN = 4  # our own ring to a customer without one with whom we spoke


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of a way: whom it leads to, by what (a Link's kind; "own": we know them ourselves), in which ring.

    `role` says what they are to the one before, as own words or a code; `forward` whether the link is read from
    its first end.
    """

    who: Known
    kind: str
    ring: int
    forward: bool
    role: str = ""


@dataclass(frozen=True, slots=True)
class Introduction:
    """A way to somebody; `cost` is the sum of the rings."""

    cost: int
    stops: tuple[Stop, ...]


def why(stop: Stop) -> str:
    """What leads to a stop, as own words or a code: who they are to the one before."""
    if stop.kind == "own":
        return "@way.own"
    if stop.kind == "employed":
        return "@way.works_there" if stop.who.table == "contact" else "@way.their_firm"
    if stop.kind == "referred":
        return "@way.sent_by" if stop.forward else "@way.sent"
    return stop.role


def introductions(reader: Reader, goal: int, count: int = 3) -> list[Introduction]:
    """The closest ways over somebody else to a customer or contact; knowing them ourselves is no introduction."""
    links = _links(reader, goal)
    people = known(reader, ends_of(links) | {goal})
    if goal not in people:
        return []
    best: dict[tuple[int, int], tuple[int, Link]] = {}
    for link in [*links, *_own(people)]:
        if all(key == US or key in people for key in (link.first, link.second)):
            for pair in ((link.first, link.second), (link.second, link.first)):
                cost = _cost(link)
                if pair not in best or cost < best[pair][0]:
                    best[pair] = (cost, link)
    web: dict[int, list[tuple[int, int]]] = {}
    for (here, there), (cost, _link) in sorted(best.items()):
        if there != US and (here, there) != (US, goal):
            web.setdefault(here, []).append((there, cost))
    return [_told(route, best, people) for route in routes(web, US, goal, count)]


def _links(reader: Reader, goal: int) -> list[Link]:
    links = [link for link in [*tie_links(reader), *referral_links(reader)] if can_introduce(link)]
    everybody = ends_of(links) | {goal} | _with_ring(reader)
    return [*links, *employed(reader, everybody, everybody)]


def _with_ring(reader: Reader) -> set[int]:
    """Contacts that have a ring: they know the firm they work at."""
    return {
        key
        for (key,) in reader.all("SELECT id FROM contact WHERE closeness IS NOT NULL AND deleted_at IS NULL")
    }


def _own(people: dict[int, Known]) -> list[Link]:
    """Our own links: whoever has a ring, and customers we have spoken with."""
    return [
        Link(US, key, "", "own", one.ring or SPOKEN)
        for key, one in people.items()
        if one.ring is not None or (one.table == "customer" and one.last_contact_at is not None)
    ]


def _cost(link: Link) -> int:
    if link.kind in ("employed", "referred"):
        return EMPLOYED
    return link.ring or UNSAID


def _told(
    route: Route, best: dict[tuple[int, int], tuple[int, Link]], people: dict[int, Known]
) -> Introduction:
    stops = []
    for here, there in zip(route.stops, route.stops[1:], strict=False):
        cost, link = best[here, there]
        forward = link.first == here
        role = ""
        if link.tie is not None:
            own = link.backward or (link.forward if link.kind == TieKind.OTHER else None)
            words = own if forward else link.forward
            role = role_name(link.kind, first=not forward, gender=people[there].gender, own=words)
        stops.append(Stop(people[there], link.kind, cost, forward, role))
    return Introduction(route.cost, tuple(stops))
