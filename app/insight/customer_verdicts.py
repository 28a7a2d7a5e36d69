"""The verdicts of a customer on a day, the day time alone may change them, and all changes of a history."""

from bisect import bisect_right
from datetime import date
from math import floor
from typing import Any, NamedTuple

from app.insight import customer_rules as rules
from app.insight.customer_history import Pin, Timeline
from app.insight.customer_rules import Standing
from app.insight.verdict import Figures, Reason, Thresholds, Verdict

AXES = ("status", "lifecycle", "loyalty", "tier", "importance", "outlook")
REPLAYED = ("status", "lifecycle")  # whose history is worked out from the records
BEGINNING = {"status": "potential", "lifecycle": "exploration"}

CASES = {
    "potential": "verdict.potential",
    "closed": "verdict.closed",
    "complaint": "verdict.complaint",
    "unhappy": "verdict.unhappy",
    "internal": "verdict.internal",
    "completed": "verdict.completed",
    "lost": "verdict.lost",
    "late": "verdict.at_risk_late",
    "alive": "verdict.at_risk_alive",
    "falling": "verdict.at_risk_falling",
    "revenue": "verdict.at_risk_revenue",
    "silent": "verdict.silent",
    "loyal": "verdict.loyal",
    "new": "verdict.new",
    "active": "verdict.active",
    "no_order": "verdict.exploration_no_order",
    "young": "verdict.exploration_young",
    "decline": "verdict.decline",
    "term": "verdict.stability_term",
    "steady": "verdict.stability_steady",
    "growth": "verdict.growth",
    "tier_potential": "verdict.tier_potential",
    "tier_premium": "verdict.tier_premium",
    "tier_enterprise": "verdict.tier_enterprise",
    "tier_ordinary": "verdict.tier_ordinary",
    "outlook_few": "verdict.outlook_few",
    "outlook_discount": "verdict.outlook_discount",
    "outlook_early": "verdict.outlook_early",
    "outlook_compared": "verdict.outlook_compared",
    "outlook_rest": "verdict.outlook_rest",
}


class Change(NamedTuple):
    """A verdict became another one on a day."""

    axis: str
    day: int
    before: str | None
    after: str | None
    reason: Reason


class Decision(NamedTuple):
    """The values of a day with the cases that gave them, pins applied; `pins` by axis."""

    standing: Standing
    values: dict[str, str | None]
    cases: dict[str, str]
    pins: dict[str, Pin]


