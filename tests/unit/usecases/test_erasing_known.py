"""Erasing for good takes what is known of a customer beside talks: relations, profile, family, verdicts, cases."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.db.backup import make_backup, restore_backup
from app.db.journal import Step
from app.db.store import Store
from app.usecases.cases import add_answer, close_case, save_case
from app.usecases.contacts import add_contact
from app.usecases.custom_fields import add_field, set_custom
from app.usecases.custom_input import FieldInput
from app.usecases.customers import CustomerInput, create_customer, edit_customer
from app.usecases.erasing import erase_records, wipe_traces
from app.usecases.favours import answer_with, save_favour
from app.usecases.holdings import save_holding
from app.usecases.merging import call_different, merge_records
from app.usecases.profile_input import DateInput, FamilyInput, ProfileInput
from app.usecases.profiles import note_showing, save_profile
from app.usecases.record_input import ContactInput
from app.usecases.recycling import recycle_records
from app.usecases.relation_input import End
from app.usecases.ties import add_tie, edit_tie, set_referrer
from app.usecases.undoing import redo_last, undo_last
from app.usecases.verdicts import close_customer, pin, reopen_customer, unpin

WORDS = ("名", "联系人", "亲", "友注", "人情", "人情注", "档案", "家人", "家注", "纪念", "个案", "结果", "答话",
         "合同", "自有", "钉住", "相识")  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi")
    yield found
    found.close()


def run(store: Store, code: str, usecase: Any, *args: Any, **more: Any) -> Any:
    with store.write(Step.of(code, name="x")) as uow:
        return usecase(uow, *args, **more)


def known(store: Store, mark: str, other: int, field: int) -> int:
    """A customer of whom everything is known, each word ending in a mark of its own."""
    key = run(store, "customer.create", create_customer, CustomerInput(f"名{mark}", "person"))
    person = run(store, "contact.add", add_contact, key, ContactInput(f"联系人{mark}"))
    tie = run(store, "tie.create", add_tie, End(key), End(other), "other", {"forward": f"亲{mark}"})
    run(store, "tie.edit", edit_tie, tie, {"note": f"友注{mark}"})
    run(store, "tie.create", add_tie, End(other), End(contact_id=person), "friend", {"note": f"友注{mark}"})
    gift = {"direction": "given", "what": f"人情{mark}", "favour_day": "2026-01-05", "contact_id": person}
    favour = run(store, "favour.save", save_favour, None, key, gift)
    back = {"what": f"人情{mark}", "note": f"人情注{mark}", "favour_day": "2026-01-06"}
    run(store, "favour.save", answer_with, favour, back)
    profile = ProfileInput(
        {"assets": f"档案{mark}", "bank_account": f"档案{mark}", "met_story": f"相识{mark}"},
        family=[FamilyInput(f"家人{mark}", "wife", "1980-05-01", "13857150001", f"家注{mark}")],
        dates=[DateInput(f"纪念{mark}", "2010-06-01")],
    )
    run(store, "profile.save", save_profile, key, profile)
    run(store, "profile.show", note_showing, key, "financial")
    case = run(store, "case.save", save_case, None, key, {"subject": f"个案{mark}", "text": f"个案{mark}"})
    run(store, "case.close", close_case, case, f"结果{mark}")
    run(store, "answer.save", add_answer, key, "csat", 1, words=f"答话{mark}", case_id=case)
    run(store, "holding.save", save_holding, "contract", None, key, {"name": f"合同{mark}"})
    run(store, "custom.set", set_custom, "customer", key, {field: f"自有{mark}"})
    run(store, "verdict.pin", pin, key, "importance", "3", f"钉住{mark}")
    run(store, "verdict.unpin", unpin, key, "importance")
    run(store, "verdict.pin", pin, key, "importance", "2", f"钉住{mark}")
    run(store, "customer.close", close_customer, key, "moved")
    run(store, "customer.reopen", reopen_customer, key)
    run(store, "customer.edit", set_referrer, other, key)
    run(store, "customer.edit", edit_customer, key, {"note": f"名{mark}"})
    run(store, "undo", undo_last)
    run(store, "redo", redo_last)
    return key


def left(path: Path, mark: str) -> dict[str, int]:
    """The words that still stand in the bytes of a file or its log."""
    parts = [part for part in (path, Path(f"{path}-wal")) if part.exists()]
    data = b"".join(part.read_bytes() for part in parts)
    found = {word: data.count(f"{word}{mark}".encode()) for word in WORDS}
    found["mark"] = data.count(mark.encode())
    return {word: count for word, count in found.items() if count}


def erase(store: Store, key: int) -> None:
    with store.write(Step("erase", undoable=False)) as uow:
        assert erase_records(uow, "customer", [key])
    assert wipe_traces(store)


@pytest.mark.parametrize("merged", ["no", "kept", "undone", "redone"])
def test_nothing_that_was_known_of_an_erased_customer_is_left(
    store: Store, tmp_path: Path, merged: str
) -> None:
    other = run(store, "customer.create", create_customer, CustomerInput("River Hotel", "organisation"))
    field = run(store, "field.add", add_field, FieldInput("customer", "Hall", "text"))
    key = known(store, "一甲𝕏", other, field)
    twin = known(store, "二乙𝕐", other, field)
    run(store, "record.different", call_different, [(("customer", key), ("customer", other))])
    if merged != "no":
        run(store, "record.merge", merge_records, "customer", key, twin)
    if merged in ("undone", "redone"):
        run(store, "undo", undo_last)
    if merged == "redone":
        run(store, "redo", redo_last)
    together = merged in ("kept", "redone")
    assert left(store.path, "一甲𝕏")
    run(store, "customer.delete", recycle_records, "customer", [key])
    copy = make_backup(store.path, tmp_path / "backups")
    erase(store, key)
    assert left(store.path, "一甲𝕏") == {}
    assert (left(store.path, "二乙𝕐") == {}) == together
    reader = store.reader()
    assert reader.all("PRAGMA foreign_key_check") == []
    path = store.path
    store.close()
    restore_backup(copy.path, path)
    again = Store.open(path)
    assert wipe_traces(again)
    again.close()
    assert left(path, "一甲𝕏") == {}
