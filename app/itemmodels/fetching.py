"""Where a table's rows come from, and how work done aside is delivered on the GUI thread."""

import re
import struct
from array import array
from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar, cast

from PySide6.QtCore import QObject
from shiboken6 import isValid

from app.jobs.errands import mailbox

T = TypeVar("T")
CHUNK = 16384


class RowSource(Protocol):
    """Where a table's rows come from; a row is anything frozen with an `id`, a spec (filter, order) opaque.

    When an executor is used, `order` (and the rest, unless reads are inline) is called on its threads.
    """

    def first_page(self, spec: Any) -> Sequence[Any]:
        """The first 64 rows, by one LIMIT query."""
        ...

    def count(self, spec: Any) -> int:
        """How many rows there are."""
        ...

    def order(self, spec: Any) -> "array[int]":
        """The ids of all rows in order, as array('q')."""
        ...

    def rows(self, ids: Sequence[int]) -> dict[int, Any]:
        """The rows with these ids; an id that no longer exists is simply absent."""
        ...


class CancelToken:
    """Shared between who asked and who works: a cancelled token means nobody wants the answer any more."""

    def __init__(self) -> None:
        self.cancelled = False

    def cancel(self) -> None:
        """Say that the answer is no longer wanted."""
        self.cancelled = True


class Fetcher(QObject):
    """Runs work inline (no executor) or on the executor, and delivers the result on this object's thread."""

    def __init__(self, executor: Executor | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = executor
        self._mail = mailbox() if executor is not None else None

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
        token: CancelToken,
    ) -> None:
        """Do the work; then exactly one of the callbacks, unless the token was cancelled meanwhile."""

        def wanted() -> T | None:
            return None if token.cancelled else work()

        def take(result: Any, failure: BaseException | None) -> None:
            if token.cancelled or not isValid(self):
                return
            if failure is None:
                on_done(result)
            elif isinstance(failure, Exception):
                on_error(failure)  # whatever the source raises is shown in place, never lost in a thread
            else:
                raise failure

        if self._executor is None or self._mail is None:
            take(*_attempt(wanted))
        else:
            self._mail.send(self._executor, wanted, take)


def _attempt(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except Exception as error:
        return None, error


@dataclass(frozen=True)
class Order:
    """A whole order, with the places of the ids somebody asked about and the ticked ids it no longer has."""

    ids: "array[int]"
    places: dict[int, int] = field(default_factory=dict)
    gone: frozenset[int] = frozenset()


def survey(ids: "array[int]", interest: Collection[int], ticked: Iterable[int]) -> Order:
    """Look up places in slices, so that another thread gets its turn between them."""
    open_ids = set(interest)
    gone = set(ticked)
    places: dict[int, int] = {}
    for start in range(0, len(ids), CHUNK):
        if not open_ids and not gone:
            break
        part = ids[start : start + CHUNK]
        gone.difference_update(part)
        for wanted in open_ids.intersection(part):
            places[wanted] = start + part.index(wanted)
        open_ids.difference_update(places)
    return Order(ids, places, frozenset(gone))


def place_of(ids: "array[int]", record_id: int) -> int:
    """Where an id stands, -1 if nowhere: looked for as bytes, ten times faster than array.index."""
    pattern = re.compile(re.escape(struct.pack("=q", record_id)), re.DOTALL)
    found = pattern.search(ids)
    while found is not None and found.start() % ids.itemsize:
        found = pattern.search(ids, found.start() + 1)
    return -1 if found is None else found.start() // ids.itemsize


def as_ids(values: Iterable[int]) -> "array[int]":
    """The ids as array('q'), unchanged when they already are one."""
    return cast("array[int]", values) if isinstance(values, array) else array("q", values)
