"""What the window lends to another thread comes back to the window's thread, and dies there if anywhere."""

import threading
import weakref
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.changes import Progress
from app.db.journal_step import Step
from app.db.store import Store
from app.itemmodels.fetching import CancelToken, Fetcher
from app.jobs import ChangeHub, Runner
from app.jobs.errands import Mailbox, mailbox, still_there
from app.jobs.solo import SoloJob
from app.sentences.errors import UserError


class Witness:
    """Stands for a widget: notes on which thread the last hold on it was dropped."""

    def __init__(self, noted: list[int]) -> None:
        weakref.finalize(self, lambda: noted.append(threading.get_ident()))

    def take(self, *_anything: Any) -> None:
        """A callback."""

    def work(self) -> str:
        """Work that happens to be a method of a widget."""
        return "done"

    def fail(self) -> None:
        """The same, with a traceback whose frames hold on to it."""
        raise UserError("db.missing", file="x")


class SlowToLetGo(Executor):
    """A thread that still holds its work long after the answer was delivered: the unlucky order, every time."""

    def __init__(self) -> None:
        self.delivered = threading.Event()
        self.threads: list[threading.Thread] = []

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
        def run(call: Callable[..., Any]) -> None:
            call(*args)
            self.delivered.wait(10)

        self.threads.append(threading.Thread(target=run, args=(fn,)))
        self.threads[-1].start()
        return Future()

    def let_go(self) -> None:
        """The answer is here: now the thread may end."""
        self.delivered.set()
        for thread in self.threads:
            thread.join()


@pytest.mark.parametrize("method", ["work", "fail"])
def test_callbacks_and_failures_die_on_the_windows_thread(qtbot: QtBot, method: str) -> None:
    noted: list[int] = []
    executor, post = SlowToLetGo(), mailbox()
    witness = Witness(noted)
    heard: list[object] = []

    def send(held: Witness) -> None:
        post.send(executor, getattr(held, method), lambda *found: (held.take(), heard.append(found)))

    send(witness)
    qtbot.waitUntil(lambda: bool(heard))
    heard.clear()
    del witness
    assert noted == [threading.get_ident()]
    executor.let_go()


def test_rows_of_a_table_let_go_of_it_on_the_windows_thread(qtbot: QtBot) -> None:
    noted: list[int] = []
    executor = SlowToLetGo()
    fetcher = Fetcher(executor)
    witness = Witness(noted)
    heard: list[object] = []

    def fetch(held: Witness) -> None:
        fetcher.run(held.work, lambda found: (held.take(), heard.append(found)), held.take, CancelToken())

    fetch(witness)
    qtbot.waitUntil(lambda: heard == ["done"])
    del witness
    assert noted == [threading.get_ident()]
    executor.let_go()


def test_a_table_that_is_gone_gets_no_rows(qtbot: QtBot) -> None:
    executor = SlowToLetGo()
    fetcher = Fetcher(executor)
    heard: list[object] = []
    fetcher.run(lambda: 1, heard.append, heard.append, CancelToken())
    delete(fetcher)
    other = Fetcher(executor)
    other.run(lambda: 2, heard.append, heard.append, CancelToken())
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [2]
    executor.let_go()


def test_there_is_one_mailbox_and_it_keeps_the_order(qtbot: QtBot) -> None:
    assert mailbox() is mailbox()
    heard: list[int] = []
    for number in range(20):
        mailbox().tell(lambda kept=number: heard.append(kept))  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(heard) == 20)
    assert heard == list(range(20))


def test_an_executor_that_was_shut_down_takes_nothing(qtbot: QtBot) -> None:
    noted: list[int] = []

    class Closed(SlowToLetGo):
        def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> "Future[Any]":
            raise RuntimeError("cannot schedule new futures after shutdown")

    Mailbox().send(Closed(), Witness(noted).work, Witness(noted).take)
    assert len(noted) == 2


class Dialog(QObject):
    """Something that asks and may be closed before the answer comes."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def take(self, found: object) -> None:
        self.setObjectName(str(found))
        self.heard.append(found)

    def callbacks(self) -> list[Callable[..., Any]]:
        def inner(found: object) -> None:
            self.take(found)

        return [self.take, partial(self.take, 1), inner, partial(inner, 2), lambda _found: self.take(3)]


def test_callbacks_know_whether_their_widget_is_still_there(qtbot: QtBot) -> None:
    dialog = Dialog()
    callbacks = dialog.callbacks()
    assert [still_there(each) for each in callbacks] == [True] * 5
    delete(dialog)
    assert [still_there(each) for each in callbacks] == [False] * 5
    assert still_there(print)
    assert still_there([].append)
    assert still_there(lambda found: found)


def test_who_was_closed_meanwhile_is_not_called(qtbot: QtBot, store: Store) -> None:
    hub = ChangeHub(store)
    runner = Runner(store, hub)
    crashed: list[object] = []
    runner.crashed.connect(crashed.append)

    def refuse(_unit: object) -> None:
        raise UserError("db.missing", file="x")

    for place in range(3):
        dialog = Dialog()
        runner.read(lambda _reader: 1, on_done=dialog.take)
        runner.run(lambda _unit: 1, step=Step.of("customer.create"), on_done=dialog.callbacks()[place])
        runner.run(refuse, step=Step.of("customer.create"), on_error=dialog.take)
        delete(dialog)
    qtbot.waitUntil(lambda: runner.idle)
    assert [getattr(error, "code", error) for error in crashed] == ["db.missing"] * 3  # told all the same
    runner.close()
    hub.stop()
    store.close()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty data file."""
    return Store.create(tmp_path / "firm.lianyi")


def test_answers_that_come_after_the_close_reach_nobody(qtbot: QtBot, store: Store) -> None:
    hub = ChangeHub(store)
    runner = Runner(store, hub)
    heard: list[object] = []
    runner.crashed.connect(heard.append)
    free = threading.Event()

    def slow(_reader: object) -> int:
        free.wait(10)
        return 1

    def broken(_unit: object) -> None:
        raise ValueError("a bug")

    runner.read(slow, on_done=heard.append)
    runner.run(broken, step=Step.of("customer.create"), on_done=heard.append)
    free.set()
    runner.close()
    hub.stop()
    last: list[int] = []
    mailbox().tell(lambda: last.append(1))
    qtbot.waitUntil(lambda: bool(last))
    assert heard == []
    store.close()


def test_progress_comes_before_the_end(qtbot: QtBot, store: Store) -> None:
    def count() -> Any:
        for number in range(3):
            yield Progress(number, 3)
        return "counted"

    heard: list[object] = []
    job = SoloJob(count)
    job.progress.connect(lambda item: heard.append(item.done))
    job.finished.connect(heard.append)
    job.start()
    qtbot.waitUntil(lambda: not job.running)
    assert heard == [0, 1, 2, "counted"]
    job.wait()
    store.close()
