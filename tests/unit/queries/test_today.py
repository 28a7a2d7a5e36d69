"""What is due, the figures above it, whom to contact though nothing is due, and birthdays ahead."""

from datetime import date, datetime, time, timedelta

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.models import Channel
from app.queries.birthdays import birthdays_ahead, festivals_ahead
from app.queries.chains import proposals
from app.queries.customer_filter import CustomerFilter, conditions_of
from app.queries.customers import SORTS, customer_rows
from app.queries.follow_up import follow_up, neighbours
from app.queries.listing import count
from app.queries.reminders import reminders
from app.queries.suggestions import suggestions
from app.queries.today import (
    DueFilter,
    due_count,
    figures,
    first_due,
    new_lead_count,
    overdue_ids,
    today_lists,
)
from app.usecases.chains import edit_chain_step
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.days import instant
from app.usecases.follow_ups import (
    FollowUpInput,
    complete_follow_up,
    mark_reminded,
    plan_follow_up,
    postpone_follow_up,
)
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.leads import LeadInput, create_lead, set_lead_state
from app.usecases.record_input import ReachInput
from app.usecases.recycling import recycle_records
from app.usecases.team import set_setting
from app.usecases.undoing import undo_last

TODAY = date(2026, 9, 16)  # a Wednesday
NOW = datetime(2026, 9, 16, 9)


def customer(store: Store, name: str = "云溪国际酒店", importance: int = 1, **more: object) -> int:
    with store.write(Step.of("customer.create", name=name)) as uow:
        return create_customer(
            uow,
            CustomerInput(name, "organisation", {"importance": importance}, **more),  # type: ignore[arg-type]
        )


def plan(store: Store, due: str | None, subject: str = "确认安装日期", **more: object) -> int:
    with store.write(Step.of("follow_up.plan", name=subject)) as uow:
        return plan_follow_up(uow, FollowUpInput(subject, due=due, **more))  # type: ignore[arg-type]


def talk(store: Store, key: int, days_ago: int) -> None:
    with store.write(Step.of("interaction.log", name="x")) as uow:
        log_interaction(
            uow,
            InteractionInput(
                "聊了尺寸", customer_id=key, happened_at=instant(NOW - timedelta(days=days_ago))
            ),
        )


@pytest.mark.parametrize(
    ("due", "part"),
    [
        ("2026-09-15", "overdue"),
        ("2026-09-15T23:59", "overdue"),
        ("2026-09-16", "today"),
        ("2026-09-16T08:00", "today"),  # the hour has passed but the day has not
        ("2026-09-17", "week"),
        ("2026-09-20T18:00", "week"),  # Sunday still belongs to this week
        ("2026-09-21", "later"),
        (None, ""),  # not scheduled: the calendar's side list shows it
    ],
)
def test_each_due_stands_in_its_part(store: Store, due: str | None, part: str) -> None:
    plan(store, due)
    lists = today_lists(store.reader(), TODAY, later=True)
    found = [name for name in ("overdue", "today", "week", "later") if getattr(lists, name)]
    assert found == ([part] if part else [])


def test_later_is_counted_without_being_read(store: Store) -> None:
    plan(store, "2026-10-01")
    lists = today_lists(store.reader(), TODAY)
    assert (lists.later, lists.later_count) == ((), 1)


def test_the_day_is_ordered_by_the_clock_and_untimed_ones_come_last(store: Store) -> None:
    keys = {due: plan(store, due) for due in ("2026-09-16", "2026-09-16T15:00", "2026-09-16T10:30")}
    lists = today_lists(store.reader(), TODAY)
    assert [row.id for row in lists.today] == [
        keys["2026-09-16T10:30"],
        keys["2026-09-16T15:00"],
        keys["2026-09-16"],
    ]


def test_a_filter_leaves_only_what_it_names(store: Store, member: int) -> None:
    key = customer(store, importance=3)
    mine = plan(store, "2026-09-16", kind="visit")
    important = plan(store, "2026-09-16", kind="call", customer_id=key)
    urgent = plan(store, "2026-09-16", kind="email", priority="high")

    def ids(chosen: DueFilter) -> set[int]:
        return {row.id for row in today_lists(store.reader(), TODAY, chosen=chosen).today}

    assert ids(DueFilter(kinds=("visit",))) == {mine}
    assert ids(DueFilter(important=True)) == {important, urgent}
    assert ids(DueFilter(owner=member)) == {mine, important, urgent}
    assert ids(DueFilter(owner=member + 1)) == set()


