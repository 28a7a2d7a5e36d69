"""The solution of a deal: a product per need with its reason, what is not covered, and the way into the quote."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.insight.solution import Covered
from app.insight.totals import line_amount
from app.language.quantities import format_quantity, parse_quantity
from app.queries.solution import Solution, SolutionRow, solution_of
from app.usecases.product_input import LineInput
from app.views.context import Context
from app.views.later import later
from app.views.panel_parts import DealPanel
from app.views.product_columns import money
from app.views.product_parts import product_items
from app.views.record_marks import joined
from app.views.settings_parts import empty_column
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card
from app.widgets.fields import LineEdit
from app.widgets.marks import icon_mark, tag
from app.widgets.person_picker import PersonPicker
from app.widgets.text import ElidedLabel, label


class SolutionLine(QWidget):
    """A product of the solution: for which need, how many, why."""

    def __init__(self, context: Context, row: SolutionRow) -> None:
        super().__init__()
        self.context, self.row = context, row
        self.quantity = LineEdit(format_quantity(row.quantity), small=True, name=self.tr("Quantity"))
        self.quantity.setFixedWidth(64)
        self.quantity.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.quantity.editingFinished.connect(self._quantity)
        self.reason = LineEdit(row.reason or "", small=True, placeholder=self.tr("Why this one"))
        self.reason.setMaxLength(400)
        self.reason.setCursorPosition(0)
        self.reason.editingFinished.connect(self._reason)
        self.cross = IconButton("x", self.tr("Remove"), side=28, clicked=self._remove)
        self._lay_out()

    def _lay_out(self) -> None:
        row = self.row
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        name = ElidedLabel(joined(row.product, row.code))
        grid.addWidget(name, 0, 0)
        grid.addWidget(self.quantity, 0, 1)
        unit = label(row.unit or "", role="sec")
        unit.setMinimumWidth(40)
        grid.addWidget(unit, 0, 2)
        self._price = label("", strong=row.price is not None)
        self._price.setMinimumWidth(96)
        self._price.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._show_price()
        grid.addWidget(self._price, 0, 3)
        grid.addWidget(self.cross, 0, 4)
        why = QHBoxLayout()
        why.setSpacing(8)
        if row.need:
            why.addWidget(tag(row.need, "accent"))
        why.addWidget(self.reason, 1)
        grid.addLayout(why, 1, 0, 1, 5)
        grid.setColumnStretch(0, 1)

    def _show_price(self) -> None:
        row = self.row
        amount = line_amount(row.quantity, row.price) if row.price is not None else None
        self._price.setText(money(amount, row.currency, self.context.language) or self.tr("no price"))

    def takes(self, row: SolutionRow) -> bool:
        """Show the same line as it is now, if only quantity, reason or price differ; a field that is typed in stays."""
        if replace(row, quantity=0, reason=None, price=None) != replace(
            self.row, quantity=0, reason=None, price=None
        ) or (row.price is None) != (self.row.price is None):
            return False
        self.row = row
        for field, text in ((self.quantity, format_quantity(row.quantity)), (self.reason, row.reason or "")):
            if not field.hasFocus() and field.text() != text:
                field.setText(text)
                field.setCursorPosition(0)
        self._show_price()
        return True

    def _quantity(self) -> None:
        found = parse_quantity(self.quantity.text())
        if found is None or found <= 0:
            self.quantity.setText(format_quantity(self.row.quantity))
        elif found != self.row.quantity:
            self._edit({"quantity": found})

    def _reason(self) -> None:
        text = self.reason.text().strip()
        if text != (self.row.reason or ""):
            self._edit({"reason": text})

    def _edit(self, changes: dict[str, Any]) -> None:
        step = Step.of("solution.edit")
        self.context.run(later("deal_needs:edit_solution_line"), self.row.id, changes, step=step)

    def _remove(self) -> None:
        step = Step.of("solution.delete")
        self.context.run(later("deal_needs:remove_solution_line"), self.row.id, step=step)


class SolutionPanel(DealPanel):
    """The products proposed for a deal; its lines go into a quote with one click."""

    tables = (
        "solution_line",
        "deal_need",
        "need",
        "product",
        "price",
        "product_need",
        "bundle_part",
        "price_list",
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[SolutionLine] = []
        self.found: Solution | None = None
        self.column.addWidget(self._solution_card())
        self._open_card = Card(self.tr("Not covered yet"))
        self._open = QVBoxLayout()
        self._open.setSpacing(8)
        self._open_card.body.addLayout(self._open)
        self.column.addWidget(self._open_card)
        self.column.addStretch(1)

    def _solution_card(self) -> Card:
        card = Card(self.tr("Solution"))
        self.propose = Button(self.tr("Propose products"), icon="bulb", sizing="small", clicked=self._propose)
        self.quote = Button(
            self.tr("Into the quote"),
            kind="primary",
            icon="quote",
            sizing="small",
            clicked=self._ask_for_quote,
        )
        card.add_action(self.propose)
        card.add_action(self.quote)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        card.body.addLayout(self._rows)
        self._none = label("", role="sec", wrap=True)
        card.add(self._none)
        self.picker = PersonPicker(
            partial(product_items, self.context), placeholder=self.tr("Add a product: code, name or pinyin")
        )
        self.picker.chosen.connect(self._add)
        card.add(self.picker)
        self._total = label("", strong=True)
        card.body.addWidget(self._total, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def load(self) -> None:
        """Lines, total and what stays open; lines that did not change stay as they are."""
        assert self.deal_id is not None
        found = self.found = solution_of(self.context.reader(), self.deal_id)
        same = len(found.lines) == len(self.lines)
        if not (same and all(line.takes(row) for line, row in zip(self.lines, found.lines, strict=True))):
            empty_column(self._rows)
            self.lines = [SolutionLine(self.context, row) for row in found.lines]
            for line in self.lines:
                self._rows.addWidget(line)
        self._show_open(found)
        self._none.setText(
            self.tr("Nothing is proposed yet.")
            if found.needs
            else self.tr("Nothing is proposed yet. With needs put down, products can be proposed for them.")
        )
        self._none.setVisible(not found.lines)
        self.propose.setEnabled(any(row.product_id is not None for row in found.uncovered))
        self.quote.setEnabled(bool(found.lines))
        self._total.setText(self._sum(found.lines))
        self._total.setVisible(bool(found.lines))

    def _sum(self, rows: Sequence[SolutionRow]) -> str:
        """What the lines come to, by currency."""
        sums: dict[str, int] = {}
        for row in rows:
            if row.price is not None:
                amount = line_amount(row.quantity, row.price)
                sums[row.currency] = sums.get(row.currency, 0) + amount
        shown = [money(amount, currency, self.context.language) for currency, amount in sums.items()]
        return self.tr("Total at list prices {amount}").format(amount=" + ".join(shown)) if shown else ""

    def _show_open(self, found: Solution) -> None:
        empty_column(self._open)
        names = {need.need_id: need.name for need in found.needs}
        for row in found.uncovered:
            self._open.addWidget(self._open_line(names[row.need_id], row))
        self._open_card.setVisible(bool(found.uncovered))

    def _open_line(self, need: str, row: Covered) -> QWidget:
        made = QWidget()
        line = QHBoxLayout(made)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(icon_mark("alert", "amberFg"))
        line.addWidget(tag(need, "amber"))
        hit = self._product(row.product_id)
        if hit is None:
            line.addWidget(label(self._words(row), role="amberFg", wrap=True), 1)
            return made
        line.addWidget(ElidedLabel(joined(hit, self._words(row))), 1)
        line.addWidget(Button(self.tr("Add"), sizing="inline", clicked=partial(self._take, [row])))
        return made

    def _product(self, key: int | None) -> str | None:
        from app.queries.product_search import products_by_id

        hits = products_by_id(self.context.reader(), [key]) if key is not None else []
        return hits[0].name if hits else None

    def _words(self, row: Covered) -> str:
        return joined(*(self.context.say(code, **values) for code, values in row.reasons))

    # -- doing ---------------------------------------------------------------------------------------------

    def _propose(self) -> None:
        if self.found is not None:
            self._take([row for row in self.found.uncovered if row.product_id is not None])

    def _take(self, rows: Sequence[Covered]) -> None:
        """One line per product, for the first of the needs it is proposed for, with all its reasons."""
        given: dict[int, list[Covered]] = {}
        for row in rows:
            if row.product_id is not None:
                given.setdefault(row.product_id, []).append(row)
        lines = [
            LineInput(product, some[0].need_id, joined(*(self._how(row) for row in some)))
            for product, some in given.items()
        ]
        self._run(lines)

    def _how(self, row: Covered) -> str:
        code, values = row.reasons[0]
        return self.context.say(code, **values)

    def _add(self, product: object) -> None:
        self.picker.set_person(None)
        self._run([LineInput(int(str(product)))])

    def _run(self, lines: list[LineInput]) -> None:
        if lines:
            step = Step.of("solution.add", count=len(lines))
            self.context.run(later("deal_needs:add_solution_lines"), self.deal_id, lines, step=step)

    def _ask_for_quote(self) -> None:
        self.context.navigate.emit("quote", {"solution_of": self.deal_id})

    def panes(self) -> list[QWidget]:
        """Where F6 goes inside."""
        return [self.propose, self.picker]
