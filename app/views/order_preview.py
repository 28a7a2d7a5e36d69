"""The preview of an order beside the list: sums, what is due next, the last talks with the customer."""

from typing import Any

from app.db.reader import Reader
from app.insight.receivables import DueState
from app.language.money_text import format_money
from app.queries.order import OrderDetail, order_detail
from app.queries.timeline import last_talks, timeline_count
from app.views.context import Context
from app.views.order_columns import STATE_TONES, day_words
from app.views.preview_pane import TALKS, Fact, Preview, PreviewPane
from app.views.record_marks import joined
from app.vocabulary import OrderState, RecordKind

SHOWN_LINES = 6


class OrderPreview(PreviewPane):
    """The record field below writes a talk with the customer."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, "customer")
        self._customer: int | None = None

    def read(self, reader: Reader, key: int) -> Any:
        """The order, and the talks with its customer."""
        found = order_detail(reader, key, self.context.today().isoformat())
        if found is None or found.values["deleted_at"] is not None:
            return None
        customer = found.values["customer_id"]
        if customer is None:
            return found, (), 0
        owner = RecordKind.CUSTOMER
        return found, last_talks(reader, owner, customer, TALKS), timeline_count(reader, owner, customer)

    def present(self, found: Any) -> Preview:
        """In the words of the language in use."""
        order, talks, count = found
        self._customer = order.values["customer_id"]
        values = order.values
        state = (self.context.word("order_state", values["state"]), STATE_TONES[OrderState(values["state"])])
        return Preview(
            values["number"],
            joined(order.customer or values["buyer_name"], values["title"]),
            "cart",
            0,
            (state,),
            tuple(self._facts_of(order)),
            talks,
            count,
        )

    def _facts_of(self, order: OrderDetail) -> list[Fact]:
        values = order.values
        facts = [Fact(self.tr("Total"), self._money(order, values["total"]))]
        if values["paid"]:
            facts.append(Fact(self.tr("Received"), self._money(order, values["paid"])))
        if values["returned"]:
            facts.append(Fact(self.tr("Returned"), self._money(order, values["returned"])))
        due = next((part for part in order.parts if part.state is not DueState.RECEIVED), None)
        if due is not None and values["state"] != OrderState.CANCELLED:
            when = day_words(self.context, due.due_day)
            role = "redFg" if due.state is DueState.OVERDUE else "text"
            facts.append(Fact(self.tr("Next due"), joined(self._money(order, due.open), when), role))
        for name, words in (
            (self.tr("Ordered"), day_words(self.context, values["ordered_day"])),
            (self.tr("Delivered"), day_words(self.context, values["delivered_day"])),
            (self.tr("Invoice"), values["invoice_number"]),
            (self.tr("Owner"), order.owner),
            (self.tr("Lines"), "\n".join(line.name for line in order.lines[:SHOWN_LINES])),
        ):
            if words:
                facts.append(Fact(name, str(words)))
        return facts

    def _money(self, order: OrderDetail, minor: int) -> str:
        return format_money(minor, order.values["currency"], self.context.language)

    def _show_composer(self, preview: Preview) -> None:
        """A talk is with the customer; an order without one has nobody to talk to."""
        super()._show_composer(preview)
        if self.composer is not None:
            self.composer.setVisible(self._customer is not None)
            if self._customer is not None:
                self.composer.set_owner(customer_id=self._customer, contacts=[])
