"""Calendar files in and out of the data file: what comes in, what is known, what goes out again the same."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from app.db.journal import Step
from app.db.store import Store
from app.exchange.calendar_extra import draft_from, draft_values, same_event
from app.exchange.calendar_rows import COLUMNS, event_row, without_own
from app.exchange.export_events import follow_up_events, write_follow_ups
from app.exchange.ical_reader import read_calendar
from app.exchange.ical_types import Attendee, EventDraft
from app.exchange.import_events import import_events
from app.exchange.import_job import DryRun
from app.exchange.import_types import ImportOptions, ImportReport, ImportSource
from app.language.text import clean_name, clean_text
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.days import instant
from app.usecases.follow_ups import (
    FollowUpInput,
    cancel_follow_up,
    complete_follow_up,
    edit_follow_up,
    move_follow_up,
    plan_follow_up,
)
from app.usecases.leads import LeadInput, create_lead
from app.usecases.reaches import ReachInput
from app.usecases.undoing import undo_step
from app.vocabulary import FollowUpKind, Priority
from tests.unit.exchange.test_ical_writer import events

NOW = datetime(2026, 9, 16, 9, 0)
BERLIN = ZoneInfo("Europe/Berlin")


@contextmanager
def open_store(folder: Path) -> Iterator[Store]:
    """A new file at the moment of these tests; each look at the clock is a second later."""
    ticks = iter(range(0, 10**9, 1000))
    store = Store.create(folder / "firm.lianyi", lambda: instant(NOW) + next(ticks))
    try:
        yield store
    finally:
        store.close()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as found:
        yield found


def take(store: Store, events: list[EventDraft], **options: Any) -> ImportReport:
    """Import events as a file would bring them."""
    given = ImportOptions(NOW.date(), **options)
    source = ImportSource("team.ics", "followups", "ics")
    with store.write(Step.of("import.run", name="team.ics")) as uow:
        job = import_events(uow, source, events, given)
        while True:
            try:
                next(job)
            except StopIteration as end:
                return end.value  # type: ignore[no-any-return]


def rows(store: Store, *columns: str) -> list[tuple[Any, ...]]:
    """Columns of the live follow-ups in the order they were made."""
    wanted = ", ".join(columns or COLUMNS)
    return store.reader().all(f"SELECT {wanted} FROM follow_up WHERE deleted_at IS NULL ORDER BY id")


def written(store: Store) -> list[EventDraft]:
    """The whole file as a calendar, read again."""
    stream = BytesIO()
    write_follow_ups(store.reader(), stream)
    return [one for one in read_calendar(BytesIO(stream.getvalue())) if isinstance(one, EventDraft)]


def event(subject: str = "Fair", **values: Any) -> EventDraft:
    return EventDraft(1, subject=subject, uid=values.pop("uid", subject), **values)


PLAIN = {"due": None, "ends": None, "minutes": None, "state": "open", "repeat_rule": None}
MEANINGS: list[tuple[str, EventDraft, dict[str, Any]]] = [
    ("a clock time", event(start=datetime(2026, 9, 17, 15)), {"due": "2026-09-17T15:00"}),
    (
        "an hour",
        event(start=datetime(2026, 9, 17, 15), end=datetime(2026, 9, 17, 16, 30)),
        {"due": "2026-09-17T15:00", "minutes": 90},
    ),
    (
        "a zone becomes the time on this wall (Shanghai)",
        event(start=datetime(2026, 9, 17, 9, tzinfo=BERLIN)),
        {"due": "2026-09-17T15:00"},
    ),
    ("an instant too", event(start=datetime(2026, 9, 17, 7, tzinfo=UTC)), {"due": "2026-09-17T15:00"}),
    ("a whole day", event(start=date(2026, 9, 20), end=date(2026, 9, 21)), {"due": "2026-09-20"}),
    (
        "several days: the end is the day after the last",
        event(start=date(2026, 9, 20), end=date(2026, 9, 23)),
        {"due": "2026-09-20", "ends": "2026-09-22"},
    ),
    (
        "over midnight until midnight is one evening",
        event(start=datetime(2026, 9, 20, 20), end=datetime(2026, 9, 21, 0)),
        {"due": "2026-09-20T20:00", "minutes": 240},
    ),
    (
        "two days by the clock",
        event(start=datetime(2026, 9, 20, 20), end=datetime(2026, 9, 22, 8)),
        {"due": "2026-09-20T20:00", "minutes": 2160, "ends": "2026-09-22"},
    ),
    (
        "an end before the start is no length",
        event(start=datetime(2026, 9, 20, 20), end=datetime(2026, 9, 20, 8)),
        {"due": "2026-09-20T20:00"},
    ),
    ("what is over was kept", event(start=date(2024, 5, 1)), {"due": "2024-05-01", "state": "done"}),
    ("today is not over", event(start=date(2026, 9, 16)), {"due": "2026-09-16"}),
    (
        "this morning is",
        event(start=datetime(2026, 9, 16, 8), end=datetime(2026, 9, 16, 8, 30)),
        {"due": "2026-09-16T08:00", "minutes": 30, "state": "done"},
    ),
    (
        "cancelled",
        event(start=date(2024, 5, 1), status="CANCELLED"),
        {"due": "2024-05-01", "state": "cancelled"},
    ),
    (
        "a repeat goes on from its next day",
        event(start=datetime(2024, 1, 5, 10), rrule="FREQ=WEEKLY;BYDAY=FR"),
        {"due": "2026-09-18T10:00", "repeat_rule": "FREQ=WEEKLY;BYDAY=FR"},
    ),
    (
        "but not on a day that was left out",
        event(start=date(2024, 1, 5), rrule="FREQ=WEEKLY", exdates=(date(2026, 9, 18),)),
        {"due": "2026-09-25", "repeat_rule": "FREQ=WEEKLY"},
    ),
    (
        "ten times end where the tenth was to be",
        event(start=date(2026, 9, 10), rrule="FREQ=DAILY;COUNT=10"),
        {"due": "2026-09-16", "repeat_rule": "FREQ=DAILY;UNTIL=20260919"},
    ),
    (
        "a repeat that has ended is over",
        event(start=date(2024, 1, 5), rrule="FREQ=WEEKLY;UNTIL=20240301"),
        {"due": "2024-01-05", "repeat_rule": "FREQ=WEEKLY;UNTIL=20240301", "state": "done"},
    ),
    (
        "a lunar day every year",
        event(start=date(2026, 9, 25), lunar_yearly="08-15"),
        {"due": "2026-09-25", "repeat_rule": "LUNAR-YEARLY;MONTH=8;DAY=15"},
    ),
    ("a task is due at its end", event(kind="todo", end=date(2026, 9, 30)), {"due": "2026-09-30"}),
    ("an old task still waits", event(kind="todo", end=date(2024, 9, 30)), {"due": "2024-09-30"}),
    ("a task for some day", event(kind="todo"), {}),
]


@pytest.mark.parametrize(("why", "draft", "wanted"), MEANINGS, ids=[why for why, *_ in MEANINGS])
def test_what_an_event_means(why: str, draft: EventDraft, wanted: dict[str, Any]) -> None:
    found = event_row(draft, NOW)
    assert {column: found[column] for column in PLAIN} == PLAIN | wanted


@pytest.mark.parametrize(
    ("subject", "kind"),
    [
        ("电话回访 康悦", "call"),
        ("Call Lin about the offer", "call"),
        ("Calling cards", "task"),  # a word, not a part of one
        ("上门量尺", "visit"),
        ("周敏生日", "care"),
        ("Team meeting", "meeting"),
        ("华东健身器材展", "task"),
    ],
)
def test_the_kind_is_told_by_the_words(subject: str, kind: str) -> None:
    assert event_row(event(subject, start=date(2026, 9, 20)), NOW)["kind"] == kind


def test_reminders_priority_and_the_place_come_along(store: Store) -> None:
    take(store, [event(start=datetime(2026, 9, 20, 9), alarms=(60, 15), priority=1, location="Hall 4")])
    assert rows(store, "remind_minutes", "priority", "location") == [(15, "high", "Hall 4")]


def test_whoever_is_invited_and_known_is_whom_it_is_about(store: Store) -> None:
    with store.write(Step.of("customer.create", name="x")) as uow:
        lin = ContactInput("林国栋", reaches=[ReachInput("email", "Lin@Kangyue.example")])
        firm = create_customer(uow, CustomerInput("康悦健身", contacts=[lin]))
    guest = Attendee("Lin", "lin@kangyue.example")
    take(store, [event(start=date(2026, 9, 20), attendees=(guest, Attendee("", "nobody@x.example")))])
    [(customer, contact)] = rows(store, "customer_id", "contact_id")
    assert customer == firm
    assert contact is not None


def test_an_event_that_is_known_comes_in_once(store: Store) -> None:
    again = event(start=date(2026, 9, 20))
    assert take(store, [again]).created == 1
    report = take(store, [again, replace(again, line=9, uid="other")])
    assert (report.created, report.skipped, report.rows) == (1, 1, 2)
    assert [one.identical for one in report.duplicates] == [True]


def test_the_same_event_twice_in_a_file_comes_in_once(store: Store) -> None:
    report = take(store, [event(start=date(2026, 9, 20)), replace(event(start=date(2026, 9, 20)), line=8)])
    assert (report.created, report.skipped) == (1, 1)


def test_an_event_without_uid_is_known_by_what_it_says(store: Store) -> None:
    for _ in range(2):
        take(store, [event("Lunch", uid="", start=date(2026, 9, 20))])
    assert len(rows(store)) == 1


def newer() -> EventDraft:
    return event(start=date(2026, 9, 22))


@pytest.mark.parametrize(
    ("choice", "edited", "due"),
    [
        ("ask", False, ["2026-09-22"]),  # nobody touched it here: the newer copy counts
        ("ask", True, ["2026-09-20"]),  # our own change is not overwritten unasked
        ("update", True, ["2026-09-22"]),
        ("skip", False, ["2026-09-20"]),
        ("create", False, ["2026-09-20", "2026-09-22"]),
    ],
)
def test_a_newer_copy(store: Store, choice: str, edited: bool, due: list[str]) -> None:
    take(store, [event(start=date(2026, 9, 20))])
    if edited:
        [(key,)] = rows(store, "id")
        with store.write(Step.of("follow_up.edit", name="Fair")) as uow:
            edit_follow_up(uow, key, {"note": "bring samples"})
    report = take(store, [newer()], on_duplicate=choice)
    assert [day for (day,) in rows(store, "due")] == due
    assert len(report.duplicates) == 1


def test_a_decision_for_one_line_goes_before_the_rest(store: Store) -> None:
    take(store, [event(start=date(2026, 9, 20))])
    take(store, [newer()], on_duplicate="skip", decisions={1: "update"})
    assert rows(store, "due") == [("2026-09-22",)]


def test_the_import_is_undone_as_one(store: Store) -> None:
    take(store, [event("A", start=date(2026, 9, 20))])
    take(store, [event("A", start=date(2026, 9, 22)), event("B", start=date(2026, 9, 22))])
    step = store.last_changes.step_id
    assert step is not None
    with store.write(Step.of("import.undo", name="team.ics")) as uow:
        undo_step(uow, step)
    assert rows(store, "subject", "due") == [("A", "2026-09-20")]


def test_a_trial_changes_nothing(store: Store) -> None:
    with pytest.raises(DryRun) as caught:
        take(store, [event(start=date(2026, 9, 20))], dry_run=True)
    assert caught.value.report.created == 1
    assert rows(store) == []


def test_a_day_of_a_repeat_that_was_changed_is_a_follow_up_of_its_own(store: Store) -> None:
    weekly = event("Jour fixe", start=datetime(2026, 9, 4, 10), rrule="FREQ=WEEKLY")
    moved = replace(
        weekly, line=5, rrule="", start=datetime(2026, 9, 19, 11), recurrence_id=datetime(2026, 9, 18, 10)
    )
    take(store, [weekly, moved])
    assert rows(store, "due", "repeat_rule") == [
        ("2026-09-25T10:00", "FREQ=WEEKLY"),  # the 18th is the one that was moved
        ("2026-09-19T11:00", None),
    ]
    assert [one.uid for one in written(store)] == ["Jour fixe", "Jour fixe"]


def full_event() -> EventDraft:
    text = (
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x-1\r\nSUMMARY:Review\r\nDTSTART;TZID=Europe/Berlin:20261001T090000\r\n"
        "DTEND;TZID=Europe/Berlin:20261001T100000\r\nCLASS:PRIVATE\r\nX-COLOR;V=1:#ff0\r\nCATEGORIES:Work,VIP\r\n"
        "ATTENDEE;CN=Lin;PARTSTAT=ACCEPTED:mailto:lin@x.example\r\nPRIORITY:3\r\n"
        "BEGIN:VALARM\r\nACTION:EMAIL\r\nTRIGGER:-PT30M\r\nDESCRIPTION:soon\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    [found] = [one for one in read_calendar(BytesIO(text.encode())) if isinstance(one, EventDraft)]
    return found


def test_what_we_have_no_column_for_goes_out_as_it_came(store: Store) -> None:
    draft = full_event()
    take(store, [draft])
    assert [same_event(without_own(one), draft) for one in written(store)] == [True]


def test_what_was_changed_here_goes_out_changed_and_the_rest_as_it_came(store: Store) -> None:
    draft = full_event()
    take(store, [draft])
    [(key,)] = rows(store, "id")
    with store.write(Step.of("follow_up.move", name="Review")) as uow:
        move_follow_up(uow, key, "2026-10-02T15:00", minutes=60)
    [found] = written(store)
    assert found.start == datetime(2026, 10, 2, 15, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert (found.attendees, found.categories, found.parts) == (
        draft.attendees,
        draft.categories,
        draft.parts,
    )


def test_every_event_of_the_real_files_comes_in_and_goes_out(store: Store, samples: Path) -> None:
    drafts = [
        replace(one, uid=f"{file}-{number}-{one.uid}")  # the files know nothing of each other
        for file, path in enumerate(sorted((samples / "icalendar").rglob("*.ics")))
        for number, one in enumerate(read_calendar(path))
        if isinstance(one, EventDraft) and one.recurrence_id is None
    ]
    assert len(drafts) > 100
    report = take(store, drafts)
    assert report.created + report.skipped == len(drafts)
    found = {one.uid: without_own(one) for one in written(store)}
    lost = [one.uid for one in drafts if not same_event(found[one.uid], one)]
    assert lost == []


def test_every_real_file_comes_in_by_itself(store: Store, samples: Path) -> None:
    for path in sorted((samples / "icalendar").rglob("*.ics")):
        drafts = [one for one in read_calendar(path) if isinstance(one, EventDraft)]
        report = take(store, drafts)
        counted = report.created + report.updated + report.skipped
        assert (path.name, counted) == (path.name, len(drafts))


# -- laws ----------------------------------------------------------------------------------------------

names = st.text(min_size=1, max_size=40).map(clean_name).filter(bool)
notes = st.none() | st.text(max_size=80).map(lambda text: clean_text(text).strip()).map(
    lambda text: text or None
)
days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
clocks = st.datetimes(datetime(1992, 1, 1), datetime(2090, 1, 1)).map(
    lambda m: m.isoformat(timespec="minutes")
)
dues = st.one_of(st.none(), days.map(date.isoformat), clocks)
repeats = st.sampled_from(
    [None, "FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR", "LUNAR-YEARLY", "LUNAR-YEARLY;MONTH=8;DAY=15"]
)
whose = st.sampled_from(["nobody", "customer", "contact", "lead"])
fates = st.sampled_from(["open", "done", "cancelled"])
plans = st.builds(
    FollowUpInput,
    subject=names,
    kind=st.sampled_from([kind.value for kind in FollowUpKind]),
    due=dues,
    ends=st.none() | days.map(date.isoformat),
    minutes=st.none() | st.integers(1, 5_000),
    priority=st.sampled_from([one.value for one in Priority]),
    remind_minutes=st.none() | st.integers(-1, 20_160),  # -1: never
    repeat_rule=repeats,
    note=notes,
    location=st.none() | names,
)


def people(store: Store) -> dict[str, dict[str, int]]:
    """The same customer, contact and lead in every file."""
    with store.write(Step.of("customer.create", name="x")) as uow:
        firm = create_customer(uow, CustomerInput("康悦健身", contacts=[ContactInput("林国栋")]))
        lead = create_lead(uow, LeadInput("赵启明"))
    [contact] = store.reader().one("SELECT id FROM contact") or ()
    return {
        "nobody": {},
        "customer": {"customer_id": firm},
        "contact": {"customer_id": firm, "contact_id": contact},
        "lead": {"lead_id": lead},
    }


FATES: dict[str, Callable[..., Any]] = {
    "done": lambda uow, key: complete_follow_up(uow, key, result="signed; \\ “yes”\nnext"),
    "cancelled": lambda uow, key: cancel_follow_up(uow, key, reason="no budget, sorry"),
}
NOSHRINK = [Phase.explicit, Phase.reuse, Phase.generate]
WHOLE = (
    *COLUMNS,
    "(SELECT name FROM customer WHERE id = customer_id)",
    "(SELECT name FROM lead WHERE id = lead_id)",
    "(SELECT name FROM contact WHERE id = contact_id)",
)


@settings(max_examples=25, phases=NOSHRINK, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(plans, whose, fates), min_size=1, max_size=4))
def test_out_and_into_an_empty_file_gives_the_same_follow_ups(given_plans: list[Any]) -> None:
    with (
        TemporaryDirectory() as here,
        TemporaryDirectory() as there,
        open_store(Path(here)) as store,
        open_store(Path(there)) as empty,
    ):
        owners = people(store)
        people(empty)
        for plan, owner, fate in given_plans:
            with store.write(Step.of("follow_up.plan", name="x")) as uow:
                key = plan_follow_up(uow, replace(plan, **owners[owner]))
                uow.session.flush()
                if fate in FATES:
                    FATES[fate](uow, key)
        drafts = written(store)
        report = take(empty, drafts)
        assert report.problems == []
        assert sorted(map(repr, rows(empty, *WHOLE))) == sorted(map(repr, rows(store, *WHOLE)))
        assert take(store, drafts).skipped == len(drafts)


def test_the_phone_tells_namesakes_apart(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        with store.write(Step.of("customer.create", name="x")) as uow:
            for digit in "12":
                phone = [ReachInput("phone", f"138 5715 000{digit}", "mobile")]
                customer = create_customer(uow, CustomerInput("王芳", reaches=phone))
                lead = create_lead(uow, LeadInput("王芳", reaches=phone))
                for owner in ({"customer_id": customer}, {"lead_id": lead}):
                    plan_follow_up(uow, FollowUpInput("回访", due="2026-09-20", **owner))
        wanted = rows(store, "customer_id", "lead_id")
        drafts = written(store)
        with store.write(Step.of("x", name="x")) as uow:
            uow.driver.execute("DELETE FROM follow_up")
        assert take(store, drafts).problems == []
        assert rows(store, "customer_id", "lead_id") == wanted


@given(st.data())
def test_an_event_is_kept_as_it_was(data: st.DataObject) -> None:
    draft = data.draw(events())
    assert draft_from(draft_values(draft)) == replace(draft, line=0)


def test_all_events_are_told_in_pages(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.exchange.export_events.PAGE", 3)
    take(store, [event(f"E{n}", start=date(2026, 9, 20)) for n in range(7)])
    assert len(list(follow_up_events(store.reader()))) == 7
    [(first,), (second,), *_rest] = rows(store, "id")
    assert [one.subject for one in follow_up_events(store.reader(), [second, first])] == ["E0", "E1"]
