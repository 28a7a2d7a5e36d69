"""The check finds each kind of wrong, says nothing about a sound file, and repairs what is derived."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from app.db.check import check_database, repair_database
from app.db.driver import connect
from app.db.journal import Step
from app.db.store import Store
from app.sentences import LANGUAGES, sentence
from app.sentences.errors import UserError
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.follow_ups import FollowUpInput, plan_follow_up
from app.usecases.interactions import InteractionInput, log_interaction
from app.usecases.reaches import ReachInput

from .helpers import assert_derived_right


@pytest.fixture
def path(store: Store) -> Path:
    """A firm with two customers, a talk and a follow-up; closed."""
    with store.write(Step.of("customer.create")) as uow:
        phone = ReachInput("phone", "13800001111")
        customer = create_customer(uow, CustomerInput("康悦健身连锁", reaches=[phone], tags=["VIP"]))
        create_customer(uow, CustomerInput("力源健身俱乐部"))
        log_interaction(uow, InteractionInput("谈过布局图", "visit", customer))
        plan_follow_up(uow, FollowUpInput("发送方案", "email", "2026-09-18", customer_id=customer))
    store.close()
    return store.path


def test_a_sound_file_has_no_findings(path: Path) -> None:
    assert check_database(path, thorough=True) == []
    assert [p.name for p in path.parent.iterdir() if p.name.startswith(".check")] == []


@pytest.mark.parametrize(
    ("harm", "code"),
    [
        ("UPDATE total SET live = 9 WHERE table_name = 'customer'", "check.total"),
        ("DELETE FROM total WHERE table_name = 'lead'", "check.total"),
        ("UPDATE tally SET amount = amount + 1 WHERE measure = 'interaction'", "check.tally"),
        ("INSERT INTO tally VALUES ('lead', '2026-01-01', 'new|', 3)", "check.tally"),
        ("UPDATE customer SET last_contact_at = 1", "check.kept"),
        ("UPDATE customer SET next_due = NULL", "check.kept"),
        ("UPDATE customer SET phone = '1'", "check.kept"),
        ("DROP TRIGGER total_customer_insert", "check.triggers"),
        # a stranger's trigger might run anything at the next save
        ("CREATE TRIGGER spy AFTER INSERT ON customer BEGIN DELETE FROM lead; END", "check.triggers"),
        ("DELETE FROM search_people WHERE rowid = (SELECT min(id) FROM customer)", "check.search"),
        ("INSERT INTO search_text (rowid, words) VALUES (5, 'gone')", "check.search"),
    ],
)
def test_what_is_derived_is_found_wrong_and_repaired(path: Path, harm: str, code: str) -> None:
    with closing(connect(path)) as connection:
        connection.execute(harm)
    found = check_database(path)
    assert [finding.code for finding in found] == [code]
    assert found[0].repairable
    assert all("{" not in sentence(code, lang, **found[0].values) for lang in LANGUAGES)
    assert repair_database(path) == []
    store = Store.open(path)
    assert_derived_right(store)
    store.close()


def test_wrong_words_are_found_by_the_thorough_check(path: Path) -> None:
    with closing(connect(path)) as connection:
        key = connection.execute("SELECT min(id) FROM customer").fetchone()[0]
        connection.execute("DELETE FROM search_people WHERE rowid = ?", (key,))
        connection.execute("INSERT INTO search_people (rowid, han) VALUES (?, '别 的 名 字')", (key,))
    assert check_database(path) == []
    assert [finding.code for finding in check_database(path, thorough=True)] == ["check.words"]
    repair_database(path)
    assert check_database(path, thorough=True) == []


def test_loose_ends_are_told_but_not_invented_away(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE customer SET owner_id = 77")
    (finding,) = check_database(path)
    assert finding.code == "check.loose_end"
    assert finding.values == {"table": "customer", "parent": "member", "count": 2}
    assert not finding.repairable
    assert repair_database(path) == [finding]


def _spoil(path: Path) -> None:
    with closing(connect(path)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'customer'").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\x55" * 60)


def test_damage_is_told(path: Path) -> None:
    _spoil(path)
    findings = check_database(path)
    assert findings
    assert {(finding.code, finding.repairable) for finding in findings} == {("check.damaged", False)}


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (lambda path: None, "db.missing"),
        (lambda path: path.touch(), "db.empty"),
        (lambda path: path.mkdir(), "db.folder"),
        (lambda path: path.write_bytes(b"GIF89a" * 900), "db.not_a_database"),
    ],
)
def test_what_is_no_data_file_is_said(tmp_path: Path, make: Callable[[Path], object], code: str) -> None:
    path = tmp_path / "x.lianyi"
    make(path)
    with pytest.raises(UserError) as caught:
        check_database(path)
    assert caught.value.code == code
