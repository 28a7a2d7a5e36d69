"""What stands below the lines: payment, delivery, after-sales, the message with its files, and the sums."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.documents.quote_sheet import part_name, total_words
from app.insight.quote import QuoteValues, parts_left
from app.insight.quote_diff import percent
from app.language.capital_money import capital_money, english_money
from app.language.money_text import exact_money, format_money, parse_money
from app.views.context import Context
from app.views.later import later
from app.views.message_templates import TemplatesButton
from app.views.quote_desk import QuoteDesk
from app.views.settings_parts import empty_column
from app.views.wording_line import WordingLine
from app.widgets.buttons import IconButton
from app.widgets.card import Card, line
from app.widgets.chip import Chip
from app.widgets.fields import ComboBox, LineEdit, TextArea
from app.widgets.flow_layout import FlowLayout
from app.widgets.text import ElidedLabel, label

ROUNDINGS = (0, 10, 100, 1_000, 10_000, 100_000)


class QuoteTerms(Card):
    """Three columns: instalments, delivery, after-sales."""

    def __init__(self, context: Context, desk: QuoteDesk) -> None:
        super().__init__()
        self.context, self.desk = context, desk
        self.edit = IconButton("edit", self.tr("Edit the instalments"), side=28, clicked=self.edit_parts)
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2)
        self.payment = _area(self.tr("Other payment terms"), lambda text: desk.put(payment_terms=text))
        self.delivery = _area(self.tr("When, where and how"), lambda text: desk.put(delivery=text), lines=4)
        self.after = _area(self.tr("Warranty and service"), lambda text: desk.put(after_sales=text), lines=4)
        row = QHBoxLayout()
        row.setSpacing(14)
        payment = self._column("wallet", self.tr("Payment"), self.edit)
        payment.addLayout(self._parts)
        payment.addWidget(self.payment)
        columns = [payment]
        for icon, title, field in (
            ("truck", self.tr("Delivery"), self.delivery),
            ("shield", self.tr("After-sales"), self.after),
        ):
            made = self._column(icon, title, None)
            made.addWidget(field)
            columns.append(made)
        for number, column in enumerate(columns):
            if number:
                row.addWidget(line(vertical=True))
            column.addStretch(1)
            row.addLayout(column, 1)
        self.body.addLayout(row)

    def _column(self, icon: str, title: str, action: QWidget | None) -> QVBoxLayout:
        column, head = QVBoxLayout(), QHBoxLayout()
        column.setSpacing(4)
        head.setSpacing(6)
        head.addWidget(_Icon(icon))
        head.addWidget(label(title, type="card"))
        head.addStretch(1)
        head.addWidget(action or _spacer())
        column.addLayout(head)
        return column

    def show_quote(self, quote: QuoteValues, *, editable: bool) -> None:
        """Show terms; a field with the keyboard keeps what is typed."""
        empty_column(self._parts)
        for part, amount in zip(quote.parts, quote.part_amounts(), strict=True):
            share = percent(part.share) if part.share is not None else ""
            words = (part.label or part_name(part, self.context.language), share)
            self._parts.addWidget(
                _fact(words[0], words[1], format_money(amount, quote.currency, self.context.language))
            )
        left = parts_left(quote.totals().total, quote.parts)
        if left:
            words_left = self.tr("{amount} are left open").format(
                amount=format_money(left, quote.currency, self.context.language)
            )
            self._parts.addWidget(label(words_left, type="small", role="redFg", wrap=True))
        if not quote.parts:
            self._parts.addWidget(label(self.tr("In one sum"), role="sec"))
        for field, text in (
            (self.payment, quote.payment_terms),
            (self.delivery, quote.delivery),
            (self.after, quote.after_sales),
        ):
            _show(field, text, editable=editable)
        self.edit.setVisible(editable)

    def edit_parts(self) -> None:
        """The form of the instalments."""
        if self.desk.quote is not None:
            taken = {"taken": lambda parts: self.desk.put(parts=parts)}
            self.context.dialog.emit("instalments", {"quote": self.desk.quote, **taken})


class QuoteMessage(Card):
    """What is said to the customer, and the files that go with it."""

    def __init__(self, context: Context, desk: QuoteDesk) -> None:
        super().__init__(" ")
        self.context, self.desk = context, desk
        self.set_title(self.tr("Message to the customer"), self.tr("is printed"))
        self.text = _area(self.tr("Message to the customer"), lambda text: desk.put(message=text), lines=4)
        self.attach = IconButton("clip", self.tr("Attach files"), side=28, clicked=self.choose_files)
        self.templates = TemplatesButton(
            context, self._take_template, self.text.toPlainText, self._language, self
        )
        for button in (self.templates, self.attach):
            self.add_action(button)
        self.add(self.text)
        self.add(WordingLine(context, self.text))
        self._files = QWidget()
        self._flow = FlowLayout(self._files, gap=6, line_gap=6)
        self.add(self._files)
        self.body.addStretch(1)

    def show_quote(self, quote: QuoteValues, *, editable: bool) -> None:
        """Show text and files."""
        _show(self.text, quote.message, editable=editable)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for file in quote.files:
            chip = Chip(file.name, icon="clip", on=editable, closable=editable)
            chip.closed.connect(partial(self._remove, file.id))
            self._flow.addWidget(chip)
        self._files.setVisible(bool(quote.files))
        for button in (self.templates, self.attach):
            button.setVisible(editable)

    def _language(self) -> str:
        """The language of the paper."""
        quote = self.desk.quote
        return (quote.language if quote is not None else None) or self.context.language

    def _take_template(self, text: str) -> None:
        """Put a template below what is written already; the keyboard goes on behind it."""
        before = self.text.toPlainText().rstrip()
        whole = f"{before}\n{text}" if before else text
        self.text.setPlainText(whole)
        self.desk.put(message=whole)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_files(self) -> None:
        """Pick files of this computer."""
        names, _kind = QFileDialog.getOpenFileNames(self, self.tr("Attach files"))
        if names:
            self.take([Path(name) for name in names])

    def take(self, paths: list[Path]) -> None:
        """Keep files with the quote."""
        from app.usecases.interaction_input import AttachmentInput

        quote = self.desk.quote
        if quote is None:
            return
        try:
            files = [AttachmentInput(path.name, path.read_bytes()) for path in paths]
        except OSError as error:
            self.context.message.emit(str(error.strerror or error), None)
            return
        step = Step.of("quote.file", number=quote.number)
        self.desk.when_saved(
            lambda: self.context.run(later("quotes:attach_to_quote"), quote.id, files, step=step)
        )

    def _remove(self, key: int) -> None:
        quote = self.desk.quote
        if quote is not None:
            step = Step.of("quote.edit", number=quote.number)
            self.desk.when_saved(lambda: self.context.run(later("attachments:remove_file"), key, step=step))


class QuoteSums(Card):
    """Subtotal, promotion, rounding, tax and the total, in figures and in words."""

    def __init__(self, context: Context, desk: QuoteDesk) -> None:
        super().__init__()
        self.context, self.desk = context, desk
        self.promotion_name = LineEdit(placeholder=self.tr("Promotion"), small=True)
        self.promotion_name.editingFinished.connect(
            lambda: desk.put(promotion_name=self.promotion_name.text().strip() or None)
        )
        self.promotion = LineEdit(small=True, name=self.tr("Taken off the whole"))
        self.promotion.setFixedWidth(104)
        self.promotion.setPlaceholderText("0")
        self.promotion.editingFinished.connect(self._take_promotion)
        self.rounding = ComboBox(
            small=True, name=self.tr("Round down to"), chosen=lambda step: desk.put(round_to=step)
        )
        self.rounding.setMinimumWidth(112)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(4)
        self.total, self.words = label("", type="page"), ElidedLabel("", type="small", role="mid")
        edit = QHBoxLayout()
        edit.setSpacing(8)
        edit.addWidget(self.promotion_name, 1)
        edit.addWidget(self.promotion)
        self.body.addLayout(edit)
        round_row = QHBoxLayout()
        round_row.addWidget(label(self.tr("Round down to"), role="sec"), 1)
        round_row.addWidget(self.rounding)
        self.body.addLayout(round_row)
        self.body.addLayout(self._rows)
        self.body.addWidget(line())
        total = QHBoxLayout()
        self._total_name = label("", strong=True)
        total.addWidget(self._total_name)
        total.addStretch(1)
        total.addWidget(self.total)
        self.body.addLayout(total)
        self.body.addWidget(self.words)
        self.body.addStretch(1)

    def show_quote(self, quote: QuoteValues, *, editable: bool) -> None:
        """Reckon anew."""
        sums, say = quote.totals(), self.context.say
        empty_column(self._rows)
        facts = [(say("paper.subtotal"), sums.subtotal)]
        if sums.promotion:
            facts.append((quote.promotion_name or say("paper.promotion"), sums.promotion))
        if sums.rounding:
            facts.append((say("paper.rounding"), sums.rounding))
        facts.append((say("paper.net"), sums.net))
        code = "paper.tax_within" if quote.tax_included else "paper.tax_added"
        facts += [(say(code, rate=percent(rate)), tax) for rate, tax in sums.taxes.items() if tax]
        for words, amount in facts:
            self._rows.addWidget(_fact(words, "", exact_money(amount, quote.currency)))
        self._total_name.setText(say("paper.total_with_tax" if sums.tax else "paper.total"))
        self.total.setText(total_words(sums.total, quote.currency))
        zh = self.context.language == "zh_CN"
        words = capital_money(sums.total, quote.currency) if zh else english_money(sums.total, quote.currency)
        self.words.set_text(words)
        self._show_fields(quote, editable=editable)

    def _show_fields(self, quote: QuoteValues, *, editable: bool) -> None:
        for field, text in (
            (self.promotion_name, quote.promotion_name or ""),
            (self.promotion, exact_money(quote.promotion, quote.currency) if quote.promotion else ""),
        ):
            if not field.hasFocus():
                field.setText(text)
            field.setEnabled(editable)
        steps = [
            (step, self._step_words(step, quote.currency)) for step in sorted({*ROUNDINGS, quote.round_to})
        ]
        self.rounding.set_choices(steps)
        self.rounding.set_value(quote.round_to)
        self.rounding.setEnabled(editable)

    def _step_words(self, step: int, currency: str) -> str:
        return format_money(step, currency, self.context.language) if step else self.tr("not at all")

    def _take_promotion(self) -> None:
        quote, text = self.desk.quote, self.promotion.text().strip()
        if quote is None:
            return
        found = parse_money(text, quote.currency) if text else (0, None)
        self.promotion.set_error(found is None)
        if found is not None:
            self.desk.put(promotion=abs(found[0]))


class _Icon(QWidget):
    """A small icon before a title."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(18, 28)

    def paintEvent(self, _event: object) -> None:
        """Paint it."""
        from PySide6.QtCore import QRect
        from PySide6.QtGui import QPainter

        from app.theme import paint_icon

        painter = QPainter(self)
        paint_icon(painter, QRect(0, 6, 16, 16), self._name, "sec")
        painter.end()


def _spacer() -> QWidget:
    made = QWidget()
    made.setFixedSize(1, 28)
    return made


def _area(name: str, keep: Callable[[str | None], None], lines: int = 2) -> TextArea:
    """A quiet field that keeps what is typed as it is typed."""
    area = TextArea(placeholder=name, lines=lines, name=name)
    area.textChanged.connect(lambda: keep(area.toPlainText().rstrip() or None) if area.hasFocus() else None)
    return area


def _show(area: TextArea, text: str | None, *, editable: bool) -> None:
    if not area.hasFocus() and area.toPlainText() != (text or ""):
        area.setPlainText(text or "")
    area.setReadOnly(not editable)


def _fact(name: str, middle: str, figure: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(ElidedLabel(name, role="sec"), 1)
    if middle:
        row.addWidget(label(middle, role="sec"))
    row.addWidget(label(figure))
    return made
