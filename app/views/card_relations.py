"""The Relations tab of a customer's card: ring, ways, ties, favours, referrals."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.queries.introductions import Introduction
from app.queries.relation_card import RelationCard, relation_card
from app.views.context import Context
from app.views.relation_cards import FavoursCard, ReferralsCard, TiesCard, WaysCard
from app.views.relation_parts import RingField
from app.widgets.buttons import Button
from app.widgets.text import label


class RelationsPanel(QScrollArea):
    """Reads aside; what arrives late for another customer is dropped."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.key: int | None = None
        self._wanted_favour: int | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self.ring = RingField(context)
        on_map = Button(self.tr("Show on the map"), icon="network", sizing="small", clicked=self._to_map)
        self.ways, self.ties = WaysCard(context), TiesCard(context)
        self.favours, self.referrals = FavoursCard(context), ReferralsCard(context)
        self.ways.view.way_chosen.connect(self._open_way)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(self.tr("Ring"), role="sec"))
        head.addWidget(self.ring)
        head.addStretch(1)
        head.addWidget(on_map)
        column.addLayout(head)
        for card in (self.ways, self.ties, self.favours, self.referrals):
            column.addWidget(card)
        column.addStretch(1)
        self.setWidget(body)
        body.setAutoFillBackground(False)

    def show_customer(self, key: int) -> None:
        """Read and show the relations of a customer."""
        self.key = key

        def take(card: RelationCard | None) -> None:
            if card is not None and key == self.key:
                self._take(card)

        self.context.runner.read(relation_card, key, on_done=take)

    def show_favour(self, key: int) -> None:
        """Put the keyboard on a favour, once it is there."""
        self._wanted_favour = key
        self._go_to_favour()

    def _take(self, card: RelationCard) -> None:
        self.ring.show_who(card.who)
        for part in (self.ways, self.ties, self.favours, self.referrals):
            part.show_card(card)
        self._go_to_favour()

    def _go_to_favour(self) -> None:
        row = self.favours.row_of(self._wanted_favour) if self._wanted_favour is not None else None
        if row is not None:
            self._wanted_favour = None
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(row)

    def _to_map(self) -> None:
        self.context.navigate.emit("network", {"mode": "map", "id": self.key})

    def _open_way(self, way: Introduction) -> None:
        """The first one who could be asked."""
        self.context.navigate.emit("customer", {"id": way.stops[0].who.customer})
