"""A time of day typed as people type it."""

from collections.abc import Callable
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.widgets.time_field import TimeField, read_time, stepped

Put = Callable[..., QWidget]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("15:04", time(15, 4)),
        ("1504", time(15, 4)),
        ("930", time(9, 30)),
        ("9.30", time(9, 30)),
        ("15", time(15, 0)),
        ("9点", time(9, 0)),
        ("9点半", time(9, 30)),
        ("9点5分", time(9, 5)),
        ("9：30", time(9, 30)),  # the wide colon of a Chinese keyboard
        ("24:00", None),
        ("9:75", None),
        ("12345", None),
        ("下午3点", None),  # words need the parser of app.language
        ("", None),
    ],
)
def test_times_are_read(text: str, wanted: time | None) -> None:
    assert read_time(text) == wanted


@given(st.times())
def test_what_is_shown_is_read_again(moment: time) -> None:
    assert read_time(f"{moment:%H:%M}") == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("start", "minutes", "wanted"),
    [
        (time(9, 0), 15, time(9, 15)),
        (time(9, 7), 15, time(9, 15)),
        (time(9, 7), -15, time(9, 0)),
        (time(9, 0), -15, time(8, 45)),
        (time(23, 50), 15, time(23, 45)),  # never over midnight
        (time(0, 0), -15, time(0, 0)),
    ],
)
def test_steps_go_to_the_quarter(start: time, minutes: int, wanted: time) -> None:
    assert stepped(start, minutes) == wanted


def test_typing_commits_and_arrows_step(qtbot: QtBot, put: Put) -> None:
    field = TimeField(time(9, 0))
    put(field)
    field.selectAll()
    qtbot.keyClicks(field, "1504")
    with qtbot.waitSignal(field.changed) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert caught.args == [time(15, 4)]
    assert field.text() == "15:04"
    with qtbot.waitSignal(field.changed) as caught:
        qtbot.keyClick(field, Qt.Key.Key_Up)
    assert caught.args == [time(15, 15)]


def test_nonsense_is_marked_and_keeps_the_old_time(qtbot: QtBot, put: Put) -> None:
    field = TimeField(time(9, 0))
    put(field)
    field.selectAll()
    qtbot.keyClicks(field, "99:99")
    with qtbot.waitSignal(field.not_understood):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert not field.is_understood()
    assert field.value() == time(9, 0)
