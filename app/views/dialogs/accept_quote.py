"""How a quote ends: it becomes an order, or it is declined for a reason."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.documents.quote_sheet import total_words
from app.insight.quote import QuoteValues
from app.queries.quote_terms import price_term
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.widgets.checks import CheckBox
from app.widgets.date_field import DateField
from app.widgets.fields import LineEdit
from app.widgets.text import label


class AcceptQuoteDialog(RecordDialog):
    """Makes the order; the deal can be won in the same step."""

    def __init__(self, context: Context, window: QWidget, quote: QuoteValues) -> None:
        super().__init__(
            context, window, context.word("quote_state", "accepted"), subtitle=quote.number, width=460
        )
        self._quote = quote
        self.day = DateField(context.today(), today=context.today())
        self.win = CheckBox(self.tr("The deal is won"))
        term = price_term(context.reader(), quote.deal_id) if quote.deal_id is not None else None
        can_win = term is not None and term.deal_open
        self.win.setChecked(can_win)
        total = total_words(quote.totals().total, quote.currency)
        words = self.tr("Version {version} becomes an order of {total}.").format(
            version=quote.version, total=total
        )
        self.form.add_wide(label(words, wrap=True))
        self.form.add("day", self.tr("Ordered on"), self.day)
        self.form.add_wide(self.win)
        self.win.setVisible(can_win)  # in its place by now: a part without a parent would be a window
        self.finish(self.tr("Make order"))

    def state(self) -> Any:
        """Nothing that would be lost."""
        return None

    def write(self) -> None:
        """Accept it."""
        day = self.day.value() or self.context.today()
        self.run(
            later("quote_acceptance:accept_quote"),
            self._quote.id,
            win_deal=self.win.isChecked(),
            ordered_day=day.isoformat(),
            step=Step.of("quote.accept", number=self._quote.number),
        )


class DeclineQuoteDialog(RecordDialog):
    """Asks why; the reason may stay empty."""

    def __init__(self, context: Context, window: QWidget, quote: QuoteValues) -> None:
        super().__init__(
            context, window, context.word("quote_state", "declined"), subtitle=quote.number, width=460
        )
        self._quote = quote
        self.reason = LineEdit(placeholder=self.tr("too dear, bought elsewhere, put off"))
        self.form.add("reason", self.tr("Reason"), self.reason)
        self.finish()

    def state(self) -> Any:
        """What was typed."""
        return self.reason.text().strip()

    def write(self) -> None:
        """End it."""
        self.run(
            later("quotes:set_quote_state"),
            self._quote.id,
            "declined",
            reason=self.reason.text().strip() or None,
            step=Step.of("quote.decline", number=self._quote.number),
        )
