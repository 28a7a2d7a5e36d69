"""A hand and an eye on the board of deals."""

from typing import Any

from PySide6.QtCore import QByteArray, QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.widgets.board.lane import MIME
from tests.gui.pages.conftest import Desk
from tests.gui.probes.lists import ListProbe

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class BoardProbe(ListProbe):
    """Says "lane 2", "the card called …" and knows Qt."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "deals")
        self.board: Any = self.page.board.board

    def lanes(self) -> list[list[str]]:
        """The titles of the cards in each lane, from the top."""
        found = []
        for lane in self.board.lanes:
            model = lane.list.lane
            found.append([model.card(row).title for row in range(model.rowCount())])
        return found

    def card(self, title: str) -> Any:
        """What stands on a card."""
        for lane in self.board.lanes:
            model = lane.list.lane
            for row in range(model.rowCount()):
                if model.card(row).title == title:
                    return model.card(row)
        raise AssertionError(f"no card {title}")

    def go_to(self, title: str) -> None:
        """Put the keyboard on a card."""
        self.page.board.focus()
        assert self.board.set_current(self.card(title).id)
        self.board.focus_cards()

    def push(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the lane that has the keyboard."""
        cards = self.board.lanes[self.board._at].list
        QTest.keyClick(cards, key, held)
        self.desk.settle()

    def current(self) -> str:
        """The title of the card with the keyboard."""
        key = self.board.current_id()
        titles = [card for lane in self.board.lanes for card in [lane.list.lane] if key in card.ids]
        return str(titles[0].card(titles[0].row_of(key)).title) if titles else ""

    def drop(self, title: str, target: QWidget, at: QPointF | None = None) -> None:
        """Drop a card on a lane or on the chart."""
        data = QMimeData()
        data.setData(MIME, QByteArray(str(self.card(title).id).encode()))
        place = at or QPointF(target.rect().center())
        event = QDropEvent(
            place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
        target.dropEvent(event)  # a drag of the system cannot be played in a test
        self.desk.settle()
