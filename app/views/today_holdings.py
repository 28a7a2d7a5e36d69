"""On Today: contracts to be renewed, cards and warranties that end, services that are due."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.spoken import spoken_day
from app.queries.holdings import ComingUp
from app.views.card_plans import clear
from app.views.context import Context
from app.views.holding_words import COMING_ICONS, coming_title
from app.widgets.buttons import Button
from app.widgets.card import Card
from app.widgets.marks import icon_disc
from app.widgets.text import ElidedLabel, label

SHOWN = 6


class HoldingsAhead(Card):
    """Not there while nothing comes up."""

    def __init__(self, context: Context) -> None:
        super().__init__("", padded=False)
        self._context = context
        self.set_title(self.tr("Renewals, warranty, service"))
        self.body.setContentsMargins(16, 0, 12, 12)
        self.body.setSpacing(8)
        self.hide()

    def show_coming(self, found: Sequence[ComingUp]) -> None:
        """The nearest."""
        clear(self.body)
        for one in found[:SHOWN]:
            self.add(self._row(one))
        self.header.set_note(f"{len(found):,}" if len(found) > SHOWN else "")
        self.setVisible(bool(found))

    def _row(self, one: ComingUp) -> QWidget:
        context = self._context
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        late = one.day < context.today().isoformat()
        row.addWidget(icon_disc(COMING_ICONS[one.what], "red" if late else "blue"))
        day = label(
            spoken_day(date.fromisoformat(one.day), context.today(), context.language),
            role="redFg" if late else "text",
        )
        day.setFixedWidth(86)
        row.addWidget(day)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(coming_title(one)))
        name = Button(
            one.customer,
            kind="link",
            sizing="inline",
            clicked=partial(context.navigate.emit, "customer", {"id": one.customer_id}),
        )
        words.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        return made
