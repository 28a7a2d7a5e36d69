"""What a calendar page reads: whole days, entries that began before, repeats ahead, what waits and what is late."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.exchange.ical_types import EventDraft
from app.exchange.import_events import import_events
from app.exchange.import_types import ImportOptions, ImportSource
from app.queries import calendar
from app.queries.calendar import CalendarFilter, calendar_page, calendar_row, overdue_count
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import (
    FollowUpInput,
    cancel_follow_up,
    complete_follow_up,
    complete_many,
    plan_follow_up,
)
from app.usecases.leads import LeadInput, create_lead
from app.usecases.recycling import recycle_records
from tests.unit.queries.conftest import TODAY

FIRST, LAST = date(2026, 9, 14), date(2026, 9, 20)


def plan(store: Store, subject: str, due: str | None, kind: str = "call", **more: Any) -> int:
    with store.write(Step.of("follow_up.plan", name=subject)) as uow:
        return plan_follow_up(uow, FollowUpInput(subject, kind, due, **more))


def shown(store: Store, wanted: CalendarFilter = CalendarFilter()) -> list[str]:
    return sorted(row.subject for row in calendar_page(store.reader(), FIRST, LAST, TODAY, wanted).rows)


@pytest.mark.parametrize(
    ("due", "ends", "minutes", "there"),
    [
        ("2026-09-14", None, None, True),
        ("2026-09-20T23:45", None, None, True),  # the last minute of the last day
        ("2026-09-13T23:59", None, None, False),
        ("2026-09-21", None, None, False),
        ("2026-09-10", "2026-09-14", None, True),  # ends on the first day
        ("2026-09-10", "2026-09-13", None, False),
        ("2026-08-01", "2026-10-01", None, True),  # lies over the whole page
        ("2026-09-13T23:00", None, 120, True),  # over midnight by its length
        ("2026-09-13T22:00", None, 120, False),  # until midnight exactly
    ],
)
def test_what_touches_the_days_is_there(
    store: Store, due: str, ends: str | None, minutes: int | None, there: bool
) -> None:
    plan(store, "It", due, ends=ends, minutes=minutes)
    assert shown(store) == (["It"] if there else [])


def test_what_was_cancelled_is_not_shown_and_what_was_done_is(store: Store) -> None:
    done, gone = plan(store, "Done", "2026-09-15"), plan(store, "Gone", "2026-09-15")
    with store.write(Step.of("follow_up.done", name="")) as uow:
        complete_follow_up(uow, done)
        cancel_follow_up(uow, gone)
    assert shown(store) == ["Done"]
    row = calendar_row(store.reader(), done)
    assert row is not None
    assert row.done
    assert not row.overdue(TODAY)


def test_kinds_and_owners(store: Store, member: int) -> None:
    plan(store, "Mine", "2026-09-15")
    with store.write(Step.of("follow_up.plan", name="")) as uow:
        uow.member_id = None
        plan_follow_up(uow, FollowUpInput("Nobody's", "visit", "2026-09-15"))
    assert shown(store, CalendarFilter(frozenset({"visit"}))) == ["Nobody's"]
    assert shown(store, CalendarFilter(frozenset())) == []
    assert shown(store, CalendarFilter(owner=member)) == ["Mine", "Nobody's"]
    assert shown(store, CalendarFilter(owner=member + 1)) == ["Nobody's"]


def repeats(store: Store) -> list[date]:
    return [one.day for one in calendar_page(store.reader(), FIRST, LAST, TODAY).repeats]


def test_repeats_are_shown_ahead_but_not_twice_on_their_first_day(store: Store) -> None:
    plan(store, "Daily", "2026-09-18", repeat_rule="FREQ=DAILY")
    assert repeats(store) == [date(2026, 9, 19), date(2026, 9, 20)]


def test_a_repeat_of_long_ago_still_comes(store: Store) -> None:
    plan(store, "Weekly", "2024-09-18", repeat_rule="FREQ=WEEKLY;BYDAY=FR")
    assert repeats(store) == [date(2026, 9, 18)]


def test_days_left_out_or_moved_by_a_calendar_file_are_not_shown_ahead(store: Store) -> None:
    daily = EventDraft(
        1, uid="d", subject="Daily", start=date(2026, 9, 16), rrule="FREQ=DAILY", exdates=(date(2026, 9, 17),)
    )
    moved = EventDraft(2, uid="d", subject="Moved", start=date(2026, 9, 25), recurrence_id=date(2026, 9, 18))
    with store.write(Step.of("import.run", name="x")) as uow:
        job = import_events(uow, ImportSource("x", "followups", "ics"), [daily, moved], ImportOptions(TODAY))
        assert list(job)
    assert repeats(store) == [date(2026, 9, 19), date(2026, 9, 20)]


def test_what_waits_and_what_is_late(store: Store) -> None:
    plan(store, "Some day", None, note="first line\nsecond")
    plan(store, "Late", "2026-09-15T18:00")
    plan(store, "Today", "2026-09-16T08:00")
    page = calendar_page(store.reader(), FIRST, LAST, TODAY)
    assert [(row.subject, row.detail) for row in page.waiting] == [("Some day", "first line\nsecond")]
    assert (page.waiting_total, page.overdue) == (1, 1)
    assert overdue_count(store.reader(), TODAY + timedelta(days=1)) == 2


def test_more_than_can_be_listed_is_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.queries.calendar.MOST", 2)
    for number in range(5):
        plan(store, f"No {number}", "2026-09-15")
    page = calendar_page(store.reader(), FIRST, LAST, TODAY)
    assert (len(page.rows), page.total) == (2, 5)


def test_a_month_is_read_by_the_index_of_days(store: Store) -> None:
    sql = (
        "EXPLAIN QUERY PLAN SELECT f.id FROM follow_up f INDEXED BY ix_follow_up_live_due "
        "WHERE f.deleted_at IS NULL AND f.due >= '2026-09-01' AND f.due < '2026-10-01' AND f.state <> 'cancelled' "
        "ORDER BY f.due, f.id LIMIT 20000"
    )
    steps = [str(row[3]) for row in store.reader().all(sql)]
    assert any("SEARCH f USING" in step and "ix_follow_up_live_due" in step for step in steps)
    assert not any("TEMP B-TREE" in step for step in steps)


def test_a_crowded_month_lists_the_first_of_each_day_and_counts_the_rest(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar, "CROWDED", 5)
    with store.write(Step.of("follow_up.plan")) as uow:
        keys = [
            plan_follow_up(uow, FollowUpInput(f"回访 {n}", "call", f"2026-09-1{n % 2}T{8 + n:02}:00"))
            for n in range(12)
        ]
    with store.write(Step.of("follow_up.done")) as uow:
        complete_many(uow, keys[:2])
    first, last = date(2026, 9, 1), date(2026, 9, 30)
    page = calendar_page(store.reader(), first, last, date(2026, 9, 10), a_day=3)
    assert page.total == 12
    assert page.unlisted == {date(2026, 9, 10): 3, date(2026, 9, 11): 3}
    assert sorted(row.subject for row in page.rows) == [f"回访 {n}" for n in (2, 3, 4, 5, 6, 7)], (
        "open ones first"
    )
    whole = calendar_page(store.reader(), first, last, date(2026, 9, 10))
    assert (len(whole.rows), whole.unlisted) == (12, {})
    assert set(calendar.ids_between(store.reader(), first, last, CalendarFilter())) == set(keys)


def test_what_lasts_over_days_is_listed_though_it_begins_on_a_crowded_day(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calendar, "CROWDED", 3)
    for n in range(4):
        plan(store, f"回访 {n}", "2026-09-10")
    plan(store, "展会", "2026-09-10", ends="2026-09-13")
    page = calendar_page(store.reader(), date(2026, 9, 1), date(2026, 9, 30), date(2026, 9, 10), a_day=2)
    assert "展会" in [row.subject for row in page.rows]
    assert page.unlisted == {date(2026, 9, 10): 3}


def test_what_was_planned_for_somebody_in_the_bin_is_not_shown(store: Store) -> None:
    with store.write(Step.of("sample.make")) as uow:
        firm = create_customer(uow, CustomerInput("云溪国际酒店"))
        lead = create_lead(uow, LeadInput("赵启明"))
    for more in ({"customer_id": firm}, {"lead_id": lead}, {}):
        plan(store, "回访", "2026-09-15", **more)
        plan(store, "some day", None, **more)
    for table, key, left in (("customer", firm, 2), ("lead", lead, 1)):
        with store.write(Step.of("customer.delete")) as uow:
            recycle_records(uow, table, [key])
        page = calendar_page(store.reader(), FIRST, LAST, TODAY)
        assert (len(page.rows), page.total, page.overdue, page.waiting_total) == (left, left, left, left)
        assert len(calendar.ids_between(store.reader(), FIRST, LAST, CalendarFilter())) == left
