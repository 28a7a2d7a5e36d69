"""The Duplicates page: pairs with their reasons, merged by a key, called different, many at once, taken back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.db.journal import Step
from app.db.store import Store
from app.queries.history import last_step, steps_of
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.leads import LeadInput, create_lead
from app.usecases.reaches import ReachInput
from app.views.dialogs.history import standing
from app.views.duplicates import SURE, DuplicatesPage

PEOPLE = (
    ("王海涛", "13805711111", {"city": "杭州", "note": "喜欢普洱"}),
    ("王海涛", "13805711111", {"city": "宁波", "note": "要发票"}),
    ("李娜", "13805712222", {}),
    ("李娜", "13805712222", {}),
    ("王总", "13805713333", {}),
    ("王建国", "13805713333", {}),
    ("张伟", "13805714444", {}),
    ("张伟", "13805715555", {}),  # only the name
)


def fill(path: Path) -> None:
    """Two sure pairs, one to decide, two namesakes, and a lead that is a customer."""
    store = Store.open(path)
    for name, phone, values in PEOPLE:
        with store.write(Step.of("customer.create", name=name)) as uow:
            create_customer(uow, CustomerInput(name, "person", values, reaches=[ReachInput("phone", phone)]))
    with store.write(Step.of("lead.create", name="张伟")) as uow:
        create_lead(uow, LeadInput("张伟", {}, [ReachInput("phone", "13805714444")]))
    store.close()


class Duplicates:
    """The page of a desk."""

    def __init__(self, desk: Any) -> None:
        self.desk = desk
        desk.window.go("duplicates", {})
        desk.settle()
        page = desk.window.page("duplicates")
        assert isinstance(page, DuplicatesPage)
        self.page = page

    def names(self) -> list[tuple[str, str]]:
        """The pairs shown."""
        return [(pair.a.name, pair.b.name) for pair in self.page.shown()]

    def choose(self, a: str) -> None:
        """Make the pair of this name current."""
        self.page.table.set_current_row([pair[0] for pair in self.names()].index(a))
        self.desk.settle()

    def press(self, key: Qt.Key) -> None:
        """A key while the table has the focus."""
        self.page.table.setFocus()
        QTest.keyClick(self.page.table, key)
        self.desk.settle()

    def undo(self) -> None:
        """Ctrl+Z."""
        self.desk.context.undo()
        self.desk.settle()

    def live(self) -> list[str]:
        """Customers that are not in the bin."""
        rows = self.desk.context.reader().all(
            "SELECT name FROM customer WHERE deleted_at IS NULL ORDER BY id"
        )
        return [name for (name,) in rows]


@pytest.fixture
def duplicates(open_desk: Callable[..., Any], data_file: Path) -> Duplicates:
    fill(data_file)
    return Duplicates(open_desk())


def test_the_search_runs_by_itself_and_tells_sure_pairs_from_likely_ones(duplicates: Duplicates) -> None:
    assert sorted(duplicates.names()) == [
        ("张伟", "张伟"),
        ("李娜", "李娜"),
        ("王总", "王建国"),
        ("王海涛", "王海涛"),
    ]
    duplicates.page.tabs.set_current(SURE)
    duplicates.page.tabs.chosen.emit(SURE)
    assert "王总" not in [name for name, _other in duplicates.names()]
    assert not duplicates.page._waiting.isVisible()
    assert duplicates.page.pane.pair is not None


def test_a_pair_is_merged_by_key_and_comes_back_with_undo(duplicates: Duplicates) -> None:
    before = duplicates.live()
    duplicates.choose("王海涛")
    duplicates.press(Qt.Key.Key_M)
    assert len(duplicates.live()) == len(before) - 1
    assert ("王海涛", "王海涛") not in duplicates.names()
    note = duplicates.desk.context.reader().value(
        "SELECT note FROM customer WHERE name = '王海涛' AND deleted_at IS NULL"
    )
    assert note == "喜欢普洱\n要发票"
    duplicates.undo()
    assert duplicates.live() == before
    assert ("王海涛", "王海涛") in duplicates.names()


def test_fields_are_chosen_and_the_other_one_may_stay(duplicates: Duplicates) -> None:
    duplicates.choose("王海涛")
    pane = duplicates.page.pane
    assert pane.chosen()["city"] == "mine"
    pane.cells["city"][1].click()
    assert pane.chosen()["city"] == "other"
    pane.cells["city"][1].click()  # one of them stays chosen
    assert pane.chosen()["city"] == "other"
    assert pane.chosen()["note"] == "both"
    pane.cells["note"][0].click()
    assert pane.chosen()["note"] == "other"
    pane.cells["note"][1].click()  # never none
    assert pane.chosen()["note"] == "other"
    older = pane.pair.a.id if pane.pair is not None else 0
    duplicates.press(Qt.Key.Key_S)
    assert pane.pair is not None
    assert pane.pair.b.id == older
    duplicates.press(Qt.Key.Key_M)
    row = duplicates.desk.context.reader().one(
        "SELECT city, deleted_at IS NULL FROM customer WHERE id = ?", (pane_key(duplicates),)
    )
    assert row == ("宁波", 1)


def pane_key(duplicates: Duplicates) -> int:
    """The newer Wang Haitao."""
    return int(duplicates.desk.context.reader().value("SELECT max(id) FROM customer WHERE name = '王海涛'"))


def test_not_the_same_is_remembered(duplicates: Duplicates) -> None:
    duplicates.choose("王总")
    duplicates.press(Qt.Key.Key_N)
    assert ("王总", "王建国") not in duplicates.names()
    duplicates.page.search()
    duplicates.desk.settle()
    assert ("王总", "王建国") not in duplicates.names()
    duplicates.undo()
    duplicates.page.search()
    duplicates.desk.settle()
    assert ("王总", "王建国") in duplicates.names()


def test_a_lead_goes_into_its_customer(duplicates: Duplicates) -> None:
    duplicates.choose("张伟")
    assert duplicates.page.pane.cells == {}
    duplicates.press(Qt.Key.Key_M)
    assert duplicates.desk.context.reader().value("SELECT state FROM lead") == "converted"
    assert ("张伟", "张伟") not in duplicates.names()


def test_all_sure_ones_are_one_step(duplicates: Duplicates) -> None:
    before = duplicates.live()
    duplicates.page.many.click()
    duplicates.desk.settle()
    assert duplicates.names() == [("王总", "王建国")]
    assert len(duplicates.live()) == len(before) - 2
    assert not duplicates.page.many.isEnabled()
    duplicates.undo()
    assert duplicates.live() == before
    assert len(duplicates.names()) == 4


def test_a_stopped_search_leaves_the_page_ready(open_desk: Callable[..., Any], data_file: Path) -> None:
    fill(data_file)
    desk = open_desk()
    page = desk.window.page("duplicates")
    assert isinstance(page, DuplicatesPage)
    page.search()
    page.cancel()
    desk.settle()
    assert page.handle is None
    assert page.again.isEnabled()


def test_a_merge_is_taken_back_from_the_history_long_after(duplicates: Duplicates) -> None:
    duplicates.choose("李娜")  # the two say the same: no field of the one that stays changes
    pair = duplicates.page.pane.pair
    assert pair is not None
    duplicates.press(Qt.Key.Key_M)
    duplicates.choose("王海涛")
    duplicates.press(Qt.Key.Key_M)
    reader = duplicates.desk.context.reader()
    steps = steps_of(reader, "customer", pair.a.id)
    merged = next(step for step in steps if step.code == "record.merge")
    assert merged.step_id in standing(steps, last_step(reader))
    duplicates.desk.context.undo_step(merged.step_id)
    duplicates.desk.settle()
    assert duplicates.live().count("李娜") == 2
    assert duplicates.live().count("王海涛") == 1


def test_the_card_of_a_merged_customer_is_the_one_it_was_merged_into(duplicates: Duplicates) -> None:
    duplicates.choose("王海涛")
    pair = duplicates.page.pane.pair
    assert pair is not None
    duplicates.press(Qt.Key.Key_M)
    duplicates.desk.window.go("customer", {"id": pair.b.id})
    duplicates.desk.settle()
    card: Any = duplicates.desk.window.page("customer")
    assert card.key == pair.a.id
    assert not card.card.deleted
