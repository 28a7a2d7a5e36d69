"""The instalments of a quote: each a share of the total, an amount, or what is left."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.insight.quote import PartValues, QuoteValues, part_amounts, parts_left
from app.insight.quote_diff import percent
from app.language.line_text import parse_rate
from app.language.money_text import exact_money, format_money, parse_money
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.widgets.buttons import Button, IconButton
from app.widgets.fields import ComboBox, LineEdit, SpinBox
from app.widgets.text import label

EVENTS = ("signing", "delivery", "acceptance")
FIRST = (
    PartValues(share=3_000, after="signing"),
    PartValues(share=6_000, after="delivery"),
    PartValues(after="acceptance", days=7),
)


class InstalmentsDialog(RecordDialog):
    """`taken` gets the instalments; the editor keeps them."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        quote: QuoteValues,
        taken: Callable[[tuple[PartValues, ...]], object],
    ) -> None:
        super().__init__(context, window, context.say("paper.payment"), width=640)
        self._quote, self._taken = quote, taken
        self._total = quote.totals().total
        self._rows: list[_Row] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        heads = (self.tr("Name"), self.tr("Share or amount"), self.tr("Due"), self.tr("Days after"))
        for column, words in enumerate(heads):
            self._grid.addWidget(label(words, type="small", role="sec"), 0, column)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        for part in quote.parts or FIRST:
            self._add(part)
        more = Button(self.tr("Add an instalment"), icon="plus", kind="ghost", clicked=self._add_empty)
        self.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self._left = label("", type="small", role="sec", wrap=True)
        self.body.addWidget(self._left)
        self.finish()
        self._refresh()

    def _add_empty(self) -> None:
        self._add(PartValues())
        self._rows[-1].name.setFocus()
        self._refresh()
        self.refit()

    def _add(self, part: PartValues) -> None:
        row = _Row(self.context, part, self._quote.currency)
        at = self._grid.rowCount()
        for column, widget in enumerate(row.widgets):
            self._grid.addWidget(widget, at, column)
        row.remove.clicked.connect(partial(self._remove, row))
        row.share.textEdited.connect(self._refresh)
        self._rows.append(row)

    def _remove(self, row: "_Row") -> None:
        self._rows.remove(row)
        for widget in row.widgets:
            widget.hide()
            widget.deleteLater()
        self._refresh()

    def parts(self) -> tuple[PartValues, ...] | None:
        """The instalments as typed; None where one cannot be read."""
        found = [row.part() for row in self._rows]
        return (
            None if any(part is None for part in found) else tuple(part for part in found if part is not None)
        )

    def _refresh(self) -> None:
        parts = self.parts()
        for row in self._rows:
            row.share.set_error(row.part() is None)
        if parts is None:
            self._left.setText(self.tr("Write 30%, an amount, or nothing for what is left."))
            return
        say = partial(format_money, currency=self._quote.currency, language=self.context.language)
        amounts = " + ".join(say(amount) for amount in part_amounts(self._total, parts))
        left = parts_left(self._total, parts)
        words = amounts or self.tr("In one sum")
        if left:
            words = self.tr("{amounts}, left open: {left}").format(amounts=words, left=say(left))
        self._left.setText(words)

    def state(self) -> Any:
        """What was typed."""
        return tuple(
            (row.name.text(), row.share.text(), row.after.value(), row.days.value()) for row in self._rows
        )

    def save(self) -> None:
        """Keep them, or lead to what cannot be read."""
        wrong = next((row for row in self._rows if row.part() is None), None)
        if wrong is not None:
            wrong.share.setFocus()
            return
        super().save()

    def write(self) -> None:
        """Hand the instalments over; the editor keeps them."""
        self._taken(self.parts() or ())
        self.accept()


class _Row:
    """The fields of one instalment."""

    def __init__(self, context: Context, part: PartValues, currency: str) -> None:
        self._part, self._currency = part, currency
        words = _words()
        shown = percent(part.share) if part.share is not None else ""
        if part.amount is not None and part.share is None:
            shown = exact_money(part.amount, currency)
        self.name = LineEdit(part.label or "", name=words["name"])
        self.share = LineEdit(
            shown,
            placeholder=words["left"],
            name=words["share"],
        )
        self.share.setFixedWidth(120)
        events = [(None, "—"), *((event, context.say(f"due_after.{event}")) for event in EVENTS)]
        self.after = ComboBox(events, name=words["due"])
        self.after.set_value(part.after)
        self.days = SpinBox(part.days or 0, high=3_650, name=words["days"])
        self.remove = IconButton("x", words["remove"], side=28)
        self.widgets: tuple[QWidget, ...] = (self.name, self.share, self.after, self.days, self.remove)

    def part(self) -> PartValues | None:
        """The instalment as typed; None where the share cannot be read."""
        text = self.share.text().strip()
        share = amount = None
        if text.endswith(("%", "％")):
            share = parse_rate(text)
            if share is None:
                return None
        elif text:
            money = parse_money(text, self._currency)
            if money is None:
                return None
            amount = money[0]
        return PartValues(
            self._part.id,
            self.name.text().strip() or None,
            share,
            amount,
            self.after.value(),
            self.days.value() or None,
            self._part.due_day if self.after.value() is None else None,
        )


def _words() -> dict[str, str]:
    """What the fields of an instalment are called."""
    tr = QCoreApplication.translate
    return {
        "name": tr("InstalmentsDialog", "Name"),
        "share": tr("InstalmentsDialog", "Share or amount"),
        "left": tr("InstalmentsDialog", "what is left"),
        "due": tr("InstalmentsDialog", "Due"),
        "days": tr("InstalmentsDialog", "Days after"),
        "remove": tr("InstalmentsDialog", "Remove"),
    }
