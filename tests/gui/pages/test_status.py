"""The line at the foot of the sidebar: how old the backup is; the daily one by itself, and one when leaving."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from app.db.backup import list_backups, make_backup
from app.db.journal import Step
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.days import instant
from tests.gui.pages.conftest import NOW, Desk

Open = Callable[..., Desk]


def change(desk: Desk, name: str = "康悦") -> None:
    desk.context.run(create_customer, CustomerInput(name), step=Step.of("customer.create", name=name))
    desk.settle()


def backups(desk: Desk) -> int:
    return len(list_backups(desk.context.store.path.parent / "backups"))


def shown(desk: Desk) -> tuple[str, str]:
    """Colour and words of the line."""
    status = desk.window._sidebar._status
    return status.role, status.accessibleName()


@pytest.mark.parametrize(
    ("age", "role", "english", "chinese"),
    [
        (timedelta(minutes=20), "greenFg", "Backed up: Today 08:40", "已备份 今天 08:40"),
        (timedelta(hours=23), "greenFg", "Backed up: Yesterday 10:00", "已备份 昨天 10:00"),
        (timedelta(hours=25), "amberFg", "1 day without backup", "1 天没备份"),
        (timedelta(days=5, hours=1), "amberFg", "5 days without backup", "5 天没备份"),
        (timedelta(days=7), "redFg", "7 days without backup", "7 天没备份"),
    ],
)
def test_the_age_of_the_backup(
    open_desk: Open, language: str, age: timedelta, role: str, english: str, chinese: str
) -> None:
    desk = open_desk("settings")
    folder = desk.context.store.path.parent / "backups"
    folder.mkdir()
    make_backup(desk.context.store.path, folder, now=lambda: instant(NOW - age))
    change(desk)
    desk.window.status.refresh()
    desk.settle()
    colour, words = shown(desk)
    assert colour == role
    assert words.startswith(english if language == "en" else chinese)


def test_an_old_backup_of_a_file_that_nobody_changed_is_no_reason_to_worry(open_desk: Open) -> None:
    desk = open_desk("settings")
    folder = desk.context.store.path.parent / "backups"
    folder.mkdir()
    make_backup(desk.context.store.path, folder, now=lambda: instant(NOW - timedelta(days=40)))
    desk.window.status.refresh()
    desk.settle()
    assert shown(desk)[0] == "greenFg"
    desk.window.status.look()
    desk.settle()
    assert backups(desk) == 1


def test_a_file_without_backup_says_so_and_gets_one_by_itself(open_desk: Open) -> None:
    desk = open_desk("settings")
    assert shown(desk)[0] == "amberFg"
    desk.window.status.look()
    desk.settle()
    assert backups(desk) == 1
    assert shown(desk)[0] == "greenFg"
    change(desk)
    desk.window.status.look()
    desk.settle()
    assert backups(desk) == 1, "once a day"


def test_not_by_itself_when_switched_off(open_desk: Open) -> None:
    desk = open_desk("settings")
    desk.context.config.set("backup_automatic", False)
    desk.window.status.look()
    desk.settle()
    desk.context.quit_requested.emit()
    assert not (desk.desktop.config.path.parent / "backups").exists()
    assert desk.desktop.window is None


def test_leaving_backs_up_what_was_written(open_desk: Open) -> None:
    desk = open_desk("settings")
    folder = desk.context.store.path.parent / "backups"
    change(desk)
    desk.context.quit_requested.emit()
    (made,) = list_backups(folder)
    assert made.rows["customer"] == 1


def test_leaving_without_a_change_makes_no_second_backup(open_desk: Open) -> None:
    desk = open_desk("settings")
    folder = desk.context.store.path.parent / "backups"
    desk.window.status.look()
    desk.settle()
    desk.context.quit_requested.emit()
    assert len(list_backups(folder)) == 1
