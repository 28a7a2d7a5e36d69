"""Verdicts about customers: judge those who wait, pin a verdict by hand, close a customer, set the thresholds."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import date, timedelta
from time import perf_counter
from typing import Any

from app.db.bulk import ids_where, insert_many, update_many
from app.db.unit_of_work import UnitOfWork
from app.db.verdict_figures import figures_differ, rank
from app.db.verdict_history import FIGURES, RULES, figures_to_json, judging
from app.db.verdicts import Writing, judge_all_anew, refresh_lightly, waiting
from app.insight.verdict import DEFAULTS, Figures, Thresholds, thresholds_from
from app.models import Customer, VerdictRecord
from app.sentences.errors import UserError
from app.usecases.days import local_day
from app.usecases.team import set_setting
from app.vocabulary import PINNABLE, Rhythm

__all__ = [
    "close_customer",
    "end_judging",
    "judge_next",
    "judge_some",
    "keep_figures",
    "pin",
    "reopen_customer",
    "set_thresholds",
    "unpin",
]

BATCH = 1_000  # customers of whom is asked in one transaction whether they are what they were
SLICE, LONGEST_S = 50, 0.1  # those whose history is worked out: so many at a time, so long in one transaction
JUDGED = "verdict_judged"


def judge_next(uow: UnitOfWork, today: date) -> bool:
    """Judge the next of those who wait: never judged, changed in bulk, or due; whether there were any."""
    writing = _writing(uow)
    by = judging(writing.ask)
    start, found = perf_counter(), False
    while ids := waiting(writing.ask, today, SLICE):
        refresh_lightly(writing, ids, today, by, buying=True)
        found = True
        if perf_counter() - start > LONGEST_S:
            break
    return found


def judge_some(uow: UnitOfWork, after: int, today: date) -> int | None:
    """Judge the next batch of everybody behind a key, as the yardstick changed; where to go on, None at the end."""
    writing = _writing(uow)
    rows = writing.ask("SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?", (after, BATCH))
    ids = [key for (key,) in rows]
    refresh_lightly(writing, ids, today, judging(writing.ask))
    return ids[-1] if len(ids) == BATCH else None


def keep_figures(uow: UnitOfWork, figures: Figures) -> bool:
    """Keep the yardstick of all customers; whether it judges differently from the one before."""
    before = judging(_writing(uow).ask).figures
    if figures != before:
        set_setting(uow, FIGURES, figures_to_json(figures))
    return figures_differ(figures, before)


def end_judging(uow: UnitOfWork, today: date) -> None:
    """Give the stars by rank, note the day, and tell the lists."""
    writing = _writing(uow)
    rank(writing, today, judging(writing.ask).thresholds)
    set_setting(uow, JUDGED, today.isoformat())
    uow.recorder.wholesale.add("customer")


def pin(
    uow: UnitOfWork, customer_id: int, axis: str, value: str, why: str | None, until: str | None = None
) -> int:
    """A person decides: what a verdict is from today on, perhaps to a last day; returns the key of the pin."""
    if value not in PINNABLE[axis]:
        raise ValueError(f"{axis} is never {value}")
    today = local_day(uow.now_ms)
    if until is not None and until < today:
        raise UserError("verdict.pin_over", day=until)
    customer = uow.get(Customer, customer_id)
    _end_pins(uow, [customer_id], axis, today)
    if axis == "importance":
        customer.importance = int(value)
    return uow.add(
        VerdictRecord(
            customer_id=customer_id,
            axis=axis,
            pinned=value,
            pinned_by_id=uow.member_id,
            pinned_for=(why or "").strip() or None,
            pinned_day=today,
            pinned_until=until,
        )
    ).id


def unpin(uow: UnitOfWork, customer_id: int, axis: str) -> None:
    """Let the rule decide again from today on; what was pinned before stays in the history."""
    uow.get(Customer, customer_id)
    if not _end_pins(uow, [customer_id], axis, local_day(uow.now_ms)):
        raise UserError("verdict.not_pinned")


def pin_importance(uow: UnitOfWork, ids: Sequence[int], stars: int) -> None:
    """Stars given by hand hold until somebody takes the pin away: ranks pass these customers over."""
    today = local_day(uow.now_ms)
    _end_pins(uow, ids, "importance", today)
    made = {
        "axis": "importance",
        "pinned": str(int(stars)),
        "pinned_by_id": uow.member_id,
        "pinned_day": today,
    }
    insert_many(uow, "verdict", [{"customer_id": key, **made} for key in ids], remember=True)


def close_customer(uow: UnitOfWork, customer_id: int, reason: str) -> None:
    """Give a customer up, with a reason: lost until reopened, or until they order again."""
    if not reason.strip():
        raise UserError("verdict.no_reason")
    customer = uow.get(Customer, customer_id)
    customer.closed_day, customer.closed_reason = local_day(uow.now_ms), reason.strip()


def reopen_customer(uow: UnitOfWork, customer_id: int) -> None:
    """Take that back."""
    customer = uow.get(Customer, customer_id)
    customer.closed_day = customer.closed_reason = None


def set_thresholds(uow: UnitOfWork, values: Mapping[str, Any]) -> None:
    """Keep the firm's own thresholds (all or some; what equals the default is not kept) and judge everybody anew.

    Raises UserError for one that makes no sense.
    """
    wanted = checked_thresholds(values)
    default = asdict(DEFAULTS)
    set_setting(uow, RULES, {name: value for name, value in asdict(wanted).items() if value != default[name]})
    judge_all_anew(uow.driver)


def checked_thresholds(values: Mapping[str, Any]) -> Thresholds:
    """Thresholds that make sense. Raises UserError."""
    unknown = set(values) - {one.name for one in fields(Thresholds)}
    if unknown:
        raise ValueError(f"no thresholds: {sorted(unknown)}")
    t = thresholds_from(values)
    if t.rhythm not in set(Rhythm):
        raise UserError("verdict.threshold", name="rhythm", value=t.rhythm)
    for name, value in asdict(t).items():
        if name != "rhythm" and (value < 0 or (name.endswith("percent") and value > 100)):
            raise UserError("verdict.threshold", name=f"@verdict.threshold.{name}", value=value)
    if not 1 <= t.late <= t.risk <= t.lost:
        raise UserError("verdict.thresholds_order")
    return t


def _end_pins(uow: UnitOfWork, ids: Sequence[int], axis: str, today: str) -> bool:
    """End those that hold today, whether there were any; one made today goes altogether."""
    holding = (
        "SELECT id FROM verdict WHERE customer_id IN {ids} AND axis = ? AND deleted_at IS NULL AND pinned IS NOT NULL "
        "AND (pinned_until IS NULL OR pinned_until >= ?) AND pinned_day "
    )
    fresh = ids_where(uow, f"{holding} >= ?", ids, (axis, today, today))
    older = ids_where(uow, f"{holding} < ?", ids, (axis, today, today))
    yesterday = date.fromisoformat(today) - timedelta(days=1)
    update_many(uow, "verdict", fresh, {"deleted_at": uow.stamp})
    update_many(uow, "verdict", older, {"pinned_until": yesterday.isoformat()})
    return bool(fresh or older)


def _writing(uow: UnitOfWork) -> Writing:
    uow.session.flush()
    return Writing(uow.driver, uow.keys.next, uow.stamps())
