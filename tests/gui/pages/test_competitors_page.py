"""Competitors: kept in the form, counted, deleted and undone, found by the search; the bank of answers; histories."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.queries.search import find
from app.usecases.competitors import save_competitor
from app.usecases.deal_input import EndInput
from app.usecases.deals import lose_deal
from app.usecases.negotiation import set_competitor_offer, set_term
from app.usecases.objections import save_objection
from app.usecases.promises import save_goal, save_promise
from app.views.dialogs.history import NAMES, HistoryDialog
from app.views.find import Finder
from app.widgets.dialog import OverlayDialog
from tests.gui.pages.conftest import Desk
from tests.gui.probes.bargain import fill_bargain, words
from tests.gui.probes.lists import Firm


class Rivals:
    """The page of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        desk.window.go("competitors", {})
        desk.settle()
        self.page: Any = desk.window.page("competitors")

    def names(self) -> list[str]:
        """What the table shows."""
        return [self.page.model.row_at(place).name for place in range(self.page.model.total)]

    def cell(self, place: int, key: str) -> str:
        """The words of a cell."""
        at = [column.key for column in self.page.model.columns].index(key)
        return str(self.page.model.index(place, at).data())


def desk_form(desk: Desk) -> Any:
    """The form over the window."""
    return [each for each in desk.window.findChildren(OverlayDialog) if each.isVisible()][-1]


@pytest.fixture
def lost(data_file: Path) -> tuple[Firm, int]:
    """A deal lost to 力健, and one more competitor."""
    firm = Firm(data_file)
    _customer, deal = firm.write("deal.create", fill_bargain)
    firm.write("deal.lose", lose_deal, deal, EndInput("price", None, "力健", None))
    firm.write("competitor.create", save_competitor, None, "动界", {"product": "家用有氧"})
    return firm, deal


def test_the_score_and_the_deals_are_a_key_away(
    lost: tuple[Firm, int], open_desk: Callable[..., Desk]
) -> None:
    rivals = Rivals(open_desk("today"))
    assert rivals.names() == ["动界", "力健"]
    assert (rivals.cell(1, "won"), rivals.cell(1, "lost"), rivals.cell(1, "rate")) == ("0", "1", "0 %")
    rivals.page.table.set_current_row(1)
    QTest.keyClick(rivals.page.table, Qt.Key.Key_D)
    rivals.desk.settle()
    deals: Any = rivals.desk.window.page("deals")
    assert rivals.desk.window.current is deals
    rivals.desk.qtbot.waitUntil(
        lambda: [deals.model.row_at(at).id for at in range(deals.model.total)] == [lost[1]]
    )


