"""Erasing for good: nothing of the record is left anywhere in the file, and nothing else is touched."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from app.db.backup import make_backup, restore_backup
from app.db.check import check_database
from app.db.journal import Step
from app.db.store import Store
from app.sentences.errors import UserError
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer, edit_customer
from app.usecases.erasing import erase_expired, erase_records, wipe_traces
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.leads import LeadInput, create_lead
from app.usecases.objections import save_objection
from app.usecases.promises import save_promise
from app.usecases.reaches import ReachInput
from app.usecases.recycling import recycle_records
from app.usecases.undoing import undo_last

DAY = 86_400_000
SECRETS = [
    "栖云月子",
    "顾婉清",
    "13857150001",
    "guwanqing",
    "茉莉花茶",
    "送样垫给",
    "贵宾密友",
    "嫌月嫂吵",
    "答应送奶粉",
]


class Clock:
    def __init__(self) -> None:
        self.ms = int(datetime(2026, 9, 16, 9).timestamp() * 1000)

    def __call__(self) -> int:
        self.ms += 1_000
        return self.ms


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi", clock)
    yield found
    found.close()


def full_customer(store: Store, phone: str = "13857150001") -> int:
    """A customer with everything that can hang on one, changed once so that the journal knows old values."""
    with store.write(Step.of("customer.create", name="栖云月子中心")) as uow:
        key = create_customer(
            uow,
            CustomerInput(
                "栖云月子中心",
                "organisation",
                {"note": "喜欢茉莉花茶"},
                reaches=[ReachInput("phone", phone, "mobile")],
                tags=["贵宾密友"],
                contacts=[
                    ContactInput("顾婉清", [], {}, reaches=[ReachInput("email", "guwanqing@example.com")])
                ],
            ),
        )
    with store.write(Step.of("interaction.log", name="栖云月子中心")) as uow:
        log_interaction(uow, InteractionInput("送样垫给顾婉清", "call", key, happened_at=uow.now_ms))
    with store.write(Step.of("follow_up.plan", name="送样垫给顾婉清")) as uow:
        plan_follow_up(uow, FollowUpInput("送样垫给顾婉清", "call", "2026-09-20", customer_id=key))
    with store.write(Step.of("promise.save", name="答应送奶粉")) as uow:
        save_promise(uow, None, {"what": "答应送奶粉"}, customer_id=key)
    with store.write(Step.of("objection.save", name="嫌月嫂吵")) as uow:
        save_objection(uow, None, {"kind": "other", "words": "嫌月嫂吵"}, customer_id=key)
    with store.write(Step.of("customer.edit", name="栖云月子中心")) as uow:
        edit_customer(uow, key, {"name": "栖云月子会所", "note": "不再喝茉莉花茶"})
    return key


def erase(store: Store, table: str, *keys: int) -> int:
    with store.write(Step("erase", undoable=False)) as uow:
        count = erase_records(uow, table, keys)
    assert wipe_traces(store)
    return count


def recycle(store: Store, table: str, *keys: int) -> None:
    with store.write(Step.of("customer.delete", count=1)) as uow:
        recycle_records(uow, table, keys)


def copies(store: Store, word: str) -> int:
    """How often the bytes of a word stand in the file and its log."""
    parts = [store.path, Path(f"{store.path}-wal")]
    return sum(part.read_bytes().count(word.encode()) for part in parts if part.exists())


def test_no_byte_of_an_erased_customer_is_left(store: Store) -> None:
    key = full_customer(store)
    assert copies(store, "顾婉清") > 0
    recycle(store, "customer", key)

    assert erase(store, "customer", key) == 1

    left = [word for word in SECRETS if word != "贵宾密友" and copies(store, word)]
    assert left == []  # the tag itself is a word of the firm and stays


def test_the_index_forgets_also_when_it_was_tidied_before(store: Store) -> None:
    keys = [full_customer(store, phone) for phone in ("13857150001", "13857150002")]
    recycle(store, "customer", *keys)
    erase(store, "customer", keys[0])
    erase(store, "customer", keys[1])
    assert [copies(store, phone) for phone in ("13857150001", "13857150002")] == [0, 0]


def test_everything_that_hung_on_it_is_gone_and_the_file_is_sound(store: Store) -> None:
    key = full_customer(store)
    other = full_customer(store)
    recycle(store, "customer", key)
    erase(store, "customer", key)
    reader = store.reader()
    for table in ("contact", "interaction", "follow_up", "reach", "tag_link"):
        owners = {row[0] for row in reader.all(f"SELECT DISTINCT customer_id FROM {table}")} - {None}
        assert owners == {other}, table
    assert reader.all("PRAGMA foreign_key_check") == []
    assert reader.value("PRAGMA integrity_check") == "ok"


def test_only_what_lies_in_the_bin_is_erased(store: Store) -> None:
    key = full_customer(store)
    assert erase(store, "customer", key) == 0
    assert store.reader().value("SELECT count(*) FROM customer") == 1


def test_others_deleted_by_the_same_step_can_still_be_brought_back(store: Store) -> None:
    keys = []
    for name in ("江南里民宿", "云溪国际酒店", "澄湖社区中心"):
        with store.write(Step.of("customer.create", name=name)) as uow:
            keys.append(create_customer(uow, CustomerInput(name, "organisation", {})))
    recycle(store, "customer", *keys)
    erase(store, "customer", keys[1])
    with store.write(Step.of("undo")) as uow:
        undo_last(uow)
    live = store.reader().all("SELECT name FROM customer WHERE deleted_at IS NULL ORDER BY id")
    assert live == [("江南里民宿",), ("澄湖社区中心",)]


def test_a_lead_that_became_the_customer_stays_without_it(store: Store) -> None:
    key = full_customer(store)
    with store.write(Step.of("lead.create", name="何川")) as uow:
        lead = create_lead(uow, LeadInput("何川", {}))
        uow.driver.execute("UPDATE lead SET customer_id = ? WHERE id = ?", (key, lead))
    recycle(store, "customer", key)
    erase(store, "customer", key)
    assert store.reader().all("SELECT name, customer_id FROM lead") == [("何川", None)]


def test_erasing_is_no_step_to_undo(store: Store) -> None:
    with store.write(Step.of("customer.create", name="江南里民宿")) as uow:
        key = create_customer(uow, CustomerInput("江南里民宿", "organisation", {}))
    recycle(store, "customer", key)
    erase(store, "customer", key)
    with pytest.raises(UserError, match=r"undo\.nothing"), store.write(Step.of("undo")) as uow:
        undo_last(uow)


@pytest.mark.parametrize(
    ("days", "left"),
    [
        (29, 1),  # still within its thirty days
        (31, 0),
    ],
)
def test_the_bin_empties_itself_after_thirty_days(store: Store, clock: Clock, days: int, left: int) -> None:
    recycle(store, "customer", full_customer(store))
    clock.ms += days * DAY
    with store.write(Step("erase", undoable=False)) as uow:
        erase_expired(uow)
    assert store.reader().value("SELECT count(*) FROM customer") == left


def test_what_is_not_recyclable_is_refused(store: Store) -> None:
    with pytest.raises(UserError), store.write(Step("erase", undoable=False)) as uow:
        erase_records(uow, "member", [1])


def test_a_backup_from_before_does_not_bring_the_erased_back(store: Store, tmp_path: Path) -> None:
    """The receipt (keys only) outlives the erasure; restoring applies it, and keeps it for the next time."""
    with store.write(Step.of("customer.create", name="x")) as uow:
        gone = create_customer(uow, CustomerInput("江南里民宿", "organisation", {}))
        kept = create_customer(uow, CustomerInput("云溪国际酒店", "organisation", {}))
    backup = make_backup(store.path, tmp_path / "before.lianyi-backup").path
    recycle(store, "customer", gone)
    erase(store, "customer", gone)
    details = store.reader().value("SELECT details FROM journal_step WHERE code = 'erase'")
    assert "江南里" not in details
    assert str(gone) in details
    store.close()
    for _time in (1, 2):
        restore_backup(backup, store.path)
        again = Store.open(store.path)
        assert [key for (key,) in again.reader().all("SELECT id FROM customer")] == [kept]
        assert again.reader().all("SELECT rowid FROM search_people WHERE search_people MATCH '江'") == []
        assert check_database(store.path) == []
        again.close()
