"""Promises and goals on a deal, on the customer's card and on Today; the timeline tells how they ended."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.queries.search import find
from app.queries.suggestions import suggestions
from app.queries.timeline import timeline
from app.usecases.negotiation import concede
from app.usecases.objections import delete_objection, save_objection
from app.usecases.promises import save_goal, save_promise, set_promise_state
from app.views.find import Finder
from app.vocabulary import RecordKind
from app.widgets.buttons import IconButton
from tests.gui.pages.conftest import NOW, Desk
from tests.gui.probes.bargain import BargainProbe, fill_bargain, words
from tests.gui.probes.lists import Firm


@pytest.fixture
def firm(data_file: Path) -> tuple[Firm, int, int]:
    found = Firm(data_file)
    customer, deal = found.write("deal.create", fill_bargain)
    return found, customer, deal


def panel_of(desk: Desk, page: str, key: int) -> Any:
    desk.window.go(page, {"id": key})
    desk.settle()
    shown: Any = desk.window.page(page)
    return shown.promises


def test_a_promise_of_a_deal_stands_on_the_customer_and_is_kept_by_its_tick(
    firm: tuple[Firm, int, int], open_desk: Callable[..., Desk]
) -> None:
    _firm, customer, deal = firm
    desk = open_desk("deals")
    probe = BargainProbe(desk, deal)
    probe.page.promises.additions()[0][2]()
    desk.settle()
    form = probe.form()
    form.save()
    assert form.form.box("what").error()
    form.what.setText("寄检测报告")
    form.by.setText("2026-09-18")
    form.by.editingFinished.emit()
    probe.save()
    panel = panel_of(desk, "customer", customer)
    (row,) = panel.rows
    assert "寄检测报告" in words(row)
    assert "三店" in words(row)
    tick = row.findChildren(IconButton)[0]
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    desk.settle()
    (row,) = panel.rows
    assert desk.context.word("promise_state", "kept") in words(row)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert row.isAncestorOf(focused), "the keyboard stays where it was"
    assert any("1" in each and each.count("1") >= 2 for each in words(panel).split("\n")), "1 of 1 kept"
    desk.context.undo()
    desk.settle()
    assert desk.context.word("promise_state", "kept") not in words(panel.rows[0])


def test_a_vague_goal_is_asked_back_and_a_clear_one_confirmed(
    firm: tuple[Firm, int, int], open_desk: Callable[..., Desk]
) -> None:
    _firm, _customer, deal = firm
    desk = open_desk("deals")
    probe = BargainProbe(desk, deal)
    panel = probe.page.promises
    panel.additions()[1][2]()
    desk.settle()
    form = probe.form()
    form.what.setPlainText("更好的留存")
    say = desk.context.say
    assert say("goal.ask.measure") in form.asked.text()
    assert say("goal.ask.date") in form.asked.text()
    form.measure.setText("续卡率")
    assert say("goal.ask.figure") in form.asked.text()
    probe.save()
    assert say("goal.ask.figure") in words(panel.rows[0])
    form = probe.ask("goal", goal_id=desk.context.reader().value("SELECT id FROM agreed_goal"))
    form.measure.setText("续卡率 40% 到 55%")
    form.by.setText("2026-12-31")
    form.by.editingFinished.emit()
    assert not form.asked.isVisible()
    probe.save()
    tick = panel.rows[0].findChildren(IconButton)[0]
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    desk.settle()
    assert "康悦" in words(panel.rows[0]), "who confirmed it"


def test_today_names_a_promise_before_it_slips_and_keeps_it(
    firm: tuple[Firm, int, int], open_desk: Callable[..., Desk]
) -> None:
    found, _customer, deal = firm
    found.write("promise.save", save_promise, None, {"what": "寄样品", "by_day": "2026-09-17"}, deal_id=deal)
    desk = open_desk("today")
    page: Any = desk.window.page("today")
    row = page.advice.rows[0]
    assert desk.context.say("suggestion.promise_tomorrow", what="寄样品", days=1) in words(row)
    tick = row.findChildren(IconButton)[0]
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    desk.settle()
    assert desk.context.reader().value("SELECT state FROM promise") == "kept"
    desk.qtbot.waitUntil(lambda: all(each.found.rule != "promise" for each in page.advice.rows))


def test_planning_from_the_advice_proposes_what_was_promised(
    firm: tuple[Firm, int, int], open_desk: Callable[..., Desk]
) -> None:
    found, customer, _deal = firm
    found.write(
        "promise.save", save_promise, None, {"what": "寄样品", "by_day": "2026-09-16"}, customer_id=customer
    )
    found.write(
        "objection.save", save_objection, None, {"kind": "price", "words": "贵"}, customer_id=customer
    )
    desk = open_desk("today")
    page: Any = desk.window.page("today")
    by_rule = {each.rule: each for each in suggestions(desk.context.reader(), NOW, 30, 99)}
    assert page.actions_.suggested_subject(by_rule["promise"]) == "寄样品"


def test_the_timelines_tell_objections_concessions_and_promises(
    firm: tuple[Firm, int, int], open_desk: Callable[..., Desk]
) -> None:
    found, customer, deal = firm
    values = {"kind": "price", "words": "太贵了", "answer": "按三年算", "worked": True}
    found.write("objection.save", save_objection, None, values, deal_id=deal)
    found.write("concession.add", concede, deal, "price", "抹零", amount=100_000, in_return="当周签")
    key = found.write("promise.save", save_promise, None, {"what": "寄样品"}, deal_id=deal)
    found.write("promise.kept", set_promise_state, key, "kept")
    desk = open_desk("customers")
    for page, owner in (("customer", customer), ("deal", deal)):
        desk.window.go(page, {"id": owner})
        desk.settle()
        shown: Any = desk.window.page(page)
        talks = shown.talks if page == "customer" else shown.talking.talks
        sources = {entry.source for entry in talks._feed.entries.values()}
        assert {"objection", "concession", "promise"} <= sources
        assert talks._count.text().split()[0] == str(len(talks._feed.entries))
    only = timeline(desk.context.reader(), RecordKind.CUSTOMER, customer, agreed=True, text="三年")
    assert [entry.source for entry in only] == ["objection"]
    talks.open_entry(("objection", only[0].id))
    desk.settle()
    probe = BargainProbe(desk, deal)
    assert probe.form().words.toPlainText() == "太贵了"
    probe.form().reject()


def test_the_words_of_promises_goals_and_objections_are_found(
    firm: tuple[Firm, int, int], open_desk: Callable[..., Desk]
) -> None:
    found, _customer, deal = firm
    found.write("promise.save", save_promise, None, {"what": "寄面料样品"}, deal_id=deal)
    found.write("goal.save", save_goal, None, {"what": "面料更耐磨"}, deal_id=deal)
    values = {"kind": "product", "words": "面料会起球"}
    objection = found.write("objection.save", save_objection, None, values, deal_id=deal)
    desk = open_desk("today")
    hits = {hit.kind: hit for hit in find(desk.context.reader(), "面料", 20)}
    assert set(hits) == {RecordKind.PROMISE, RecordKind.AGREED_GOAL, RecordKind.OBJECTION}
    assert hits[RecordKind.OBJECTION].detail == "康悦 · 三店"
    Finder(desk.window).open(hits[RecordKind.OBJECTION])
    desk.settle()
    form = BargainProbe(desk, deal).form()
    assert form.words.toPlainText() == "面料会起球"
    form.answer.setPlainText("三年不起球")
    form.save()
    desk.settle()
    assert [hit.id for hit in find(desk.context.reader(), "不起球", 20)] == [objection]
    found.write("objection.delete", delete_objection, objection)
    assert find(desk.context.reader(), "不起球", 20) == []
