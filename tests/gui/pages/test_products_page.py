"""Products: the list with the prices of one list, cells typed in place, the form, price lists, off sale."""

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.db.unit_of_work import UnitOfWork
from app.queries.products import price_lists
from app.usecases.price_lists import add_price_list
from app.usecases.product_input import NeedAnswered, Part, PriceListInput, ProductInput
from app.usecases.products import create_product
from app.views.find import Finder
from app.views.history_words import HistoryWords
from app.views.pages import page_titles
from tests.gui.pages.conftest import Desk
from tests.gui.probes.export import ExportProbe
from tests.gui.probes.importing import ImportProbe
from tests.gui.probes.lists import Firm, ListProbe


def fill(uow: UnitOfWork) -> None:
    retail = add_price_list(uow, PriceListInput("零售", "CNY"))
    chain = add_price_list(uow, PriceListInput("连锁", "CNY", tax_included=False))
    bike = create_product(
        uow,
        ProductInput(
            "动感单车 S5",
            {"code": "S5-BIKE", "category": "有氧", "unit": "台", "cost": 298_000, "tax_rate": 1_300},
            {retail: 528_000, chain: 400_000},
            [NeedAnswered("安静", "皮带传动")],
        ),
    )
    mat = create_product(uow, ProductInput("地胶垫", {"code": "FM-8", "category": "地面"}, {retail: 7_800}))
    create_product(uow, ProductInput("团课区", {"code": "SET"}, parts=[Part(bike, 2_000), Part(mat, 1_500)]))


@pytest.fixture
def products(data_file: Path, open_desk: Callable[..., Desk]) -> ListProbe:
    """Two products and a bundle of them, in two price lists."""
    Firm(data_file).write("product.create", fill)
    probe = ListProbe(open_desk("products"), "products")
    probe.settle()
    return probe


def test_the_list_shows_prices_margins_and_what_a_bundle_comes_to(products: ListProbe) -> None:
    assert products.names() == ["地胶垫", "动感单车 S5", "团课区"]
    assert [products.cell(row, "price") for row in range(3)] == ["¥78", "¥5,280", "¥10,677"]
    assert products.cell(1, "margin") == "36%"  # 2,980 of 5,280 / 1.13
    products.choose("price_list", "连锁")
    assert products.names() == ["动感单车 S5"], "only what this list prices"
    assert (products.cell(0, "price"), products.cell(0, "margin")) == ("¥4,000", "26%")


@pytest.mark.parametrize(
    ("text", "names"),
    [("fm-8", ["地胶垫"]), ("dgdc", ["动感单车 S5"]), ("tuanke", ["团课区"]), ("zzz", [])],
)
def test_code_initials_and_pinyin_find_them(products: ListProbe, text: str, names: list[str]) -> None:
    products.type_filter(text)
    assert products.names() == names


def test_filters_by_category_need_and_state(products: ListProbe) -> None:
    products.choose("needs", "安静")
    assert products.names() == ["动感单车 S5"]
    products.page.bar.take_off("needs")
    products.choose("categories", "地面")
    assert products.names() == ["地胶垫"]
    products.page.bar.take_off("categories")
    products.view("bundle")
    assert products.names() == ["团课区"]


def test_a_typed_price_is_kept_and_taken_back(products: ListProbe) -> None:
    page, key = products.page, products.page.model.id_at(0)
    assert not page.edit(key, "price", "viel")
    assert not page.edit(key, "price", "$12"), "a price is in the currency of its list"
    assert page.edit(key, "price", "88.50")
    products.settle()
    assert products.cell(0, "price") == "¥88.50"
    assert page.edit(key, "tax_rate", "9")
    products.settle()
    assert products.cell(0, "tax_rate") == "9%"
    for _step in range(2):
        products.desk.context.undo()
        products.settle()
    assert (products.cell(0, "price"), products.cell(0, "tax_rate")) == ("¥78", "")


