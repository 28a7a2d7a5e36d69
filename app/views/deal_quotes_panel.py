"""The quotes of a deal, for the page of the deal."""

from app.views.context import Context
from app.views.quotes_beside import QuotesCard


class DealQuotesPanel(QuotesCard):
    """`show_deal(id)` shows its quotes; a new one begins with the deal's customer and name."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._deal: int | None = None
        self.body.addStretch(1)
        self.new_asked.connect(self._new)

    def show_deal(self, deal_id: int) -> None:
        """Show the quotes of a deal."""
        self._deal = deal_id
        self.show_quotes(deal=deal_id)

    def _new(self) -> None:
        if self._deal is not None:
            self.context.navigate.emit("quote", {"deal_id": self._deal})
