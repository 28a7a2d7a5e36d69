"""What is known of one customer, laid out so that any day of it can be asked: days are ordinals throughout.

Orders count by distinct days. Opening figures count as history: their first day as one order, their last day as
the rest of them, with equal gaps in between. A contract or card that began counts as having bought, too.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import log
from typing import NamedTuple

from app.insight.verdict import YEAR, Thresholds

AT_LEAST_MEDIUM = frozenset({"medium", "high", "critical"})
FALLING = 3  # satisfaction answers in a row
ALWAYS = 3_652_059  # the ordinal of the last day there is: a cover without an end


class Order(NamedTuple):
    """An order that stands. `amount` in minor units of the firm's currency; `rhythm` that of its products."""

    day: int
    amount: int = 0
    delivered: int | None = None
    rhythm: str | None = None


class Opening(NamedTuple):
    """Opening figures: first and last order day, how many, total."""

    first: int | None
    last: int | None
    orders: int | None = None
    total: int | None = None


class Cover(NamedTuple):
    """A contract or card, both days included."""

    start: int
    end: int


class Case(NamedTuple):
    """A complaint; `closed` is the day from which on it is open no more."""

    opened: int
    closed: int | None
    severity: str


class Answer(NamedTuple):
    """A satisfaction answer; `kind` is csat (1 to 5) or nps (0 to 10)."""

    day: int
    kind: str
    score: int


class Pin(NamedTuple):
    """A person decided, from a day to a day (None = until it is taken away)."""

    axis: str
    value: str
    start: int
    until: int | None
    author: str | None = None
    why: str | None = None


class Buying(NamedTuple):
    """How somebody buys: how many orders, on discount, soon after a launch, after comparing quotes."""

    orders: int = 0
    discounted: int = 0
    early: int = 0
    compared: int = 0


class History(NamedTuple):
    """All that the rules ask of one customer; sequences in order of their days."""

    created: int
    organisation: bool = False
    internal: bool = False
    industry: str | None = None
    tier: str | None = None
    rhythm: str | None = None
    orders: Sequence[Order] = ()
    opening: Opening | None = None
    uses: Sequence[int] = ()
    covers: Sequence[Cover] = ()
    contacts: Sequence[int] = ()
    complaints: Sequence[Case] = ()
    answers: Sequence[Answer] = ()
    closed: int | None = None
    closed_reason: str | None = None
    pins: Sequence[Pin] = ()
    alive: float | None = None
    importance: int | None = None
    buying: Buying = Buying()


class Facts(NamedTuple):
    """A customer as known on one day. `late` are the days e since the last order, use or cover end; `quiet`
    those without order, use or two-way contact; `gaps` own gaps with the mean of their logarithms.
    """

    day: int
    bought: bool
    first: int | None
    last: int | None
    orders: int
    orders_before: int  # without those of the day itself
    gaps: int
    mean_log: float
    gaps_before: int
    mean_log_before: float
    longest: float
    late_since: int | None
    quiet_since: int | None
    covered_until: int | None
    term: int
    delivered: bool
    rhythm: str
    closed: bool
    complaint: Case | None
    newest: Answer | None
    csat: Answer | None
    falling: tuple[int, ...]
    recent: int
    before: int
    spread: int

    @property
    def late(self) -> int | None:
        """Days since the last order, use or end of cover."""
        return None if self.late_since is None else max(0, self.day - self.late_since)

    @property
    def quiet(self) -> int | None:
        """Days without order, use or two-way contact."""
        return None if self.quiet_since is None else self.day - self.quiet_since


