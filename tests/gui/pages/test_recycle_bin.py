"""The recycle bin page: see who deleted what, restore it, erase it for good after a question."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.db.journal import Step
from app.db.store import Store
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.days import instant
from app.usecases.leads import LeadInput, create_lead
from app.usecases.recycling import recycle_records
from app.views.recycle_bin import RecycleBinPage
from app.widgets.dialog import MessageDialog
from tests.gui.pages.conftest import NOW

FIRMS = ("云溪国际酒店", "江南里民宿", "澄湖社区中心")


def fill(path: Path, days_ago: int = 0) -> None:
    """Three customers and a lead, all deleted some days ago."""
    path.unlink()  # stamps never go back, so the file itself must be as old
    store = Store.create(path, now=lambda: instant(NOW - timedelta(days=days_ago)))
    keys = []
    for name in FIRMS:
        with store.write(Step.of("customer.create", name=name)) as uow:
            keys.append(create_customer(uow, CustomerInput(name, "organisation", {})))
    with store.write(Step.of("lead.create", name="何川")) as uow:
        lead = create_lead(uow, LeadInput("何川", {}))
    with store.write(Step.of("customer.delete", count=3)) as uow:
        recycle_records(uow, "customer", keys)
    with store.write(Step.of("lead.delete", count=1)) as uow:
        recycle_records(uow, "lead", [lead])
    store.close()


class Bin:
    """The page of a desk."""

    def __init__(self, desk: Any) -> None:
        self.desk = desk
        page = desk.window.page("recycle_bin")
        assert isinstance(page, RecycleBinPage)
        self.page = page

    def titles(self) -> list[str]:
        """What the table shows."""
        return [self.page.model.row_at(row).title for row in range(self.page.model.total)]

    def press(self, key: Qt.Key) -> None:
        """A key while the table has the focus."""
        self.page.table.setFocus()
        QTest.keyClick(self.page.table, key)
        self.desk.settle()

    def live(self, table: str = "customer") -> set[str]:
        """Names that are not deleted."""
        rows = self.desk.context.reader().all(f"SELECT name FROM {table} WHERE deleted_at IS NULL")
        return {name for (name,) in rows}


@pytest.fixture
def bin_page(open_desk: Callable[..., Any], data_file: Path) -> Bin:
    fill(data_file, days_ago=2)
    return Bin(open_desk("recycle_bin"))


def test_each_kind_has_its_tab_and_says_how_long_it_stays(bin_page: Bin) -> None:
    assert sorted(bin_page.titles()) == sorted(FIRMS)
    row = bin_page.page.model.row_at(0)
    assert "28" in bin_page.page._left(row)[0]
    bin_page.page.show_table("lead")
    assert bin_page.titles() == ["何川"]


def test_r_restores_the_row_and_undo_deletes_it_again(bin_page: Bin) -> None:
    wanted = bin_page.titles()[0]
    bin_page.press(Qt.Key.Key_R)
    assert bin_page.live() == {wanted}
    assert wanted not in bin_page.titles()
    bin_page.desk.context.undo()
    bin_page.desk.settle()
    assert bin_page.live() == set()


def test_ticked_rows_are_restored_together(bin_page: Bin) -> None:
    bin_page.page.table.tick_all()
    bin_page.page.restore()
    bin_page.desk.settle()
    assert bin_page.live() == set(FIRMS)
    assert bin_page.titles() == ["何川"]  # the next kind with something in it


def test_erasing_asks_naming_what_and_how_many_and_no_keeps_it(bin_page: Bin) -> None:
    bin_page.page.table.tick_all()
    bin_page.page.erase()
    question = bin_page.desk.window.findChild(MessageDialog)
    assert question is not None
    assert "3" in question.confirm_button.text()
    question.reject()
    bin_page.desk.settle()
    assert len(bin_page.titles()) == 3


def test_erasing_leaves_no_trace(bin_page: Bin, data_file: Path) -> None:
    bin_page.page.table.tick_all()
    bin_page.page.erase()
    question = bin_page.desk.window.findChild(MessageDialog)
    assert question is not None
    question.accept()
    bin_page.desk.settle()
    assert bin_page.titles() == ["何川"]
    written = [data_file, Path(f"{data_file}-wal")]
    assert not any(FIRMS[0].encode() in part.read_bytes() for part in written if part.exists())


def test_what_lies_longer_than_thirty_days_is_gone_after_the_start(
    open_desk: Callable[..., Any], data_file: Path
) -> None:
    fill(data_file, days_ago=31)
    page = Bin(open_desk("recycle_bin"))
    page.desk.qtbot.waitUntil(lambda: page.page.model.total == 0, timeout=5_000)
    page.desk.settle()
    assert page.page.stack.currentWidget() is page.page.empty
    assert page.desk.context.reader().value("SELECT count(*) FROM lead") == 0
