"""Garbage is collected on the window's thread and nowhere else."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from app.jobs.collector import Collector


class Loop:
    """Something only the collector can free."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def automatic() -> Iterator[None]:
    """Collecting is automatic, as in a program that has just started."""
    gc.enable()
    yield
    gc.disable()


def test_threads_do_not_collect_but_the_timer_does(automatic: None, qtbot: QtBot) -> None:
    collector = Collector()
    collector.collect()  # the first time what is there is taken for needed
    dead = weakref.ref(Loop())

    def allocate() -> None:
        rows = [[n] for n in range(5_000)]  # far beyond the first threshold
        assert rows

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    kept = [[n] for n in range(2_000)]
    assert dead() is not None
    collector.collect()
    assert dead() is None
    assert kept
    collector.stop()
    assert gc.isenabled()


def test_what_had_survived_is_swept_when_nobody_looks(
    automatic: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    collector = Collector()
    dead = weakref.ref(Loop())
    monkeypatch.setattr(Collector, "_unwatched", staticmethod(lambda: False))
    for _ in range(3):
        collector.collect()
    assert dead() is not None, "frozen, and left alone while somebody works"
    monkeypatch.setattr(Collector, "_unwatched", staticmethod(lambda: True))
    collector.collect()
    assert dead() is None
    again = weakref.ref(Loop())
    collector.stop()
    assert gc.get_freeze_count() == 0
    gc.collect()
    assert again() is None
