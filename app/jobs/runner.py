"""Runs use-cases on the one writer thread and reads on a few others; answers come back on the window's thread."""

import logging
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.changes import Changes, Progress
from app.db.store import Store
from app.jobs.errands import mailbox, still_there
from app.jobs.hub import ChangeHub
from app.sentences.errors import UserError

T = TypeVar("T")
log = logging.getLogger(__name__)

Done = Callable[[Any], None]
Failed = Callable[[UserError], None]


class Cancelled(Exception):  # noqa: N818 - an outcome, not an error
    """The person stopped a job; everything it did is rolled back."""


class JobHandle(QObject):
    """A job under way: its progress, and the way to stop it. `finished(result)`, `failed(UserError)`, `cancelled()`."""

    progress = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop = False
        self.over = False

    def cancel(self) -> None:
        """Stop at the next report; the transaction is rolled back."""
        self._stop = True

    @property
    def stopping(self) -> bool:
        """Whether a stop was asked for."""
        return self._stop


class Readers(ThreadPoolExecutor):
    """Reading threads that can be kept waiting while the window is being built: what they do takes its time."""

    def __init__(self) -> None:
        super().__init__(2, thread_name_prefix="reader")
        self._held: list[Callable[[], object]] | None = None

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> "Future[T]":
        """As the base; while held, the work is only noted and the future tells nothing."""
        if self._held is None:
            return super().submit(fn, *args, **kwargs)
        self._held.append(partial(fn, *args, **kwargs))
        return Future()

    def hold(self) -> None:
        """Begin nothing until `release`."""
        self._held = []

    def release(self) -> None:
        """Begin what was asked for meanwhile."""
        held, self._held = self._held or [], None
        for work in held:
            super().submit(work)


class Runner(QObject):
    """One writer thread for the store's writes, reading threads for the rest; never blocks the window."""

    crashed = Signal(object)
    busy = Signal(bool)

    def __init__(self, store: Store, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._hub = hub
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = Readers()
        self._mail = mailbox()
        self._pending = 0
        self._closed = False

    @property
    def executor(self) -> Readers:
        """The reading threads, for item models."""
        return self._readers

    @property
    def idle(self) -> bool:
        """Whether nothing is under way or waiting to be delivered."""
        return self._pending == 0

    def run(
        self,
        usecase: Callable[..., Any],
        *args: Any,
        step: Any,
        on_done: Done | None = None,
        on_error: Failed | None = None,
        initiator: object = None,
        **kwargs: Any,
    ) -> None:
        """Run `usecase(uow, *args, **kwargs)` in one unit of work named by `step` (app.db.journal.Step).

        Afterwards, on the window's thread: `on_done(result)`, then the hub announces the changes. A UserError
        goes to `on_error`; without one, and for our own bugs, `crashed` is emitted. The callbacks of a widget that
        was closed meanwhile are left out, here and below.
        """

        def work() -> tuple[Any, Changes]:
            with self._store.write(step) as unit:
                result = usecase(unit, *args, **kwargs)
            return result, self._store.last_changes

        def done(answer: tuple[Any, Changes]) -> None:
            result, changes = answer
            if on_done is not None and still_there(on_done):
                on_done(result)
            self._hub.announce(changes, initiator)

        self._submit(self._writer, work, done, on_error)

    def read(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_done: Done,
        on_error: Failed | None = None,
    ) -> None:
        """Run `function(reader, *args)` on a reading thread; `on_done(result)` on the window's thread."""
        self._submit(self._readers, lambda: function(self._store.reader(), *args), on_done, on_error)

    def work(
        self, function: Callable[[], Any], *, on_done: Done | None = None, on_error: Failed | None = None
    ) -> None:
        """Run something that needs no database (reading a file) on a reading thread."""
        self._submit(self._readers, function, on_done or (lambda _result: None), on_error)

    def run_job(
        self,
        job: Callable[..., Generator[Progress, None, Any]],
        *args: Any,
        step: Any = None,
        initiator: object = None,
        **kwargs: Any,
    ) -> JobHandle:
        """Run a generator that yields Progress: with a `step` on the writer thread in one unit of work
        (`job(uow, …)`), without one on a reading thread (`job(…)`)."""
        handle = JobHandle(self)

        def report(item: Progress) -> None:
            if handle.stopping:
                raise Cancelled
            self._mail.tell(lambda: self._report(handle, item))

        def work() -> tuple[Any, Changes]:
            if step is None:
                return drive(job(*args, **kwargs), report), Changes()
            with self._store.write(step) as unit:
                result = drive(job(unit, *args, **kwargs), report)
            return result, self._store.last_changes

        def done(answer: tuple[Any, Changes]) -> None:
            handle.over = True
            handle.finished.emit(answer[0])
            if step is not None:
                self._hub.announce(answer[1], initiator)
            handle.deleteLater()

        def failed(error: UserError) -> None:
            handle.over = True
            if error.code == "job.cancelled":
                handle.cancelled.emit()
            else:
                handle.failed.emit(error)
            handle.deleteLater()

        self._submit(self._writer if step is not None else self._readers, work, done, failed)
        return handle

    def warm_up(self) -> None:
        """Load what the first write needs on the writer thread, so that the first save is as quick as the next."""
        if not self._closed:
            self._writer.submit(_load_writing)  # holds nothing of the window

    def close(self) -> None:
        """Finish the writes asked for, then stop the threads; the window no longer waits for answers."""
        self._closed = True
        self._writer.shutdown(wait=True)
        self._readers.shutdown(wait=True, cancel_futures=True)

    # -- threads -------------------------------------------------------------------------------------------

    def _submit(
        self, pool: ThreadPoolExecutor, work: Callable[[], Any], done: Done, failed: Failed | None
    ) -> None:
        if self._closed:
            return
        self._pending += 1
        self.busy.emit(True)

        def take(result: Any, failure: BaseException | None) -> None:
            if self._closed:
                _note(failure)
                return
            try:
                if failure is None and still_there(done):
                    done(result)
                elif failure is not None:
                    self._fail(failure, failed)
            finally:
                self._pending -= 1
                if self._pending == 0 and not self._closed:
                    self.busy.emit(False)

        self._mail.send(pool, work, take)

    def _fail(self, error: BaseException, failed: Failed | None) -> None:
        if isinstance(error, Cancelled):
            error = UserError("job.cancelled")
        if not isinstance(error, UserError):
            _note(error)
            self.crashed.emit(error)
        elif failed is not None and still_there(failed):
            failed(error)
        elif error.code != "job.cancelled":
            self.crashed.emit(error)

    def _report(self, handle: JobHandle, item: Progress) -> None:
        if not self._closed:
            handle.progress.emit(item)


def _note(failure: BaseException | None) -> None:
    """Write down what nobody will be told, and our own bugs."""
    if failure is not None and not isinstance(failure, Cancelled):
        log.error("a job failed", exc_info=failure)


def _load_writing() -> None:
    """SQLAlchemy, the mapped classes and the commonest use-cases."""
    from sqlalchemy.orm import configure_mappers

    import app.db.unit_of_work
    import app.usecases.customers
    import app.usecases.follow_ups
    import app.usecases.interactions  # noqa: F401

    configure_mappers()


def drive(generator: Generator[Progress, None, Any], report: Callable[[Progress], None]) -> Any:
    """Run a job to its end, passing its reports on; returns what it returns."""
    while True:
        try:
            item = next(generator)
        except StopIteration as end:
            return end.value
        try:
            report(item)
        except Cancelled:
            generator.close()
            raise