def test_off_sale_by_the_bar_and_back(products: ListProbe) -> None:
    products.tick(0, 1)
    products.page._bulk("off")
    products.settle()
    products.view("off")
    products.wait_names("地胶垫", "动感单车 S5")
    products.desk.context.undo()
    products.wait_names()


def test_the_form_changes_prices_needs_and_parts_as_one_step(products: ListProbe) -> None:
    desk, page = products.desk, products.page
    page.open_record(page.model.id_at(1))
    dialog = products.dialog()
    lists = price_lists(desk.context.reader())
    dialog.lines[f"price:{lists[1].id}"].setText("")
    dialog.lines["cost"].setText("abc")
    products.save()
    assert dialog.form.box("cost").error()
    dialog.lines["cost"].setText("3,000")
    dialog.needs.add_empty()
    dialog.needs.lines[-1].name.setText("团课")
    products.save()
    products.settle()
    row = page.model.row_at(1)
    assert (row.cost, dict(row.prices)) == (300_000, {lists[0].id: 528_000})
    assert needs(desk) == [("安静", "皮带传动"), ("团课", None)]
    desk.context.undo()
    products.settle()
    assert page.model.row_at(1).prices[lists[1].id] == 400_000
    assert needs(desk) == [("安静", "皮带传动")]


def needs(desk: Desk) -> list[Any]:
    return desk.context.reader().all(
        "SELECT n.name, l.reason FROM product_need l JOIN need n ON n.id = l.need_id "
        "WHERE l.deleted_at IS NULL ORDER BY l.id"
    )


def test_a_code_belongs_to_one_product(products: ListProbe) -> None:
    products.page.new_record()
    dialog = products.dialog()
    products.save()
    assert dialog.form.box("name").error()
    dialog.lines["name"].setText("另一个")
    dialog.lines["code"].setText("FM-8")
    products.save()
    products.settle()
    assert "地胶垫" in dialog.form.box("code").error()
    dialog.lines["code"].setText("FM-9")
    products.save()
    products.settle()
    products.desk.qtbot.waitUntil(lambda: "另一个" in products.names())


def test_a_bundle_cannot_hold_a_bundle(products: ListProbe) -> None:
    products.page.open_record(products.page.model.id_at(0))
    dialog = products.dialog()
    dialog.parts.add_empty()
    products.save()
    assert dialog.form.box("parts").error(), "a row without a product"
    picker = dialog.parts.lines[0].picker
    picker._take(picker._query("SET")[0])
    products.save()
    products.settle()
    assert dialog.form.box("parts").error() == products.desk.context.say("product.nested")


def test_the_first_price_makes_the_first_list(open_desk: Callable[..., Desk]) -> None:
    probe = ListProbe(open_desk("products"), "products")
    probe.page.new_record()
    dialog = probe.dialog()
    dialog.lines["name"].setText("动感单车 S5")
    dialog.lines["price:first"].setText("5,280")
    probe.save()
    probe.settle()
    assert probe.cell(0, "price") == "¥5,280"
    assert len(price_lists(probe.desk.context.reader())) == 1
    probe.desk.context.undo()
    probe.settle()
    assert price_lists(probe.desk.context.reader()) == []


def test_price_lists_are_added_put_in_order_and_removed(products: ListProbe) -> None:
    desk = products.desk
    desk.context.dialog.emit("price_lists", {})
    dialog = products.dialog()
    dialog.add.click()
    products.settle()
    assert QApplication.focusWidget() is dialog.lines[-1].name
    dialog.lines[-1].name.setText("经销")
    dialog.lines[-1].name.editingFinished.emit()
    products.settle()
    dialog.lines[1].up.click()
    products.settle()
    assert [row.name for row in price_lists(desk.context.reader())] == ["连锁", "零售", "经销"]
    assert products.cell(1, "price") == "¥4,000", "the first list is the usual one"
    dialog.lines[0]._remove()
    products.settle()
    assert products.cell(1, "price") == "¥5,280"
    desk.context.undo()
    products.settle()
    assert products.cell(1, "price") == "¥4,000"


