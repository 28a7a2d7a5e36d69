"""The quote editor and the list of quotes: by keyboard, live, kept by itself, undone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog

from app.db.journal_step import Step
from app.queries.quote import quote_values
from app.queries.team import saved_views
from app.usecases.message_templates import KEPT_AS, forget_message
from app.views.quotes import QuotesPage
from app.widgets.timeline import ITEM_ROLE
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import ListProbe
from tests.gui.probes.quotes import BIKE, HALVES, MAT, QuoteProbe, Sales

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def sales(data_file: Path) -> Sales:
    return Sales(data_file)


@pytest.fixture
def probe(sales: Sales, open_desk: Callable[..., Desk]) -> QuoteProbe:
    return QuoteProbe(open_desk("quotes"))


def test_a_new_quote_is_written_by_keyboard_alone(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(customer_id=sales.customer)
    assert probe.page() == "quote"
    probe.add_line("r2", "3", "pcs", "5000", "10")
    probe.add_line(
        "自由的一行", "2", "", "80.5", "赠送" if probe.desk.context.language == "zh_CN" else "gift"
    )
    kept = probe.kept()
    assert (kept.number[-5:], kept.buyer_name, kept.buyer_contact) == ("-0001", "康悦健身", "林国栋")
    first, second = kept.lines
    assert (first.name, first.code, first.quantity, first.unit, first.price, first.discount, first.cost) == (
        "划船机", "R2", 3_000, "pcs", 500_000, 1_000, 350_000,
    )  # fmt: skip
    assert (second.name, second.quantity, second.price, second.gift, second.amount) == (
        "自由的一行",
        2_000,
        8_050,
        True,
        0,
    )
    assert kept.totals().total == 1_350_000
    assert "13,500.00" in probe.page_.sums.total.text()
    assert "划船机" in probe.on_paper()
    assert probe.page_.saved.text()


def test_enter_after_the_last_cell_comes_back_to_the_field_below(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(customer_id=sales.customer)
    probe.add_line("一行", "1", "", "10", "")
    assert probe.page_.lines.field.hasFocus()


def test_a_whole_line_can_be_typed_at_once(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(customer_id=sales.customer)
    probe.add_line("R2 x 4 @ 5000 -10%")
    line = probe.kept().lines[0]
    assert (line.name, line.quantity, line.price, line.discount) == ("划船机", 4_000, 500_000, 1_000)


def test_what_cannot_be_read_is_refused_in_words(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    probe.page_.lines.table.edit_cell(0, 2)
    probe.editor().selectAll()
    probe.type("many")
    probe.press(Key.Key_Return)
    assert any("many" in words for words in probe.toasts())
    assert probe.kept().lines[0].quantity == 30_000


def test_lines_are_moved_removed_and_taken_back(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE, MAT))
    table = probe.page_.lines.table
    table.setFocus()
    table.setCurrentIndex(probe.page_.lines.model.index(0, 1))
    probe.press(Key.Key_Down, CONTROL)
    assert probe.names() == ["地胶垫", "动感单车 S5"]
    assert table.currentIndex().row() == 1
    assert [line.name for line in probe.kept().lines] == ["地胶垫", "动感单车 S5"]
    probe.press(Key.Key_Delete)
    assert [line.name for line in probe.kept().lines] == ["地胶垫"]
    probe.undo()
    assert probe.names() == ["地胶垫", "动感单车 S5"]


def test_a_dragged_line_lands_where_it_is_dropped(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE, MAT, replace(MAT, name="third")))
    model = probe.page_.lines.model
    data = model.mimeData([model.index(0, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, model.index(-1, -1))
    assert probe.names() == ["地胶垫", "third", "动感单车 S5"]


def test_details_of_a_line_keep_note_rate_and_cost(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(MAT))
    table = probe.page_.lines.table
    table.setFocus()
    table.setCurrentIndex(probe.page_.lines.model.index(0, 1))
    probe.press(Key.Key_Return, ALT)
    dialog = probe.dialog()
    dialog.note.setPlainText("8mm")
    dialog.rate.setText("6%")
    dialog.cost.setText("x")
    dialog.save()
    assert dialog.form.box("cost").error()
    dialog.cost.setText("40")
    dialog.save()
    line = probe.kept().lines[0]
    assert (line.note, line.tax_rate, line.cost) == ("8mm", 600, 4_000)


def test_instalments_promotion_rounding_and_texts(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    probe.page_.terms.edit_parts()
    dialog = probe.dialog()
    assert [part.share for part in dialog.parts()] == [3_000, 6_000, None]
    dialog._rows[0].share.setText("much")
    dialog.save()
    assert dialog.isVisible()
    dialog._rows[0].share.setText("40000")
    dialog.save()
    sums = probe.page_.sums
    sums.promotion.setText("160")
    sums.promotion.editingFinished.emit()
    sums.rounding.set_value(100_000)
    sums.rounding.activated.emit(sums.rounding.currentIndex())
    probe.page_.terms.delivery.setFocus()
    probe.type("at night")
    kept = probe.kept()
    assert (kept.promotion, kept.round_to, kept.delivery) == (16_000, 100_000, "at night")
    assert kept.totals().total == 12_300_000
    assert kept.part_amounts() == [4_000_000, 7_380_000, 920_000]
    assert "at night" in probe.on_paper()


def test_the_tax_of_all_lines_is_chosen_at_once(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE, MAT))
    tax = probe.page_.head.tax
    tax.set_value((False, 600))
    tax.activated.emit(tax.currentIndex())
    kept = probe.kept()
    assert not kept.tax_included
    assert {line.tax_rate for line in kept.lines} == {600}


def test_sending_marks_it_and_writes_the_pdf(
    probe: QuoteProbe, sales: Sales, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    probe.open(id=sales.quote(BIKE, private_note="TOPSECRET"))
    target = tmp_path / "q.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(target), "")))
    probe.page_.acts.send()
    probe.settle()
    kept = probe.kept()
    assert (kept.state, kept.sent_day) == ("sent", date.today().isoformat())
    text = pypdf.PdfReader(target).pages[0].extract_text()
    assert kept.number in text
    assert "TOPSECRET" not in text
    reader = probe.desk.context.reader()
    assert reader.value("SELECT count(*) FROM follow_up WHERE subject LIKE ?", (f"%{kept.number}%",)) == 1
    assert not probe.page_.lines.field.isVisible()
    probe.page_.desk.put(title="changed")
    assert probe.page_.desk.quote is not None
    assert probe.page_.desk.quote.title is None
    letter = tmp_path / "q.eml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(letter), "")))
    probe.page_.acts.export_letter()
    assert b"application/pdf" in letter.read_bytes()


def test_a_new_version_is_a_draft_and_says_what_changed(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    probe.page_.acts.new_version()
    probe.settle()
    assert probe.kept().version == 2
    probe.page_.desk.put(lines=(replace(probe.kept().lines[0], discount=2_000),))
    probe.kept()
    versions = probe.page_.versions
    probe.settle()
    assert len(versions.buttons) == 2
    found = versions.change_words(versions._versions[1].id, versions._versions[0].id)
    assert any("10%" in words and "20%" in words for words in found)
    versions.show_differences()
    assert probe.dialog() is not None
    probe.press(Key.Key_Escape)
    versions.buttons[1].click()
    probe.settle()
    assert probe.kept().version == 1


def test_accepting_makes_the_order_and_wins_the_deal(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE, deal_id=sales.deal, parts=HALVES))
    probe.page_.acts.accept()
    dialog = probe.dialog()
    assert dialog.win.isChecked()
    dialog.save()
    probe.settle()
    reader = probe.desk.context.reader()
    assert probe.kept().state == "accepted"
    assert reader.value("SELECT state FROM deal") == "won"
    assert reader.value("SELECT total FROM sales_order") == 12_366_000
    probe.undo()
    assert reader.value("SELECT count(*) FROM sales_order WHERE deleted_at IS NULL") == 0
    assert reader.value("SELECT state FROM deal") == "open"
    assert probe.kept().state == "draft"


def test_declining_keeps_the_reason_and_can_be_reopened(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    probe.page_.acts.decline()
    dialog = probe.dialog()
    dialog.reason.setText("too dear")
    dialog.save()
    probe.settle()
    assert (probe.kept().state, probe.kept().end_reason) == ("declined", "too dear")
    assert probe.page_.banner.isVisible()
    probe.page_.acts.reopen()
    probe.settle()
    assert probe.kept().state == "draft"


def test_the_negotiation_is_beside_the_paper_never_on_it(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE, deal_id=sales.deal))
    kinds = {mark.kind: mark.amount for mark in probe.page_.private.price.scale._marks}
    assert kinds == {"offer": 12_366_000, "list": 13_740_000, "floor": 10_500_000, "ask": 11_000_000}
    words = " ".join(probe.on_paper())
    assert "105,000" not in words
    assert "110,000" not in words
    probe.page_.private.note.setFocus()
    probe.type("NEVER")
    assert probe.kept().private_note == "NEVER"
    assert "NEVER" not in " ".join(probe.on_paper())


def test_the_language_of_the_paper_is_its_own(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    for language, word in (("en", "Quotation"), ("zh_CN", "报价单")):
        probe.page_.preview.language_chosen.emit(language)
        assert probe.kept().language == language
        assert word in probe.on_paper()


def test_lines_are_copied_from_another_quote_and_from_a_bundle(probe: QuoteProbe, sales: Sales) -> None:
    other = sales.quote(BIKE, MAT)
    probe.open(id=sales.quote())
    probe.page_.lines._copy_from(other)
    kept = probe.kept()
    assert [line.name for line in kept.lines] == ["动感单车 S5", "地胶垫"]
    assert {line.id for line in kept.lines}.isdisjoint({line.id for line in quote_lines(probe, other)})


def quote_lines(probe: QuoteProbe, key: int) -> tuple[object, ...]:
    """The lines of another quote."""
    from app.queries.quote import quote_values

    found = quote_values(probe.desk.context.reader(), key)
    assert found is not None
    return found.lines


def test_the_list_shows_the_newest_versions_and_opens_them(
    sales: Sales, open_desk: Callable[..., Desk]
) -> None:
    key = sales.quote(BIKE, title="三店")
    sales.quote(MAT, title="大堂", valid_until="2026-09-01")
    probe = ListProbe(open_desk("quotes"), "quotes")
    probe.settle()
    page = probe.page
    assert isinstance(page, QuotesPage)
    assert page.model.total == 2
    assert probe.cell(0, "title").strip() in ("大堂", "三店")
    probe.view("draft")
    assert page.model.total == 2
    page.records.delete([key])
    probe.desk.qtbot.waitUntil(lambda: page.model.total == 1)
    probe.settle()
    page.open_record(page.model.id_at(0))
    probe.settle()
    assert probe.desk.window.current_id == "quote"


def test_the_list_is_written_to_a_file(
    sales: Sales, open_desk: Callable[..., Desk], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sales.quote(BIKE)
    desk = open_desk("quotes")
    target = tmp_path / "quotes.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(target), "")))
    assert desk.window.page("quotes").do("export")
    desk.settle()
    assert "-0001" in target.read_text("utf-8")


def test_the_card_of_a_customer_shows_its_quotes(sales: Sales, open_desk: Callable[..., Desk]) -> None:
    key = sales.quote(BIKE)
    desk = open_desk("customers")
    desk.context.navigate.emit("customer", {"id": sales.customer})
    desk.settle()
    card = desk.window.page("customer").quotes
    assert [button.text()[-5:] for button in card.rows] == ["-0001"]
    card.rows[0].click()
    desk.settle()
    page = desk.window.page("quote")
    assert page.desk.quote.id == key


def test_the_panel_of_a_deal_shows_its_quotes_and_begins_a_new_one(
    sales: Sales, open_desk: Callable[..., Desk]
) -> None:
    from app.views.deal_quotes_panel import DealQuotesPanel

    sales.quote(BIKE, deal_id=sales.deal)
    sales.quote(MAT)
    desk = open_desk("quotes")
    panel = DealQuotesPanel(desk.context)
    desk.qtbot.addWidget(panel)
    panel.show_deal(sales.deal)
    assert len(panel.rows) == 1
    panel.resize(600, 500)
    panel.show()
    desk.settle()
    assert panel.rows[0].mapTo(panel, QPoint()).y() < 100, "at the top of a high panel"
    panel.new_asked.emit()
    desk.settle()
    quote = desk.window.page("quote").desk.quote
    assert (quote.deal_id, quote.title, quote.customer_id) == (sales.deal, "三店单车区", sales.customer)


def test_quotes_and_orders_stand_in_the_timelines_of_deal_and_customer(
    probe: QuoteProbe, sales: Sales
) -> None:
    probe.open(id=sales.quote(BIKE, deal_id=sales.deal, title="三店"))
    probe.page_.acts.new_version()
    probe.settle()
    probe.page_.acts.accept()
    probe.dialog().save()
    probe.settle()
    desk = probe.desk
    desk.context.navigate.emit("deal", {"id": sales.deal})
    probe.settle()
    talks = desk.window.page("deal").talking.talks
    seen = entries(talks)
    assert {source for source, _key in seen} >= {"quote", "sales_order"}
    assert sum(source == "quote" for source, _key in seen) == 2, "each version"
    accepted = desk.context.word("quote_state", "accepted")
    tags = [tag for item in seen.values() for tag, _tone in item.tags]
    assert tags.count(accepted) == 1
    desk.context.navigate.emit("customer", {"id": sales.customer})
    probe.settle()
    assert set(seen) - set(entries(desk.window.page("customer").talks)) <= {
        each for each in seen if each[0] == "change"
    }
    key = next(key for source, key in seen if source == "quote")
    talks.open_entry(("quote", key))
    probe.settle()
    assert probe.page_.desk.quote is not None
    assert probe.page_.desk.quote.id == key


def entries(talks: Any) -> dict[tuple[str, int], Any]:
    """What a timeline shows."""
    model = talks.list.model()
    items = [model.index(row, 0).data(ITEM_ROLE) for row in range(model.rowCount())]
    return {item.id: item for item in items}


def test_the_letterhead_of_the_settings_stands_on_the_paper(probe: QuoteProbe, sales: Sales) -> None:
    probe.desk.context.navigate.emit("settings", {"section": "documents"})
    probe.settle()
    section = probe.desk.window.page("settings").section
    section.fields["company_address"].setText("Road 99")
    section.fields["company_address"].editingFinished.emit()
    section.rate.setText("much")
    section.rate.editingFinished.emit()
    assert section.rate.property("error")
    section.rate.setText("6%")
    section.rate.editingFinished.emit()
    probe.settle()
    probe.open(id=sales.quote())
    assert "Road 99" in " ".join(probe.on_paper())
    probe.add_line("一行", "1", "", "10", "")
    assert probe.kept().lines[0].tax_rate == 600


def test_an_order_becomes_a_new_quote(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    probe.page_.acts.accept()
    probe.dialog().save()
    probe.settle()
    order = probe.desk.context.reader().value("SELECT id FROM sales_order")
    probe.open(order_id=order)
    kept = probe.kept()
    assert (kept.number[-4:], kept.state, [line.name for line in kept.lines]) == (
        "0002",
        "draft",
        ["动感单车 S5"],
    )
    probe.page_.lines._copy_order(order)
    assert [line.name for line in probe.kept().lines] == ["动感单车 S5", "动感单车 S5"]


def test_the_history_of_a_quote_speaks_in_its_words(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    probe.page_.desk.put(delivery="at night")
    probe.kept()
    probe.page_.acts.history()
    probe.settle()
    assert probe.dialog() is not None


def test_a_bundle_brings_its_parts(probe: QuoteProbe, sales: Sales) -> None:
    from app.queries.product_search import bundles

    sales.bundle()
    probe.open(id=sales.quote())
    [found] = bundles(probe.desk.context.reader(), None)
    probe.add_line("P1")
    kept = probe.kept()
    assert [(line.name, line.quantity, line.bundle_id) for line in kept.lines] == [
        ("划船机", 2_000, found.id)
    ]


def test_files_go_with_the_quote_and_can_be_taken_away(
    probe: QuoteProbe, sales: Sales, tmp_path: Path
) -> None:
    probe.open(id=sales.quote(BIKE))
    paper = tmp_path / "noise.pdf"
    paper.write_bytes(b"%PDF")
    probe.page_.message.take([paper])
    probe.settle()
    assert [file.name for file in probe.kept().files] == ["noise.pdf"]
    assert any("noise.pdf" in words for words in probe.on_paper())
    probe.page_.message._remove(probe.kept().files[0].id)
    probe.settle()
    assert probe.kept().files == ()


def test_a_field_with_the_keyboard_shows_the_other_quote_when_that_is_opened(
    probe: QuoteProbe, sales: Sales
) -> None:
    other = sales.quote(MAT, message="second")
    probe.open(id=sales.quote(BIKE, message="first"))
    first = probe.kept()
    probe.page_.message.text.setFocus()
    probe.type("X")
    probe.page_.sums.promotion.setFocus()
    probe.type("5")
    probe.open(id=other)
    assert probe.page_.message.text.toPlainText() == "second"
    assert probe.kept().promotion == 0
    kept = quote_values(probe.desk.context.reader(), first.id)
    assert kept is not None
    assert ("X" in str(kept.message), kept.promotion) == (True, 500)


def test_messages_are_kept_and_used_again(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    message = probe.page_.message

    def entry(words: str) -> Any:
        menu = message.templates.make_menu()
        found = [action for action in menu.actions() if action.text().startswith(words)]
        return found[0] if found else None

    program = [action.text() for action in message.templates.make_menu().actions() if action.text()]
    message.text.setFocus()
    probe.type("We measure twice")
    keep = next(
        action for action in message.templates.make_menu().actions()
        if action.text() == message.templates.tr("Keep this message as a template")
    )  # fmt: skip
    keep.trigger()
    probe.settle()
    probe.open(id=sales.quote(MAT))
    entry("We measure").trigger()
    assert probe.kept().message == "We measure twice"
    entry(program[0]).trigger()
    whole = probe.kept().message or ""
    assert whole.startswith("We measure twice\n")
    assert len(whole) > 30
    assert any("We measure twice" in words for words in probe.on_paper())
    probe.undo()
    probe.desk.context.run(
        forget_message,
        saved_views(probe.desk.context.reader(), KEPT_AS)[0].id,
        step=Step.of("message.forget"),
    )
    probe.settle()
    assert entry("We measure") is None
    probe.desk.context.undo()
    probe.settle()
    assert entry("We measure") is not None


def test_what_is_typed_while_the_file_is_written_is_kept_once(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    desk = probe.page_.desk
    desk.add_lines([MAT])
    desk.save()
    assert desk.quote is not None
    desk.put(lines=(*desk.quote.lines[:1], replace(desk.quote.lines[1], quantity=7_000)))
    desk.add_lines([replace(MAT, name="third")])
    kept = probe.kept()
    assert [(line.name, line.quantity) for line in kept.lines] == [
        ("动感单车 S5", 30_000), ("地胶垫", 7_000), ("third", 10_000),
    ]  # fmt: skip
    count = "SELECT count(*) FROM quote_line WHERE deleted_at IS NULL"
    assert probe.desk.context.reader().value(count) == 3
    assert all(line.id and line.id > 0 for line in desk.quote.lines)


def test_undo_takes_back_what_was_only_just_typed(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    probe.page_.desk.put(delivery="by night")
    probe.page_.lines.table.setFocus()
    probe.press(Key.Key_Z, CONTROL)
    probe.desk.qtbot.waitUntil(lambda: probe.page_.desk.quote.delivery is None, timeout=5_000)
    assert probe.kept().delivery is None


def test_leaving_the_page_keeps_what_was_typed(probe: QuoteProbe, sales: Sales) -> None:
    key = sales.quote(BIKE)
    probe.open(id=key)
    probe.page_.desk.put(delivery="by night")
    probe.desk.context.navigate.emit("quotes", {})
    probe.settle()
    assert probe.desk.context.reader().value("SELECT delivery FROM quote WHERE id = ?", (key,)) == "by night"


def test_days_are_understood_and_customers_found_by_pinyin(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE, customer_id=None))
    head = probe.page_.head
    head.valid.setFocus()
    head.valid.selectAll()
    probe.type("下个月5号")
    probe.press(Key.Key_Return)
    head.customer.field.setFocus()
    probe.type("kyjs")
    probe.press(Key.Key_Return)
    kept = probe.kept()
    assert kept.valid_until == "2026-10-05"
    assert (kept.customer_id, kept.buyer_name, kept.buyer_contact) == (sales.customer, "康悦健身", "林国栋")


def test_the_keys_of_every_page_mean_something_here(
    probe: QuoteProbe, sales: Sales, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    probe.open(id=sales.quote(BIKE))
    target = tmp_path / "q.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(target), "")))
    assert probe.page_.do("export")
    assert target.read_bytes().startswith(b"%PDF")
    assert probe.page_.do("filter")
    assert probe.page_.lines.field.hasFocus()
    assert probe.page_.do("new")
    probe.settle()
    assert probe.kept().lines == ()


def test_a_version_taken_to_the_bin_leads_back_to_the_list(probe: QuoteProbe, sales: Sales) -> None:
    probe.open(id=sales.quote(BIKE))
    probe.page_.acts.delete()
    probe.settle()
    assert probe.page() == "quotes"
