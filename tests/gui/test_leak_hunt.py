"""The leak hunt itself must bite: each kind of leftover fails the test that made it, tidy tests pass."""

import pytest

TESTS = """
import threading
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QDialog, QMainWindow

kept = []
gate = threading.Event()

def test_leaves_a_shown_window(qtbot):
    kept.append(QDialog())
    kept[-1].show()

def test_leaves_a_hidden_window(qtbot):
    kept.append(QMainWindow())

def test_leaves_a_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(50)

def test_leaves_a_thread(qtbot):
    threading.Thread(target=gate.wait, args=(9,)).start()

def test_lets_the_thread_go(qtbot):
    gate.set()

def test_gives_its_window_to_qtbot(qtbot):
    box = QDialog()
    qtbot.addWidget(box)
    box.show()

def test_drops_its_window(qtbot):
    QDialog().show()

def test_stops_its_timer(qtbot):
    kept.append(QTimer())
    kept[-1].start(50)
    kept[-1].stop()

def test_ends_its_thread(qtbot):
    kept.append(QThread())
    kept[-1].start()
    kept[-1].quit()
    kept[-1].wait()
"""


def test_a_leftover_fails_the_test_that_made_it(
    pytester: pytest.Pytester, request: pytest.FixtureRequest
) -> None:
    pytester.makeconftest((request.config.rootpath / "tests" / "gui" / "conftest.py").read_text("utf-8"))
    pytester.makeini("[pytest]\nqt_api = pyside6\n")
    pytester.makepyfile(TESTS)
    outcome = pytester.runpytest_subprocess("-p", "no:cacheprovider", "-rE")
    outcome.assert_outcomes(passed=9, errors=4)
    complaints = [
        line.split("::")[1].split(" - ")[0] for line in outcome.outlines if line.startswith("ERROR ")
    ]
    assert all(name.startswith("test_leaves_") for name in complaints)
