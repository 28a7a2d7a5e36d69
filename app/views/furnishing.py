"""Furnishes the window in steps: the list of the first page, the rail, the page, then what only follows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer

from app.views.first_list import first_list, loaded
from app.views.pages import PAGES, load, page_titles
from app.views.slices import PAINT

if TYPE_CHECKING:
    from app.views.context import Context
    from app.views.face import Face
    from app.views.first_list import FirstList
    from app.views.main_window import MainWindow
    from app.widgets.sidebar import NavItem

WARM_UP_MS = 500
SCORE_MS = 15_000  # leads are scored anew when the morning has been read
JUDGE_MS = 20_000  # and customers thereafter
BEHIND = (
    *("theme.tokens", "db.driver", "db.store", "jobs.errands", "jobs.runner", "jobs.collector"),
    *("theme", "views.context"),
)
STATUS = ("db.backup_file", "views.backup_jobs", "views.status")
TRAY = (
    "queries.reminders",
    "jobs.reminders",
    "widgets.announce",
    "widgets.toast",
    "widgets.menu",
    "views.tray",
)


def furnish(window: "MainWindow", context: "Context", first_page: str) -> Iterator[None]:
    """Everything up to the first page, hidden until it is complete."""
    window.context = context
    window.current_id = first_page
    yield from _make_rail(window)
    window.page(first_page)
    window.open_up(first_page)


def furnish_behind(window: "MainWindow", face: "Face", context: "Context", first_page: str) -> Iterator[Any]:
    """The same behind the face: the list of the page first, then in small steps what stands around it."""
    window.context = context
    window.current_id = first_page
    from app.theme import theme
    from app.theme.stylesheet import scroll_bar_sheet

    context.runner.executor.hold()
    first = yield from first_list(context, first_page)
    bar = None
    if first is not None:
        bar = first.widget.verticalScrollBar()
        bar.setStyleSheet(scroll_bar_sheet(theme()))
        face.show_list(first.widget, first.place)
    yield PAINT
    yield from loaded("theme.primitives", "theme.menu_items", "theme.style")
    from app.theme import manager

    yield from manager().dressing()
    if bar is not None:
        bar.setStyleSheet("")
    yield from _make_rail(window)
    yield from _make_page(window, first_page, first)
    from app.views.carrying import carry_over

    yield from loaded("actions")
    came = face.retire()
    if first is not None:
        window.page(first_page).place_list()
    window.open_up(first_page)
    carry_over(window, came)
    yield
    context.runner.executor.release()


def _make_rail(window: "MainWindow") -> Iterator[None]:
    from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

    from app.widgets.sidebar import Sidebar

    yield
    body = QWidget(window)
    body.hide()
    sidebar = Sidebar(_items(), _settings_item())
    stack = QStackedWidget()
    layout = QHBoxLayout(body)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(sidebar)
    layout.addWidget(stack, 1)
    window.add_parts(body, sidebar, stack)
    yield


def _make_page(window: "MainWindow", page_id: str, first: "FirstList | None") -> Iterator[None]:
    spec = next(spec for spec in PAGES if spec.id == page_id)
    yield from loaded(*spec.modules)
    if not spec.modules:
        window.page(page_id)
        return
    page = load(spec.path)(window.context, first=first, slowly=True)
    yield from page.left
    window.add_page(page_id, page)
    yield


def follow_up(window: "MainWindow") -> Iterator[None]:
    """What nobody waits for: the backup line, the numbers in the rail, reminders, the recycle bin."""
    context = window.context
    yield from loaded(*STATUS)
    from app.views.status import StatusLine

    window.status = StatusLine(context, window.rail)
    yield
    from app.views.badges import Badges

    yield
    window.badges = Badges(context, window.rail)
    yield
    yield from loaded(*TRAY)
    from app.views.tray import Tray

    window.tray = Tray(window)
    yield
    from app.views.purge import purge_expired

    purge_expired(context)
    yield
    context.indexer.look()
    context.merger.wait()
    yield
    QTimer.singleShot(WARM_UP_MS, context.runner, context.runner.warm_up)
    QTimer.singleShot(SCORE_MS, context.scorer, context.scorer.look)
    QTimer.singleShot(JUDGE_MS, context.assessor, context.assessor.look)
    if context.config.notice:
        context.message.emit(context.say(context.config.notice), None)


def _items() -> list["NavItem"]:
    from app.widgets.sidebar import NavItem

    titles = page_titles()
    return [
        NavItem(spec.id, titles[spec.id], spec.icon, key=_shown(spec.key))
        for spec in PAGES
        if spec.sidebar and spec.id != "settings"
    ]


def _settings_item() -> "NavItem":
    from app.widgets.sidebar import NavItem

    spec = next(spec for spec in PAGES if spec.id == "settings")
    return NavItem(spec.id, page_titles()["settings"], spec.icon, key=_shown(spec.key))


def _shown(key: str) -> str:
    from PySide6.QtGui import QKeySequence

    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
