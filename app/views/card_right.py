"""The right column of a customer's card: what is planned and proposed, worth, sold, held, near, dated, attached."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.db.reader import Reader
from app.queries.card import ContactCard, CustomerCard, follow_ups_of
from app.queries.deals import deals_of
from app.queries.files import files_of
from app.queries.profile import ProfileCard
from app.views.card_deals import DealsCard
from app.views.card_files import FilesCard
from app.views.card_glance import GlanceCard
from app.views.card_panes import column_of
from app.views.card_plans import MOST_READ, BirthdaysCard, PlansCard
from app.views.card_playbook import PlaybookCard
from app.views.card_proposal import CardProposal
from app.views.card_sales import CustomerSales
from app.views.card_value import ValueCard
from app.views.context import Context
from app.views.promises_panel import PromisesPanel
from app.views.quotes_beside import QuotesCard
from app.vocabulary import RecordKind


class RightColumn(QScrollArea):
    """Cards one below the other; each hides while it has nothing to say."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.plans = PlansCard(context)
        self.proposal = CardProposal(context)
        self.promises = PromisesPanel(context)
        self.playbook = PlaybookCard(context)
        self.value = ValueCard(context)
        self.deals = DealsCard(context)
        self.quotes = QuotesCard(context)
        self.sales = CustomerSales(context)
        self.glance = GlanceCard(context)
        self.birthdays = BirthdaysCard(context)
        self.files = FilesCard(context)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        parts = (
            *(self.plans, self.proposal, self.promises, self.playbook, self.value, self.deals),
            *(self.quotes, self.sales, self.glance, self.birthdays, self.files),
        )
        column = column_of(*parts, QWidget())
        self.setWidget(column)
        column.setAutoFillBackground(False)

    def start_over(self) -> None:
        """Another customer comes."""
        self.plans.start_over()
        self.proposal.hide()

    def show_card(
        self, reader: Reader, card: CustomerCard, contacts: Sequence[ContactCard], profile: ProfileCard
    ) -> None:
        """Show what belongs to a customer."""
        key = card.id
        self.playbook.show_customer(key, card.name)
        self.value.show_customer(key)
        self.plans.show_plans(follow_ups_of(reader, "customer", key, limit=MOST_READ))
        self.deals.show_deals(key, deals_of(reader, key))
        self.promises.show_customer(key, card.name)
        self.quotes.show_quotes(customer=key)
        self.files.show_files(key, files_of(reader, RecordKind.CUSTOMER, key))
        self.sales.show_customer(key)
        self.glance.show_customer(key, card.name)
        self.birthdays.read(card, contacts, profile)