class Timeline:
    """A history prepared: running sums over its order days, so that a day is asked by a few searches."""

    def __init__(self, history: History, thresholds: Thresholds) -> None:
        self.history = history
        self.thresholds = thresholds
        self.own_rhythms = any(order.rhythm for order in history.orders)
        self.days: list[int] = []
        self.counts: list[int] = [0]
        self.sums: list[int] = [0]
        self.gap_counts: list[int] = [0]
        self.gap_logs: list[float] = [0.0]
        self.longest: list[float] = [0.0]
        self._lay_out()
        self.covers = sorted(history.covers)
        self.breaks = self._breaks()

    def _lay_out(self) -> None:
        history = self.history
        opening, orders = history.opening, history.orders
        if opening is not None:
            self._open(opening, orders[0].day if orders else None)
        day, amount = None, 0
        for order in orders:
            if order.day != day:
                if day is not None:
                    self._point(day, 1, amount)
                day, amount = order.day, 0
            amount += order.amount
        if day is not None:
            self._point(day, 1, amount)

    def _open(self, opening: Opening, own: int | None) -> None:
        first, last, count, _total = opening
        first = last if first is None else first
        last = first if last is None else last
        if first is None or last is None:
            return
        if own is not None and own <= last:  # the orders themselves are here: only the beginning is news
            if first < own:
                self._point(first, 1, 0)
            return
        if last <= first:
            self._point(first, max(1, count or 1), 0)
            return
        more = max(1, (count or 2) - 1)
        self._point(first, 1, 0)
        self._point(last, more, 0, even=more)

    def _point(self, day: int, count: int, amount: int, even: int = 1) -> None:
        """Orders on a day; `even` gaps of equal length lead to it."""
        before = self.days[-1] if self.days else None
        self.days.append(day)
        self.counts.append(self.counts[-1] + count)
        self.sums.append(self.sums[-1] + amount)
        gap = 0.0 if before is None else (day - before) / even
        if gap <= 0:
            even = 0
        self.gap_counts.append(self.gap_counts[-1] + even)
        self.gap_logs.append(self.gap_logs[-1] + (even * log(gap) if even else 0.0))
        self.longest.append(max(self.longest[-1], gap))

    def _breaks(self) -> list[int]:
        """Days on which something enters, leaves or ripens, whatever the rhythm."""
        history, t = self.history, self.thresholds
        found: set[int] = {history.created, *self.days, *history.uses, *history.contacts}
        orders = self.counts[-1]  # opening figures may be many orders on few days
        if orders >= min(t.stable_orders, t.fall_orders):
            found.update(day + span for day in self.days for span in (YEAR, 2 * YEAR))
        if orders >= t.fall_orders or len(history.answers) >= FALLING or history.alive is not None:
            found.update(day + 1 for day in (*self.days, *(cover.start for cover in self.covers)))
        for cover in self.covers:
            found.update((cover.start, cover.end + 1))
        for case in history.complaints:
            found.update(day for day in (case.opened, case.closed) if day is not None)
        for answer in history.answers:
            found.update((answer.day, answer.day + t.answer_days + 1))
        for pin in history.pins:
            found.update((pin.start, *(() if pin.until is None else (pin.until + 1,))))
        found.update(order.delivered for order in history.orders if order.delivered is not None)
        if history.closed is not None:
            found.add(history.closed)
        first = self.first
        if first is not None:
            ripe = (t.explore_days, t.new_days + 1, t.loyal_days, t.stable_days)
            found.update((first, *(first + days for days in ripe)))
        return sorted(found)

    @property
    def first(self) -> int | None:
        """The day somebody bought first: an order, the opening, a contract or card that began."""
        starts = [cover.start for cover in self.history.covers]
        return min([*self.days[:1], *starts], default=None)

    @property
    def begin(self) -> int:
        """The day from which on somebody is known at all."""
        first = self.first
        return self.history.created if first is None else min(self.history.created, first)

    def at(self, day: int) -> Facts:
        """What is known on a day, the day itself included."""
        history = self.history
        place = bisect_right(self.days, day)
        now = place - 1 if place and self.days[place - 1] == day else place
        last = self.days[place - 1] if place else None
        first, covered, ended, term = self._covers(day, self.days[0] if place else None)
        use = _latest(history.uses, day) if history.uses else None
        contact = _latest(history.contacts, day) if history.contacts else None
        rhythm = self._rhythm(day)
        opened = history.opening is not None and (bool(place) or not self._dated_opening())
        gaps, before = self.gap_counts[place], self.gap_counts[now]
        newest, csat, falling = _answers(history.answers, day)
        return Facts(
            day,
            first is not None or (opened and day >= history.created),
            first,
            last,
            self.counts[place],
            self.counts[now],
            gaps,
            self.gap_logs[place] / gaps if gaps else 0.0,
            before,
            self.gap_logs[now] / before if before else 0.0,
            self.longest[place],
            _max(last, use, ended),
            _max(last, use, contact),
            covered,
            term,
            rhythm == "once" and self._delivered(day),
            rhythm,
            history.closed is not None and history.closed <= day and (last is None or last <= history.closed),
            _worst(history.complaints, day),
            newest,
            csat,
            falling,
            self._between(day - YEAR, day),
            self._between(day - 2 * YEAR, day - YEAR),
            0 if not place or last is None else last - self.days[0],
        )

    def _dated_opening(self) -> bool:
        opening = self.history.opening
        return opening is not None and (opening.first is not None or opening.last is not None)

    def _covers(self, day: int, first: int | None) -> tuple[int | None, int | None, int | None, int]:
        """First day bought with covers, covered until (None = not), the last cover end so far, the term of now."""
        covered = ended = None
        term = 0
        if not self.covers:
            return first, None, None, 0
        for cover in self.covers:
            if cover.start > day:
                break
            first = cover.start if first is None or cover.start < first else first
            ended = cover.end if ended is None or cover.end > ended else ended
            if cover.end >= day:
                earlier = sum(1 for other in self.covers if other.end <= cover.start and other != cover)
                term = max(term, earlier + 1)
                covered = cover.end if covered is None or cover.end > covered else covered
        return first, covered, ended, term

    def _between(self, after: int, until: int) -> int:
        """Revenue of the days behind `after`, up to `until`."""
        return self.sums[bisect_right(self.days, until)] - self.sums[bisect_right(self.days, after)]

    def _rhythm(self, day: int) -> str:
        """The customer's own rhythm, else that of the last order's products, else the firm's."""
        if self.history.rhythm or not self.own_rhythms:
            return self.history.rhythm or self.thresholds.rhythm
        order = self._last_order(day)
        return (order.rhythm if order is not None else None) or self.thresholds.rhythm

    def _delivered(self, day: int) -> bool:
        order = self._last_order(day)
        return order is not None and order.delivered is not None and order.delivered <= day

    def _last_order(self, day: int) -> Order | None:
        orders = self.history.orders
        place = bisect_left(orders, (day + 1,))
        return orders[place - 1] if place else None


