"""The negotiation of a deal through the window: terms, concessions, objections, competitors."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.queries.objections import answer_bank
from app.usecases.objections import save_objection
from tests.gui.pages.conftest import Desk
from tests.gui.probes.bargain import BargainProbe, fill_bargain, words
from tests.gui.probes.lists import Firm

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def probe(data_file: Path, open_desk: Callable[..., Desk]) -> BargainProbe:
    _customer, deal = Firm(data_file).write("deal.create", fill_bargain)
    return BargainProbe(open_desk("deals"), deal)


def test_terms_show_ask_offer_and_floor_with_the_margins(probe: BargainProbe) -> None:
    form = probe.ask("term", deal_id=probe.deal, kind="price")
    form.amounts["ask"].setText("10.17万")
    form.amounts["floor"].setText("90,400")
    form.words["floor"].setText("老板点头")
    probe.save()
    shown = words(probe.panel.terms)
    assert "¥101,700" in shown
    assert "¥90,400 · 老板点头" in shown
    figures = words(probe.panel.price)
    assert {"25%", "16.67%", "6.25%", "24.67%", "¥22,600"} <= set(figures.replace(" ", "").split("\n"))
    kinds = [mark.kind for mark in probe.panel.price.scale._marks]
    assert sorted(kinds) == ["ask", "floor", "list", "offer"]
    probe.undo()
    assert "¥90,400" not in words(probe.panel.terms)


def test_an_amount_that_cannot_be_read_is_said_in_place(probe: BargainProbe) -> None:
    form = probe.ask("term", deal_id=probe.deal, kind="price")
    form.amounts["ask"].setText("a lot")
    form.save()
    assert "a lot" in form.form.box("ask_amount").error()
    form.amounts["ask"].setText("USD 5")
    form.save()
    assert form.form.box("ask_amount").error()
    form.reject()


def test_words_of_another_kind_do_not_get_the_amounts_of_the_price(probe: BargainProbe) -> None:
    form = probe.ask("term", deal_id=probe.deal)
    form.kind.set_value("payment")
    form.kind.activated.emit(form.kind.currentIndex())
    assert form.amounts["ask"].isHidden() or not form.amounts["ask"].isVisible()
    form.words["ask"].setText("验收后付")
    form.agreed.setChecked(True)
    probe.save()
    (term,) = probe.panel.found.terms
    assert (term.kind, term.ask, term.ask_amount, bool(term.agreed)) == ("payment", "验收后付", None, True)


def test_a_concession_lowers_the_offer_and_is_logged_with_day_and_margin(probe: BargainProbe) -> None:
    probe.press(probe.panel.concessions, probe.panel.concessions.add_button.text())
    form = probe.form()
    form.amount.setText("3000")
    form.what.setText("抹零")
    form.in_return.setText("当周签")
    probe.save()
    shown = words(probe.panel.concessions)
    assert "−¥3,000" in shown
    assert "22.95%" in shown.replace(" ", "")
    assert "抹零" in shown
    assert probe.panel.found.standing.offer == 11_000_000
    probe.undo()
    assert probe.panel.found.standing.offer == 11_300_000
    assert "抹零" not in words(probe.panel.concessions)


def test_a_concession_without_words_or_above_the_offer_is_refused(probe: BargainProbe) -> None:
    form = probe.ask("concession", deal_id=probe.deal)
    form.save()
    assert form.form.box("what").error()
    form.what.setText("全送")
    form.amount.setText("12万")
    form.save()
    probe.desk.settle()
    assert form.form.box("amount").error() == probe.desk.context.say("negotiation.more_than_offer")
    form.reject()


def chip(probe: BargainProbe, code: str) -> Any:
    wanted = probe.desk.context.say(f"value_added.{code}")
    return next(each for each in probe.panel.concessions.chips if wanted in each.text())


def test_an_alternative_is_one_press_away_and_not_offered_twice(probe: BargainProbe) -> None:
    QTest.mouseClick(chip(probe, "training"), LEFT)
    probe.desk.settle()
    form = probe.form()
    assert form.kind.value() == "after_sales"
    assert form.what.text() == probe.desk.context.say("value_added.training")
    probe.save()
    left = [each.text() for each in probe.panel.concessions.chips]
    assert not any(probe.desk.context.say("value_added.training") in text for text in left)
    QTest.mouseClick(chip(probe, "longer_order"), LEFT)
    probe.desk.settle()
    assert probe.form().in_return.text() == probe.desk.context.say("value_added.longer_order")
    probe.form().reject()


def test_an_objection_gets_the_best_answer_of_the_bank(data_file: Path, probe: BargainProbe) -> None:
    bank = answer_bank(probe.desk.context.reader(), "price")
    firm = Firm(data_file)
    for number in range(10):
        values = {"kind": "price", "words": "贵", "banked_answer_id": bank[2].id, "worked": number < 8}
        firm.write("objection.save", save_objection, None, values, customer_id=customer_of(probe))
    form = probe.ask("objection", deal_id=probe.deal)
    form.words.setPlainText("比别家贵一成")
    probe.save()
    (row,) = probe.panel.objections.rows
    said = words(row)
    best = probe.desk.context.say(f"objection_answer.{bank[2].code}")
    assert best in said
    assert "80%" in said.replace(" ", "")
    probe.press(row, row.findChildren(type(probe.panel.objections.add_button))[0].text())
    (kept,) = probe.panel.found.objections
    assert (kept.answer, kept.banked_answer_id) == (best, bank[2].id)
    (row,) = probe.panel.objections.rows
    entries = probe.panel.objections._menu(kept)
    entries[0][2]()
    probe.desk.settle()
    assert probe.panel.found.objections[0].worked is True
    assert answer_bank(probe.desk.context.reader(), "price")[0].rate.cases == 11


def customer_of(probe: BargainProbe) -> int:
    return int(probe.desk.context.reader().value("SELECT customer_id FROM deal WHERE id = ?", (probe.deal,)))


def test_a_competitor_is_named_with_price_and_score(probe: BargainProbe) -> None:
    form = probe.ask("competitor_offer", deal_id=probe.deal)
    form.save()
    assert form.form.box("name").error()
    form.who.setText("力健")
    form.amount.setText("101,700")
    form.offer.setText("送保养")
    probe.save()
    (row,) = probe.panel.rivals.rows
    said = words(row)
    assert "力健" in said
    assert "¥11,300" in said, "how far it is from ours"
    assert any("10%" in each.replace(" ", "") for each in words(probe.panel.advice).split("\n"))
    again = probe.ask("competitor_offer", deal_id=probe.deal, offer_id=probe.panel.found.offers[0].id)
    again.amount.setText("12万")
    probe.save()
    assert [each.amount for each in probe.panel.found.offers] == [12_000_000]
    assert probe.desk.context.reader().value("SELECT count(*) FROM competitor") == 1


def test_the_advice_asks_for_a_floor_first(probe: BargainProbe) -> None:
    assert probe.desk.context.say("bargain.no_floor") in words(probe.panel.advice)
