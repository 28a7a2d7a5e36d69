"""Deals: board and table of the same records, by keyboard and by dragging; the page of a deal."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt

from app.models import Competitor, CompetitorOffer, DealContact, Objection
from app.queries.deal_history import stages
from app.usecases.deal_input import DealInput
from app.usecases.deals import create_deal, win_deal
from app.usecases.naming import name_columns
from app.usecases.order_input import LineInput, OrderInput, PaymentInput
from app.usecases.orders import create_order
from app.usecases.payments import add_payment
from app.views.deal_words import next_words
from tests.gui.pages.conftest import Desk
from tests.gui.probes.deals import CONTROL, SHIFT, BoardProbe
from tests.gui.probes.lists import Firm

MOON = {"en": "No next step", "zh_CN": "无下一步"}


def add(firm: Firm, name: str, place: int, customer: int | None = None, **values: Any) -> int:
    """A deal in a stage by its place."""

    def usecase(uow: Any) -> int:
        found = uow.driver.execute("SELECT id FROM deal_stage ORDER BY position").fetchall()
        return create_deal(uow, DealInput(name, customer, stage_id=found[place][0], values=values))

    return int(firm.write("deal.create", usecase))


@pytest.fixture
def keys(data_file: Path) -> dict[str, int]:
    """Three deals of one firm: two needs, one in negotiation."""
    firm = Firm(data_file)
    firm.member("陈立")
    (gym,) = firm.customers("Anchor Gym", industry="gym")
    found = {
        "A": add(firm, "A", 0, gym, amount=10_000_000, expected_close="2026-09-20"),
        "B": add(firm, "B", 0, gym, amount=4_000_000),
        "N": add(firm, "N", 3, gym, amount=20_000_000, expected_close="2026-10-20"),
        "gym": gym,
    }
    firm.follow_up("2026-09-14", customer_id=gym, deal_id=found["A"])
    firm.follow_up("2026-09-16T15:00", customer_id=gym, deal_id=found["N"])
    return found


@pytest.fixture
def board(keys: dict[str, int], open_desk: Callable[..., Desk]) -> BoardProbe:
    """The board of these deals."""
    probe = BoardProbe(open_desk("deals"))
    probe.settle()
    return probe


def row(board: BoardProbe, key: int, columns: str) -> Any:
    """Some columns of a deal as they are kept."""
    return board.desk.context.reader().one(f"SELECT {columns} FROM deal WHERE id = ?", (key,))


def test_cards_stand_in_their_stage_and_say_what_comes_next(board: BoardProbe, language: str) -> None:
    assert board.lanes() == [["A", "B"], [], [], ["N"], []]
    assert [board.card(title).chip_tone for title in "ABN"] == ["red", "outline", "amber"]
    assert board.card("B").chip == MOON[language]
    assert board.card("A").head == "Anchor Gym"
    heads = [lane.head for lane in board.board.lanes]
    assert [head.count for head in heads] == ["2", "0", "0", "1", "0"]
    assert heads[3].weighted.endswith("14万" if language == "zh_CN" else "140K")


def test_cards_warn_of_what_stands_against_them(
    data_file: Path, keys: dict[str, int], open_desk: Callable[..., Desk]
) -> None:
    firm = Firm(data_file)

    def stand_against(uow: Any) -> None:
        rival = uow.add(Competitor(**name_columns("Ironline", person=False))).id
        uow.add(CompetitorOffer(deal_id=keys["A"], competitor_id=rival))
        for key in (keys["A"], keys["B"]):
            uow.add(Objection(deal_id=key, kind="price", words="too dear", raised_day="2026-09-01"))

    firm.write("deal.edit", stand_against)
    probe = BoardProbe(open_desk("deals"))
    probe.settle()
    marks = [(probe.card(title).mark, probe.card(title).mark_role) for title in "ABN"]
    assert [role for _words, role in marks] == ["redFg", "amberFg", "mid"], "the gravest of each"
    assert probe.desk.context.word("objection_kind", "price") in marks[1][0]
    assert marks[1][0] in probe.card("A").words, "all of them are read aloud"

    def settle(uow: Any) -> None:
        for one in uow.session.query(Objection):
            one.worked = True
        uow.add(DealContact(deal_id=keys["N"], customer_id=keys["gym"], role="decision_maker"))

    probe.desk.context.run(settle, step=_step(), toast=False)
    probe.settle()
    assert [bool(probe.card(title).mark) for title in "ABN"] == [True, False, False]


def test_a_won_card_tells_how_far_the_money_is(
    data_file: Path, keys: dict[str, int], open_desk: Callable[..., Desk], language: str
) -> None:
    firm = Firm(data_file)
    firm.write("deal.win", win_deal, keys["N"])
    values = {"deal_id": keys["N"], "ordered_day": "2026-09-10", "delivery_day": "2026-09-24"}
    given = OrderInput([LineInput("Bike", price=10_000)], keys["gym"], values)
    order = firm.write("order.create", create_order, given)
    probe = BoardProbe(open_desk("deals"))
    probe.settle()
    assert probe.card("N").chip_icon == "truck"
    pay = PaymentInput(2_500, "2026-09-15")
    probe.desk.context.run(add_payment, order, pay, step=_step(), toast=False)
    probe.settle()
    assert "25%" in probe.card("N").chip
    probe.desk.context.run(add_payment, order, PaymentInput(7_500, "2026-09-16"), step=_step(), toast=False)
    probe.settle()
    assert (probe.card("N").chip_icon, "%" in probe.card("N").chip) == ("checkc", False)


def test_control_and_an_arrow_move_a_card_and_undo_brings_it_back(
    board: BoardProbe, keys: dict[str, int]
) -> None:
    board.go_to("B")
    board.push(Qt.Key.Key_Right, CONTROL)
    assert board.lanes()[:2] == [["A"], ["B"]]
    assert board.current() == "B", "the keyboard goes with the card"
    board.push(Qt.Key.Key_Left, CONTROL)
    assert board.lanes()[0] == ["A", "B"]
    board.desk.context.undo()
    board.desk.settle()
    assert board.lanes()[:2] == [["A"], ["B"]]


def test_a_card_pushed_beyond_the_last_stage_is_won(board: BoardProbe, keys: dict[str, int]) -> None:
    board.go_to("N")
    board.push(Qt.Key.Key_Right, CONTROL)
    assert row(board, keys["N"], "state") == ("won",)
    assert board.lanes() == [["A", "B"], [], [], [], ["N"]]


def test_a_dropped_card_goes_into_the_lane(board: BoardProbe, keys: dict[str, int]) -> None:
    board.drop("A", board.board.lanes[2].list)
    assert board.lanes()[2] == ["A"]


def test_a_card_dropped_on_a_month_closes_then(board: BoardProbe, keys: dict[str, int]) -> None:
    chart = board.page.board.chart
    november = next(at for at, month in enumerate(chart._months) if month.key == "2026-11")
    board.drop("A", chart, QPointF(chart.month_rect(november).center()))
    assert row(board, keys["A"], "expected_close") == ("2026-11-20",)
    july = QPointF(chart.month_rect(0).center())
    board.drop("A", chart, july)
    assert row(board, keys["A"], "expected_close") == ("2026-11-20",), "what is over takes nothing"


def test_the_keyboard_moves_the_day_of_closing_too(board: BoardProbe, keys: dict[str, int]) -> None:
    board.go_to("A")
    board.push(Qt.Key.Key_Right, CONTROL | SHIFT)
    assert row(board, keys["A"], "expected_close") == ("2026-10-20",)
    board.go_to("A")
    board.push(Qt.Key.Key_Left, CONTROL | SHIFT)
    board.push(Qt.Key.Key_Left, CONTROL | SHIFT)
    assert row(board, keys["A"], "expected_close") == ("2026-09-20",), "never before this month"
    board.go_to("B")
    board.push(Qt.Key.Key_Right, CONTROL | SHIFT)
    assert row(board, keys["B"], "expected_close") == ("2026-09-30",), "the first press gives it a month"


def test_arrows_and_letters_walk_over_the_lanes(board: BoardProbe) -> None:
    board.go_to("A")
    board.push(Qt.Key.Key_J)
    assert board.current() == "B"
    board.push(Qt.Key.Key_K)
    assert board.current() == "A"
    board.push(Qt.Key.Key_Right)
    assert board.current() == "N", "empty lanes are passed over"
    board.push(Qt.Key.Key_Left)
    assert board.current() == "A"
    board.push(Qt.Key.Key_Return)
    assert board.desk.window.current_id == "deal"


def test_losing_asks_for_the_reason(board: BoardProbe, keys: dict[str, int]) -> None:
    board.go_to("A")
    board.push(Qt.Key.Key_X)
    dialog = board.dialog()
    board.save()
    assert dialog.form.box("reason").error() == board.desk.context.say("deal.reason_needed")
    dialog.reason.pick("price")
    dialog.competitor.setText("Ironline")
    board.save()
    assert row(board, keys["A"], "state, end_reason") == ("lost", "price")
    assert board.lanes()[0] == ["B"]


def test_the_table_shows_the_same_deals_and_follows(board: BoardProbe, keys: dict[str, int]) -> None:
    board.go_to("N")
    board.page.set_mode("table")
    board.settle()
    assert board.names() == ["A", "N", "B"], "what closes first at the top"
    assert board.page.table.current_id() == keys["N"], "the current deal stays current"
    board.press(Qt.Key.Key_Left, held=CONTROL)
    assert row(board, keys["N"], "stage_id") == (stages(board.desk.context.reader())[2].id,)
    board.view("unplanned")
    assert board.names() == ["B"]
    board.view("all")
    board.page.edit(keys["B"], "amount", "7万")
    board.settle()
    assert row(board, keys["B"], "amount") == (7_000_000,)
    board.page.set_mode("board")
    assert board.card("B").amount == "¥70,000"


def test_chips_narrow_board_and_table_alike(board: BoardProbe, language: str) -> None:
    closing = {"en": "this month", "zh_CN": "本月"}[language]
    board.choose("closing", closing)
    assert board.lanes()[0] == ["A"]
    board.page.set_mode("table")
    board.settle()
    assert board.names() == ["A"]


def test_a_new_deal_in_a_lane_and_its_form(board: BoardProbe, keys: dict[str, int]) -> None:
    board.page.board.new_asked.emit(board.page.board.stage_at(1).id)
    dialog = board.dialog()
    dialog.name.setText("Fresh")
    dialog.amount.setText("lots")
    dialog.odds.setText("130")
    board.save()
    assert dialog.form.box("amount").error() != ""
    assert dialog.form.box("odds").error() != ""
    dialog.amount.setText("1.5万")
    dialog.odds.setText("35%")
    board.save()
    assert board.lanes()[1] == ["Fresh"]
    found = board.desk.context.reader().one("SELECT amount, odds FROM deal WHERE name = 'Fresh'")
    assert found == (1_500_000, 35)


def test_an_empty_file_shows_how_to_begin(open_desk: Callable[..., Desk]) -> None:
    probe = BoardProbe(open_desk("deals"))
    probe.settle()
    assert probe.page.stack.currentWidget() is probe.page.empty


# -- the page of a deal ------------------------------------------------------------------------------------


@pytest.fixture
def page(board: BoardProbe, keys: dict[str, int]) -> Any:
    """The page of deal N."""
    board.desk.window.go("deal", {"id": keys["N"]})
    board.desk.settle()
    return board.desk.window.page("deal")


def test_the_page_tells_where_the_deal_stands(page: Any, board: BoardProbe) -> None:
    assert page.head.texts()[0] == "N"
    assert page.head.bar.current == 3
    assert page.head.customer.text() == "Anchor Gym"
    assert len(page.plans.rows) == 1


def test_a_stage_is_chosen_by_the_bar_and_by_keys(page: Any, board: BoardProbe, keys: dict[str, int]) -> None:
    names = [stage.id for stage in stages(board.desk.context.reader())]
    page.head.stage_chosen.emit(1)
    board.desk.settle()
    assert row(board, keys["N"], "stage_id") == (names[1],)
    page._shift(1)
    board.desk.settle()
    assert row(board, keys["N"], "stage_id") == (names[2],)


def test_a_talk_written_here_belongs_to_the_deal(page: Any, board: BoardProbe, keys: dict[str, int]) -> None:
    page.talking.composer.text.setPlainText("They want black")
    page.talking.composer.save()
    board.desk.settle()
    found = board.desk.context.reader().one("SELECT customer_id, deal_id, summary FROM interaction")
    assert found == (keys["gym"], keys["N"], "They want black")
    assert page.talking.talks.list.model().rowCount() >= 1


def test_who_decides_is_kept_with_stance(page: Any, board: BoardProbe, keys: dict[str, int]) -> None:
    from app.usecases.contacts import ContactInput, add_contact

    board.desk.context.run(add_contact, keys["gym"], ContactInput("林国栋"), step=_step(), toast=False)
    board.desk.settle()
    board.desk.context.dialog.emit("deal_stakes", {"deal_id": keys["N"]})
    (line,) = board.dialog().lines
    line.stance.set_value("for")
    line.has.setChecked(True)
    line.main.setChecked(True)
    board.save()
    assert [(one.name, one.stance, one.main) for one in page.card.stakes] == [("林国栋", "for", True)]


def test_a_panel_is_loaded_when_its_tab_is_looked_at(page: Any, board: BoardProbe) -> None:
    assert "about" not in page.tabs._panels
    page.tabs.bar.set_current("about")
    page.tabs.show_tab("about")
    assert page.tabs.stack.currentWidget() is page.tabs.panel("about")


def test_a_deleted_deal_can_be_restored_from_its_page(
    page: Any, board: BoardProbe, keys: dict[str, int]
) -> None:
    page.deals.delete([keys["N"]])
    board.desk.settle()
    assert page.banner.isVisible()
    page._restore()
    board.desk.settle()
    assert not page.banner.isVisible()


def test_the_customers_card_shows_its_deals(board: BoardProbe, keys: dict[str, int]) -> None:
    board.desk.window.go("customer", {"id": keys["gym"]})
    board.desk.settle()
    card: Any = board.desk.window.page("customer")
    assert [line.row.name for line in card.deals.rows] == ["A", "N", "B"]
    card.deals.rows[0].opened.emit(keys["A"])
    assert board.desk.window.current_id == "deal"


def test_today_points_at_deals_and_leads_to_them(board: BoardProbe, keys: dict[str, int]) -> None:
    from app.queries.deal_suggestions import deals_waiting

    found = {
        call.deal: call.code for call in deals_waiting(board.desk.context.reader(), date(2026, 9, 16), 10)
    }
    assert found == {"A": "suggestion.deal_closing"}, "B is too new to be pointed at"
    board.desk.window.go("today", {})
    board.desk.settle()
    today: Any = board.desk.window.page("today")
    (mine,) = [each for each in today.advice.rows if each.found.deal_id == keys["A"]]
    mine.opened.emit(mine.found)
    assert board.desk.window.current_id == "deal"


def test_a_talk_can_be_pointed_at_a_deal_in_the_large_form(board: BoardProbe, keys: dict[str, int]) -> None:
    board.desk.context.dialog.emit("log", {"customer_id": keys["gym"]})
    dialog = board.dialog()
    assert not dialog.form.box("deal").isHidden()
    dialog.deal.set_value(keys["B"])
    dialog.text.setPlainText("They agree, call again tomorrow 3pm")
    board.save()
    reader = board.desk.context.reader()
    assert reader.value("SELECT deal_id FROM interaction") == keys["B"]
    assert row(board, keys["B"], "next_due") == ("2026-09-17T15:00",)


def test_the_stages_are_edited_in_the_settings(board: BoardProbe, language: str) -> None:
    board.desk.window.go("settings", {"section": "stages"})
    section: Any = board.desk.window.page("settings")
    section = section.section
    assert len(section.lines) == 4
    section.fresh.setText("Trial")
    section.add_stage()
    board.desk.settle()
    assert section.lines[-1].words == "Trial"
    section.lines[0].odds.setValue(15)
    section.lines[0].odds.editingFinished.emit()
    board.desk.settle()
    board.desk.window.go("deals", {})
    board.desk.settle()
    assert len(board.board.lanes) == 6
    assert board.board.lanes[0].head.odds == "15%"


def test_a_target_stands_in_the_forecast(board: BoardProbe, keys: dict[str, int]) -> None:
    chart = board.page.board.chart
    assert {month.target for month in chart._months} == {0}
    before = chart.grab().toImage()
    board.desk.window.go("settings", {"section": "stages"})
    section: Any = board.desk.window.page("settings")
    section = section.section
    section.target.setText("much")
    section.target.editingFinished.emit()
    assert section.target.property("error")
    section.target.setText("12万")
    section.target.editingFinished.emit()
    board.desk.settle()
    board.desk.window.go("deals", {})
    board.settle()
    assert {month.target for month in chart._months} == {12_000_000}
    assert chart._steps[-1][0] >= 12_000_000, "the line is inside the chart"
    assert chart.grab().toImage() != before
    board.desk.context.run(win_deal, keys["N"], step=_step(), toast=False)
    board.settle()
    assert "55%" in board.page.board._notes[1].text(), "200,000 of three months of 120,000"


def test_the_words_of_a_chip(board: BoardProbe, keys: dict[str, int]) -> None:
    from app.queries.deals import deal_rows

    found = deal_rows(board.desk.context.reader(), [keys["N"]])[keys["N"]]
    assert next_words(board.desk.context, found)[1] == "amber"
    assert next_words(board.desk.context, found._replace(next_due="2026-09-17"))[1] == "green"
    assert next_words(board.desk.context, found._replace(next_due=None))[1] == "outline"


def _step() -> Any:
    from app.db.journal_step import Step

    return Step.of("contact.add", name="x")
