"""Profiles: kept only where something stands, found, taken back, told in the history, erased; showings noted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.birthdays import birthdays_ahead
from app.queries.history import steps_of
from app.queries.profile import profile_of
from app.queries.search import find, ids_for_list
from app.sentences.errors import UserError
from app.usecases.customers import CustomerInput, create_customer, edit_customer
from app.usecases.erasing import erase_records
from app.usecases.profile_input import DateInput, FamilyInput, ProfileInput
from app.usecases.profiles import note_showing, save_profile
from app.usecases.reaches import ReachInput
from app.usecases.recycling import recycle_records, restore_records
from app.usecases.team import add_member
from app.usecases.undoing import redo_last, undo_last
from app.vocabulary import RecordKind

TABLES = ("profile", "family_member", "important_date", "sensitive_showing")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    """One unit of work."""
    with store.write(Step.of("customer.edit", name="x")) as uow:
        return usecase(uow, *args, **kwargs)


def person(store: Store, name: str = "王海", **more: Any) -> int:
    return int(run(store, create_customer, CustomerInput(name, "person", **more)))


def rows(store: Store) -> dict[str, int]:
    return {table: store.reader().value(f"SELECT count(*) FROM {table}") for table in TABLES}


def found(store: Store, text: str) -> list[tuple[str, str, int | None]]:
    return [(hit.kind.value, hit.title, hit.owner_id) for hit in find(store.reader(), text)]


def test_a_customer_without_a_profile_has_no_rows(store: Store) -> None:
    key = person(store, profile=ProfileInput({"habits": "  ", "met_day": ""}, (), ()))
    run(store, edit_customer, key, {"profile": ProfileInput({"habits": ""})})
    assert rows(store) == dict.fromkeys(TABLES, 0)


def test_what_was_typed_is_kept_and_an_emptied_profile_is_gone(store: Store) -> None:
    friend = person(store, "李明")
    key = person(store)
    given = {"habits": "晚上练", "met_day": "2019年5月", "met_through_id": friend}
    with pytest.raises(UserError) as caught:
        run(store, save_profile, key, ProfileInput(given))
    assert caught.value.code == "profile.met_day"
    run(store, save_profile, key, ProfileInput({**given, "met_day": "5月8日"}))
    card = profile_of(store.reader(), key)
    assert card.values == {"habits": "晚上练", "met_day": "--05-08", "met_through_id": friend}
    assert card.met_through == "李明"
    run(store, save_profile, key, ProfileInput(dict.fromkeys(given)))
    assert rows(store)["profile"] == 0
    run(store, undo_last)
    assert profile_of(store.reader(), key) == card


@pytest.mark.parametrize(
    ("typed", "kept"), [("2019-05-08", "2019-05-08"), ("2019", "2019"), ("05-08", "--05-08")]
)
def test_the_day_we_met_may_be_known_in_part(store: Store, typed: str, kept: str) -> None:
    key = person(store)
    run(store, save_profile, key, ProfileInput({"met_day": typed}))
    assert profile_of(store.reader(), key).values == {"met_day": kept}
    run(store, save_profile, key, ProfileInput({"met_day": kept}))  # as the form begins with it
    assert profile_of(store.reader(), key).values == {"met_day": kept}


def test_nobody_is_known_through_themselves(store: Store) -> None:
    key = person(store)
    with pytest.raises(UserError) as caught:
        run(store, save_profile, key, ProfileInput({"met_through_id": key}))
    assert caught.value.code == "profile.met_self"


def test_the_family_can_be_found_and_may_be_customers(store: Store) -> None:
    key, wife = person(store), person(store, "赵婉清")
    family = [
        FamilyInput("赵婉清", "妻子", "农历八月初七", person_id=wife),
        FamilyInput("王小明", "儿子", "2014-05-01", "13805712266", "喜欢篮球"),
    ]
    run(store, save_profile, key, ProfileInput({}, family))
    members = profile_of(store.reader(), key).family
    assert [(m.name, m.relation, m.person_id, m.phone) for m in members] == [
        ("赵婉清", "妻子", wife, None),
        ("王小明", "儿子", None, "13805712266"),
    ]
    assert members[0].birthday is not None
    assert (members[0].birthday.calendar, members[0].birthday.text) == ("lunar", "农历八月初七")
    for text in ("王小明", "wxm", "xiaoming", "2266", "篮球"):
        assert ("family_member", "王小明", key) in found(store, text), text
    assert key in ids_for_list(store.reader(), "customer", "王小明")
    kept = [FamilyInput("王大明", "儿子", "2014-05-01", id=members[1].id)]
    run(store, save_profile, key, ProfileInput({}, kept))
    assert [(m.id, m.name) for m in profile_of(store.reader(), key).family] == [(members[1].id, "王大明")]
    assert found(store, "王小明") == []
    run(store, undo_last)
    assert profile_of(store.reader(), key).family == members
    assert ("family_member", "王小明", key) in found(store, "王小明")
    run(store, redo_last)
    assert found(store, "王小明") == []


def test_the_family_of_somebody_in_the_bin_is_not_found(store: Store) -> None:
    key = person(store, profile=ProfileInput({}, [FamilyInput("王小明", "儿子")]))
    run(store, recycle_records, "customer", [key])
    assert found(store, "王小明") == []
    run(store, restore_records, "customer", [key])
    assert found(store, "王小明") == [(RecordKind.FAMILY_MEMBER.value, "王小明", key)]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (ProfileInput({}, [FamilyInput("", "妻子")]), "name.empty"),
        (ProfileInput({}, [FamilyInput("赵", " ")]), "profile.relation"),
        (ProfileInput({}, [FamilyInput("赵", "妻子", "哪天")]), "birthday.unclear"),
        (ProfileInput({}, None, [DateInput("开业日", "")]), "profile.date_needed"),
        (ProfileInput({}, None, [DateInput("", "2015-05-20")]), "name.empty"),
    ],
)
def test_what_cannot_be_kept_is_refused(store: Store, given: ProfileInput, code: str) -> None:
    key = person(store)
    with pytest.raises(UserError) as caught:
        run(store, save_profile, key, given)
    assert caught.value.code == code
    assert rows(store) == dict.fromkeys(TABLES, 0)


def test_words_of_the_profile_and_names_of_dates_are_found(store: Store) -> None:
    given = ProfileInput({"preferences": "静音单车"}, None, [DateInput("结婚纪念日", "2015-05-20")])
    key = person(store, profile=given)
    assert found(store, "静音单车") == found(store, "结婚纪念日") == [("customer", "王海", key)]
    run(store, save_profile, key, ProfileInput({"preferences": None}, None, []))
    assert found(store, "静音单车") == found(store, "结婚纪念日") == []
    run(store, undo_last)
    assert found(store, "静音单车") == [("customer", "王海", key)]


def test_families_and_dates_are_told_ahead(store: Store) -> None:
    wife = person(store, "赵婉清", birthday="1985-05-03")
    family = [
        FamilyInput("赵婉清", "妻子", "1985-05-03", person_id=wife),
        FamilyInput("王小明", "儿子", "2014-05-02"),
    ]
    dates = [DateInput("结婚纪念日", "2015-05-04"), DateInput("交付", "2020-05-05", yearly=False)]
    key = person(store, profile=ProfileInput({}, family, dates))
    ahead = birthdays_ahead(store.reader(), date(2026, 5, 1), 10)
    assert [
        (one.day.day, one.customer_id, one.name, one.what, one.firm, one.title, one.age) for one in ahead
    ] == [
        (2, key, "王小明", None, "王海", "儿子", 12),
        (3, wife, "赵婉清", None, None, None, 41),  # once, as the customer she is
        (4, key, "王海", "结婚纪念日", None, None, 11),
    ]
    assert [one.name for one in birthdays_ahead(store.reader(), date(2026, 5, 1), 10, wider=False)] == [
        "赵婉清"
    ]
    once = birthdays_ahead(store.reader(), date(2020, 5, 5), 0)
    assert [(one.what, one.age) for one in once] == [("交付", 0)]


def test_the_history_tells_of_profile_family_and_dates(store: Store) -> None:
    key = person(store, profile=ProfileInput({"habits": "晚上练"}))
    member = FamilyInput("王小明", "儿子")
    run(
        store, save_profile, key, ProfileInput({"habits": "早上练"}, [member], [DateInput("开业日", "05-04")])
    )
    run(store, save_profile, key, ProfileInput({"habits": None}, [], []))
    told = {
        (change.part, change.field, change.before, change.after)
        for step in steps_of(store.reader(), "customer", key)
        for change in step.changes
        if change.part in ("profile", "family_member", "important_date")
    }
    assert ("profile", "habits", "晚上练", "早上练") in told
    assert ("family_member", "family_member", "", "儿子 · 王小明") in told
    assert ("family_member", "family_member", "儿子 · 王小明", "") in told
    assert ("important_date", "important_date", "", "开业日 · 05-04") in told
    assert ("profile", "habits", "早上练", None) in told


def test_every_showing_is_noted_and_undo_leaves_it(store: Store) -> None:
    store.member_id = run(store, add_member, "陈立")
    key = person(store, profile=ProfileInput({"assets": "两套房"}))
    for _ in range(2):
        with store.write(Step("profile.shown", {}, undoable=False)) as uow:
            note_showing(uow, key, "financial")
    showing = profile_of(store.reader(), key).showings["financial"]
    assert (showing.times, showing.member) == (2, "陈立")
    with pytest.raises(ValueError, match="not sensitive"):
        run(store, note_showing, key, "consumption")
    run(store, edit_customer, key, {"name": "王海涛"})
    run(store, undo_last)
    assert profile_of(store.reader(), key).showings["financial"].times == 2
    run(store, undo_last)  # the customer was never made: what was noted of it goes along
    assert rows(store)["sensitive_showing"] == 0


def test_erasing_leaves_nothing_of_it(store: Store) -> None:
    given = ProfileInput(
        {"assets": "两套房"}, [FamilyInput("王小明", "儿子")], [DateInput("开业日", "05-04")]
    )
    key = person(store, profile=given)
    run(store, note_showing, key, "financial")
    run(store, recycle_records, "customer", [key])
    run(store, erase_records, "customer", [key])
    reader = store.reader()
    assert rows(store) == dict.fromkeys(TABLES, 0)
    marks = ", ".join("?" * len(TABLES))
    assert reader.value(f"SELECT count(*) FROM journal_entry WHERE table_name IN ({marks})", TABLES) == 0
    assert reader.value("SELECT count(*) FROM search_people") == 0


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("浙江省杭州市拱墅区登云路388号", ("浙江省", "杭州市", "拱墅区")),
        ("12 High Street, London", (None, None, None)),
    ],
)
def test_an_address_is_divided_when_it_is_saved(
    store: Store, typed: str, place: tuple[str | None, ...]
) -> None:
    person(store, reaches=[ReachInput("address", typed, "home"), ReachInput("phone", "13805712266")])
    read = store.reader().all("SELECT value, label, province, city, district FROM reach ORDER BY position")
    assert read == [(typed, "home", *place), ("13805712266", None, None, None, None)]
