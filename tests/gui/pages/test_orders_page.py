"""Orders, one order, receivables, the forms of payment, return and order, the customer's card, the statement."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from app.insight.receivables import Age
from app.usecases.holdings import save_holding
from app.usecases.order_input import InstalmentInput, LineInput, OrderInput
from app.usecases.orders import create_order
from app.usecases.price_lists import add_price_list
from app.usecases.product_input import Part, PriceListInput, ProductInput
from app.usecases.products import create_product
from app.views.order import OrderPage
from app.views.receivables import ReceivablesPage
from app.views.whom import Chosen
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm, ListProbe


@pytest.fixture
def keys(data_file: Path) -> dict[str, int]:
    """An order of two parts, the first overdue since August, and a small one without a customer."""
    firm = Firm(data_file)
    (anchor,) = firm.customers("Anchor Gym")
    plan = [InstalmentInput(60_000, "2026-08-01"), InstalmentInput(40_000, "2026-12-01")]
    lines = [LineInput("Bike", 2_000, 45_000, 0, 1_300), LineInput("Mat", 10_000, 1_000)]
    big = OrderInput(lines, anchor, {"ordered_day": "2026-07-01"}, number="A-1", instalments=plan)
    small = OrderInput(
        [LineInput("Mat", price=500)], None, {"ordered_day": "2026-09-01"}, number="B-2", instalments=()
    )
    return {
        "anchor": anchor,
        "big": firm.write("order.create", create_order, big),
        "small": firm.write("order.create", create_order, small),
    }


@pytest.fixture
def orders(keys: dict[str, int], open_desk: Callable[..., Desk]) -> ListProbe:
    probe = ListProbe(open_desk("orders"), "orders")
    probe.settle()
    return probe


def page_of(desk: Desk, page: str, **arguments: Any) -> Any:
    desk.context.navigate.emit(page, arguments)
    desk.settle()
    found = desk.window.page(page)
    found.resize(1100, 700)
    desk.settle()
    return found


def test_the_list_tells_what_is_owed(orders: ListProbe) -> None:
    assert [orders.cell(row, "number") for row in (0, 1)] == ["B-2", "A-1"]
    assert (orders.cell(1, "total"), orders.cell(1, "open"), orders.cell(1, "paid")) == (
        "¥1,000",
        "¥1,000",
        "—",
    )
    orders.view("overdue")
    assert orders.page.model.total == 1
    texts = orders.page.totals_words({"all": 1})
    assert texts[1:] == [orders.page.tr("Total {sum}").format(sum="¥1,000"),
                         orders.page.tr("Still owed {sum}").format(sum="¥1,000")]  # fmt: skip


def test_a_payment_is_two_keys_and_can_be_taken_back(orders: ListProbe, keys: dict[str, int]) -> None:
    orders.page.table.set_current_id(keys["big"])
    orders.page.letter("P", [keys["big"]])
    dialog = orders.dialog()
    assert dialog.amount.text() == "600.00"  # what is due first
    orders.save()
    orders.settle()
    reader = orders.desk.context.reader()
    assert reader.all("SELECT amount, paid_day FROM payment") == [(60_000, "2026-09-16")]
    assert orders.page.model.row_at(orders.page.model.row_of(keys["big"])).paid == 60_000
    orders.desk.context.undo()
    orders.settle()
    assert reader.value("SELECT paid FROM sales_order WHERE number = 'A-1'") == 0


def test_an_amount_nobody_can_read_is_said(orders: ListProbe, keys: dict[str, int]) -> None:
    orders.page.letter("P", [keys["big"]])
    dialog = orders.dialog()
    dialog.amount.setText("some")
    orders.save()
    assert "some" in dialog.form.box("amount").error()
    dialog.reject()


def test_one_order_shows_its_plan_and_is_delivered_and_cancelled(
    orders: ListProbe, keys: dict[str, int]
) -> None:
    desk = orders.desk
    page = page_of(desk, "order", id=keys["big"])
    assert isinstance(page, OrderPage)
    assert page.customer.text() == "Anchor Gym"
    assert page.order is not None
    assert [part.state.value for part in page.order.parts] == ["overdue", "due"]
    QTest.keyClick(page, Qt.Key.Key_D)
    desk.settle()
    assert page.order.values["state"] == "delivered"
    page._run("order.reopen", "orders:reopen_order")
    desk.settle()
    page._run("order.cancel", "orders:cancel_order", "2026-09-16")
    desk.settle()
    assert page.order.values["state"] == "cancelled"
    assert not page.pay_button.isEnabled()
    desk.context.undo()
    desk.settle()
    assert page.order.values["state"] == "open"


def test_a_return_knows_what_is_still_there(orders: ListProbe, keys: dict[str, int]) -> None:
    orders.desk.context.dialog.emit("goods_return", {"order_id": keys["big"]})
    dialog = orders.dialog()
    assert (dialog.quantity.text(), dialog.amount.text()) == ("2", "900.00")
    dialog.quantity.setText("1")
    assert dialog.amount.text() == "450.00"
    orders.save()
    orders.settle()
    page = page_of(orders.desk, "order", id=keys["big"])
    assert page.order.values["returned"] == 45_000
    page._remove_return(page.order.returns[0].id)
    orders.settle()
    assert page.order.values["returned"] == 0


def test_a_new_order_is_written_with_its_plan(orders: ListProbe, keys: dict[str, int]) -> None:
    orders.desk.window.do("new")
    dialog = orders.dialog()
    orders.save()
    assert dialog.sums.box("promotion").error() == orders.desk.context.say("order.no_lines")
    dialog.whom.set_chosen(Chosen(keys["anchor"]))
    line = dialog.lines.lines[0]
    line.name.setText("Treadmill")
    line.quantity.setText("2")
    line.price.setText("1,200.50")
    line.discount.setText("10")
    assert dialog.total.text().startswith("¥2,160.90")
    dialog.promotion.setText("0.90")
    dialog.plan.add_by_hand()
    assert dialog.plan.parts[0].amount.text() == "2160.00"
    dialog.plan.parts[0].amount.setText("1000")
    orders.save()
    assert "¥2,160" in dialog.sums.box("plan").error()
    dialog.plan.add_by_hand()
    orders.save()
    orders.settle()
    reader = orders.desk.context.reader()
    row = reader.one(
        "SELECT total, promotion, buyer_name, number FROM sales_order WHERE number LIKE 'O-2026-%'"
    )
    assert row[:3] == (216_000, -90, "Anchor Gym")
    assert reader.all("SELECT amount FROM instalment WHERE amount IN (100000, 116000) ORDER BY position") == [
        (100_000,), (116_000,),
    ]  # fmt: skip
    page = orders.desk.window.page("order")
    assert page.order.values["number"] == row[3]


def test_products_are_found_by_pinyin_and_code_and_fill_the_line(
    data_file: Path, keys: dict[str, int], open_desk: Callable[..., Desk]
) -> None:
    firm = Firm(data_file)
    usual = firm.write("price_list.add", add_price_list, PriceListInput("零售", "CNY"))
    bike = ProductInput(
        "静音单车", {"code": "S5", "unit": "台", "tax_rate": 1_300, "cost": 300_000, "currency": "CNY"},
        {usual: 528_000},
    )  # fmt: skip
    mat = ProductInput("地胶垫", {"code": "FM", "unit": "平米"}, {usual: 7_800})
    bike_key = firm.write("product.create", create_product, bike)
    mat_key = firm.write("product.create", create_product, mat)
    pack = ProductInput("开店套餐", {"code": "P1"}, parts=[Part(bike_key, 2_000), Part(mat_key, 30_000)])
    firm.write("product.create", create_product, pack)
    probe = ListProbe(open_desk("orders"), "orders")
    probe.desk.window.do("new")
    dialog = probe.dialog()
    line = dialog.lines.lines[0]
    line.name.setFocus()
    QTest.keyClicks(line.name, "jydc")
    QTest.keyClick(line.name, Qt.Key.Key_Return)
    shown = (line.name.text(), line.unit.text(), line.price.text(), line.tax.text())
    assert shown == ("静音单车", "台", "5280.00", "13%")
    assert line.quantity.hasFocus()
    dialog.lines.add_by_hand()
    probe.desk.settle()
    other = dialog.lines.lines[1]
    QTest.keyClicks(other.name, "P1")
    QTest.keyClick(other.name, Qt.Key.Key_Return)
    told = [(line.name.text(), line.quantity.text()) for line in dialog.lines.lines]
    assert told == [("静音单车", "1"), ("静音单车", "2"), ("地胶垫", "30")]
    dialog.lines.add_by_hand()
    probe.desk.settle()
    free = dialog.lines.lines[3]
    QTest.keyClicks(free.name, "zz")
    assert free.name.suggestions.isHidden()
    free.name.setText("搬运")
    probe.save()
    probe.settle()
    reader = probe.desk.context.reader()
    rows = reader.all(
        "SELECT name, product_id, code, cost, bundle_id IS NOT NULL FROM order_line WHERE order_id = "
        "(SELECT max(id) FROM sales_order) ORDER BY position"
    )
    assert rows == [
        ("静音单车", bike_key, "S5", 300_000, 0),
        ("静音单车", bike_key, "S5", 300_000, 1),
        ("地胶垫", mat_key, "FM", None, 1),
        ("搬运", None, None, None, 0),
    ]


def test_escape_closes_the_suggestions_before_the_form(
    data_file: Path, keys: dict[str, int], open_desk: Callable[..., Desk]
) -> None:
    firm = Firm(data_file)
    firm.write("product.create", create_product, ProductInput("静音单车", {"code": "S5"}))
    probe = ListProbe(open_desk("orders"), "orders")
    probe.desk.window.do("new")
    dialog = probe.dialog()
    field = dialog.lines.lines[0].name
    field.setFocus()
    QTest.keyClicks(field, "S5")
    assert field.suggestions.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.suggestions.isHidden()
    assert probe.has_dialog()
    assert field.text() == "S5"


def test_editing_an_order_keeps_what_was_not_touched(orders: ListProbe, keys: dict[str, int]) -> None:
    orders.page.letter("E", [keys["big"]])
    dialog = orders.dialog()
    assert [line.name.text() for line in dialog.lines.lines] == ["Bike", "Mat"]
    dialog.lines_of["invoice_number"].setText("F-77")
    dialog.bought_for.set_value("quality")
    orders.save()
    orders.settle()
    reader = orders.desk.context.reader()
    row = reader.one("SELECT total, invoice_number, bought_for FROM sales_order WHERE id = ?", (keys["big"],))
    assert row == (100_000, "F-77", "quality")
    live = "SELECT amount FROM instalment WHERE order_id = ? AND deleted_at IS NULL ORDER BY position"
    assert reader.all(live, (keys["big"],)) == [(60_000,), (40_000,)]


def test_every_sum_of_the_receivables_opens_its_orders(orders: ListProbe, keys: dict[str, int]) -> None:
    desk = orders.desk
    page = page_of(desk, "receivables")
    assert isinstance(page, ReceivablesPage)
    assert sorted((row, age.value if age else "") for row, age in page.cells) == [
        (0, ""), (0, "not_due"), (0, "to_60"), (1, ""), (1, "no_day"),
    ]  # fmt: skip
    page.cells[0, Age.TO_60].click()
    desk.settle()
    assert desk.window.page("orders").filter.ids == (keys["big"],)


def test_a_bar_of_the_ages_opens_the_orders_behind_it(orders: ListProbe, keys: dict[str, int]) -> None:
    desk = orders.desk
    page = page_of(desk, "receivables")
    (chart,) = page.charts
    _title, finding, rows = chart.table()
    assert "¥600" in finding
    assert [row[1] for row in rows] == ["¥5", "¥400", "—", "¥600", "—", "—"]
    chart.view.setFocus(Qt.FocusReason.TabFocusReason)
    for _step in range(3):
        QTest.keyClick(chart.view, Qt.Key.Key_Down)
    QTest.keyClick(chart.view, Qt.Key.Key_Return)
    desk.settle()
    assert desk.window.page("orders").filter.ids == (keys["big"],)


def test_the_card_of_the_customer_shows_orders_and_holdings(
    data_file: Path, keys: dict[str, int], open_desk: Callable[..., Desk]
) -> None:
    values = {"name": "Care", "ends": "2026-09-30"}
    Firm(data_file).write("holding.add", save_holding, "contract", None, keys["anchor"], values)
    desk = open_desk("customers")
    page = page_of(desk, "customer", id=keys["anchor"])
    assert [row.accessibleName().split(" ")[0] for row in page.sales.orders.rows] == ["¥1,000"]
    assert page.sales.holdings.rows[0].accessibleName().startswith("Care")
    page.sales.orders.rows[0].opened.emit()
    desk.settle()
    assert desk.window.page("order").key == keys["big"]
    today = page_of(desk, "today")
    assert not today.coming.isHidden()


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_a_statement_is_written(
    orders: ListProbe, keys: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    target = tmp_path / f"statement.{kind}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    orders.desk.context.dialog.emit("statement", {"customer_id": keys["anchor"]})
    dialog = orders.dialog()
    assert "¥1,000" in dialog.told.text()
    dialog.format.set_value(kind)
    dialog.write()
    orders.settle()
    assert target.read_bytes()[:4] == (b"%PDF" if kind == "pdf" else b"PK\x03\x04")


def test_a_contract_is_added_renewed_and_removed(orders: ListProbe, keys: dict[str, int]) -> None:
    desk = orders.desk
    page = page_of(desk, "customer", id=keys["anchor"])
    desk.context.dialog.emit("holding", {"table": "contract", "customer_id": keys["anchor"]})
    dialog = orders.dialog()
    orders.save()
    assert dialog.form.box("name").error()
    dialog.edits["name"].setText("Care")
    for column, day in (("starts", "2025-10-01"), ("ends", "2026-09-30")):
        dialog.days[column].setText(day)
        dialog.days[column].editingFinished.emit()
    orders.save()
    orders.settle()
    reader = desk.context.reader()
    key = reader.value("SELECT id FROM contract")
    renewing = {"table": "contract", "customer_id": keys["anchor"], "key": key, "renew": True}
    desk.context.dialog.emit("holding", renewing)
    orders.dialog()
    orders.save()
    orders.settle()
    assert reader.all("SELECT starts, ends, state FROM contract ORDER BY id") == [
        ("2025-10-01", "2026-09-30", "renewed"), ("2026-10-01", "2027-09-30", "active"),
    ]  # fmt: skip
    assert len(page.sales.holdings.rows) == 2


def test_the_form_of_a_card_use(
    data_file: Path, keys: dict[str, int], open_desk: Callable[..., Desk]
) -> None:
    values = {"name": "Ten visits", "uses_left": 10}
    card = Firm(data_file).write("holding.add", save_holding, "card", None, keys["anchor"], values)
    probe = ListProbe(open_desk("orders"), "orders")
    probe.desk.context.dialog.emit("card_use", {"card_id": card, "name": "Ten visits"})
    dialog = probe.dialog()
    dialog.uses.setText("3")
    probe.save()
    probe.settle()
    assert probe.desk.context.reader().value("SELECT uses_left FROM card") == 7


def test_the_history_of_an_order_speaks_in_words(orders: ListProbe, keys: dict[str, int]) -> None:
    desk, say = orders.desk, orders.desk.context.say
    page = page_of(desk, "order", id=keys["big"])
    page.deliver()
    desk.settle()
    desk.context.dialog.emit("history", {"table": "sales_order", "record_id": keys["big"]})
    dialog = orders.dialog()
    desk.settle()
    newest = dialog.steps[0]
    assert desk.context.step_text(newest.code, newest.details) == say("step.order.deliver", name="A-1")
    shown = {one.name: one.after for one in dialog._words.changes(newest.changes, created=False)}
    assert shown[say("history.field.state")] == desk.context.word("order_state", "delivered")
    dialog.reject()


def test_of_very_many_debts_the_largest_are_shown_and_the_rest_is_a_list(
    orders: ListProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    from app.views import receivables

    monkeypatch.setattr(receivables, "MOST", 1)
    page = page_of(orders.desk, "receivables")
    assert {row for row, _age in page.cells} == {0}
    page._all()
    orders.settle()
    assert orders.desk.window.page("orders").filter.money == "unpaid"
    assert orders.page.model.total == 2


def test_an_order_that_was_rounded_is_edited_without_another_total(
    data_file: Path, keys: dict[str, int], open_desk: Callable[..., Desk]
) -> None:
    given = OrderInput(
        [LineInput("Bike", 1_000, 100_050, 0, 1_300)], keys["anchor"], tax_included=False, round_to=100
    )
    key = Firm(data_file).write("order.create", create_order, given)
    probe = ListProbe(open_desk("orders"), "orders")
    reader = probe.desk.context.reader()
    before = reader.one("SELECT total, net, tax, rounding FROM sales_order WHERE id = ?", (key,))
    probe.page.letter("E", [key])
    dialog = probe.dialog()
    dialog.note.setPlainText("by lift")
    probe.save()
    probe.settle()
    after = reader.one("SELECT total, net, tax, rounding, note FROM sales_order WHERE id = ?", (key,))
    assert after == (*before, "by lift")
    assert before[3] < 0
