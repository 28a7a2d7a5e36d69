"""Cases and answers page by page, among the talks of a customer."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.timeline import TimelineEntry, cursor_of, timeline
from app.queries.timeline_service import service_count
from app.usecases.cases import add_answer, close_case, remove_case, save_case
from app.usecases.customers import create_customer
from app.usecases.record_input import CustomerInput
from app.vocabulary import RecordKind


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


@pytest.fixture
def customer(store: Store) -> int:
    """A customer with thirty questions, two a day, one complaint that was solved, and one answer."""
    with store.write(Step.of("customer.create", name="x")) as uow:
        key = create_customer(uow, CustomerInput("康悦", "organisation"))
        for number in range(30):
            values = {
                "kind": "question",
                "subject": f"保养 {number}",
                "opened_day": f"2026-03-{1 + number // 2:02}",
            }
            save_case(uow, None, key, values)
        late = {"subject": "跑步机异响", "text": "半夜特别响", "severity": "high", "opened_day": "2026-04-02"}
        close_case(uow, save_case(uow, None, key, late), "换了轴承", None)
        add_answer(uow, key, "csat", 4, day="2026-04-09", words="修得快")
    return key


def shown(store: Store, key: int, **wanted: object) -> list[TimelineEntry]:
    return timeline(store.reader(), RecordKind.CUSTOMER, key, sales=True, **wanted)  # type: ignore[arg-type]


def test_what_an_entry_says(store: Store, customer: int) -> None:
    answer, complaint = shown(store, customer, limit=2)
    assert (answer.source, answer.kind, answer.text, answer.details["rank"]) == (
        "satisfaction_answer", "csat", "修得快", 4,
    )  # fmt: skip
    assert (complaint.source, complaint.kind, complaint.text) == ("service_case", "complaint", "跑步机异响")
    assert (complaint.state, complaint.result) == ("closed", "换了轴承")
    assert complaint.details == {"words": "半夜特别响", "rank": "high"}


def test_pages_follow_each_other_without_gap_or_repeat(store: Store, customer: int) -> None:
    found: list[TimelineEntry] = []
    while page := shown(store, customer, limit=7, before=cursor_of(found)):
        found += page
    assert len({(each.source, each.id) for each in found}) == len(found) == 32
    assert service_count(store.reader(), customer) == 32
    assert [each.at for each in found] == sorted((each.at for each in found), reverse=True)


@pytest.mark.parametrize(
    ("text", "count"), [("轴承", 1), ("半夜", 1), ("修得快", 1), ("保养 2", 11), ("100%", 0)]
)
def test_a_text_is_looked_for_in_all_words(store: Store, customer: int, text: str, count: int) -> None:
    assert len(shown(store, customer, text=text)) == count


def test_what_went_to_the_bin_is_not_told(store: Store, customer: int) -> None:
    key = shown(store, customer, text="轴承")[0].id
    with store.write(Step.of("case.remove", name="x")) as uow:
        remove_case(uow, key)
    assert shown(store, customer, text="轴承") == []
    assert service_count(store.reader(), customer) == 31
