"""The middle of a customer's card: the timeline with its composer, and further tabs, each made when looked at."""

from app.views.card_panes import column_of
from app.views.card_talks import TalksCard
from app.views.composer import Composer
from app.views.context import Context
from app.views.deal_tabs import DealTabs
from app.widgets.card import Card

TIMELINE, RELATIONS = "timeline", "relations"


class CardMiddle(DealTabs):
    """The classes of further tabs have a `show_customer(customer_id)`."""

    shows = "show_customer"

    def __init__(self, context: Context, composer: Composer, talks: TalksCard) -> None:
        super().__init__(context)
        self.bar.setAccessibleName(self.tr("Parts of the card"))
        writing = Card(padded=False)
        writing.add(composer)
        self.put(TIMELINE, self.tr("Timeline"), column_of(writing, talks))
        self.add(RELATIONS, self.tr("Relations"), "app.views.card_relations:RelationsPanel")

    def show_customer(self, customer_id: int) -> None:
        """Another customer, or the same one after a change."""
        self.show_deal(customer_id)
