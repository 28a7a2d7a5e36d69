"""The cards of a lane: what stands on one, and the model that reads only those that are looked at."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

CARD_ROLE = int(Qt.ItemDataRole.UserRole)
BLOCK = 16  # cards read at once: a lane shows about six
KEPT = 1_000
FEW = 12  # more comings and goings than this: the lane is laid out anew

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class BoardCard:
    """Four lines: head with icon and age, title, amount with a mark, chip and whose it is. `words` are read aloud."""

    id: int
    head: str
    icon: str
    title: str
    amount: str
    age: str
    age_role: str
    mark: str
    mark_role: str
    chip: str
    chip_icon: str
    chip_tone: str
    owner: str
    owner_hue: str
    words: str


class LaneModel(QAbstractListModel):
    """The keys of a lane in order, and a window of its cards."""

    def __init__(
        self, read: Callable[[Sequence[int]], dict[int, BoardCard]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._read = read
        self._ids: list[int] = []
        self._cards: dict[int, BoardCard] = {}

    @property
    def ids(self) -> Sequence[int]:
        """The keys in the order shown."""
        return self._ids

    def rowCount(self, parent: Index = ROOT) -> int:
        """How many cards."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        """The card itself, or its words for those who listen."""
        if not index.isValid():
            return None
        if role == CARD_ROLE:
            return self.card(index.row())
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            card = self.card(index.row())
            return card.words if card is not None else ""
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Cards can be dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def card(self, row: int) -> BoardCard | None:
        """The card of a row, read with those around it."""
        key = self._ids[row]
        if key not in self._cards:
            if len(self._cards) > KEPT:
                self._cards.clear()
            first = row // BLOCK * BLOCK
            self._cards |= self._read(self._ids[first : first + BLOCK])
        return self._cards.get(key)

    def row_of(self, key: int | None) -> int:
        """Where a card is, -1 if it is not here."""
        return self._ids.index(key) if key in self._ids else -1

    def forget(self) -> None:
        """Read every card again (words, theme or rules changed)."""
        self._cards.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def set_ids(self, ids: Sequence[int], stale: Collection[int] = ()) -> None:
        """Show these; cards that come and go do so one by one, `stale` ones are read again."""
        for key in stale:
            self._cards.pop(key, None)
        wanted = list(ids)
        if wanted != self._ids:
            gone, come = set(self._ids).difference(wanted), set(wanted).difference(self._ids)
            if len(gone) + len(come) > FEW:
                self.beginResetModel()
                self._ids = wanted
                self.endResetModel()
                return
            self._take_out(gone)
            self._rearrange([key for key in wanted if key not in come])
            self._put_in(wanted, come)
        for key in stale:
            row = self.row_of(key)
            if row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row))

    def _take_out(self, gone: set[int]) -> None:
        for key in gone:
            row = self._ids.index(key)
            self.beginRemoveRows(ROOT, row, row)
            del self._ids[row]
            self.endRemoveRows()

    def _rearrange(self, wanted: list[int]) -> None:
        if wanted == self._ids:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        keys = [self._ids[index.row()] for index in before]
        self._ids = wanted
        self.changePersistentIndexList(before, [self.index(wanted.index(key)) for key in keys])
        self.layoutChanged.emit()

    def _put_in(self, wanted: list[int], come: set[int]) -> None:
        for row, key in enumerate(wanted):
            if key in come:
                self.beginInsertRows(ROOT, row, row)
                self._ids.insert(row, key)
                self.endInsertRows()
