"""Widths, order and choice of columns: kept as a plain dict, fitted to the width there is."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject, QSignalBlocker, Signal
from PySide6.QtWidgets import QHeaderView

from app.widgets.table.protocols import TableColumn


class ColumnLayout(QObject):
    """What the person chose, and what of it fits: a narrow table drops columns but not the choice."""

    changed = Signal()

    def __init__(self, header: QHeaderView) -> None:
        super().__init__(header)
        self._header = header
        self._columns: tuple[TableColumn, ...] = ()
        self._widths: dict[str, int] = {}
        self._hidden: set[str] = set()
        self._room = 0
        self._fitting = False
        header.sectionResized.connect(self._resized)
        header.sectionMoved.connect(self._moved)

    def set_columns(self, columns: Sequence[TableColumn]) -> None:
        """Take the columns as their maker wants them."""
        self._columns = tuple(columns)
        self.reset()

    def reset(self) -> None:
        """Back to the widths, order and choice the columns begin with."""
        self._widths = {column.key: column.width for column in self._columns}
        self._hidden = {column.key for column in self._columns if column.hidden_by_default}
        self._place([column.key for column in self._columns])
        self.fit(self._room)
        self.changed.emit()

    def state(self) -> dict[str, Any]:
        """Order, widths chosen by hand and hidden columns, ready for the settings."""
        order = sorted(range(len(self._columns)), key=self._header.visualIndex)
        return {
            "order": [self._columns[section].key for section in order],
            "widths": {c.key: self._widths[c.key] for c in self._columns if self._widths[c.key] != c.width},
            "hidden": sorted(self._hidden),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take a kept state; columns it does not know stay as they are, unknown names are ignored."""
        known = {column.key: column for column in self._columns}
        widths = state.get("widths", {})
        for key, width in widths.items() if isinstance(widths, dict) else ():
            if key in known and isinstance(width, int):
                self._widths[key] = max(known[key].min_width, min(width, 1200))
        if isinstance(state.get("hidden"), list):
            self._hidden = {key for key in state["hidden"] if key in known and known[key].movable}
        order = [key for key in state.get("order", []) if key in known]
        self._place(order + [key for key in known if key not in order])
        self.fit(self._room)

    def show(self, key: str, shown: bool) -> None:
        """Show or hide a column."""
        (self._hidden.discard if shown else self._hidden.add)(key)
        self.fit(self._room)
        self.changed.emit()

    def fit(self, room: int) -> None:
        """Give the columns their widths in `room` pixels: the stretching one takes or gives first."""
        self._room = room
        if not self._columns or room <= 0:
            return
        shown = [column for column in self._columns if column.key not in self._hidden]
        while (drop := self._first_to_drop(shown, room)) is not None:
            shown.remove(drop)
        widths = {column.key: self._widths[column.key] for column in shown}
        spare = self._share_out(shown, widths, room - sum(widths.values()))
        stretching = next((column for column in shown if column.stretch), None)
        if stretching is not None:
            widths[stretching.key] = max(stretching.min_width, widths[stretching.key] + spare)
        self._apply(widths)

    def _share_out(self, shown: list[TableColumn], widths: dict[str, int], spare: int) -> int:
        """Give what is cut short its roomy width, unless a person chose another; return what is left over."""
        for column in shown:
            as_made = self._widths[column.key] == column.width
            more = min(column.roomy - column.width, spare) if as_made else 0
            if more > 0:
                widths[column.key] += more
                spare -= more
        return spare

    def _first_to_drop(self, shown: list[TableColumn], room: int) -> TableColumn | None:
        needed = sum(c.min_width if c.stretch else self._widths[c.key] for c in shown)
        candidates = [column for column in shown if column.narrow_rank and needed > room]
        return min(candidates, key=lambda column: column.narrow_rank, default=None)

    def _apply(self, widths: dict[str, int]) -> None:
        self._fitting = True
        for section, column in enumerate(self._columns):
            self._header.setSectionHidden(section, column.key not in widths)
            if column.key in widths:
                self._header.resizeSection(section, widths[column.key])
        self._fitting = False

    def _place(self, keys: list[str]) -> None:
        sections = {column.key: section for section, column in enumerate(self._columns)}
        fixed = [column.key for column in self._columns if not column.movable]
        wanted = fixed + [key for key in keys if key not in fixed]
        with QSignalBlocker(self):
            self._fitting = True
            for place, key in enumerate(wanted):
                self._header.moveSection(self._header.visualIndex(sections[key]), place)
            self._fitting = False

    def _resized(self, section: int, _old: int, new: int) -> None:
        if self._fitting or not 0 <= section < len(self._columns) or new <= 0:
            return
        column = self._columns[section]
        self._widths[column.key] = max(column.min_width, new)
        self.changed.emit()

    def _moved(self, section: int, old: int, new: int) -> None:
        if self._fitting:
            return
        fixed = sum(1 for column in self._columns if not column.movable)
        if not self._columns[section].movable or new < fixed:
            self._fitting = True
            self._header.moveSection(new, old)
            self._fitting = False
        else:
            self.changed.emit()