def _latest(days: Sequence[int], day: int) -> int | None:
    place = bisect_right(days, day)
    return days[place - 1] if place else None


def _max(one: int | None, two: int | None, three: int | None) -> int | None:
    """The latest of three days, as far as there are any."""
    if two is None and three is None:
        return one
    return max((day for day in (one, two, three) if day is not None), default=None)


def _worst(complaints: Iterable[Case], day: int) -> Case | None:
    """The oldest complaint that weighs and is open on a day."""
    for case in complaints:
        if (
            case.opened <= day
            and (case.closed is None or day < case.closed)
            and case.severity in AT_LEAST_MEDIUM
        ):
            return case
    return None


def _answers(answers: Sequence[Answer], day: int) -> tuple[Answer | None, Answer | None, tuple[int, ...]]:
    """The newest answer, the newest CSAT, and the last three of the newest one's kind where they fall."""
    if not answers:
        return None, None, ()
    known = [answer for answer in answers if answer.day <= day]
    if not known:
        return None, None, ()
    newest = known[-1]
    csat = next((answer for answer in reversed(known) if answer.kind == "csat"), None)
    scores = tuple(answer.score for answer in known if answer.kind == newest.kind)[-FALLING:]
    falls = len(scores) == FALLING and all(a > b for a, b in pairwise(scores))
    return newest, csat, scores if falls else ()
