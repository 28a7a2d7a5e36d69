"""What the table asks of its model and columns; app.itemmodels.windowed.WindowedTableModel offers it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, SignalInstance


class TableColumn(Protocol):
    """One column: its key, words, kind of cell and size."""

    @property
    def key(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def min_width(self) -> int: ...
    @property
    def roomy(self) -> int: ...
    @property
    def align(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def sortable(self) -> bool: ...
    @property
    def editable(self) -> bool: ...
    @property
    def movable(self) -> bool: ...
    @property
    def stretch(self) -> bool: ...
    @property
    def narrow_rank(self) -> int: ...
    @property
    def hidden_by_default(self) -> bool: ...


class RowWindow(Protocol):
    """The part of a windowed model that the table uses beside Qt's own interface."""

    orderReady: SignalInstance
    reordered: SignalInstance
    ticksChanged: SignalInstance
    sortChanged: SignalInstance
    busyChanged: SignalInstance

    @property
    def columns(self) -> Sequence[TableColumn]: ...
    @property
    def total(self) -> int: ...
    @property
    def busy(self) -> bool: ...
    @property
    def order_known(self) -> bool: ...
    @property
    def sorting(self) -> tuple[str, bool]: ...
    @property
    def tick_state(self) -> Qt.CheckState: ...
    @property
    def ticked_count(self) -> int: ...

    cells: Callable[[int], Sequence[Any] | None]
    id_at: Callable[[int], int | None]
    row_of: Callable[[int], int]
    is_ticked: Callable[[int], bool]
    note_visible: Callable[[int, int], None]
    tick_rows: Callable[[int, int, bool], None]
    toggle: Callable[[int], None]
    tick_all: Callable[[], None]
    clear_ticks: Callable[[], None]
    set_ticked: Callable[[Iterable[int], bool], None]