def test_what_belongs_to_a_recycled_customer_is_not_due(store: Store) -> None:
    key = customer(store)
    plan(store, "2026-09-16", customer_id=key)
    assert due_count(store.reader(), TODAY) == 1
    with store.write(Step.of("customer.delete", count=1)) as uow:
        recycle_records(uow, "customer", [key])
    assert due_count(store.reader(), TODAY) == 0
    assert today_lists(store.reader(), TODAY).today == ()


def test_the_number_beside_the_page_counts_today_and_overdue(store: Store) -> None:
    for due in ("2026-09-01", "2026-09-16T23:00", "2026-09-17"):
        plan(store, due)
    assert due_count(store.reader(), TODAY) == 2


def test_open_follow_ups_are_read_through_the_index_of_open_ones(store: Store) -> None:
    steps = store.reader().all(
        "EXPLAIN QUERY PLAN SELECT f.id FROM follow_up f LEFT JOIN customer c ON c.id = f.customer_id "
        "WHERE f.deleted_at IS NULL AND f.state = 'open' AND f.due >= ? AND f.due < ? ORDER BY f.due, f.id",
        ("", "2026-09-16"),
    )
    assert "ix_follow_up_open_due" in steps[0][3]
    assert not any("TEMP B-TREE" in step[3] for step in steps)


def test_the_figures_count_weeks_and_leave_notes_out(store: Store) -> None:
    key = customer(store)
    talk(store, key, 1)
    talk(store, key, 8)
    with store.write(Step.of("interaction.log", name="x")) as uow:
        log_interaction(uow, InteractionInput("备忘", "note", customer_id=key))
    with store.write(Step.of("lead.create", name="赵启明")) as uow:
        create_lead(uow, LeadInput("赵启明"))
    found = figures(store.reader(), NOW, 30)
    assert found.contacts[-2:] == (1, 1)
    assert found.contacts_before == 1  # Tuesday of last week, and it is Wednesday
    assert figures(store.reader(), NOW - timedelta(days=2), 30).contacts_before == 0  # on Monday it was not
    assert found.leads[-1] == 1
    assert new_lead_count(store.reader()) == 1


@pytest.mark.parametrize(
    ("dues", "share", "of"),
    [
        ([], None, 0),  # nothing was due: no verdict
        (["2026-09-16"], 100, 1),
        (["2026-09-14"], 0, 1),  # done two days after it was due
        (["2026-09-16", "2026-09-10", "2026-09-11", "2026-08-01"], 33, 3),  # August is outside
    ],
)
def test_discipline_is_the_share_done_in_time(
    store: Store, dues: list[str], share: int | None, of: int
) -> None:
    for due in dues:
        key = plan(store, due)
        with store.write(Step.of("follow_up.done", name="x")) as uow:
            complete_follow_up(uow, key)
    found = figures(store.reader(), NOW, 30)
    assert (found.on_time_share, found.on_time_of) == (share, of)


def test_an_open_one_of_today_can_still_be_in_time(store: Store) -> None:
    plan(store, "2026-09-16")
    plan(store, "2026-09-15")
    assert figures(store.reader(), NOW, 30).on_time_of == 1


def test_quiet_counts_customers_nobody_spoke_to(store: Store) -> None:
    talk(store, customer(store, importance=2), 31)
    talk(store, customer(store, "力源健身俱乐部"), 29)
    found = figures(store.reader(), NOW, 30)
    assert (found.quiet, found.quiet_important, found.customers) == (1, 1, 2)


def test_the_tile_counts_the_customers_its_list_shows(store: Store) -> None:
    for number, days in enumerate((29, 30, 31)):
        talk(store, customer(store, f"酒店{number}"), days)
    customer(store, "力源健身俱乐部")  # imported today, never spoken with
    behind = conditions_of(CustomerFilter(no_contact_days=30), NOW.date())
    assert (
        figures(store.reader(), NOW, 30).quiet == count(store.reader(), "customer", behind, None, SORTS) == 3
    )


