"""Leak hunting: a window test fails when it leaves a thread, a running timer or a window behind."""

import gc
import threading
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import Shiboken

PATIENCE = 3000  # milliseconds a thread may take to wind down after its test
FULL_SWEEP = 50  # tests between two collections of everything
# Qt keeps these for itself and uses them again.
QTS_OWN = {"QTipLabel", "QRubberBand", "QComboBoxPrivateContainer", "QShapedPixmapWidget"}


class Watch:
    """Remembers every thread and timer that Python code starts, without keeping it alive."""

    def __init__(self) -> None:
        self.started: list[weakref.ref[QObject]] = []
        self.tests = 0

    def wrap(self, start: Callable[..., Any]) -> Callable[..., Any]:
        """A start() that is noted before it happens."""

        def noted(target: Any, *arguments: Any) -> Any:
            if isinstance(target, QObject):
                self.started.append(weakref.ref(target))
            return start(target, *arguments)

        return noted

    def alive(self) -> list[QObject]:
        """What was started and still exists."""
        return [found for ref in self.started if (found := ref()) is not None and Shiboken.isValid(found)]


@pytest.fixture(scope="session")
def _watch() -> Iterator[Watch]:
    """One watch over all window tests."""
    watch = Watch()
    starts = {QThread: QThread.start, QTimer: QTimer.start}
    for kind, start in starts.items():
        kind.start = watch.wrap(start)  # type: ignore[assignment,method-assign]
    yield watch
    for kind, start in starts.items():
        kind.start = start  # type: ignore[assignment,method-assign]


def _settle() -> None:
    """Carry out what was put off: deletions first of all."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QCoreApplication.processEvents()


def _windows() -> dict[int, QWidget]:
    """Top-level windows by the address of their C++ half."""
    return {Shiboken.getCppPointer(widget)[0]: widget for widget in QApplication.topLevelWidgets()}


def _left_windows(before: set[int]) -> list[str]:
    """New windows that nobody closed and dropped."""
    return [
        f"{'shown' if widget.isVisible() else 'hidden'} {type(widget).__name__} {widget.objectName()!r}"
        for address, widget in _windows().items()
        if address not in before
        and type(widget).__name__ not in QTS_OWN
        and widget.metaObject().className() not in QTS_OWN
    ]


def _left_running(watch: Watch) -> list[str]:
    """Threads and timers of this test that still run; application-wide ones may."""
    left = []
    for item in watch.alive():
        if isinstance(item, QThread) and item.isRunning() and not item.wait(PATIENCE):
            left.append(f"thread {type(item).__name__} {item.objectName()!r}")
        elif isinstance(item, QTimer) and item.isActive() and not _of_the_application(item):
            left.append(f"timer of {type(item.parent()).__name__}, every {item.interval()} ms")
    return left


def _of_the_application(item: QObject) -> bool:
    """Whether an object belongs to the application itself and so outlives every window."""
    owner: QObject | None = item
    while owner is not None:
        if owner is QCoreApplication.instance():
            return True
        owner = owner.parent()
    return False


@pytest.fixture(scope="session")
def _garbage_on_this_thread() -> Iterator[None]:
    """As in the running program: a collection on another thread could free a widget there."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(
    qapp: QApplication, _watch: Watch, _garbage_on_this_thread: None
) -> Iterator[None]:
    """Compare the windows, threads and timers after a test with those before it."""
    _watch.tests += 1
    gc.collect(1 if _watch.tests % FULL_SWEEP else 2)
    _settle()
    windows = set(_windows())
    threads = set(threading.enumerate())
    _watch.started.clear()
    yield
    _settle()
    pool_quiet = QThreadPool.globalInstance().waitForDone(PATIENCE)
    left = _left_windows(windows)
    if left or any(isinstance(item, QTimer) and item.isActive() for item in _watch.alive()):
        gc.collect()
        _settle()
        left = _left_windows(windows)
    left += _left_running(_watch)
    left += [f"thread {thread.name}" for thread in set(threading.enumerate()) - threads if not thread.daemon]
    if not pool_quiet:
        left.append("work in the thread pool")
    if left:
        pytest.fail("left behind:\n" + "\n".join(left), pytrace=False)
