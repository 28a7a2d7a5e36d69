"""The field that says which deal of a customer a talk or follow-up belongs to."""

from PySide6.QtCore import QCoreApplication

from app.queries.deal_card import open_deals
from app.queries.lookups import name_of
from app.views.context import Context
from app.widgets.fields import ComboBox


class DealField(ComboBox):
    """The open deals of a customer; `wish` names the one to choose once its customer is shown."""

    def __init__(self, context: Context, wished: int | None = None) -> None:
        self._none = QCoreApplication.translate("DealField", "No deal")
        super().__init__([(None, self._none)], name=QCoreApplication.translate("DealField", "Deal"))
        self.context = context
        self._wished = wished

    def wish(self, deal_id: int | None) -> None:
        """Choose this deal as soon as it is offered."""
        self._wished = deal_id

    def show_customer(self, customer_id: int | None) -> bool:
        """Offer the open deals of a customer, keeping the one chosen; whether there are any."""
        reader, chosen = self.context.reader(), self._wished or self.value()
        found = open_deals(reader, customer_id) if customer_id is not None else []
        if self._wished is not None and all(key != self._wished for key, _name in found):
            # it ended, or has no customer: it is still the one meant
            found = [(self._wished, name_of(reader, "deal", self._wished)), *found]
        self._wished = None
        self.clear()
        self.set_choices([(None, self._none), *found])
        self.set_value(chosen if any(key == chosen for key, _name in found) else None)
        return bool(found)
