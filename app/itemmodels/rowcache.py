"""Rows kept by id with their cell values, bounded; reading blocks that are missing, newest wish first."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from app.itemmodels.fetching import CancelToken, Fetcher

BLOCK = 64
KEPT_ROWS = 16 * BLOCK  # reading a block anew takes half a millisecond, a row kept with its cells 2 KiB
IN_FLIGHT = 2
WISHES = 8


class Cells(Sequence[Any]):
    """The cell values of a row in column order, each worked out when first looked at: hidden columns cost nothing."""

    __slots__ = ("_getters", "_known", "_row")

    def __init__(self, row: Any, getters: Sequence[Callable[[Any], Any]]) -> None:
        self._row, self._getters = row, getters
        self._known: dict[int, Any] = {}

    def __getitem__(self, place: Any) -> Any:
        """The value of one column."""
        if place not in self._known:
            self._known[place] = self._getters[place](self._row)
        return self._known[place]

    def __len__(self) -> int:
        return len(self._getters)


class RowCache:
    """Rows by id; `read` fetches what is missing and tells `on_rows` which ids arrived."""

    def __init__(
        self,
        fetcher: Fetcher,
        read: Callable[[Sequence[int]], dict[int, Any]],
        getters: Sequence[Callable[[Any], Any]],
        on_rows: Callable[[], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        self._fetcher, self._read = fetcher, read
        self._getters = tuple(getters)
        self._on_rows, self._on_error = on_rows, on_error
        self._rows: dict[int, Any] = {}
        self._cells: dict[int, Cells] = {}
        self._absent: set[int] = set()
        self._wishes: list[tuple[int, ...]] = []
        self._flying: list[tuple[int, ...]] = []
        self._token = CancelToken()
        self._asked = False  # inside `want`: whoever asks looks for itself

    def __contains__(self, record_id: int) -> bool:
        return record_id in self._rows

    def row(self, record_id: int) -> Any | None:
        """The row, if it is here."""
        return self._rows.get(record_id)

    def cells(self, record_id: int) -> Cells | None:
        """The row's cell values in column order, if it is here; each computed once."""
        cells = self._cells.get(record_id)
        if cells is None:
            row = self._rows.get(record_id)
            if row is None:
                return None
            cells = self._cells[record_id] = Cells(row, self._getters)
        return cells

    def keep(self, rows: Iterable[Any]) -> None:
        """Put rows here that came by another way (the first page)."""
        for row in rows:
            self._put(row.id, row)

    def set_getters(self, getters: Sequence[Callable[[Any], Any]]) -> None:
        """Other columns, or another language: cells are computed anew."""
        self._getters = tuple(getters)
        self._cells.clear()

    def clear(self) -> None:
        """Forget every row and everything under way."""
        self._restart()
        self._rows.clear()
        self._cells.clear()
        self._absent.clear()

    def missing(self, ids: Iterable[int]) -> tuple[int, ...]:
        """Those ids of the list that are neither here nor known to be gone."""
        return tuple(each for each in ids if each not in self._rows and each not in self._absent)

    def want(self, ids: Sequence[int]) -> None:
        """Read what is missing among these ids; the newest wish goes first, old ones are dropped."""
        lacking = self.missing(ids)
        if not lacking or lacking in self._flying:
            return
        if lacking in self._wishes:
            self._wishes.remove(lacking)
        self._wishes.append(lacking)
        del self._wishes[:-WISHES]
        self._asked = True
        self._pump()
        self._asked = False

    def renew(self, visible: Sequence[int], changed: Collection[int]) -> None:
        """Read changed rows again: the visible ones now (shown as they were until then), others on need."""
        self._restart()
        self._absent.difference_update(changed)
        shown = set(visible).intersection(changed)
        dropped = [each for each in changed if each not in shown and self._rows.pop(each, None) is not None]
        for each in dropped:
            self._cells.pop(each, None)
        again = tuple(each for each in visible if each in shown)
        if again:
            self._fly(again)
        if dropped:  # only a part may have been painted last: whoever shows them asks again
            self._on_rows()

    def trim(self, protected: Collection[int]) -> None:
        """Drop the oldest rows when there are too many, but none that is on the screen."""
        if len(self._rows) <= KEPT_ROWS:
            return
        kept = set(protected)
        for each in [key for key in self._rows if key not in kept][: len(self._rows) - KEPT_ROWS * 3 // 4]:
            del self._rows[each]
            self._cells.pop(each, None)

    def _restart(self) -> None:
        self._token.cancel()
        self._token = CancelToken()
        self._wishes.clear()
        self._flying.clear()

    def _pump(self) -> None:
        while self._wishes and len(self._flying) < IN_FLIGHT:
            lacking = self.missing(self._wishes.pop())
            if lacking and lacking not in self._flying:
                self._fly(lacking)

    def _fly(self, ids: tuple[int, ...]) -> None:
        self._flying.append(ids)
        self._fetcher.run(
            lambda: self._read(ids),
            lambda rows: self._land(ids, rows),
            lambda error: self._fail(ids, error),
            self._token,
        )

    def _land(self, ids: tuple[int, ...], rows: dict[int, Any]) -> None:
        self._flying.remove(ids)
        for each in ids:
            row = rows.get(each)
            if row is None:
                self._rows.pop(each, None)
                self._cells.pop(each, None)
                self._absent.add(each)
            else:
                self._put(each, row)
        if not self._asked:
            self._on_rows()
            self._pump()

    def _fail(self, ids: tuple[int, ...], error: Exception) -> None:
        self._flying.remove(ids)
        self._absent.update(each for each in ids if each not in self._rows)
        self._on_error(error)

    def _put(self, record_id: int, row: Any) -> None:
        self._rows[record_id] = row
        self._cells.pop(record_id, None)
        self._absent.discard(record_id)
