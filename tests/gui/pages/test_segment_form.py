"""The form of a segment: built line by line, typed as a line, counted, saved, shown in the list, edited, deleted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.insight.segment import Related, Rule, Several, Test, tidy
from app.insight.segment_text import write
from app.queries.segments import segments
from app.views.customers import CustomersPage
from app.views.dialogs.segment import SegmentDialog
from app.views.segment_group import RelatedBox, RuleGroup
from app.views.segment_test import TestLine
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import Firm

HANGZHOU = Test("city", "=", ("杭州",))


class Form:
    """The open form of a segment over the Customers page."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        page = desk.window.page("customers")
        assert isinstance(page, CustomersPage)
        self.page = page
        desk.settle()

    def open(self, **arguments: object) -> SegmentDialog:
        """Open it and wait for the first count."""
        self.desk.context.dialog.emit("segment", arguments)
        found = [each for each in self.desk.window.findChildren(SegmentDialog) if each.isVisible()]
        self.desk.settle()
        return found[-1]

    def counted(self, dialog: SegmentDialog, begins: str) -> None:
        """Wait until the count stands in the foot."""
        self.desk.qtbot.waitUntil(lambda: dialog.found.text().startswith(begins), timeout=5_000)

    def saved(self, dialog: SegmentDialog) -> None:
        """Save, and wait until the list is narrowed."""
        dialog.save()
        self.desk.settle()
        self.desk.qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=5_000)
        self.desk.settle()

    def names(self) -> set[str]:
        """Who stands in the list."""
        model = self.page.model
        rows = [model.row_at(place) for place in range(model.total)]
        return {row.name for row in rows if row is not None}


@pytest.fixture
def form(data_file: Path, open_desk: Callable[..., Desk]) -> Form:
    firm = Firm(data_file)
    firm.customers("康悦健身", city="杭州", importance=3)
    firm.customers("云溪酒店", city="杭州")
    firm.customers("王海涛", city="上海")
    return Form(open_desk("customers"))


def test_a_rule_is_built_line_by_line_counted_saved_and_shown(form: Form) -> None:
    dialog = form.open()
    form.counted(dialog, "3")
    dialog.rules.add_test.click()
    (line,) = dialog.rules.lines
    assert isinstance(line, TestLine)
    line.field.set_value("city")
    line.field.activated.emit(line.field.currentIndex())
    line.operator.set_value("=")
    line.operator.activated.emit(line.operator.currentIndex())
    dialog.save()
    assert dialog.form.box("line").error()  # the value is missing
    line.text.setText("杭州")
    line.text.textEdited.emit("杭州")
    assert dialog.line.text() == "city = 杭州"
    form.counted(dialog, "2")
    dialog.save()
    assert dialog.form.box("name").error()
    dialog.name.setText("杭州客户")
    form.saved(dialog)
    assert form.names() == {"康悦健身", "云溪酒店"}
    (row,) = segments(form.desk.context.reader(), "customer")
    assert (row.name, row.rule) == ("杭州客户", HANGZHOU)
    assert row.id in form.page.filter.segments


def test_a_typed_line_becomes_lines_and_a_wrong_one_is_said(form: Form) -> None:
    dialog = form.open()
    dialog.line.setText("city = 杭州 and no order (total > 1000) and (importance = vip or kind = person)")
    dialog.line.editingFinished.emit()
    kinds = [type(line) for line in dialog.rules.lines]
    assert kinds == [TestLine, RelatedBox, RuleGroup]
    assert tidy(dialog.rules.rule()) == dialog.rule()
    dialog.line.setText("city = 杭州 and colour = red")
    dialog.line.editingFinished.emit()
    assert "colour" in dialog.form.box("line").error()
    dialog.name.setText("x")
    dialog.save()
    assert dialog.isVisible()
    assert segments(form.desk.context.reader(), "customer") == []


@pytest.mark.parametrize("line", ["city = 杭州 and no order (total > 1000)", "colour = red"])
def test_the_form_grows_with_its_lines_and_with_a_complaint(form: Form, line: str) -> None:
    form.desk.window.resize(1280, 720)
    dialog = form.open()
    dialog.line.setText(line)
    dialog.line.editingFinished.emit()
    form.desk.settle()
    assert dialog._scroll.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    "rule",
    [
        Several(True, (HANGZHOU, Test("importance", ">=", ("key",)))),
        Several(False, (HANGZHOU, Related("order", Test("product", "contains", ("跑步",)), ">=", 2))),
        Related("contact", Test("role", "=", ("decision_maker",))),
        Test("city", "in", ("杭州", "上海")),
        Test("last_contact", "older", ("30",)),
        Test("tag", "=", ("没有的标签",)),  # a value that is not on offer (any more)
        Test("city", "empty"),
    ],
)
def test_the_lines_show_the_rule_they_were_given(form: Form, rule: Rule) -> None:
    dialog = form.open(rule=write(rule))
    shown = dialog.rules.rule()
    assert write(shown) == write(rule)
    assert dialog.line.text() == write(rule)


def test_a_segment_is_edited_and_deleted_and_both_are_undone(form: Form) -> None:
    dialog = form.open(rule="city = 杭州")
    dialog.name.setText("近")
    form.saved(dialog)
    (row,) = segments(form.desk.context.reader(), "customer")
    dialog = form.open(segment_id=row.id)
    dialog.line.setText("city = 上海")
    dialog.line.editingFinished.emit()
    form.saved(dialog)
    assert form.names() == {"王海涛"}
    form.desk.context.undo()
    form.desk.settle()
    form.desk.qtbot.waitUntil(
        lambda: form.names() == {"康悦健身", "云溪酒店"}, timeout=5_000
    )  # the list follows
    dialog = form.open(segment_id=row.id)
    dialog._delete()
    form.desk.settle()
    assert segments(form.desk.context.reader(), "customer") == []
    assert len(form.names()) == 3
    form.desk.context.undo()
    form.desk.settle()
    assert len(segments(form.desk.context.reader(), "customer")) == 1


def test_the_chip_offers_the_segments_and_a_new_one(form: Form) -> None:
    dialog = form.open(rule="city = 杭州")
    dialog.name.setText("近")
    form.saved(dialog)
    field = next(each for each in form.page.fields() if each.key == "segments")
    menu = form.page.bar.menu_of(field)
    texts = [action.text() for action in menu.actions()]
    assert texts[0] == "近"
    assert len(texts) == 3  # itself, edit it, a new one
    menu.actions()[-1].trigger()
    QApplication.processEvents()
    assert [each for each in form.desk.window.findChildren(SegmentDialog) if each.isVisible()]
    menu.deleteLater()
