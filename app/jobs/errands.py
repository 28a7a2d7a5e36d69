"""Work sent to another thread, and its way back: nothing of the window is ever let go of on that thread.

A callback usually holds on to a widget. Were the working thread the last to drop it, the widget would die there and
take the program with it. So the working thread only ever touches an Errand; what the errand carries is taken out of
it on the window's thread, and the thread is left holding an empty shell.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Executor
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal
from shiboken6 import isValid

Outcome = Callable[[Any, BaseException | None], None]


class Errand:
    """What is to be done elsewhere, and what is to be done here with its result or its exception."""

    __slots__ = ("_failure", "_post", "_result", "_take", "_work")

    def __init__(self, work: Callable[[], Any], take: Outcome, post: Callable[["Errand"], None]) -> None:
        self._work: Callable[[], Any] | None = work
        self._take: Outcome | None = take
        self._post = post
        self._result: Any = None
        self._failure: BaseException | None = None

    def run(self) -> None:
        """Do the work (on the other thread); the outcome stays in here."""
        work = self._work
        if work is None:
            return
        try:
            self._result = work()
        except BaseException as error:  # whoever waits hears of it
            self._failure = error
        del work  # before anybody here can be the last to hold it
        self._post(self)

    def hand_over(self) -> None:
        """Give the outcome to whoever waits for it (on the window's thread), and keep nothing."""
        take, result, failure = self._take, self._result, self._failure
        self.empty()
        if take is not None:
            take(result, failure)

    def empty(self) -> None:
        """Let go of everything (on the window's thread)."""
        self._work = self._take = self._result = self._failure = None


class Mailbox(QObject):
    """Brings errands back to the window's thread, in the order in which they were done.

    There is one for the whole run of the program, so that no thread ever calls one that is being taken down.
    """

    _came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Errand] = deque()
        self._came.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def send(self, executor: Executor, work: Callable[[], Any], take: Outcome) -> None:
        """Have the executor do the work; `take(result, exception or None)` follows on the window's thread.

        An executor that was shut down (the window is closing) does nothing.
        """
        errand = Errand(work, take, self._post)
        try:
            executor.submit(errand.run)
        except RuntimeError:
            errand.empty()

    def tell(self, call: Callable[[], None]) -> None:
        """Have something called on the window's thread; for a thread in the middle of its work."""
        self._post(Errand(_nothing, lambda _result, _failure: call(), self._post))

    def _post(self, errand: Errand) -> None:
        self._waiting.append(errand)
        self._came.emit()

    def _hand_over(self) -> None:
        if self._waiting:
            self._waiting.popleft().hand_over()


def mailbox() -> Mailbox:
    """The mailbox of the running program; first asked for on the window's thread."""
    application = QCoreApplication.instance()
    if application is None or QThread.currentThread() is not application.thread():
        raise RuntimeError("the mailbox belongs to the window's thread")
    found = application.findChild(Mailbox, "mailbox", Qt.FindChildOption.FindDirectChildrenOnly)
    if isinstance(found, Mailbox):
        return found
    made = Mailbox(application)
    made.setObjectName("mailbox")
    return made


def still_there(callback: Callable[..., Any]) -> bool:
    """Whether the widget a callback belongs to still exists: it may have been closed while the work was done.

    It belongs to the object it is a method of, or to the `self` of the method it was written in.
    """
    call: Any = callback
    while isinstance(call, partial):
        call = call.func
    owner = getattr(call, "__self__", None)
    names = getattr(getattr(call, "__code__", None), "co_freevars", ())
    if owner is None and "self" in names:
        owner = call.__closure__[names.index("self")].cell_contents
    return not isinstance(owner, QObject) or isValid(owner)


def _nothing() -> None:
    """The work of an errand that only tells."""