def test_a_firm_without_a_number_of_its_own_is_rung_at_its_main_contact(store: Store) -> None:
    key = customer(store, contacts=[ContactInput("周敏", reaches=[ReachInput("phone", "13805711234")])])
    plan(store, "2026-09-16", customer_id=key)
    (row,) = today_lists(store.reader(), NOW.date()).today
    assert row.phone == customer_rows(store.reader(), [key])[key].phone == "13805711234"


# -- whom to contact -------------------------------------------------------------------------------------------


def rules(store: Store, now: datetime = NOW) -> list[str]:
    return [each.rule for each in suggestions(store.reader(), now, 30)]


def test_an_important_quiet_customer_is_suggested_until_something_is_planned(store: Store) -> None:
    key = customer(store, importance=3)
    talk(store, key, 45)
    (found,) = suggestions(store.reader(), NOW, 30)
    assert (found.rule, found.customer_id, found.values["days"]) == ("quiet", key, 45)
    plan(store, "2026-10-01", customer_id=key)
    assert rules(store) == []


def test_an_ordinary_customer_may_be_quiet(store: Store) -> None:
    talk(store, customer(store, importance=1), 90)
    assert rules(store) == []


def test_an_important_customer_nobody_ever_spoke_with_is_suggested_too(store: Store) -> None:
    key = customer(store, importance=2)
    assert rules(store, NOW + timedelta(days=29)) == ["fresh"]
    (found,) = suggestions(store.reader(), NOW + timedelta(days=31), 30)
    assert (found.code, found.customer_id, found.values["days"]) == ("suggestion.never", key, 31)


@pytest.mark.parametrize(
    ("days", "code"),
    [(0, "suggestion.fresh_today"), (1, "suggestion.fresh_one"), (12, "suggestion.fresh")],
)
def test_whoever_was_just_brought_in_is_suggested_until_spoken_with(
    store: Store, days: int, code: str
) -> None:
    key = customer(store)
    now = NOW + timedelta(days=days)
    (found,) = suggestions(store.reader(), now, 30)
    assert (found.rule, found.code, found.customer_id) == ("fresh", code, key)
    talk(store, key, 0)
    assert rules(store, now) == []


def test_an_ordinary_customer_brought_in_long_ago_is_not_pressing(store: Store) -> None:
    customer(store)
    assert rules(store, NOW + timedelta(days=31)) == []


@pytest.mark.parametrize(("hours", "expected"), [(23, []), (25, ["untouched"])])
def test_a_new_lead_may_wait_a_day(store: Store, hours: int, expected: list[str]) -> None:
    with store.write(Step.of("lead.create", name="赵启明")) as uow:
        create_lead(uow, LeadInput("赵启明"))
    assert rules(store, NOW + timedelta(hours=hours)) == expected


GOOD = {
    "firm": "澜湾度假酒店", "title": "总经理", "interests": "整套", "budget": 30_000_000, "currency": "CNY",
    "time_frame": "一个月内", "attitude": "有明确想法", "signals": ["new_shop", "chain"], "industry": "酒店",
}  # fmt: skip


def test_a_lead_graded_a_comes_first_with_its_score_and_goes_when_taken_up(store: Store) -> None:
    for number in range(20):
        with store.write(Step.of("lead.create", name="x")) as uow:
            create_lead(uow, LeadInput(f"客{number}"))
    with store.write(Step.of("lead.create", name="赵启明")) as uow:
        set_setting(uow, "lead_profile", {"industry": ["酒店"]})
        channel = uow.session.query(Channel).filter(Channel.code == "referral").one()
        key = create_lead(uow, LeadInput("赵启明", GOOD | {"channel_id": channel.id}))
    found = suggestions(store.reader(), NOW + timedelta(hours=25), 30)[0]
    assert (found.rule, found.code, found.lead_id) == ("best", "suggestion.best_one", key)
    assert found.values["score"] == store.reader().value("SELECT score FROM lead WHERE id = ?", (key,))
    assert found.values["days"] == 1
    plan(store, "2026-10-01", lead_id=key)
    assert "best" not in rules(store, NOW + timedelta(hours=25))