class Judge:
    """Judges one customer by thresholds and the yardstick of all."""

    def __init__(self, timeline: Timeline, figures: Figures) -> None:
        self.timeline = timeline
        self.figures = figures
        self.thresholds: Thresholds = timeline.thresholds
        history = timeline.history
        self.prior = figures.prior(history.industry, history.tier, self.thresholds.own_gap)

    # -- a day ---------------------------------------------------------------------------------------------

    def decide(self, day: int, *, whole: bool = True) -> Decision:
        """The values on a day; tier, importance and outlook only where the whole is asked for."""
        history, t = self.timeline.history, self.thresholds
        s = rules.standing(
            self.timeline.at(day),
            t,
            prior=self.prior,
            percentile=self.figures.orders,
            internal=history.internal,
            alive=history.alive,
        )
        pins = {pin.axis: pin for pin in history.pins if pin.start <= day and (pin.until or day) >= day}
        values: dict[str, str | None] = {}
        cases: dict[str, str] = {}
        values["status"], cases["status"] = rules.status(s, t)
        state = values["status"] = pins["status"].value if "status" in pins else values["status"]
        values["lifecycle"], cases["lifecycle"] = rules.lifecycle(s, state or "", t)
        values["loyalty"] = rules.loyalty(s, state or "", t)
        if whole:
            organisation = history.organisation
            values["tier"], cases["tier"] = rules.tier(
                s, self.average(day), self.figures, organisation=organisation
            )
            values["importance"] = None if history.importance is None else str(history.importance)
            values["outlook"], cases["outlook"] = rules.outlook(history.buying, t)
        for axis, pin in pins.items():
            if axis in values:
                values[axis] = pin.value
        return Decision(s, values, cases, pins)

    def average(self, day: int) -> int | None:
        """The average value of an order up to a day, opening figures included; None without an order."""
        orders = [order for order in self.timeline.history.orders if order.day <= day]
        opening = self.timeline.history.opening
        count, total = len(orders), sum(order.amount for order in orders)
        if opening is not None and opening.orders and opening.total:
            count, total = count + opening.orders, total + opening.total
        return total // count if count else None

    def next_day(self, s: Standing) -> int | None:
        """The next day on which time alone may change a verdict; None if none ever will."""
        facts, t = s.facts, self.thresholds
        day = facts.day
        breaks = self.timeline.breaks
        place = bisect_right(breaks, day)
        found = [breaks[place]] if place < len(breaks) else []
        if s.gap is not None:
            if facts.late_since is not None:
                limits = (rules.late_limit(s, t), rules.risk_limit(s, t), rules.lost_limit(s, t))
                found += [facts.late_since + floor(limit or 0) + 1 for limit in limits]
            if facts.quiet_since is not None:
                found.append(facts.quiet_since + floor(rules.silent_limit(s, t) or 0) + 1)
        return min((each for each in found if each > day), default=None)

    # -- a history -----------------------------------------------------------------------------------------

    def changes(self, start: int, until: int, known: dict[str, str | None]) -> list[Change]:
        """What changed from a day to another, given what stood before; `known` is brought up to date."""
        found: list[Change] = []
        day: int | None = start
        while day is not None and day <= until:
            decision = self.decide(day, whole=False)
            for axis in REPLAYED:
                after = decision.values[axis]
                if axis not in known or known[axis] != after:
                    before = known.get(axis)
                    found.append(Change(axis, day, before, after, self.reason(axis, decision)))
                    known[axis] = after
            day = self.next_day(decision.standing)
        return found

    def replay(self, until: int) -> list[Change]:
        """All changes from the beginning; being potential at first is no change."""
        begin = self.timeline.begin
        first = self.timeline.first
        known: dict[str, str | None] = {} if first is not None and first <= begin else dict(BEGINNING)
        return self.changes(begin, until, known)

    # -- why -----------------------------------------------------------------------------------------------

    def reason(self, axis: str, decision: Decision) -> Reason:
        """The sentence of the case that decided."""
        if axis in decision.pins:
            pin = decision.pins[axis]
            values = {
                "by": pin.author or "",
                "why": pin.why or "",
                "since": _iso(pin.start),
                "until": _iso(pin.until),
            }
            if not pin.author:
                return Reason("verdict.by_hand_until" if pin.until else "verdict.by_hand", values)
            return Reason("verdict.pinned_until" if pin.until else "verdict.pinned", values)
        if axis == "loyalty" and not decision.standing.facts.bought:
            return Reason("verdict.exploration_no_order", {})
        if axis == "loyalty":
            return Reason("verdict.loyalty", {"status": decision.values["status"], **self._years(decision)})
        if axis == "importance":
            rank = decision.values["importance"]
            code = "verdict.importance_rank" if rank is not None else "verdict.importance_hand"
            t = self.thresholds
            ranks = {"vip": t.vip_percent, "key": t.key_percent, "least": t.least_cases}
            return Reason(code, {"buyers": self.figures.buyers, **ranks})
        case = decision.cases[axis]
        return Reason(CASES[case], self._values(case, decision.standing))

    def _years(self, decision: Decision) -> dict[str, Any]:
        facts = decision.standing.facts
        days = None if facts.first is None else facts.day - facts.first
        return {"days": days or 0, "limit": self.thresholds.loyal_days}

    def verdicts(self, day: int, since: dict[str, int | None] | None = None) -> dict[str, Verdict]:
        """Every verdict of a day with all its reasons; `since` by axis, where it is known."""
        decision = self.decide(day)
        found = {}
        for axis in AXES:
            reasons = [self.reason(axis, decision)]
            if axis == "status":
                reasons += self.grounds(decision.standing)
            pinned = axis in decision.pins
            begun = (since or {}).get(axis)
            found[axis] = Verdict(decision.values[axis], tuple(reasons), begun, pinned)
        return found

    def grounds(self, s: Standing) -> list[Reason]:
        """What the time rules rest on: the rhythm and where it comes from, cover, and that nobody answered."""
        facts = s.facts
        if not facts.bought:
            return []
        found = []
        if facts.rhythm == "once":
            found.append(Reason("verdict.rhythm_once", {}))
        elif s.gap is None:
            found.append(Reason("verdict.rhythm_unknown", {"gaps": facts.gaps}))
        elif s.prior is None:
            found.append(Reason("verdict.rhythm_own", {"gap": _days(s.gap), "gaps": facts.gaps}))
        else:
            values = {"gap": _days(s.gap), "gaps": facts.gaps, "prior": _days(s.prior)}
            found.append(Reason("verdict.rhythm_mixed", values))
        if facts.covered_until is not None:
            found.append(Reason("verdict.covered", {"until": _iso(facts.covered_until)}))
        if facts.newest is None:
            found.append(Reason("verdict.no_answer", {}))
        return found

    def _values(self, case: str, s: Standing) -> dict[str, Any]:
        """The figures a case used."""
        f, t = s.facts, self.thresholds
        late, quiet, gap = f.late, f.quiet, _days(s.gap)
        if case in ("lost", "late"):
            limit = rules.lost_limit(s, t) if case == "lost" else rules.risk_limit(s, t)
            return {"days": late, "limit": _days(limit), "gap": gap, "longest": _days(f.longest)}
        if case == "silent":
            return {"days": quiet, "limit": _days(rules.silent_limit(s, t)), "gap": gap}
        if case in ("revenue", "steady"):
            return {"recent": f.recent, "before": f.before, "orders": f.orders, "percent": t.fall_percent}
        if case in ("loyal", "active", "growth", "new", "young"):
            days = None if f.first is None else f.day - f.first
            return {"orders": f.orders, "days": days or 0, "late": late or 0, "least": s.least_orders}
        return self._other_values(case, s)

    def _other_values(self, case: str, s: Standing) -> dict[str, Any]:
        f, history = s.facts, self.timeline.history
        if case == "complaint" and f.complaint is not None:
            return {"since": _iso(f.complaint.opened), "severity": f.complaint.severity}
        if case == "unhappy" and f.newest is not None:
            return {"kind": f.newest.kind, "score": f.newest.score, "since": _iso(f.newest.day)}
        if case == "falling":
            return {"scores": " → ".join(str(score) for score in f.falling)}
        if case == "alive":
            return {"percent": round((s.alive or 0) * 100)}
        if case == "closed":
            return {"since": _iso(history.closed), "why": history.closed_reason or ""}
        if case == "term":
            return {"term": f.term, "until": _iso(f.covered_until)}
        if case == "tier_premium":
            percent = self.thresholds.premium_percent
            return {"average": self.average(f.day), "limit": self.figures.premium, "percent": percent}
        if case.startswith("outlook_"):
            orders = sum(1 for order in history.orders if order.day <= f.day)
            t = self.thresholds
            return {
                **history.buying._asdict(),
                "orders": orders,
                "least": t.least_cases,
                "launched": t.launch_days,
            }
        return {}


def _days(value: float | None) -> float:
    """Days of a sentence: whole ones without a point."""
    rounded = round(value or 0.0, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def _iso(day: int | None) -> str:
    return "" if day is None else date.fromordinal(day).isoformat()
