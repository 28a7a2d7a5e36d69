"""The lanes side by side: the keyboard walks over all of them, cards are dropped from one into another."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from app.widgets.board.cards import BoardCard, LaneModel
from app.widgets.board.lane import Lane, LaneHead

NARROWEST = 188


class Board(QScrollArea):
    """Signals carry the key of a card; `moved(key, lane)` says into which lane it should go."""

    opened = Signal(object)
    moved = Signal(object, int)
    month_shifted = Signal(object, int)
    letter = Signal(str, object)
    menu_wanted = Signal(object, object)
    new_asked = Signal(int)

    def __init__(
        self, read: Callable[[Sequence[int]], dict[int, BoardCard]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self.lanes: list[Lane] = []
        self._at = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setAutoFillBackground(False)
        self._holder = QWidget()
        self._holder.setAutoFillBackground(False)
        self._row = QHBoxLayout(self._holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self.setWidget(self._holder)

    def set_lanes(self, names: Sequence[str], new_words: str) -> None:
        """As many lanes as there are names; the last one (what is won) has no button for a new card."""
        while self.lanes:
            gone = self.lanes.pop()
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for at, name in enumerate(names):
            lane = Lane(LaneModel(self._read, self), name, new_words if at < len(names) - 1 else "")
            lane.setMinimumWidth(NARROWEST)
            self._connect(at, lane)
            self.lanes.append(lane)
            self._row.addWidget(lane, 1)
        self._at = 0

    def _connect(self, at: int, lane: Lane) -> None:
        cards = lane.list
        cards.opened.connect(self.opened)
        cards.letter.connect(self.letter)
        cards.menu_wanted.connect(self.menu_wanted)
        cards.month_shifted.connect(self.month_shifted)
        cards.shifted.connect(lambda key, by: self._shift(at, key, by))
        cards.stepped.connect(lambda by: self.step(at, by))
        cards.dropped.connect(lambda key: self.moved.emit(key, at))
        cards.current_changed.connect(lambda _key: self._keep(at))
        lane.new_asked.connect(lambda: self.new_asked.emit(at))

    def _keep(self, at: int) -> None:
        self._at = at

    def show_lane(self, at: int, head: LaneHead, ids: Sequence[int], stale: Collection[int] = ()) -> None:
        """Bring one lane up to date."""
        self.lanes[at].show_head(head)
        self.lanes[at].list.lane.set_ids(ids, stale)

    def forget(self) -> None:
        """Read all cards again."""
        for lane in self.lanes:
            lane.list.lane.forget()

    def current_id(self) -> int | None:
        """The card with the keyboard."""
        return self.lanes[self._at].list.current_id() if self.lanes else None

    def set_current(self, key: int) -> bool:
        """Put the keyboard on a card, whichever lane it is in."""
        for at, lane in enumerate(self.lanes):
            row = lane.list.lane.row_of(key)
            if row >= 0:
                had = any(other.list.hasFocus() for other in self.lanes)
                self._at = at
                lane.list.set_current_row(row)
                if had:
                    lane.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def focus_cards(self) -> None:
        """The keyboard goes to the card it was on, or the first one there is."""
        if not self.lanes:
            return
        if not self.lanes[self._at].list.lane.rowCount():
            filled = [at for at, lane in enumerate(self.lanes) if lane.list.lane.rowCount()]
            self._at = filled[0] if filled else 0
        cards = self.lanes[self._at].list
        if not cards.currentIndex().isValid():
            cards.set_current_row(0)
        cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, at: int, by: int) -> None:
        """To the next lane that has cards, at the same height."""
        row = self.lanes[at].list.currentIndex().row()
        target = at + by
        while 0 <= target < len(self.lanes):
            cards = self.lanes[target].list
            if cards.lane.rowCount():
                self._at = target
                cards.set_current_row(row)
                cards.setFocus(Qt.FocusReason.OtherFocusReason)
                self.ensureWidgetVisible(self.lanes[target])
                return
            target += by

    def _shift(self, at: int, key: int, by: int) -> None:
        if 0 <= at + by < len(self.lanes):
            self.moved.emit(key, at + by)
