"""The price lists: names, currency, tax in or out, their order; each change is kept at once."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.changes import Changes
from app.db.journal_step import Step
from app.queries.products import PriceListRow, price_lists
from app.views.context import Context
from app.views.later import later
from app.views.settings_firm import CURRENCIES
from app.widgets.buttons import Button, IconButton
from app.widgets.checks import CheckBox
from app.widgets.dialog import OverlayDialog
from app.widgets.fields import ComboBox, LineEdit
from app.widgets.text import label


class PriceListLine(QWidget):
    """One list."""

    def __init__(self, dialog: "PriceListsDialog", row: PriceListRow, place: int) -> None:
        super().__init__()
        self._context, self.row = dialog.context, row
        self.name = LineEdit(row.name, name=self.tr("Name of the price list"))
        self.name.setMaxLength(80)
        self.name.editingFinished.connect(self._keep)
        self.currency = ComboBox(
            [(code, code) for code in sorted({*CURRENCIES, row.currency})], name=self.tr("Currency")
        )
        self.currency.set_value(row.currency)
        self.currency.setFixedWidth(84)
        self.currency.activated.connect(lambda _index: self._keep())
        self.currency.setEnabled(not row.prices)  # figures cannot change what they are of
        self.taxed = CheckBox(self.tr("tax included"), on=row.tax_included)
        self.taxed.clicked.connect(self._keep)
        count = (
            self.tr("1 price")
            if row.prices == 1
            else self.tr("{count} prices").format(count=f"{row.prices:,}")
        )
        self.up = IconButton("up", self.tr("Move up"), side=28, clicked=partial(dialog.move_up, place))
        self.up.setEnabled(place > 0)
        cross = IconButton("trash", self.tr("Remove"), side=28, clicked=self._remove)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        line.addWidget(self.currency)
        line.addWidget(self.taxed)
        line.addWidget(label(count, type="small", role="sec"))
        line.addWidget(self.up)
        line.addWidget(cross)

    def _keep(self) -> None:
        from app.usecases.product_input import PriceListInput

        row, name = self.row, self.name.text().strip()
        given = PriceListInput(name, self.currency.value(), self.taxed.isChecked(), row.note)
        if given != PriceListInput(row.name, row.currency, row.tax_included, row.note):
            step = Step.of("price_list.edit", name=name)
            self._context.run(
                later("price_lists:edit_price_list"), row.id, given, step=step, on_error=self._refused
            )

    def _refused(self, error: Any) -> None:
        if isValid(self):
            self.name.setText(self.row.name)
        self._context.show_error(error)

    def _remove(self) -> None:
        step = Step.of("price_list.delete", name=self.row.name)
        self._context.run(later("price_lists:delete_price_list"), self.row.id, step=step)


class PriceListsDialog(OverlayDialog):
    """All lists, and a button for one more; the first is the usual one."""

    def __init__(self, context: Context, window: QWidget) -> None:
        super().__init__(window, self.tr("Price lists"), width=640)
        self.context = context
        self.lines: list[PriceListLine] = []
        self._fresh = ""
        hint = self.tr(
            "The first list is the one meant where none is named. Its prices may contain the tax or not."
        )
        self.body.addWidget(label(hint, role="sec", wrap=True))
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self.body.addLayout(self._column)
        self.add = Button(self.tr("Add a price list"), icon="plus", clicked=self._add)
        self.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)
        self.add_button(self.tr("Close"), kind="primary", clicked=self.accept)
        context.hub.changed.connect(self._changed)
        self._read()

    def move_up(self, place: int) -> None:
        """Put a list before the one above it."""
        ids = [line.row.id for line in self.lines]
        ids[place - 1], ids[place] = ids[place], ids[place - 1]
        self.context.run(later("price_lists:order_price_lists"), ids, step=Step.of("price_list.order"))

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if isValid(self) and changes.touches("price_list", "price"):
            self._read()

    def _read(self) -> None:
        for line in self.lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        rows = price_lists(self.context.reader())
        self.lines = [PriceListLine(self, row, place) for place, row in enumerate(rows)]
        for line in self.lines:
            self._column.addWidget(line)
        self.refit()
        made = next((line for line in self.lines if line.row.name == self._fresh), None)
        if made is not None:  # the new list waits for its own name
            self._fresh = ""
            made.name.setFocus(Qt.FocusReason.OtherFocusReason)
            made.name.selectAll()

    def _add(self) -> None:
        from app.usecases.product_input import PriceListInput

        taken = {line.row.name for line in self.lines}
        name = self.tr("Standard prices")
        number = 2
        while name in taken:
            name = self.tr("Price list {number}").format(number=number)
            number += 1
        given = PriceListInput(name, str(self.context.firm("currency")))
        self._fresh = name
        step = Step.of("price_list.add", name=name)
        self.context.run(later("price_lists:add_price_list"), given, step=step)