@pytest.mark.parametrize(
    ("wake_on", "code"),
    [
        ("2026-09-17", None),
        ("2026-09-16", "suggestion.waking_today"),
        ("2026-09-15", "suggestion.waking_one"),
        ("2026-09-10", "suggestion.waking"),
    ],
)
def test_a_resting_lead_wakes_on_its_day(store: Store, wake_on: str, code: str | None) -> None:
    with store.write(Step.of("lead.create", name="赵启明")) as uow:
        key = create_lead(uow, LeadInput("赵启明"))
        set_lead_state(uow, [key], "nurture", wake_on=wake_on)
    found = suggestions(store.reader(), NOW, 30)
    assert [(each.code, each.lead_id) for each in found] == ([(code, key)] if code else [])
    if code:
        plan(store, "2026-10-01", lead_id=key)
        assert rules(store) == []


def test_what_was_put_off_three_times_is_suggested(store: Store) -> None:
    key = plan(store, "2026-09-10")
    for day in ("2026-09-12", "2026-09-18", "2026-09-24"):
        assert rules(store) == []
        with store.write(Step.of("follow_up.postpone", name="x")) as uow:
            postpone_follow_up(uow, key, day)
    (found,) = suggestions(store.reader(), NOW, 30)
    assert (found.rule, found.follow_up_id, found.values["count"]) == ("put_off", key, 3)


def test_many_quiet_customers_do_not_hide_the_one_new_lead(store: Store) -> None:
    for number in range(5):
        talk(store, customer(store, f"酒店{number}", importance=3), 200)
    with store.write(Step.of("lead.create", name="赵启明")) as uow:
        create_lead(uow, LeadInput("赵启明"))
    assert rules(store, NOW + timedelta(hours=25)) == [
        "quiet",
        "quiet",
        "untouched",
        "quiet",
        "quiet",
        "quiet",
    ]


def test_nobody_is_suggested_twice(store: Store) -> None:
    key = customer(store, importance=3, contacts=[ContactInput("周敏", birthday="1981-09-18")])
    talk(store, key, 100)
    assert rules(store) == ["birthday"]


# -- birthdays ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("birthday", "day"),
    [
        ("1981-09-18", date(2026, 9, 18)),
        ("09-30", date(2026, 9, 30)),  # no year: no age, but a day
        ("八月初七", date(2026, 9, 17)),  # lunar
        ("1990-10-17", None),  # beyond thirty days
        ("1990-09-15", None),  # yesterday
    ],
)
def test_birthdays_of_contacts_are_seen_ahead(store: Store, birthday: str, day: date | None) -> None:
    customer(store, contacts=[ContactInput("周敏", birthday=birthday)])
    assert [each.day for each in birthdays_ahead(store.reader(), TODAY, 30)] == ([day] if day else [])


def test_a_birthday_of_29_february_is_kept_on_the_28th(store: Store) -> None:
    customer(store, contacts=[ContactInput("周敏", birthday="1992-02-29")])
    (found,) = birthdays_ahead(store.reader(), date(2027, 2, 20), 10)
    assert (found.day, found.age) == (date(2027, 2, 28), 34)


def test_a_planned_greeting_is_known(store: Store) -> None:
    key = customer(store, contacts=[ContactInput("周敏", birthday="1981-09-18")])
    (found,) = birthdays_ahead(store.reader(), TODAY, 30)
    assert not found.planned
    plan(store, "2026-09-17", kind="care", customer_id=key, contact_id=found.contact_id)
    assert birthdays_ahead(store.reader(), TODAY, 30)[0].planned


@pytest.mark.parametrize(("language", "name"), [("zh_CN", "中秋节"), ("en", "Mid-Autumn Festival")])
def test_festivals_worth_a_greeting(language: str, name: str) -> None:
    found = festivals_ahead(TODAY, 20, language)
    assert (date(2026, 9, 25), name) in [(each.day, each.name) for each in found]


# -- one follow-up ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "count"),
    [
        ("2026-09-17T15:20", 1),
        ("2026-09-17T14:31", 1),
        ("2026-09-17T15:31", 0),
        ("2026-09-17", 0),  # the whole day is in nobody's way
    ],
)
def test_half_an_hour_apart_is_close(store: Store, due: str, count: int) -> None:
    key = plan(store, "2026-09-17T15:00")
    assert len(neighbours(store.reader(), due)) == count
    assert neighbours(store.reader(), due, but=key) == []


