"""Favours given and received: kept, answered, balanced, recalled, found, undone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db.journal_step import Step
from app.db.store import Store
from app.queries.favours import (
    all_favours,
    balance_of,
    balances,
    favour,
    favours_of,
    given_within_year,
    months_before,
    waiting,
)
from app.queries.guanxi import limits, warnings
from app.queries.search import find
from app.sentences.errors import UserError
from app.usecases import favours
from app.usecases.contacts import add_contact
from app.usecases.customers import create_customer
from app.usecases.record_input import ContactInput, CustomerInput
from app.usecases.recycling import recycle_records
from app.usecases.team import set_setting
from app.usecases.undoing import undo_last
from app.vocabulary import RecordKind

TODAY = date(2026, 9, 16)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any) -> Any:
    with store.write(Step.of("favour.create", name="x")) as uow:
        return usecase(uow, *args)


@pytest.fixture
def anchor(store: Store) -> int:
    return int(run(store, create_customer, CustomerInput("Anchor Gym", "organisation")))


def keep(store: Store, customer: int, direction: str, what: str, day: str, **values: Any) -> int:
    told = {"direction": direction, "what": what, "favour_day": day, **values}
    return int(run(store, favours.save_favour, None, customer, told))


def test_given_and_received_are_balanced_and_other_currencies_not_added(store: Store, anchor: int) -> None:
    keep(store, anchor, "given", "Moon cakes", "2026-09-10", value=30_000, currency="CNY")
    keep(store, anchor, "given", "Wine", "2026-09-11", value=9_000, currency="EUR")
    keep(store, anchor, "received", "A recommendation", "2026-09-12")
    rows = favours_of(store.reader(), anchor)
    assert [row.what for row in rows] == ["A recommendation", "Wine", "Moon cakes"]
    balance = balance_of(rows, "CNY")
    assert (balance.given, balance.received, balance.given_value, balance.owed) == (2, 1, 30_000, -1)
    assert balances(store.reader()) == {anchor: (2, 1)}
    assert all_favours(store.reader()) == rows


def test_a_favour_is_answered_by_one_the_other_way(store: Store, anchor: int) -> None:
    got = keep(store, anchor, "received", "Opened a door", "2026-01-05")
    answer = run(store, favours.answer_with, got, {"what": "Tea", "favour_day": "2026-02-01"})
    found = favour(store.reader(), got)
    assert found is not None
    assert (found.answered_by_id, found.answered_day) == (answer, "2026-02-01")
    again = favour(store.reader(), answer)
    assert again is not None
    assert (again.direction, again.answers) == ("given", True)
    assert waiting(store.reader(), TODAY, 6) == []
    run(store, undo_last)
    assert [one.what for one in waiting(store.reader(), TODAY, 6)] == ["Opened a door"]
    run(store, favours.answer_favour, got, keep(store, anchor, "given", "Tea", "2026-02-01"))
    run(store, favours.unanswer_favour, got)
    assert len(waiting(store.reader(), TODAY, 6)) == 2


def test_an_answer_goes_the_other_way_and_is_of_the_same_customer(store: Store, anchor: int) -> None:
    other = int(run(store, create_customer, CustomerInput("River Hotel", "organisation")))
    got = keep(store, anchor, "received", "Opened a door", "2026-01-05")
    for wrong in (
        keep(store, anchor, "received", "Another", "2026-01-06"),
        keep(store, other, "given", "Tea", "2026-01-06"),
    ):
        with pytest.raises(UserError) as refused:
            run(store, favours.answer_favour, got, wrong)
        assert refused.value.code == "favour.no_answer"


@pytest.mark.parametrize(
    ("day", "months", "told"),
    [("2026-03-16", 6, True), ("2026-03-17", 6, False), ("2026-03-16", 0, False), ("2025-09-16", 12, True)],
)
def test_what_nobody_answered_is_recalled_after_its_months(
    store: Store, anchor: int, day: str, months: int, told: bool
) -> None:
    keep(store, anchor, "received", "Opened a door", day)
    assert bool(waiting(store.reader(), TODAY, months)) is told
    run(store, recycle_records, "customer", [anchor])
    assert waiting(store.reader(), TODAY, months) == []


def test_what_we_owe_is_told_first(store: Store, anchor: int) -> None:
    keep(store, anchor, "given", "Repair by night", "2025-01-01")
    keep(store, anchor, "received", "Opened a door", "2026-01-01")
    assert [one.what for one in waiting(store.reader(), TODAY, 6)] == ["Opened a door", "Repair by night"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"what": " "}, "favour.no_words"),
        ({"what": "x" * 401}, "favour.long"),
        ({"favour_day": "soon"}, "favour.no_day"),
        ({"value": -1, "currency": "CNY"}, "favour.negative"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, anchor: int, values: dict[str, Any], code: str) -> None:
    told = {"direction": "given", "what": "Tea", "favour_day": "2026-01-01", **values}
    with pytest.raises(UserError) as refused:
        run(store, favours.save_favour, None, anchor, told)
    assert refused.value.code == code


def test_a_contact_of_somebody_else_is_refused(store: Store, anchor: int) -> None:
    other = int(run(store, create_customer, CustomerInput("River Hotel", "organisation")))
    stranger = int(run(store, add_contact, other, ContactInput("Stranger")))
    with pytest.raises(UserError) as refused:
        keep(store, anchor, "given", "Tea", "2026-01-01", contact_id=stranger)
    assert refused.value.code == "favour.contact"


def test_gifts_of_a_year_add_up_per_person(store: Store, anchor: int) -> None:
    person = int(run(store, add_contact, anchor, ContactInput("Buyer")))
    first = keep(store, anchor, "given", "Tea", "2025-09-17", value=100, currency="CNY", contact_id=person)
    keep(store, anchor, "given", "Old", "2025-09-16", value=1_000, currency="CNY", contact_id=person)
    keep(store, anchor, "given", "To the firm", "2026-01-01", value=10_000, currency="CNY")
    keep(store, anchor, "received", "Back", "2026-01-01", value=100_000, currency="CNY", contact_id=person)
    reader = store.reader()
    assert given_within_year(reader, anchor, person, TODAY, "CNY") == 100
    assert given_within_year(reader, anchor, person, TODAY, "CNY", first) == 0
    assert given_within_year(reader, anchor, None, TODAY, "CNY") == 10_000


def test_favours_are_found_by_their_words_until_they_are_deleted(store: Store, anchor: int) -> None:
    key = keep(store, anchor, "given", "送中秋茶礼", "2026-09-08", occasion="Mid-autumn", note="red box")
    for text in ("茶礼", "Mid-autumn", "red box"):
        hits = [hit for hit in find(store.reader(), text) if hit.kind is RecordKind.FAVOUR]
        assert [(hit.id, hit.owner_id, hit.detail) for hit in hits] == [(key, anchor, "Anchor Gym")]
    run(store, recycle_records, "favour", [key])
    assert find(store.reader(), "茶礼") == []


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [("2026-08-31", 6, "2026-02-28"), ("2026-01-15", 1, "2025-12-15"), ("2024-02-29", 12, "2023-02-28")],
)
def test_months_are_counted_back(day: str, months: int, expected: str) -> None:
    assert months_before(date.fromisoformat(day), months).isoformat() == expected


def test_warnings_are_read_from_the_file_with_the_limits_of_the_firm(store: Store, anchor: int) -> None:
    for number in range(4):
        keep(store, anchor, "given", f"Favour {number}", "2026-01-01")
    found = {one.rule: one for one in warnings(store.reader(), TODAY).found}
    assert (found["one_sided"].who, found["one_sided"].enough) == (anchor, True)
    assert not found["dependence"].enough
    run(store, set_setting, "relation_one_sided", 4)
    assert limits(store.reader()).one_sided == 4
    assert "one_sided" not in {one.rule for one in warnings(store.reader(), TODAY).found}
