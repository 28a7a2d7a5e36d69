"""The Relations page: the ripple map of whom we know, the same as a list, favours, referrals and warnings."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.changes import Changes
from app.queries.introductions import Introduction
from app.queries.ripple import RipplePerson
from app.queries.web import US
from app.views.context import Context
from app.views.network_books import FavoursBook, ReferralsBook, WarningsBook
from app.views.network_files import NetworkFiles
from app.views.network_filter import NetworkChips
from app.views.network_list import HeldSpec, HeldTable, people_columns, people_source
from app.views.network_map import Drawn, read_map, scene_of, who_is_found, who_is_left
from app.views.network_side import NetworkSide
from app.views.page import Page
from app.views.pages import page_titles
from app.views.relation_words import RINGS
from app.views.ring_menu import set_ring
from app.widgets.buttons import Button, IconButton
from app.widgets.empty_state import EmptyState
from app.widgets.menu import Menu
from app.widgets.ripple_map import RippleMapView
from app.widgets.search_line import SearchLine
from app.widgets.segmented import Segmented
from app.widgets.status_bar import StatusBar
from app.widgets.top_bar import TopBar

TABLES = ("tie", "favour", "customer", "contact", "sales_order", "interaction", "setting")
MAP, LIST, FAVOURS, REFERRALS, WARNINGS = "map", "list", "favours", "referrals", "warnings"


class NetworkPage(Page):
    """Screen 08. Arguments of `activate`: `id` puts the focus on somebody, `mode` shows a part."""

    page_id = "network"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stale = True
        self._count = ""
        self._wanted: int | None = None
        self._way: Introduction | None = None
        self.drawn: Drawn | None = None
        self._make_parts()
        self._lay_out()
        self._connect()

    # -- parts ---------------------------------------------------------------------------------------------

    def _make_parts(self) -> None:
        context = self.context
        self.top = TopBar()
        self.top.set_title(page_titles()["network"])
        self.top.search_requested.connect(lambda: self.window().open_palette())  # type: ignore[attr-defined]
        self.search = SearchLine(placeholder=self.tr("Find on the map"), icon="search", clearable=True)
        self.search.setFixedWidth(220)
        self.search.handles = frozenset({"enter", "escape", "down", "up"})
        self.chips = NetworkChips(context)
        modes: list[tuple[Any, str] | tuple[Any, str, str]] = [
            (MAP, self.tr("Ripple map"), "network"), (LIST, self.tr("List"), "rows"), (FAVOURS, self.tr("Favours")),
            (REFERRALS, self.tr("Referrals")), (WARNINGS, self.tr("Warnings")),
        ]  # fmt: skip
        self.mode = Segmented(modes, name=self.tr("Relations"))
        self.top.add_action(self.mode)
        self.files = NetworkFiles(context, self)
        self.more = IconButton("more", self.tr("Tables out and in"), clicked=self._open_files)
        self.top.add_action(self.more)
        self.new_button = Button(self.tr("Add a tie"), kind="primary", icon="plus", clicked=self.new_record)
        self.top.set_primary(self.new_button)
        self.map = RippleMapView(self.tr("Ripple map"))
        self.side = NetworkSide(context)
        source = people_source()
        self.people = HeldTable(context, "network", people_columns(context, source), source, HeldSpec("ring"))
        self.people.table.setAccessibleName(self.tr("People and firms"))
        self.people.empty.set_texts(self.tr("Nobody fits the filter"))
        self.books: dict[str, Any] = {
            FAVOURS: FavoursBook(context),
            REFERRALS: ReferralsBook(context),
            WARNINGS: WarningsBook(context),
        }
        self.status = StatusBar()

    def _lay_out(self) -> None:
        self.empty = EmptyState(
            self.tr("Whom do you know, and whom do they know?"),
            self.tr(
                "Put customers and contacts into rings, tie them to each other, and ways to new ones open."
            ),
        )
        self.empty.add_button(
            Button(self.tr("Add a tie"), kind="primary", icon="plus", clicked=self.new_record)
        )
        self.stack = QStackedWidget()
        for part in (self.map, self.people, *self.books.values(), self.empty):
            self.stack.addWidget(part)
        self._zoom = self._zoom_buttons()
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.stack, 1)
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.bar = QWidget()
        narrowing = QHBoxLayout(self.bar)
        narrowing.setContentsMargins(20, 7, 14, 7)
        narrowing.setSpacing(8)
        narrowing.addWidget(self.search)
        narrowing.addWidget(self.chips)
        narrowing.addStretch(1)
        column.addWidget(self.top)
        column.addWidget(self.bar)
        column.addLayout(row, 1)
        column.addWidget(self.status)
        self.side.hide()

    def _zoom_buttons(self) -> QWidget:
        holder = QFrame(self.map)
        holder.setProperty("class", "card")
        column = QVBoxLayout(holder)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        for icon, words, key, call in (
            ("zoomin", self.tr("Nearer"), "+", lambda: self.map.zoom_by(1.25)),
            ("zoomout", self.tr("Further away"), "-", lambda: self.map.zoom_by(0.8)),
            ("fit", self.tr("Show all"), "0", self.map.fit),
        ):
            column.addWidget(IconButton(icon, words, key=key, side=28, clicked=call))
        holder.adjustSize()
        self.map.set_corner(holder)
        return holder

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._narrow())
        self.search.key.connect(self._search_key)
        self.chips.changed.connect(self._narrow)
        self.chips.way_toggled.connect(lambda: self._show_way(self._way))
        self.mode.changed.connect(lambda mode: self.show_mode(str(mode)))
        self.map.chosen.connect(lambda key: self.side.show_person(key or None))
        self.map.opened.connect(self.open_record)
        self.map.menu_asked.connect(self._menu)
        self.map.ring_asked.connect(self._ring)
        self.people.opened.connect(self.open_record)
        self.people.table.current_changed.connect(self.side.show_person)
        self.people.table.menu_requested.connect(self._menu)
        self.people.table.key_pressed.connect(self._list_key)
        self.side.opened.connect(self.open_record)
        self.side.way_found.connect(self._show_way)

    # -- the page's side -----------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Shown: read anew what changed meanwhile."""
        self._wanted = arguments.get("id", self._wanted)
        self.show_mode(str(arguments.get("mode") or self.mode.value()))
        if self._stale:
            self.reload()
        elif self._wanted is not None:
            self._go_to_wanted()
        current = self.stack.currentWidget()
        if current is not None:
            current.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Something was committed."""
        if changes.touches(*TABLES):
            self._stale = True
            if self.isVisible():
                self.reload()

    def do(self, action_id: str) -> bool:
        """Actions of the catalogue that mean something here."""
        calls: dict[str, Callable[[], object]] = {
            "new": self.new_record,
            "export": lambda: self.files.ask_export(FAVOURS if self.mode.value() == FAVOURS else "ties"),
            "import": self.files.ask_import,
            "filter": lambda: self.search.setFocus(Qt.FocusReason.ShortcutFocusReason),
        }
        if action_id in calls:
            calls[action_id]()
        return action_id in calls

    def current_customer(self) -> int | None:
        """The customer of whoever has the focus."""
        person = self._person(self.side.key)
        return person.known.customer if person is not None else None

    def panes(self) -> list[QWidget]:
        """Search, map or list, the side."""
        current = self.stack.currentWidget()
        side = [self.side.ring] if not self.side.isHidden() else []
        return [self.search, *([current] if current is not None else []), *side]

    def reload(self) -> None:
        """Read the map and lay it out on a reading thread; the book that is looked at follows."""
        self._stale = False
        self.context.runner.read(read_map, on_done=self._take)
        book = self.books.get(self.mode.value())
        if book is not None:
            book.load()

    def _take(self, drawn: Drawn) -> None:
        self.drawn = drawn
        words = (self.tr("Me"), self.tr("Not judged yet"), self.tr("Firm"))
        self.map.set_scene(scene_of(self.context, drawn, *words))
        self.chips.offer(drawn)
        self._narrow()
        self.show_mode(self.mode.value())
        self.side.reload()
        if self._wanted is not None:
            self._go_to_wanted()

    def _go_to_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None:
            self.map.choose(wanted)
            self.people.table.set_current_id(wanted)

    # -- what is shown -------------------------------------------------------------------------------------

    def show_mode(self, mode: str) -> None:
        """Show the map, the list or a book."""
        self.mode.set_value(mode)
        people = mode in (MAP, LIST)
        nobody = self.drawn is not None and not self.drawn.found.people
        parts: dict[str, QWidget] = {MAP: self.map, LIST: self.people, **self.books}
        changed = self.stack.currentWidget() is not parts[mode]
        self.stack.setCurrentWidget(self.empty if people and nobody else parts[mode])
        self.side.setVisible(people and not nobody)
        self.status.setVisible(people and not nobody)
        self.status.set_hints(self._hints(mode))
        self.bar.setVisible(people and not nobody)
        self.new_button.setText(self.tr("Note a favour") if mode == FAVOURS else self.tr("Add a tie"))
        self.top.set_title(page_titles()["network"], self._count if people else "")
        if changed and mode in self.books:
            self.books[mode].load()

    def _hints(self, mode: str) -> list[tuple[str, str]]:
        """The keys of the map, or of the list."""
        if mode == LIST:
            return [("↑ ↓", self.tr("Move")), ("Enter", self.tr("Open")), ("1–4", self.tr("Ring"))]
        return [
            ("↑↓←→", self.tr("Along ties")), ("Enter", self.tr("Open")), ("+ − 0", self.tr("Zoom")),
            ("1–4", self.tr("Ring")),
        ]  # fmt: skip

    def _narrow(self) -> None:
        """Hide whom the filter leaves out, dim whom the search does not find."""
        drawn = self.drawn
        if drawn is None:
            return
        left = who_is_left(drawn, self.chips.wanted)
        text = self.search.text().strip()
        found = who_is_found(drawn.found.people, text) if text else None
        shown = [key for key in found or () if left is None or key in left]
        groups = self.chips.wanted.groups or None
        self.map.show_only(left, None if found is None else frozenset(shown), groups)
        listed = left if found is None else set(shown)
        self.people.show_rows(drawn.found.people, listed)
        count = len(drawn.found.people) if listed is None else len(listed)
        self._count = self._count_words(count)
        if self.mode.value() in (MAP, LIST):
            self.top.set_title(page_titles()["network"], self._count)
        self.status.set_totals(self._totals(drawn))

    def _count_words(self, count: int) -> str:
        if not count:
            return ""
        if count == 1:
            return self.tr("1 person or firm")
        return self.tr("{count} people and firms").format(count=f"{count:,}")

    def _totals(self, drawn: Drawn) -> list[str]:
        words = []
        if drawn.found.left_out:
            most = self.tr("The closest {count} of {all} are shown")
            words.append(most.format(count=f"{len(drawn.found.people):,}", all=f"{drawn.found.marked:,}"))
        if drawn.found.filled_up:
            words.append(self.tr("Nobody has a ring yet: whom you spoke with last is shown"))
        return words

    def _show_way(self, way: Introduction | None) -> None:
        self._way = way
        shown = way if self.chips.way.is_on() else None
        stops = [US, *(stop.who.key for stop in shown.stops)] if shown is not None else []
        self.map.set_way(stops if len(stops) > 2 else [])

    def _search_key(self, key: str) -> None:
        """Enter and Down go to the first that was found, Esc empties the field."""
        if key == "escape":
            self.search.clear()
            self.map.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        drawn = self.drawn
        found = who_is_found(drawn.found.people, self.search.text()) if drawn is not None else []
        if found:
            later_ones = found[found.index(self.map.current) + 1 :] if self.map.current in found else found
            self.map.choose((later_ones or found)[0])
        if key == "down":
            current = self.stack.currentWidget()
            if current is not None:
                current.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- doing ---------------------------------------------------------------------------------------------

    def _person(self, key: int | None) -> RipplePerson | None:
        people = self.drawn.found.people if self.drawn is not None else ()
        return next((person for person in people if person.id == key), None)

    def open_record(self, key: int) -> None:
        """The card of a customer, or of the firm a contact belongs to."""
        person = self._person(key)
        if person is not None:
            arguments: dict[str, Any] = {"id": person.known.customer}
            if person.known.table == "contact":
                arguments["record"] = ("contact", key)
            self.context.navigate.emit("customer", arguments)

    def new_record(self) -> None:
        """A tie, of whoever has the focus."""
        if self.mode.value() == FAVOURS:
            self.context.dialog.emit("favour", {})
            return
        person = self._person(self.side.key)
        given = {}
        if person is not None:
            contact = person.id if person.known.table == "contact" else None
            given = {"customer_id": person.known.customer, "contact_id": contact}
        self.context.dialog.emit("tie", given)

    def _ring(self, key: int, ring: int) -> None:
        person = self._person(key)
        if person is not None:
            set_ring(self.context, person.known.table, [key], ring or None)

    def _open_files(self) -> None:
        menu = self.files.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _list_key(self, text: str) -> None:
        """The digits set the ring in the list, too."""
        key = self.people.table.current_id()
        if key is not None and text in "1234":
            self._ring(key, int(text))

    def _menu(self, key: int, at: QPoint) -> None:
        person = self._person(key)
        if person is None:
            return
        menu = Menu(parent=self)
        menu.add(self.tr("Open"), partial(self.open_record, key), icon="arrow", key="Return")
        self.side.show_person(key)
        menu.add(self.tr("Add a tie"), self.new_record, icon="plus", key="Ctrl+N")
        whose = {"customer_id": person.known.customer}
        if person.known.table == "contact":
            whose["contact_id"] = key
        favour = partial(self.context.dialog.emit, "favour", whose)
        menu.add(self.tr("Note a favour"), favour, icon="gift")
        menu.add(self.tr("Log interaction"), partial(self.context.dialog.emit, "log", whose), icon="note")
        rings = Menu(self.tr("Ring"), menu)
        for ring in RINGS:
            rings.add(
                self.context.word("ring", ring), partial(self._ring, key, ring), key=str(ring),
                checked=person.known.ring == ring,
            )  # fmt: skip
        rings.add(self.tr("No ring"), partial(self._ring, key, 0), checked=person.known.ring is None)
        menu.addMenu(rings)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
