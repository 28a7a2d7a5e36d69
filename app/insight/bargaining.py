"""What a negotiation comes to: margins, how far one may still go, what to trade, and what an agreed goal lacks."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from app.insight.totals import half_up, margin

LEAST_CASES = 10  # fewer say nothing about an answer
FIRST_STEP = 3  # the first concession takes at most a third of the room
_FIGURE = re.compile(r"\d|[一二两三四五六七八九十百半]\s*(?:成|倍|次|个|家|天|人|件|台|万|千|分|周|月)|%|％")


@dataclass(frozen=True)
class Basis:
    """What margins of a deal are reckoned from: its newest quote (or order), in minor units.

    `listed` is what its lines cost before discount. `cost` is None where no line says what it costs us, as on the
    page of the quote; of the others `uncosted` count as free.
    """

    total: int
    net: int
    cost: int | None
    listed: int
    uncosted: int = 0


@dataclass(frozen=True)
class Standing:
    """Where the price stands. Amounts in minor units, margins in hundredths of a percent; None = not known.

    `given` is what was taken off the list price, in hundredths of a percent; `room` what is left above the floor.
    """

    listed: int | None
    offer: int | None
    ask: int | None
    floor: int | None
    offer_margin: int | None
    ask_margin: int | None
    floor_margin: int | None
    given: int | None
    room: int | None


@dataclass(frozen=True)
class Alternative:
    """Something other than a lower price: `give` says whether we give it or ask for it in return."""

    code: str
    term: str
    give: bool


@dataclass(frozen=True)
class Rate:
    """How often something worked among the cases whose outcome is known; `percent` None = too few of them."""

    worked: int
    cases: int

    @property
    def percent(self) -> int | None:
        """The share that worked, from LEAST_CASES cases on."""
        return half_up(Fraction(100 * self.worked, self.cases)) if self.cases >= LEAST_CASES else None


def margin_at(amount: int | None, basis: Basis | None) -> int | None:
    """The margin if the whole were sold for an amount (taxes as in the quote); None where it cannot be told."""
    if amount is None or basis is None or basis.cost is None or basis.total <= 0:
        return None
    return margin(half_up(Fraction(amount * basis.net, basis.total)), basis.cost)


def standing(basis: Basis | None, offer: int | None, ask: int | None, floor: int | None) -> Standing:
    """The scale of the price: without an offer of its own the total of the quote is the offer."""
    now = offer if offer is not None else (basis.total if basis else None)
    listed = basis.listed if basis and basis.listed > 0 else None
    given = None
    if listed is not None and now is not None:
        given = max(0, half_up(Fraction((listed - now) * 10_000, listed)))
    room = max(0, now - floor) if now is not None and floor is not None else None
    return Standing(
        listed, now, ask, floor,
        margin_at(now, basis), margin_at(ask, basis), margin_at(floor, basis), given, room,
    )  # fmt: skip


def next_step(room: int | None, given: Sequence[int], unit: int = 100) -> int | None:
    """The most one should give now: a third of the room at first, later at most half of the last step.

    Steps that grow smaller tell the other side that the end is near. Rounded down to whole `unit`s; None where
    the floor is not known or nothing is left.
    """
    if not room:
        return None
    most = min(room, given[-1] // 2) if given and given[-1] > 0 else room // FIRST_STEP
    return most // unit * unit or None


def instead_of_price(
    rules: Sequence[Mapping[str, object]], settled: Collection[str], used: Collection[str]
) -> list[Alternative]:
    """Which value-added alternatives are left to offer or ask for, in the order of the rules.

    A rule names the term it belongs to: those of settled terms are out, as are those `used` already.
    """
    return [
        Alternative(str(rule["id"]), str(rule["term"]), bool(rule["give"]))
        for rule in rules
        if rule["term"] not in settled and str(rule["id"]) not in used
    ]


def goal_questions(what: str, measure: str | None, by_day: str | None) -> tuple[str, ...]:
    """What to ask back before a goal counts as agreed: `measure`, `figure`, `date`; nothing when it is clear.

    A goal is clear when it says how one will see that it is reached, with a figure, and by when.
    """
    said = f"{what} {measure or ''}"
    found = []
    if _FIGURE.search(said) is None:
        found.append("figure" if (measure or "").strip() else "measure")
    if not by_day:
        found.append("date")
    return tuple(found)


def ranked(rates: Mapping[int, Rate]) -> list[int]:
    """Keys of answers, the most successful first; those with too few cases after them, the more tried before."""

    def order(key: int) -> tuple[int, Fraction, int]:
        rate = rates[key]
        enough = rate.percent is not None
        share = Fraction(rate.worked, rate.cases) if enough else Fraction(0)
        return (0 if enough else 1, -share, -rate.worked)

    return sorted(rates, key=order)