@pytest.mark.parametrize(
    ("key", "wanted", "price"),
    [(Qt.Key.Key_M, (1, 1), 600_000), (Qt.Key.Key_B, (2, 0), 528_000), (Qt.Key.Key_S, (1, 0), 528_000)],
    ids=["merge", "keep both", "skip"],
)
def test_a_price_list_comes_in_through_the_wizard(
    data_file: Path,
    open_desk: Callable[..., Desk],
    tmp_path: Path,
    key: Qt.Key,
    wanted: tuple[int, int],
    price: int,
) -> None:
    Firm(data_file).write("product.create", fill)
    path = tmp_path / "价目表.csv"
    path.write_text("编码,名称,单位,单价\nS5-BIKE,动感单车 S5,台,6000\nNEW-1,划船机,台,7400\n", "utf-8")
    wizard = ImportProbe(open_desk("import"))
    wizard.drop(path)
    assert wizard.meanings()["单价"] == wizard.desk.context.say("import.field.product.price")
    wizard.tried()
    wizard.page._review_at("duplicates", 0)
    wizard.desk.qtbot.waitUntil(lambda: wizard.entry.trial_whole, timeout=5_000)
    wizard.desk.settle()
    assert "S5-BIKE" in wizard.words(wizard.page.review.pane)
    wizard.type_into(wizard.page.review.duplicate_table, key)
    wizard.page.go(3)
    report = wizard.finish()
    assert (report.created, report.updated) == wanted
    reader = wizard.desk.context.reader()
    kept = reader.value(
        "SELECT r.amount FROM product p JOIN price r ON r.product_id = p.id WHERE p.code = 'S5-BIKE' "
        "ORDER BY p.id, r.id LIMIT 1"
    )
    assert kept == price


def test_the_history_tells_prices_needs_and_rates(products: ListProbe) -> None:
    desk, page = products.desk, products.page
    key = page.model.id_at(1)
    page.edit(key, "price", "5,480")
    products.settle()
    page.edit(key, "tax_rate", "9%")
    products.settle()
    desk.context.dialog.emit("history", {"table": "product", "record_id": key})
    dialog = products.dialog()
    products.settle()
    words = HistoryWords(desk.context, "product")
    told = [
        (change.name, change.before, change.after)
        for step in dialog.steps
        for change in words.changes(step.changes, created=False)
    ]
    assert (desk.context.say("history.field.tax_rate"), "13%", "9%") in told
    assert ("零售", "¥5,280", "¥5,480") in told
    assert ("安静", "", "皮带传动") in told
    assert ("连锁", "", "¥4,000") in told


def test_the_ticked_products_go_out_with_the_columns_shown(products: ListProbe, tmp_path: Path) -> None:
    products.tick(1, 2)
    products.page._bulk("export")
    export = ExportProbe.over(products.desk.window)
    export.choose_format("csv")
    export.choose_columns("shown")
    export.write(tmp_path / "out.csv")
    products.settle()
    products.desk.qtbot.waitUntil(lambda: bool(export.said()), timeout=5_000)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert [row[0] for row in rows[1:]] == ["动感单车 S5", "团课区"]
    assert "5280.00" in rows[1]
    assert not any("皮带" in cell or "安静" in cell for cell in rows[1]), "needs are no column of the list"


def test_the_palette_goes_to_the_page_and_to_a_product(products: ListProbe) -> None:
    window = products.desk.window
    finder = Finder(window)
    title = page_titles()["products"]
    assert "page:products" in [item.id for item in finder.query(title)]
    window.go("today", {})
    hit = next(item for item in finder.query("团课区") if getattr(item.id, "kind", "") == "product")
    finder.open(hit.id)
    products.settle()
    assert window.current_id == "products"
    assert products.page.table.current_id() == hit.id.id  # type: ignore[attr-defined]
