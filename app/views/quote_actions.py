"""What can be done with the quote that lies open: send, accept, decline, version, copy, export, delete."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.db.journal_step import Step
from app.insight.quote import QuoteValues
from app.queries.quote import order_of
from app.views.later import later
from app.widgets.menu import Menu

if TYPE_CHECKING:
    from app.views.quote import QuotePage


class QuoteActions(QObject):
    """Each one waits until what was typed is kept."""

    def __init__(self, page: "QuotePage") -> None:
        super().__init__(page)
        self._page = page
        self._context = page.context

    def _quote(self) -> QuoteValues | None:
        return self._page.desk.quote

    def _run(self, usecase: str, code: str, *args: Any, on_done: Any = None, **kwargs: Any) -> None:
        """Run a use-case on the open version once it is kept."""
        quote = self._quote()
        if quote is not None:
            step = Step.of(f"quote.{code}", number=quote.number)
            self._page.desk.when_saved(
                lambda: self._context.run(
                    later(usecase), quote.id, *args, step=step, on_done=on_done, **kwargs
                )
            )

    def create(self, values: dict[str, Any]) -> None:
        """A new quote, shown at once."""
        self._context.run(
            later("quotes:create_quote"),
            values,
            step=Step.of("quote.new"),
            on_done=self._page.opened,
            toast=False,
        )

    def create_from_order(self, order_id: int) -> None:
        """A new quote with what was ordered."""
        self._context.run(
            later("quotes:order_into_quote"),
            order_id,
            step=Step.of("quote.new"),
            on_done=self._page.opened,
            toast=False,
        )

    def create_from_solution(self, deal_id: int) -> None:
        """A new quote with the products proposed for the needs of a deal, at the prices of the usual list."""
        from app.insight.quote import LineValues
        from app.queries.product_search import products_by_id
        from app.queries.solution import solution_of

        reader = self._context.reader()
        rows = [row for row in solution_of(reader, deal_id).lines if row.product_id is not None]
        found = {hit.id: hit for hit in products_by_id(reader, [int(row.product_id or 0) for row in rows])}
        lines = [
            LineValues(
                product_id=hit.id, code=hit.code, name=hit.name, note=hit.specification, unit=hit.unit,
                quantity=row.quantity, price=hit.price or 0, tax_rate=hit.tax_rate or 0, cost=hit.cost,
            )
            for row in rows
            if (hit := found.get(int(row.product_id or 0))) is not None
        ]  # fmt: skip
        self._context.run(
            later("quotes:create_quote"),
            {"deal_id": deal_id},
            lines,
            step=Step.of("quote.new"),
            on_done=self._page.opened,
            toast=False,
        )

    def new_version(self) -> None:
        """The next version, a draft."""
        self._run("quotes:new_version", "version", on_done=self._page.opened)

    def duplicate(self) -> None:
        """A new quote with the same content."""
        self._run("quotes:copy_quote", "create", on_done=self._page.opened)

    def send(self) -> None:
        """Mark as sent, plan the reminder, and export the PDF."""
        quote = self._quote()
        if quote is None or quote.state != "draft":
            return
        remind = self._context.say("quote.remind", number=quote.number, day=quote.valid_until or "—")
        self._run("quotes:send_quote", "send", remind=remind, on_done=lambda _none: self._sent())

    def _sent(self) -> None:
        quote = self._quote()
        if quote is not None:
            self._page.output.ask_pdf(quote)

    def accept(self) -> None:
        """Make the order, or go to the one that was made."""
        quote = self._quote()
        if quote is None:
            return
        order = order_of(self._context.reader(), quote.id)
        if order is not None:
            self._context.navigate.emit("order", {"id": order})
            return
        self._page.desk.when_saved(lambda: self._context.dialog.emit("accept_quote", {"quote": quote}))

    def decline(self) -> None:
        """Ask why and end it."""
        quote = self._quote()
        if quote is not None:
            self._page.desk.when_saved(lambda: self._context.dialog.emit("decline_quote", {"quote": quote}))

    def reopen(self) -> None:
        """Back to a draft."""
        self._run("quotes:set_quote_state", "reopen", "draft")

    def export_pdf(self) -> None:
        """Write the PDF."""
        quote = self._quote()
        if quote is not None:
            self._page.output.ask_pdf(quote)

    def export_letter(self) -> None:
        """Write a letter with the PDF in it."""
        quote = self._quote()
        if quote is not None:
            self._page.output.ask_letter(quote)

    def print_out(self) -> None:
        """Print it."""
        quote = self._quote()
        if quote is not None:
            self._page.output.print_out(quote)

    def history(self) -> None:
        """What was changed when."""
        quote = self._quote()
        if quote is not None:
            self._context.dialog.emit("history", {"table": "quote", "record_id": quote.id})

    def delete(self) -> None:
        """This version to the recycle bin."""
        quote = self._quote()
        if quote is not None:
            step = Step.of("quote.delete", count=1)
            self._page.desk.when_saved(
                lambda: self._context.run(later("recycling:recycle_records"), "quote", [quote.id], step=step)
            )

    def menu(self) -> Menu:
        """Everything at the top right."""
        quote, menu = self._quote(), Menu(parent=self._page)
        state = quote.state if quote is not None else ""
        menu.add(self.tr("New version"), self.new_version, icon="copy")
        menu.add(self.tr("Copy as a new quote"), self.duplicate, icon="quote")
        menu.addSeparator()
        menu.add(self.tr("Export as PDF"), self.export_pdf, icon="download")
        menu.add(self.tr("Save as a letter"), self.export_letter, icon="mail")
        menu.add(self.tr("Print"), self.print_out, icon="print", key="Ctrl+P")
        menu.addSeparator()
        menu.add(self.tr("Declined"), self.decline, icon="x", enabled=state in ("draft", "sent"))
        menu.add(
            self.tr("Back to draft"),
            self.reopen,
            icon="undo",
            enabled=state in ("sent", "declined", "expired"),
        )
        menu.add(self.tr("History"), self.history, icon="history")
        menu.addSeparator()
        menu.add(self.tr("Move to the recycle bin"), self.delete, icon="trash", danger=True)
        return menu
