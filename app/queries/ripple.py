"""The ripple map: who is on it, in which ring, over whom we know them, and what ties them."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.db.reader import Reader
from app.insight.ripple_layout import rings_and_ways
from app.queries.web import US, Known, Link, employed, ends_of, known, referral_links, tie_links

MOST = 2_000
CLOSE = 2  # a ring up to which our own tie is drawn though nobody named it
DEALINGS = "business"


@dataclass(frozen=True, slots=True)
class RipplePerson:
    """Somebody on the map. `ring` is their own or, where nobody said, follows from whom we know them over."""

    known: Known
    ring: int
    over: int | None
    ties: int

    @property
    def id(self) -> int:
        """The key of the record."""
        return self.known.key


@dataclass(frozen=True, slots=True)
class RippleMap:
    """The people by closeness, the links among them, and how many of all that have a ring or tie are shown.

    `marked` says how many there are; people without ring or tie fill up a map where nobody has one.
    """

    people: tuple[RipplePerson, ...]
    links: tuple[Link, ...]
    marked: int
    filled_up: bool = False

    @property
    def left_out(self) -> int:
        """How many have a ring or a tie and are not shown."""
        return max(0, self.marked - len(self.people))


def ripple_map(reader: Reader, most: int = MOST) -> RippleMap:
    """The closest up to so many: by ring, then importance, then who was here first."""
    links = [*tie_links(reader), *referral_links(reader)]
    keys = ends_of(links) | _with_ring(reader, most)
    filled_up = not keys
    if filled_up:
        keys = _spoken_with(reader, most)
    people = known(reader, keys)
    works = employed(reader, [k for k, p in people.items() if p.table == "contact"])
    people |= known(reader, ends_of(works) - set(people))
    links = [link for link in (*links, *works) if _is_there(link, people)]
    placed = rings_and_ways({key: one.ring for key, one in people.items()}, _neighbours(links))
    order = sorted(people, key=lambda key: (placed[key][0], -people[key].importance, key))[:most]
    shown = set(order)
    links = [link for link in links if {link.first, link.second} <= shown | {US}]
    counts = _counts(links)
    links += _own(people, order, links)
    found = tuple(
        RipplePerson(
            people[key],
            placed[key][0],
            placed[key][1] if placed[key][1] in shown else None,
            counts.get(key, 0),
        )
        for key in order
    )
    return RippleMap(found, tuple(links), 0 if filled_up else _marked(reader, people), filled_up)


def _with_ring(reader: Reader, most: int) -> set[int]:
    found: set[int] = set()
    for table in ("customer", "contact"):
        rows = reader.all(
            f"SELECT id FROM {table} WHERE closeness IS NOT NULL AND deleted_at IS NULL ORDER BY closeness, id LIMIT ?",
            (most,),
        )
        found |= {key for (key,) in rows}
    return found


def _spoken_with(reader: Reader, most: int) -> set[int]:
    """Whom we spoke with last, for a map on which nobody has a ring yet."""
    rows = reader.all(
        "SELECT id FROM customer WHERE last_contact_at IS NOT NULL AND deleted_at IS NULL "
        "ORDER BY last_contact_at DESC LIMIT ?",
        (most,),
    )
    return {key for (key,) in rows}


def _marked(reader: Reader, people: Iterable[int]) -> int:
    """How many have a ring or a tie: those read, and those with a ring beyond the ones read."""
    rings = sum(
        int(reader.value(f"SELECT count(*) FROM {table} WHERE deleted_at IS NULL AND closeness IS NOT NULL"))
        for table in ("customer", "contact")
    )
    return max(rings, len(list(people)))


def _is_there(link: Link, people: dict[int, Known]) -> bool:
    return all(key == US or key in people for key in (link.first, link.second))


def _neighbours(links: Iterable[Link]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for link in links:
        if US not in (link.first, link.second):
            found.setdefault(link.first, []).append(link.second)
            found.setdefault(link.second, []).append(link.first)
    return found


def _counts(links: Iterable[Link]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for link in links:
        for key in (link.first, link.second):
            counts[key] = counts.get(key, 0) + 1
    return counts


def _own(people: dict[int, Known], order: Iterable[int], links: Iterable[Link]) -> list[Link]:
    """Our own link to whoever is close to us and has no named tie to us."""
    named = {key for link in links if US in (link.first, link.second) for key in (link.first, link.second)}
    return [
        Link(US, key, DEALINGS, "dealing", people[key].ring)
        for key in order
        if key not in named and (people[key].ring or 9) <= CLOSE
    ]
