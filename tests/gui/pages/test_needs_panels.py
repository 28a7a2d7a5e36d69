"""The panels of a deal: questions answered, needs put down, products proposed; and the bank in the settings."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.db.keys import lookup_key
from app.db.unit_of_work import UnitOfWork
from app.language.question_bank import asked
from app.models import Deal
from app.queries.needs import answers, deal_needs, questions
from app.queries.solution import solution_of
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.naming import set_name
from app.usecases.price_lists import add_price_list
from app.usecases.product_input import NeedAnswered, PriceListInput, ProductInput
from app.usecases.products import create_product
from app.views.needs_panel import NeedsPanel, QuestionLine
from app.views.solution_panel import SolutionPanel
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm


def fill(uow: UnitOfWork) -> int:
    retail = add_price_list(uow, PriceListInput("零售", "CNY"))
    for name, price, needs in (
        (
            "单车 S5",
            528_000,
            [NeedAnswered("安静", "38 分贝"), NeedAnswered("quiet", "38 dB"), NeedAnswered("团课")],
        ),
        ("地胶", 7_800, [NeedAnswered("保护地面", "含裁切")]),
    ):
        create_product(uow, ProductInput(name, {"code": name[-2:]}, {retail: price}, needs))
    customer = create_customer(uow, CustomerInput("康悦", "organisation", {"industry": "健身连锁"}))
    deal = Deal(customer_id=customer, stage_since="2026-09-01", created_day="2026-09-01", currency="CNY")
    set_name(deal, "三店", person=False)
    return uow.add(deal).id


class Panels:
    """Both panels on the deal, in a running window."""

    def __init__(self, desk: Desk, deal: int) -> None:
        self.desk, self.deal = desk, deal
        self.needs, self.solution = NeedsPanel(desk.context), SolutionPanel(desk.context)
        for panel in (self.needs, self.solution):
            panel.setParent(desk.window)
            panel.resize(700, 600)
            panel.show()
            panel.show_deal(deal)

    def question(self, code: str) -> QuestionLine:
        """The line of a question."""
        return next(line for line in self.needs.asked if line.row.code == code)

    def add_need(self, name: str) -> None:
        """Type a need and press Enter."""
        self.needs.field.setText(name)
        QTest.keyClick(self.needs.field, Qt.Key.Key_Return)
        self.desk.settle()

    def names(self) -> list[str]:
        """The needs shown."""
        return [line.row.name for line in self.needs.lines]

    @property
    def reader(self) -> Any:
        """For a look into the file."""
        return self.desk.context.reader()


@pytest.fixture
def panels(data_file: Path, open_desk: Callable[..., Desk]) -> Panels:
    deal = int(Firm(data_file).write("deal.create", fill))
    return Panels(open_desk("today"), deal)


def test_the_questions_are_those_of_the_customers_industry(panels: Panels) -> None:
    assert panels.needs.industry.value() == "fitness"
    assert {line.row.industry for line in panels.needs.asked} == {"fitness", None}
    panels.needs.industry.set_value("hotel")
    panels.needs.industry.activated.emit(0)
    assert {line.row.industry for line in panels.needs.asked} == {"hotel", None}


def test_a_choice_is_kept_and_puts_its_need_on_the_deal(panels: Panels) -> None:
    line = panels.question("fitness.noise")
    QTest.mouseClick(line.chips[0], Qt.MouseButton.LeftButton)
    panels.desk.settle()
    assert line is panels.question("fitness.noise"), "the keyboard stays where it was"
    assert [chip.is_on() for chip in line.chips] == [True, False, False]
    (need,) = panels.names()
    assert need == asked("fitness.noise", panels.desk.context.language).choices[0].need
    panels.desk.context.undo()
    panels.desk.settle()
    assert panels.names() == []
    assert not line.chips[0].is_on()


def test_an_open_answer_is_kept_when_the_field_is_left(panels: Panels) -> None:
    line = panels.question("goal")
    QTest.keyClicks(line.field, "less noise")
    line.field.editingFinished.emit()
    panels.desk.settle()
    key = lookup_key("question", "goal")
    assert answers(panels.reader, "deal", panels.deal)[key].text == "less noise"
    assert line.field.text() == "less noise"


def test_needs_are_typed_weighed_and_removed(panels: Panels) -> None:
    panels.add_need("保护地面")
    panels.add_need("安静")
    line = next(line for line in panels.needs.lines if line.row.name == "安静")
    line.weight.set_value(3)
    line.weight.activated.emit(0)
    panels.desk.settle()
    assert panels.names() == ["安静", "保护地面"], "the weightiest first"
    panels.needs.lines[1].cross.click()
    panels.desk.settle()
    assert [row.name for row in deal_needs(panels.reader, panels.deal)] == ["安静"]


def test_products_are_proposed_with_reasons_and_go_into_the_quote(panels: Panels) -> None:
    for name in ("安静", "团课", "保护地面", "省电"):
        panels.add_need(name)
    panel = panels.solution
    assert not panel.quote.isEnabled()
    panel.propose.click()
    panels.desk.settle()
    assert [line.row.product for line in panel.lines] == ["单车 S5", "地胶"], "one line per product"
    assert "38 分贝" in panel.lines[0].reason.text()
    assert [row.product_id for row in solution_of(panels.reader, panels.deal).uncovered] == [None]
    assert not panel.propose.isEnabled()
    assert "¥5,358" in panel._total.text()
    panel.quote.click()
    panels.desk.settle()
    assert panels.desk.window.current_id == "quote"
    quote = panels.reader.one("SELECT id, deal_id FROM quote")
    assert quote[1] == panels.deal
    lines = panels.reader.all("SELECT name FROM quote_line WHERE quote_id = ? ORDER BY position", (quote[0],))
    assert [name for (name,) in lines] == ["单车 S5", "地胶"]


def test_lines_are_changed_in_place_and_undone(panels: Panels) -> None:
    panel = panels.solution
    panel.picker._take(panel.picker._query("dj")[0])
    panels.desk.settle()
    assert panel.picker.person() is None, "ready for the next one"
    line = panel.lines[0]
    line.quantity.setText("135.5")
    line.quantity.editingFinished.emit()
    panels.desk.settle()
    assert "¥10,569" in panel._total.text()
    panel.lines[0].quantity.setText("many")
    panel.lines[0].quantity.editingFinished.emit()
    assert panel.lines[0].quantity.text() == "135.5"
    panel.lines[0].cross.click()
    panels.desk.settle()
    assert panel.lines == []
    panels.desk.context.undo()
    panels.desk.settle()
    assert [line.row.quantity for line in panel.lines] == [135_500]


def test_the_keyboard_stays_while_other_fields_of_the_solution_are_kept(panels: Panels) -> None:
    for name in ("安静", "保护地面"):
        panels.add_need(name)
    panel = panels.solution
    panel.propose.click()
    panels.desk.settle()
    first, second = panel.lines
    first.quantity.setText("20")
    first.quantity.editingFinished.emit()
    second.reason.setFocus()
    QTest.keyClicks(second.reason, " and")
    panels.desk.settle()
    assert panel.lines == [first, second], "the fields are still those one types in"
    assert second.reason.text().startswith(" and")
    assert "¥105,600" in first._price.text()
    panels.desk.context.undo()
    panels.desk.settle()
    assert first.quantity.text() == "1"


def test_the_bank_is_edited_in_the_settings(data_file: Path, open_desk: Callable[..., Desk]) -> None:
    desk = open_desk("settings")
    desk.window.go("settings", {"section": "questions"})
    section: Any = desk.window.page("settings").section  # type: ignore[attr-defined]
    section.industry.set_value("hotel")
    section.load()
    first = section.lines[0]
    first.active.click()
    desk.settle()
    assert first.row.id not in [row.id for row in questions(desk.context.reader(), "en", "hotel")]
    section.add_question.click()
    dialog: Any = desk.window._modal()
    dialog.text.setText("Which colours?")
    dialog.kind.changed.emit(dialog.kind._choose(1))
    dialog.save()
    assert dialog.form.box("choices").error()
    dialog.choices.setPlainText("black\nwhite")
    dialog.need.setText("looks")
    dialog.save()
    desk.settle()
    made = questions(desk.context.reader(), "en", "hotel")[-1]
    assert (made.text, [choice.text for choice in made.choices], made.need) == (
        "Which colours?",
        ["black", "white"],
        "looks",
    )
    assert [line.row.name for line in section.needs] == ["looks"]
    section.needs[0].remove.click()
    desk.settle()
    assert section.needs == []


def test_a_seeded_question_keeps_both_languages_until_somebody_rewords_it(
    data_file: Path, open_desk: Callable[..., Desk]
) -> None:
    desk = open_desk("settings")
    key = lookup_key("question", "fitness.noise")
    desk.context.dialog.emit("question", {"question_id": key})
    dialog: Any = desk.window._modal()
    dialog.need.setText("quiet")
    dialog.save()
    desk.settle()
    row = desk.context.reader().one("SELECT text, choices FROM question WHERE id = ?", (key,))
    assert row == (None, None)