def test_a_competitor_is_written_down_changed_deleted_and_undone(
    lost: tuple[Firm, int], open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk("today")
    rivals = Rivals(desk)
    desk.window.do("new")
    desk.settle()
    form = desk_form(desk)
    form.save()
    assert form.form.box("name").error()
    form.name.setText("强力")
    form.lines["government_ties"].setText("入围采购名录")
    form.save()
    desk.qtbot.waitUntil(lambda: len(rivals.names()) == 3)
    assert {hit.title for hit in find(desk.context.reader(), "qiangli", 10)} == {"强力"}
    assert {hit.title for hit in find(desk.context.reader(), "家用有氧", 10)} == {"动界"}
    hit = next(hit for hit in find(desk.context.reader(), "强力", 10) if hit.title == "强力")
    finder = Finder(desk.window)
    assert "强力" in [item.title for item in finder.query("qiangli")]
    desk.window.go("today", {})
    finder.open(hit)
    desk.settle()
    assert desk.window.current is rivals.page
    place = rivals.names().index("强力")
    desk.qtbot.waitUntil(lambda: rivals.page.table.current_id() == hit.id)
    rivals.page.table.set_current_row(place)
    QTest.keyClick(rivals.page.table, Qt.Key.Key_Delete)
    desk.qtbot.waitUntil(lambda: "强力" not in rivals.names())
    desk.context.undo()
    desk.qtbot.waitUntil(lambda: "强力" in rivals.names())


def test_a_table_goes_out_and_back_in(
    lost: tuple[Firm, int], open_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = open_desk("today")
    rivals = Rivals(desk)
    out = tmp_path / "rivals.csv"
    rivals.page.export_to(out)
    desk.settle()
    text = out.read_text("utf-8-sig")
    assert desk.context.say("competitor.column.government_ties") in text
    out.write_text(text.replace("家用有氧", "商用有氧"), "utf-8")
    rivals.page.import_from(out)
    desk.qtbot.waitUntil(lambda: rivals.page.model.row_at(0).product == "商用有氧")
    assert len(rivals.names()) == 2


def test_the_bank_is_edited_in_the_settings(data_file: Path, open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("today")
    desk.window.go("settings", {"section": "answers"})
    desk.settle()
    section: Any = desk.window.page("settings").section  # type: ignore[attr-defined]
    seeded = len(section.lines)
    assert seeded == 4
    section.add_answer.click()
    desk.settle()
    form = desk_form(desk)
    form.save()
    assert form.form.box("text").error()
    form.text.setPlainText("先看三年总成本")
    form.save()
    desk.settle()
    assert "先看三年总成本" in words(section)
    section.lines[0].remove.click()
    desk.settle()
    assert len(section.lines) == seeded
    desk.context.undo()
    desk.settle()
    assert len(section.lines) == seeded + 1


def test_a_file_without_answers_gets_them_when_they_are_asked_for(
    data_file: Path, open_desk: Callable[..., Desk]
) -> None:
    """One made by the first release with deals, before the answers came with the program."""
    firm = Firm(data_file)

    def empty(uow: Any) -> None:
        uow.driver.execute("DELETE FROM objection_answer")
        uow.keep_step()

    firm.write("answer.delete", empty)
    desk = open_desk("today")
    desk.window.go("settings", {"section": "answers"})
    desk.settle()
    section: Any = desk.window.page("settings").section  # type: ignore[attr-defined]
    desk.qtbot.waitUntil(lambda: len(section.lines) == 4)
    assert desk.context.reader().value("SELECT count(*) FROM objection_answer") == 20
    desk.context.undo()
    desk.settle()
    assert desk.context.reader().value("SELECT count(*) FROM objection_answer WHERE deleted_at IS NULL") == 20


def test_every_history_that_can_be_asked_for_opens(
    lost: tuple[Firm, int], open_desk: Callable[..., Desk]
) -> None:
    firm, deal = lost
    rival = firm.write(
        "competitor.create", save_competitor, None, "强力", {"price": "低一成", "promotion": "满减"}
    )
    offer = firm.write("competitor_offer.set", set_competitor_offer, deal, "强力", amount=900_000)
    records = {
        "deal": deal,
        "competitor": rival,
        "competitor_offer": offer,
        "term": firm.write("term.set", set_term, deal, "price", {"floor_amount": 800_000, "agreed": True}),
        "promise": firm.write(
            "promise.save", save_promise, None, {"what": "寄", "by_day": "2026-09-20"}, deal_id=deal
        ),
        "agreed_goal": firm.write("goal.save", save_goal, None, {"what": "更安静"}, deal_id=deal),
        "objection": firm.write(
            "objection.save",
            save_objection,
            None,
            {"kind": "price", "words": "贵", "worked": False},
            deal_id=deal,
        ),
    }
    assert set(records) <= set(NAMES)
    desk = open_desk("today")
    said = {}
    for table, key in records.items():
        desk.context.dialog.emit("history", {"table": table, "record_id": key})
        desk.settle()
        form = desk_form(desk)
        assert isinstance(form, HistoryDialog)
        assert form.steps
        said[table] = words(form)
        form.reject()
        desk.settle()
    assert "满减" in said["competitor"]
    assert "¥9,000" in said["competitor_offer"]
    assert "¥8,000" in said["term"]
    assert desk.context.word("objection_kind", "price") in said["objection"]