def test_a_form_reads_every_field(store: Store) -> None:
    key = plan(store, "2026-09-17T15:00", customer_id=customer(store), note="带样册", minutes=45)
    found = follow_up(store.reader(), key)
    assert found is not None
    assert found.whom is not None
    assert (found.note, found.minutes, found.whom.name) == ("带样册", 45, "云溪国际酒店")


# -- chains --------------------------------------------------------------------------------------------------------


def test_a_visit_is_proposed_three_days_after_a_call_on_a_working_day(store: Store) -> None:
    (found,) = proposals(store.reader(), "call", TODAY, {})
    assert (found.kind, found.due) == (
        "visit",
        "2026-09-20",
    )  # a Sunday on which China works before Mid-Autumn


def test_a_proposal_waits_until_the_days_off_are_over(store: Store) -> None:
    (found,) = proposals(store.reader(), "call", date(2026, 9, 29), {})
    assert found.due == "2026-10-08"


def test_an_automatic_step_is_made_with_the_tick_and_undone_with_it(store: Store) -> None:
    step = int(store.reader().value("SELECT id FROM chain_step WHERE after_kind = 'call'"))
    with store.write(Step.of("chain.edit")) as uow:
        edit_chain_step(uow, step, {"automatic": True, "subject": "上门拜访", "days": 1})
    key = plan(store, "2026-09-16", kind="call", customer_id=customer(store))
    with store.write(Step.of("follow_up.done", name="x")) as uow:
        complete_follow_up(uow, key)
    (made,) = today_lists(store.reader(), TODAY).week
    assert (made.kind, made.subject, made.due, made.name) == (
        "visit",
        "上门拜访",
        "2026-09-17",
        "云溪国际酒店",
    )
    assert proposals(store.reader(), "call", TODAY, {}) == []
    with store.write(Step.of("undo")) as uow:
        undo_last(uow)
    lists = today_lists(store.reader(), TODAY)
    assert ([row.id for row in lists.today], lists.week) == ([key], ())


def test_an_automatic_step_rests_when_the_next_was_planned(store: Store) -> None:
    step = int(store.reader().value("SELECT id FROM chain_step WHERE after_kind = 'call'"))
    with store.write(Step.of("chain.edit")) as uow:
        edit_chain_step(uow, step, {"automatic": True})
    key = plan(store, "2026-09-16", kind="call")
    with store.write(Step.of("follow_up.done", name="x")) as uow:
        complete_follow_up(uow, key, next_input=FollowUpInput("再打电话", due="2026-09-18"))
    assert [row.subject for row in today_lists(store.reader(), TODAY).week] == ["再打电话"]


# -- reminders -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due", "minutes", "at"),
    [
        ("2026-09-16T15:00", None, datetime(2026, 9, 16, 14, 45)),  # the firm's quarter of an hour
        ("2026-09-16T15:00", 60, datetime(2026, 9, 16, 14)),
        ("2026-09-16T15:00", 0, datetime(2026, 9, 16, 15)),
        ("2026-09-16T15:00", -1, None),  # never
        ("2026-09-17", None, None),  # the whole day: only when asked for
        ("2026-09-17", 0, datetime(2026, 9, 17, 8, 30)),  # at the start of the working day
        ("2026-09-30T09:00", 20_160, datetime(2026, 9, 16, 9)),
        ("2026-09-01T15:00", None, None),  # more than a week ago
    ],
)
def test_when_to_remind(store: Store, due: str, minutes: int | None, at: datetime | None) -> None:
    plan(store, due, remind_minutes=minutes)
    found = reminders(store.reader(), NOW, default_minutes=15, day_starts=time(8, 30))
    assert [each.at for each in found] == ([at] if at else [])


def test_a_reminder_comes_once_for_each_due(store: Store) -> None:
    key = plan(store, "2026-09-16T15:00")

    def count() -> int:
        return len(reminders(store.reader(), NOW, default_minutes=15, day_starts=time(9)))

    assert count() == 1
    with store.write(Step("follow_up.reminded", undoable=False)) as uow:
        mark_reminded(uow, [key])
    assert count() == 0
    with store.write(Step.of("follow_up.postpone", name="x")) as uow:
        postpone_follow_up(uow, key, "2026-09-17T10:00")
    assert count() == 1


