"""Reading threads wait while the window is being built, and then do everything in its order."""

import gc
import sys
import threading

from app.jobs.runner import Readers
from app.settings.quiet_start import before_qt, take_turns


def test_held_work_waits_and_is_done_in_order() -> None:
    readers, done, over = Readers(), [], threading.Event()
    readers.hold()
    for number in range(5):
        readers.submit(done.append, number)
    assert done == []
    readers.release()
    readers.submit(over.set)
    assert over.wait(10)
    readers.shutdown(wait=True)
    assert sorted(done) == list(range(5))


def test_readers_that_were_never_held_work_at_once() -> None:
    readers = Readers()
    assert readers.submit(lambda: 3).result(10) == 3
    readers.release()
    readers.shutdown(wait=True)


def test_the_start_does_not_look_for_garbage() -> None:
    was_on = gc.isenabled()
    try:
        before_qt()
        assert not gc.isenabled()
    finally:
        if was_on:
            gc.enable()


def test_the_window_does_not_wait_long_for_the_interpreter() -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)  # Python's own
    try:
        take_turns()
        assert sys.getswitchinterval() < 0.002
    finally:
        sys.setswitchinterval(before)
