"""The ripple map of the Relations page: people and ties as dots and lines, laid out beside the window."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log10

from app.db.reader import Reader
from app.insight.ripple_layout import ASPECT, Layout, Spot, lay_out
from app.insight.ties import GROUPS
from app.queries.ripple import RippleMap, RipplePerson, ripple_map
from app.views.context import Context
from app.views.relation_words import OTHER_STATE, RINGS, STATES
from app.widgets.ripple_map import MapLegend, MapLink, MapNode, MapScene

LEAST, LARGEST = 10.0, 18.0
LABEL = 20.0  # the height of a name with its gap
NARROW, WIDE = 7.2, 12.6  # how wide a letter and a Chinese character are at most
WIDEST = 124.0


@dataclass(frozen=True)
class Drawn:
    """A map and where everybody stands on it."""

    found: RippleMap
    layout: Layout


def read_map(reader: Reader) -> Drawn:
    """Read the map and lay it out; called on a reading thread."""
    found = ripple_map(reader)
    return Drawn(found, lay_out([_spot(person) for person in found.people]))


def label_width(name: str) -> float:
    """How wide a name is at most, without asking the screen."""
    wide = sum(1 for letter in name if ord(letter) > 0x2E80)
    return min(WIDEST, 8 + wide * WIDE + (len(name) - wide) * NARROW)


def radius_of(person: RipplePerson) -> float:
    """A dot grows with the revenue: tenfold by a third."""
    revenue = max(0, person.known.revenue)
    grown = log10(1 + revenue / 10_000) * 1.35
    return min(LARGEST, LEAST + grown)


def _spot(person: RipplePerson) -> Spot:
    radius = radius_of(person)
    height = 2 * radius + LABEL
    return Spot(person.id, person.ring, max(2 * radius, label_width(person.known.name)), height, person.over)


def state_of(person: RipplePerson) -> str:
    """The state a dot is coloured by, "" for none yet."""
    return person.known.status if person.known.status in STATES else ""


def scene_of(context: Context, drawn: Drawn, us: str, others: str, firm: str) -> MapScene:
    """What the widget draws; `us`, `others` (without a state) and `firm` are words of the page."""
    nodes = {}
    for person in drawn.found.people:
        x, y = drawn.layout.places[person.id]
        radius = radius_of(person)
        role = STATES.get(state_of(person), OTHER_STATE)
        square = person.known.kind != "person"
        dot = y - (2 * radius + LABEL) / 2 + radius  # the box holds dot and name
        nodes[person.id] = MapNode(person.id, x, dot, radius, person.known.name, role, square, person.ring)
    links = tuple(MapLink(link.first, link.second, link.group) for link in drawn.found.links)
    names = tuple(context.word("ring", ring) for ring in RINGS)
    states = {state_of(person) for person in drawn.found.people}
    colours = [(role, context.word("status", state)) for state, role in STATES.items() if state in states]
    if "" in states:
        colours.append((OTHER_STATE, others))
    colours.append(("", firm))
    looks = {link.group for link in drawn.found.links}
    lines = tuple((group, context.say(f"tie_group.{group}")) for group in GROUPS if group in looks)
    return MapScene(nodes, links, drawn.layout.rings, names, us, MapLegend(tuple(colours), lines), ASPECT)


@dataclass(frozen=True)
class NetworkFilter:
    """Which people are shown: their rings, states ("" for none yet), and the groups of ties they have; all if empty."""

    rings: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    states: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether anybody is left out."""
        return bool(self.rings or self.groups or self.states)


def who_is_left(drawn: Drawn, wanted: NetworkFilter) -> set[int] | None:
    """Who the filter leaves; None when it leaves everybody."""
    if not wanted.narrows:
        return None
    tied: set[int] = set()
    for link in drawn.found.links:
        if link.group in wanted.groups:
            tied |= {link.first, link.second}
    return {
        person.id
        for person in drawn.found.people
        if (not wanted.rings or person.ring in wanted.rings)
        and (not wanted.states or state_of(person) in wanted.states)
        and (not wanted.groups or person.id in tied)
    }


def who_is_found(people: Iterable[RipplePerson], text: str) -> list[int]:
    """Whose name, firm, title, pinyin or initials hold a text, those that begin with it first."""
    from app.queries.search import joined_pinyin

    wanted = "".join(text.casefold().split())
    if not wanted:
        return []
    found = []
    for person in people:
        who = person.known
        own = ["".join(who.name.casefold().split()), who.initials, joined_pinyin(who.sort_key)]
        more = "".join(f"{who.firm_name or ''}{who.title or ''}".casefold().split())
        if any(wanted in form for form in (*own, more)):
            found.append((not any(form.startswith(wanted) for form in own), person.ring, who.key))
    return [key for *_order, key in sorted(found)]