def test_colleagues_are_reminded_by_their_own_program(store: Store, member: int) -> None:
    from app.usecases.team import add_member

    with store.write(Step.of("member.add", name="吴倩")) as uow:
        other = add_member(uow, "吴倩")
    plan(store, "2026-09-16T15:00", owner_id=other)

    def count(whose: int) -> int:
        return len(reminders(store.reader(), NOW, default_minutes=15, day_starts=time(9), member=whose))

    assert (count(member), count(other)) == (0, 1)


def test_a_long_part_lists_its_first_rows_and_knows_how_many_there_are(store: Store, member: int) -> None:
    with store.write(Step.of("follow_up.plan")) as uow:
        late = [
            plan_follow_up(uow, FollowUpInput(f"旧 {n}", "call", "2026-09-10", priority="high"))
            for n in range(5)
        ]
        for n in range(4):
            plan_follow_up(uow, FollowUpInput(f"今 {n}", "call", TODAY.isoformat()))
    lists = today_lists(store.reader(), TODAY, limit=3)
    assert (len(lists.overdue), lists.overdue_count) == (3, 5)
    assert (len(lists.today), lists.today_count) == (3, 4)
    assert (lists.due, lists.urgent) == (9, 5)
    assert overdue_ids(store.reader(), TODAY) == late
    whole = today_lists(store.reader(), TODAY)
    assert (whole.due, whole.urgent, len(whole.overdue)) == (9, 5, 5)


def test_people_in_the_recycle_bin_are_not_counted(store: Store, member: int) -> None:
    with store.write(Step.of("customer.create")) as uow:
        gone = create_customer(uow, CustomerInput("云溪国际酒店"))
    with store.write(Step.of("follow_up.plan")) as uow:
        for whose in (gone, None):
            plan_follow_up(uow, FollowUpInput("回访", "call", "2026-12-01", customer_id=whose))
    assert today_lists(store.reader(), TODAY).later_count == 2
    with store.write(Step.of("customer.delete")) as uow:
        recycle_records(uow, "customer", [gone])
    assert today_lists(store.reader(), TODAY).later_count == 1
    chosen = DueFilter(important=True)
    assert today_lists(store.reader(), TODAY, chosen=chosen).later_count == 0


@pytest.mark.parametrize("limit", [1, 3, 5, 8, 64])
def test_the_first_moment_shows_the_beginning_of_the_list(store: Store, limit: int) -> None:
    key, other = customer(store), customer(store, "普通", importance=3)
    for due in (
        "2026-09-16",
        "2026-09-14",
        "2026-09-16T08:00",
        "2026-09-18",
        "2026-09-15",
        "2026-09-16T08:00",
    ):
        plan(store, due, customer_id=key)
        plan(store, due, customer_id=other)
    whole = today_lists(store.reader(), TODAY)
    begun = first_due(store.reader(), TODAY, limit)
    shown = (*begun.overdue, *begun.today, *begun.week)
    assert shown == (*whole.overdue, *whole.today, *whole.week)[:limit]
    assert begun.overdue == whole.overdue[:limit]


def test_a_crowded_day_begins_with_what_has_an_hour(store: Store) -> None:
    for n in range(4):
        plan(store, TODAY.isoformat(), f"{n}")
    timed = plan(store, f"{TODAY.isoformat()}T10:30", "call")
    shown = today_lists(store.reader(), TODAY, limit=3).today
    assert shown[0].id == timed
    assert shown == first_due(store.reader(), TODAY, 3).today


def test_what_is_later_can_be_shortened_too(store: Store) -> None:
    plan(store, TODAY.isoformat())
    for n in range(3):
        plan(store, "2026-12-01", f"{n}")
    assert not today_lists(store.reader(), TODAY, limit=2).shortened, "what is hidden is not shortened"
    assert today_lists(store.reader(), TODAY, limit=2, later=True).shortened
    assert not today_lists(store.reader(), TODAY, limit=3, later=True).shortened
