"""The window: sidebar, the page of the moment, toasts, dialogs; it knows every page by name only."""

from functools import partial
from typing import TYPE_CHECKING, Any, cast

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from app.settings.config import Config
from app.views.pages import DIALOGS, PAGES, load, make_page

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent
    from PySide6.QtWidgets import QStackedWidget

    from app.changes import Changes
    from app.views.badges import Badges
    from app.views.context import Context
    from app.views.face import Face
    from app.views.page import Page
    from app.views.status import StatusLine
    from app.views.tray import Tray
    from app.widgets.sidebar import Sidebar

NARROW = 1320
MINIMUM = QSize(1180, 680)
TITLE_BAR = 36


class MainWindow(QMainWindow):
    """Shows one page at a time and sends actions to it.

    It can be shown before it is furnished: then it has its size and its face, and nothing else yet.
    """

    context: "Context"
    status: "StatusLine"
    badges: "Badges"
    tray: "Tray"
    _sidebar: "Sidebar"
    _stack: "QStackedWidget"

    def __init__(self, config: Config) -> None:
        super().__init__()
        self.config = config
        self.furnished = False
        self.leaving = False
        self.current_id = ""
        self._pages: dict[str, Page] = {}
        self._back: list[tuple[str, dict[str, Any]]] = []
        self._dialogs: list[QWidget] = []
        self.setMinimumSize(MINIMUM)
        self.setWindowTitle("涟漪 Lianyi")
        self._restore()

    def show_face(self, first_page: str) -> "Face":
        """Be there at once: what will be behind it is built while it is shown."""
        from app.views.face import Face

        face = Face(self.config, first_page)
        self.setCentralWidget(face)
        self.show()
        return face

    def add_parts(self, body: QWidget, sidebar: "Sidebar", stack: "QStackedWidget") -> None:
        """The rail and the place of the pages, in a body that is put into the window by `open_up`."""
        self._body, self._sidebar, self._stack = body, sidebar, stack
        self._sidebar.set_company(self.context.firm("company"))
        self.setWindowTitle(self._title())
        self._sidebar.selected.connect(lambda page: self.go(page, {}))
        self._sidebar.status_clicked.connect(lambda: self.go("settings", {"section": "backup"}))

    def open_up(self, first_page: str) -> None:
        """Everything is there: show it, with its keys and its first page."""
        self.furnished = True
        self._connect(self.context)
        self._make_shortcuts()
        self._fit_sidebar()
        self.setCentralWidget(self._body)
        self._body.show()
        self.go(first_page, {})

    # -- pages ---------------------------------------------------------------------------------------------

    def page(self, page_id: str) -> "Page":
        """The page of this id, made on first use."""
        if page_id not in self._pages:
            spec = next(spec for spec in PAGES if spec.id == page_id)
            self.add_page(page_id, make_page(spec, self.context))
        return self._pages[page_id]

    def add_page(self, page_id: str, page: "Page") -> None:
        """A page that was made elsewhere."""
        self._pages[page_id] = page
        self._stack.addWidget(page)

    @property
    def stack(self) -> QWidget:
        """Where the pages are."""
        return self._stack

    @property
    def rail(self) -> "Sidebar":
        """The sidebar."""
        return self._sidebar

    def watch_dialog(self, dialog: QWidget) -> None:
        """While it is open the window's own keys rest."""
        self._dialogs = [kept for kept in self._dialogs if _open(kept)]
        self._dialogs.append(dialog)

    @property
    def current(self) -> "Page":
        """The page shown."""
        return self.page(self.current_id)

    def go(self, page_id: str, arguments: dict[str, Any]) -> None:
        """Show a page; `back` as an id returns to where the person came from."""
        if page_id == "back":
            page_id, arguments = self._back.pop() if self._back else ("today", {})
        elif self.current_id != page_id:
            self._back = [*self._back[-9:], (self.current_id, {})]
        self.current_id = page_id
        if page_id in self._pages and self._pages[page_id].outdated:
            self._pages.pop(page_id).deleteLater()
        page = self.page(page_id)
        self._stack.setCurrentWidget(page)
        self._sidebar.set_current(next((s.under for s in PAGES if s.id == page_id and s.under), page_id))
        page.activate(arguments)
        if self._on_rail(QApplication.focusWidget()):
            self._focus_page()

    def _on_rail(self, widget: QWidget | None) -> bool:
        return widget is not None and self._sidebar.isAncestorOf(widget)

    def _focus_page(self) -> None:
        panes = [pane for pane in self.current.panes() if pane.isVisible() and pane.isEnabled()]
        takers = [pane for pane in panes if pane.focusPolicy() != QtCore.Qt.FocusPolicy.NoFocus]
        (takers[0] if takers else self.current).setFocus(QtCore.Qt.FocusReason.OtherFocusReason)

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Qt hands the focus of what is hidden or switched off to what comes next, the rail: bring it back."""
        if self.leaving or old is None or not self._on_rail(new) or self._on_rail(old):
            return
        if not (isValid(old) and old.isVisible() and old.isEnabled()):
            self._focus_page()

    # -- set-up --------------------------------------------------------------------------------------------

    def _title(self) -> str:
        company = self.context.firm("company")
        name = "涟漪 Lianyi"
        return f"{company} · {name}" if company else name

    def _connect(self, context: "Context") -> None:
        context.navigate.connect(self.go)
        context.message.connect(self._show_message)
        context.problem.connect(self._show_problem)
        context.dialog.connect(self.open_dialog)
        context.hub.changed.connect(self._on_changed)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._focus_moved)

    def _make_shortcuts(self) -> None:
        from app.actions import actions

        for found in actions():
            if found.scope == "app" and found.key and found.id not in ("undo", "redo"):
                self._shortcut(found.key, partial(self.do, found.id))
        for key, name in (("Ctrl+Z", "undo"), ("Ctrl+Shift+Z", "redo"), ("Ctrl+Y", "redo")):
            self._shortcut(key, partial(self._undo_or_redo, name))
        for spec in PAGES:
            if spec.key:
                self._shortcut(spec.key, partial(self.go, spec.id, {}))

    def _shortcut(self, key: str, call: Any) -> None:
        shortcut = QtGui.QShortcut(QtGui.QKeySequence(key), self)
        shortcut.setContext(QtCore.Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(call)

    def _restore(self) -> None:
        kept = self.config.get("window")
        self.resize(self._fitting(QSize(int(kept.get("width", 1440)), int(kept.get("height", 900)))))
        if kept.get("maximised"):
            self.setWindowState(QtCore.Qt.WindowState.WindowMaximized)

    def _fitting(self, wanted: QSize) -> QSize:
        """No larger than this screen shows, frame included; on one too small for the window nothing helps."""
        room = self.screen().availableSize() - QSize(0, TITLE_BAR)
        fits = room.width() >= MINIMUM.width() and room.height() >= MINIMUM.height()
        return wanted.boundedTo(room) if fits else wanted

    # -- actions -------------------------------------------------------------------------------------------

    def do(self, action_id: str) -> None:
        """Perform an action of the catalogue: the page first, then the window."""
        if self._modal() is not None:
            return
        if self.current.do(action_id):
            return
        from app.views.window_actions import perform

        perform(self, action_id)

    def _undo_or_redo(self, name: str) -> None:
        """Ctrl+Z goes to the focused text field first, then to the last change."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QtWidgets.QLineEdit) and not focused.isReadOnly():
            can = focused.isUndoAvailable() if name == "undo" else focused.isRedoAvailable()
        elif (
            isinstance(focused, (QtWidgets.QPlainTextEdit, QtWidgets.QTextEdit)) and not focused.isReadOnly()
        ):
            document = focused.document()
            can = document.isUndoAvailable() if name == "undo" else document.isRedoAvailable()
        else:
            can = False
        if can:
            getattr(focused, name)()
        elif self._modal() is None and not self.current.do(name):
            getattr(self.context, name)()

    def toggle_sidebar(self) -> None:
        """Words or icons only."""
        collapsed = not self._sidebar.collapsed
        self._sidebar.set_collapsed(collapsed)
        self.config.set("sidebar_collapsed", collapsed)

    def open_palette(self, text: str = "") -> QWidget:
        """Ctrl+K; with what was typed before it could be opened. Returns the field."""
        from app.views.find import open_palette

        return open_palette(self, text)

    def open_dialog(self, name: str, arguments: dict[str, Any]) -> None:
        """Open a dialog by its name."""
        dialog = load(DIALOGS[name])(self.context, self, **arguments)
        self.watch_dialog(dialog)
        dialog.open()

    def move_pane(self, step: int) -> None:
        """F6 and Shift+F6: the next or previous pane of the page, the sidebar among them."""
        panes = [self._sidebar, *(pane for pane in self.current.panes() if pane.isVisible())]
        focused = QApplication.focusWidget()
        at = next(
            (n for n, p in enumerate(panes) if focused and (p is focused or p.isAncestorOf(focused))), 0
        )
        target = panes[(at + step) % len(panes)]
        if target is self._sidebar:
            self._sidebar.focus_current()
        else:
            target.setFocus(QtCore.Qt.FocusReason.ShortcutFocusReason)

    def focused_customer(self) -> int | None:
        """Whom the person is looking at."""
        return self.current.current_customer()

    # -- what happened -------------------------------------------------------------------------------------

    def _on_changed(self, changes: "Changes", initiator: object) -> None:
        for page in list(self._pages.values()):
            page.apply_changes(changes, initiator)
        if changes.touches("setting"):
            self._sidebar.set_company(self.context.firm("company"))
            self.setWindowTitle(self._title())

    def _show_message(self, text: str, step_id: object) -> None:
        from app.views.messages import show_message

        show_message(self, text, step_id)

    def _show_problem(self, text: str) -> None:
        from app.views.messages import show_problem

        show_problem(self, text)

    def _modal(self) -> QWidget | None:
        """The topmost open dialog."""
        return next((dialog for dialog in reversed(self._dialogs) if _open(dialog)), None)

    # -- window --------------------------------------------------------------------------------------------

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Below 1320 the sidebar shows icons only."""
        super().resizeEvent(event)
        if self.furnished:
            self._fit_sidebar()

    def _fit_sidebar(self) -> None:
        narrow = self.width() < NARROW
        self._sidebar.set_collapsed(narrow or bool(self.config.get("sidebar_collapsed")))

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Remember size and place; the tray may keep reminders running, otherwise the program ends."""
        self.remember()
        if self.leaving:
            event.accept()
            return
        if not self.furnished:
            self.leaving = True
            QApplication.quit()
            return
        event.ignore()
        from app.views.tray import keep_running

        if not keep_running(self):
            self.context.quit_requested.emit()

    def leave(self) -> None:
        """Close for good (another window takes over, or the program ends): nothing here acts any more."""
        self.leaving = True
        self.close()
        for timer in self.findChildren(QTimer):
            timer.stop()

    def remember(self) -> None:
        """Keep size and place for the next start."""
        size = self.normalGeometry().size()
        kept: dict[str, Any] = {
            "width": size.width(),
            "height": size.height(),
            "maximised": self.isMaximized(),
        }
        if self.furnished:
            kept["search"] = self._search_places()
        self.config.set("window", {**self.config.get("window"), **kept})

    def _search_places(self) -> dict[str, list[int]]:
        """Where the search fields of the pages stand in a window of this width: the face shows its own there."""
        found = dict(self.config.get("window").get("search") or {})
        for name, page in self._pages.items():
            field: Any = getattr(getattr(page, "top", None), "search", None)
            if field is not None and page.isVisible():
                at = field.mapTo(self, QtCore.QPoint(0, 0))
                found[name] = [at.x(), field.width(), self.width()]
        return found


def _open(dialog: QWidget) -> bool:
    """Whether a dialog still exists and is shown."""
    return isValid(dialog) and dialog.isVisible()


def set_look(context: "Context", mode: str) -> None:
    """Light, dark or as the system; kept for the next start."""
    from app.theme import manager

    context.config.set("look", mode)
    manager().set_mode(mode)
