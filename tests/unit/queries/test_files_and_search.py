"""Files of a customer, and words found in its timeline."""

from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.files import file_content, files_of, files_of_talk
from app.queries.timeline import Cursor, moment_of, timeline
from app.usecases.attachments import attach_files, put_right, remove_file
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import FollowUpInput, complete_follow_up, plan_follow_up
from app.usecases.interactions import AttachmentInput, InteractionInput, delete_interaction, log_interaction
from app.usecases.undoing import undo_last
from app.vocabulary import RecordKind

CUSTOMER = RecordKind.CUSTOMER


def write(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    """One step."""
    with store.write(Step.of("test")) as uow:
        return usecase(uow, *args, **kwargs)


@pytest.fixture
def customer(store: Store) -> int:
    return int(write(store, create_customer, CustomerInput("康悦健身连锁", "organisation")))


def talk(store: Store, customer: int, text: str, **more: Any) -> int:
    given = InteractionInput(text, "call", customer, **more)
    return int(write(store, log_interaction, given).interaction_id)


def names(store: Store, customer: int) -> list[str]:
    return [file.name for file in files_of(store.reader(), CUSTOMER, customer)]


def test_files_of_talks_and_of_the_customer_stand_together_newest_first(store: Store, customer: int) -> None:
    key = talk(store, customer, "sent", attachments=[AttachmentInput("plan.pdf", b"one")])
    write(store, attach_files, [AttachmentInput("contract.pdf", b"two")], customer_id=customer)
    assert names(store, customer) == ["contract.pdf", "plan.pdf"]
    assert [file.name for file in files_of_talk(store.reader(), key)] == ["plan.pdf"]


def test_equal_bytes_are_stored_once_and_read_back(store: Store, customer: int) -> None:
    given = [AttachmentInput("a.pdf", b"same"), AttachmentInput("b.pdf", b"same")]
    keys = write(store, attach_files, given, customer_id=customer)
    assert [file_content(store.reader(), key) for key in keys] == [b"same", b"same"]
    assert store.reader().value("SELECT count(*) FROM attachment_content") == 1


def test_a_removed_file_comes_back_with_undo(store: Store, customer: int) -> None:
    keys = write(store, attach_files, [AttachmentInput("a.pdf", b"x")], customer_id=customer)
    write(store, remove_file, keys[0])
    assert names(store, customer) == []
    write(store, undo_last)
    assert names(store, customer) == ["a.pdf"]


def test_the_files_of_a_deleted_talk_are_not_listed(store: Store, customer: int) -> None:
    key = talk(store, customer, "sent", attachments=[AttachmentInput("plan.pdf", b"one")])
    write(store, delete_interaction, key)
    assert names(store, customer) == []


def test_putting_a_talk_right_is_one_step(store: Store, customer: int) -> None:
    key = talk(store, customer, "sent", attachments=[AttachmentInput("old.pdf", b"1")])
    old = files_of_talk(store.reader(), key)[0].id
    write(store, put_right, key, {"summary": "sent twice"}, [AttachmentInput("new.pdf", b"2")], [old])
    assert names(store, customer) == ["new.pdf"]
    assert timeline(store.reader(), CUSTOMER, customer)[0].text == "sent twice"
    write(store, undo_last)
    assert names(store, customer) == ["old.pdf"]
    assert timeline(store.reader(), CUSTOMER, customer)[0].text == "sent"


@pytest.fixture
def past(store: Store, customer: int) -> int:
    """Two talks and a follow-up that was done."""
    talk(store, customer, "确认三店 100% 付款", next_step="send the layout")
    talk(store, customer, "nothing new")
    planned = write(
        store, plan_follow_up, FollowUpInput("ask for the money", due="2026-09-10", customer_id=customer)
    )
    write(store, complete_follow_up, planned, result="they paid in full")
    return customer


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("三店", ["确认三店 100% 付款"]),
        ("LAYOUT", ["确认三店 100% 付款"]),  # what was promised is searched too
        ("paid", ["ask for the money"]),  # and what came of a follow-up
        ("100%", ["确认三店 100% 付款"]),
        ("0_", []),  # an underscore stands for itself
        ("\\", []),
    ],
)
def test_the_timeline_is_narrowed_to_words(store: Store, past: int, text: str, found: list[str]) -> None:
    assert [entry.text for entry in timeline(store.reader(), CUSTOMER, past, text=text)] == found


def test_talks_and_done_follow_ups_can_be_asked_for_alone(store: Store, past: int) -> None:
    reader = store.reader()
    assert {entry.source for entry in timeline(reader, CUSTOMER, past, done=False)} == {"interaction"}
    assert {entry.source for entry in timeline(reader, CUSTOMER, past, talks=False)} == {"follow_up"}


def test_a_timeline_can_begin_at_any_entry(store: Store, past: int) -> None:
    reader = store.reader()
    for entry in timeline(reader, CUSTOMER, past):
        at = moment_of(reader, entry.source, entry.id)
        assert at == entry.at
        begun = timeline(reader, CUSTOMER, past, before=Cursor(entry.at, entry.id + 1))
        assert (begun[0].source, begun[0].id) == (entry.source, entry.id)


def test_an_entry_that_is_gone_has_no_moment(store: Store, customer: int) -> None:
    key = talk(store, customer, "sent")
    write(store, delete_interaction, key)
    assert moment_of(store.reader(), "interaction", key) is None
