"""Beside the ripple map: whoever has the focus, the ring, who can introduce us, favours and ties."""

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.queries.introductions import Introduction
from app.queries.relation_card import Dealings, RelationCard, relation_card
from app.theme import theme
from app.views.card_plans import clear
from app.views.context import Context
from app.views.record_marks import customer_icon, joined
from app.views.relation_cards import FavoursCard, TiesCard, WaysCard
from app.views.relation_parts import RingField
from app.widgets.buttons import Button, IconButton
from app.widgets.marks import avatar
from app.widgets.text import ElidedLabel, label

WIDTH = 336
WAIT_MS = 60


class NetworkSide(QFrame):
    """Reads a person aside and shows their relations; without anybody it says how to choose one."""

    way_found = Signal(object)
    """the Introduction that is shown, or None"""
    opened = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.key: int | None = None
        self.card: RelationCard | None = None
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("Whoever is chosen"))
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._read)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self._hint = label(
            self.tr("Choose somebody on the map: their ring, who can introduce you, favours and ties show here."),
            role="sec", wrap=True,
        )  # fmt: skip
        self._hint.setContentsMargins(16, 20, 16, 16)
        outer.addWidget(self._hint)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.viewport().setAutoFillBackground(False)
        self._body = QWidget()
        self._body.setAutoFillBackground(False)
        scroll.setWidget(self._body)
        outer.addWidget(scroll, 1)
        self._scroll = scroll
        self._fill()
        self._foot = self._buttons()
        outer.addWidget(self._foot)
        self.show_person(None)

    def _fill(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(10)
        self._face = QVBoxLayout()
        head.addLayout(self._face)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = ElidedLabel("", type="dialog")
        self.detail = ElidedLabel("", type="small", role="sec")
        names.addWidget(self.name)
        names.addWidget(self.detail)
        head.addLayout(names, 1)
        go = IconButton("arrow", self.tr("Open the card"), key="Return", clicked=self._open)
        head.addWidget(go)
        column.addLayout(head)
        self.ring = RingField(self.context)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.ring)
        self.facts = ElidedLabel("", role="mid")
        row.addWidget(self.facts, 1)
        column.addLayout(row)
        self.ways = WaysCard(self.context)
        self.favours = FavoursCard(self.context)
        self.ties = TiesCard(self.context)
        for card in (self.ways, self.favours, self.ties):
            column.addWidget(card)
        column.addStretch(1)
        self.ways.view.way_chosen.connect(self.way_found)

    def _buttons(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(12, 8, 12, 12)
        row.setSpacing(8)
        self.log = Button(
            self.tr("Log interaction"), kind="primary", icon="plus", clicked=lambda: self._ask("log")
        )
        self.plan = Button(self.tr("Follow-up"), icon="calplus", clicked=lambda: self._ask("follow_up"))
        row.addWidget(self.log, 1)
        row.addWidget(self.plan)
        return foot

    # -- showing -------------------------------------------------------------------------------------------

    def show_person(self, key: int | None) -> None:
        """Show somebody a moment later; many arrows in a row read once."""
        self.key = key or None
        self._wait.stop()
        if self.key is None:
            self.card = None
            self._show_parts(shown=False)
            self.way_found.emit(None)
        else:
            self._wait.start()

    def reload(self) -> None:
        """Read whoever is shown anew."""
        if self.key is not None:
            self._read()

    def _show_parts(self, *, shown: bool) -> None:
        self._hint.setVisible(not shown)
        self._scroll.setVisible(shown)
        self._foot.setVisible(shown)

    def _read(self) -> None:
        key = self.key

        def take(card: RelationCard | None) -> None:
            if key == self.key:
                self._take(card)

        if key is not None:
            self.context.runner.read(relation_card, key, on_done=take)

    def _take(self, card: RelationCard | None) -> None:
        self.card = card
        self._show_parts(shown=card is not None)
        if card is None:
            return
        who = card.who
        clear(self._face)
        icon = "" if who.kind == "person" else customer_icon(who.kind, None)
        self._face.addWidget(avatar(who.name, side=40, square=bool(icon), icon=icon))
        self.name.set_text(who.name)
        self.detail.set_text(joined(who.firm_name, who.title))
        self.ring.show_who(who)
        self.facts.set_text(self.dealing_words(card.dealings))
        for part in (self.ways, self.favours, self.ties):
            part.show_card(card)
        self.way_found.emit(way_to_show(card))

    def dealing_words(self, dealings: Dealings) -> str:
        """How often we talk and how long we know each other."""
        every = self.tr("every {count} days").format(count=dealings.every) if dealings.every else ""
        since = self.tr("since {year}").format(year=dealings.since[:4])
        return joined(every, since)

    # -- doing ---------------------------------------------------------------------------------------------

    def _open(self) -> None:
        if self.key is not None:
            self.opened.emit(self.key)

    def _ask(self, dialog: str) -> None:
        card = self.card
        if card is not None:
            given: dict[str, Any] = {"customer_id": card.who.customer}
            if card.who.table == "contact":
                given["contact_id"] = card.who.key
            self.context.dialog.emit(dialog, given)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a line at its left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.setPen(theme().pen("border"))
        painter.drawLine(0, 0, 0, self.height())
        painter.end()


def way_to_show(card: RelationCard) -> Introduction | None:
    """The closest way, unless we know them ourselves at least as well."""
    way = card.ways[0] if card.ways else None
    known = card.who.ring
    return way if way is not None and (known is None or way.cost < known) else None
