"""Every key of the program in groups, for the sheet (F1) and for docs/shortcuts.md."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.actions import actions
from app.views.pages import PAGES, page_titles


@dataclass(frozen=True)
class KeyGroup:
    """Keys that work in the same place: (key in Qt's spelling, what it does)."""

    title: str
    keys: tuple[tuple[str, str], ...]


def key_groups() -> tuple[KeyGroup, ...]:
    """The groups in the language of the moment."""
    tr = QCoreApplication.translate
    titles = page_titles()
    found = [(each.scope, each.key, each.text) for each in actions() if each.key]
    pages = tuple((spec.key, titles[spec.id]) for spec in PAGES if spec.key)
    return (
        KeyGroup(tr("Shortcuts", "Anywhere"), _of("app", found)),
        KeyGroup(tr("Shortcuts", "Pages"), pages),
        KeyGroup(tr("Shortcuts", "In a list"), (*_of("list", found), *_more_of_lists())),
        KeyGroup(tr("Shortcuts", "On the board of deals"), _of("deals", found)),
        KeyGroup(tr("Shortcuts", "In a dialog"), (*_of("dialog", found), *_more_of_dialogs())),
    )


def _of(scope: str, found: list[tuple[str, str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((key, text) for where, key, text in found if where == scope)


def _more_of_lists() -> tuple[tuple[str, str], ...]:
    """Keys that lists answer themselves."""
    tr = QCoreApplication.translate
    return (
        ("Shift+Down", tr("Shortcuts", "Tick several rows in a row")),
        ("F2", tr("Shortcuts", "Edit the cell")),
        ("E", tr("Shortcuts", "Edit the record")),
        ("Home", tr("Shortcuts", "First row")),
        ("End", tr("Shortcuts", "Last row")),
        ("Esc", tr("Shortcuts", "Clear the search, then the ticks")),
    )


def _more_of_dialogs() -> tuple[tuple[str, str], ...]:
    """Keys that dialogs answer themselves."""
    tr = QCoreApplication.translate
    return (
        ("Ctrl+Shift+Return", tr("Shortcuts", "Save and log the next one")),
        ("Ctrl+L", tr("Shortcuts", "Log somebody else")),
        ("Alt+1", tr("Shortcuts", "Kind of the talk, Alt+1 to Alt+8")),
        ("Ctrl+Alt+1", tr("Shortcuts", "Mood, Ctrl+Alt+1 to Ctrl+Alt+5")),
        ("Alt+Down", tr("Shortcuts", "Open the calendar of a date field")),
        ("Esc", tr("Shortcuts", "Close; asks only if text would be lost")),
    )
