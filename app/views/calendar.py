"""The Calendar page: follow-ups by month, week, day or as a list, with lunar days, holidays and birthdays."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.changes import Changes
from app.queries.calendar import ids_between
from app.views.calendar_actions import CalendarActions
from app.views.calendar_entries import GROUPS, Shown, entry_of, filter_of, placed, read_shown, with_entry
from app.views.calendar_head import OPTIONS, VIEWS, CalendarHead, CalendarTop
from app.views.calendar_notes import day_notes
from app.views.calendar_side import CalendarSide
from app.views.context import Context
from app.views.page import Page
from app.widgets.agenda import Agenda
from app.widgets.calendar_entry import CalendarEntry, DayNote
from app.widgets.calendar_view import CalendarView
from app.widgets.menu import Menu
from app.widgets.month_grid import MonthGrid
from app.widgets.time_grid import TimeGrid

TABLES = ("follow_up", "customer", "lead", "contact", "member", "setting")
MINUTE = 60_000
View = CalendarView | Agenda


class CalendarPage(Page):
    """Screen 05."""

    page_id = "calendar"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._day = context.today()
        self._stale = True
        self._asked = 0
        self._entries: tuple[CalendarEntry, ...] = ()
        self._unlisted: dict[date, int] = {}
        self._tables_loaded = False  # of lunar days and holidays: from then on they come with the entries
        self._notes: dict[date, DayNote] = {}
        self._views: dict[str, View] = {}
        self.actions_ = CalendarActions(context, self)
        self.actions_.refused.connect(self.reload)
        self._build(self._kept())
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.reload)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._look_at_clock)
        self._minute.start()

    # -- layout --------------------------------------------------------------------------------------------

    def _kept(self) -> dict[str, Any]:
        """How the calendar was left: view, hidden groups, options; each checked."""
        kept = self.context.config.get("dialogs").get("calendar", {})
        kept = kept if isinstance(kept, dict) else {}
        start = {"lunar": self.context.language.startswith("zh"), "holidays": True, "colleagues": True}
        hidden = kept.get("hidden")
        return {
            "view": kept.get("view") if kept.get("view") in VIEWS else "month",
            "hidden": frozenset(each for each in hidden if isinstance(each, str))
            if isinstance(hidden, list)
            else frozenset(),
            "options": {key: bool(kept.get(key, start[key])) for key in OPTIONS},
        }

    def _keep(self) -> None:
        hidden = [group.id for group in GROUPS if group.id not in self.top.groups()]
        kept = {"view": self.view_id, "hidden": hidden, **self.head.options()}
        self.context.config.set("dialogs", {**self.context.config.get("dialogs"), "calendar": kept})

    def _build(self, kept: dict[str, Any]) -> None:
        self.view_id = str(kept["view"])
        self.top = CalendarTop(self.view_id, kept["hidden"])
        self.head = CalendarHead(self.context, kept["options"])
        self.side = CalendarSide(self.context)
        self.stack = QStackedWidget()
        line = QFrame()
        line.setProperty("class", "hline")
        line.setFixedHeight(1)
        left = QVBoxLayout()
        left.setSpacing(0)
        for widget in (self.head, line):
            left.addWidget(widget)
        left.addWidget(self.stack, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addLayout(body, 1)
        self._connect()
        self.stack.setCurrentWidget(self.view)

    def _connect(self) -> None:
        top, head, side = self.top, self.head, self.side
        top.search_requested.connect(lambda: self._window_do("find"))
        top.groups_changed.connect(self._options_changed)
        top.view_chosen.connect(self.show_view)
        top.create_requested.connect(lambda: self.actions_.create(datetime.combine(self._day, time(9)), True))
        top.import_requested.connect(self.actions_.bring_in)
        top.export_requested.connect(self._offer_export)
        head.today_asked.connect(lambda: self.view.set_day(self.context.today()))
        head.stepped.connect(self._step)
        head.overdue_asked.connect(lambda: self.context.navigate.emit("today", {}))
        head.options_changed.connect(self._options_changed)
        side.opened.connect(lambda key: self.context.dialog.emit("follow_up", {"follow_up_id": key}))
        side.create_requested.connect(lambda: self.context.dialog.emit("follow_up", {}))

    @property
    def view(self) -> View:
        """The view of the moment, made on first use."""
        if self.view_id not in self._views:
            self._views[self.view_id] = self._make_view(self.view_id)
        return self._views[self.view_id]

    def _make_view(self, name: str) -> View:
        view: View
        if name == "agenda":
            view = Agenda()
            self._start(view)
            view.activated_entry.connect(self.actions_.open)
        else:
            view = MonthGrid() if name == "month" else TimeGrid(7 if name == "week" else 1)
            self._start(view)
            view.activated.connect(self.actions_.open)
            view.moved.connect(partial(self._move, resized=False))
            view.resized.connect(partial(self._move, resized=True))
            view.dropped.connect(self.actions_.place)
            view.day_selected.connect(self._day_selected)
            view.day_opened.connect(self._open_day)
        view.menu_requested.connect(self.actions_.menu)
        view.key_pressed.connect(self.actions_.key)
        view.create_requested.connect(self.actions_.create)
        view.range_changed.connect(lambda _first, _last: self._range_changed())
        self.stack.addWidget(view)
        return view

    def _start(self, view: View) -> None:
        view.set_today(self.context.today())
        view.set_day(self._day)

    # -- what is shown -------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Show the calendar, perhaps on a day (`day`, ISO) or in a view (`view`)."""
        if arguments.get("view") in VIEWS:
            self.top.views.set_value(arguments["view"])
            self.show_view(arguments["view"])
        if arguments.get("day"):
            self.view.set_day(date.fromisoformat(str(arguments["day"])[:10]))
        self._look_at_clock()
        if self._stale:
            self.reload()
        if not arguments.get("quiet"):
            self.view.setFocus()

    def show_view(self, name: str) -> None:
        """Month, week, day or agenda, on the same day."""
        self.view_id = name
        view = self.view
        view.set_day(self._day)
        view.set_entries(())
        self.stack.setCurrentWidget(view)
        self._keep()
        self.reload()
        view.setFocus()

    def reload(self) -> None:
        """Read the page again, on a thread; the newest question wins."""
        self._stale = False
        self._asked += 1
        first, last = self.view.visible_range()
        self.head.show_period(self.view_id, self.view.day, first, last)
        wanted = (self.context.now(), self.top.groups(), self._owner(), self._a_day())
        options = self.head.options()
        at_once = self._notes_work(first, last, options) if self._tables_loaded else None
        self.context.runner.read(
            lambda reader: (read_shown(reader, first, last, *wanted), at_once() if at_once else None),
            on_done=partial(self._take, self._asked),
        )
        if not (options["lunar"] or options["holidays"]):
            self._show_notes({})
        elif at_once is None:
            self._ask_notes(first, last, dict(options, holidays=False))

    def _take(self, asked: int, answer: tuple[Shown, dict[date, DayNote] | None]) -> None:
        if not isValid(self) or asked != self._asked:
            return
        found, notes = answer
        if notes is not None:
            self._show_notes(notes)
        self._entries = found.entries
        self.actions_.rows = found.rows
        page = found.page
        self._unlisted = page.unlisted
        self._put_entries()
        self.top.count.setText(self._count_words(page.total, len(page.rows)))
        self.top.count.setVisible(True)
        self.head.show_overdue(page.overdue)
        self.side.show_rows(page.waiting, page.waiting_total)

    def _a_day(self) -> int | None:
        """How many of a day are read for the month (None: all, for the other views)."""
        return self.view.capacity() + 1 if isinstance(self.view, MonthGrid) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A taller month may show more of a crowded day than was read."""
        super().resizeEvent(event)
        if self._unlisted:
            self._soon.start()

    def _put_entries(self) -> None:
        if isinstance(self.view, MonthGrid):
            self.view.set_entries(self._entries, self._unlisted)
        else:
            self.view.set_entries(self._entries)

    def _owner(self) -> int | None:
        """Whose follow-ups are shown (None: everybody's)."""
        return None if self.head.options()["colleagues"] else self.context.store.member_id

    def _count_words(self, total: int, listed: int) -> str:
        if total > listed and not self._unlisted:
            return self.tr("{listed} of {total}").format(listed=f"{listed:,}", total=f"{total:,}")
        return self.tr("1 item") if total == 1 else self.tr("{count} items").format(count=f"{total:,}")

    def _notes_work(
        self, first: date, last: date, options: dict[str, bool]
    ) -> Callable[[], dict[date, DayNote]]:
        country, language = str(self.context.firm("holiday_country")), self.context.language
        shown = {name: options[name] for name in ("lunar", "holidays")}
        return partial(day_notes, first, last, language, country, **shown)

    def _ask_notes(self, first: date, last: date, options: dict[str, bool]) -> None:
        """Lunar days come at once; the tables of public holidays take a moment to load the first time."""
        done = partial(self._take_notes, self._asked, options["holidays"])
        self.context.runner.work(self._notes_work(first, last, options), on_done=done)

    def _take_notes(self, asked: int, whole: bool, found: dict[date, DayNote]) -> None:
        if not isValid(self) or asked != self._asked:
            return
        self._show_notes(found)
        options = self.head.options()
        self._tables_loaded = whole or not options["holidays"]
        if not self._tables_loaded:
            self._ask_notes(*self.view.visible_range(), options)

    def _show_notes(self, found: dict[date, DayNote]) -> None:
        self._notes = found
        self.view.set_notes(lambda day: self._notes.get(day, DayNote()))

    def _step(self, pages: int) -> None:
        self.view.step(pages)

    def _range_changed(self) -> None:
        self._day = self.view.day
        self._soon.start()

    def _day_selected(self, day: date) -> None:
        self._day = day
        first, last = self.view.visible_range()
        self.head.show_period(self.view_id, day, first, last)

    def _open_day(self, day: date) -> None:
        """The whole list of one day."""
        self._day = day
        self.top.views.set_value("day")
        self.show_view("day")

    def _options_changed(self) -> None:
        self._keep()
        self.reload()

    def _look_at_clock(self) -> None:
        """At midnight the mark of today moves on."""
        for view in self._views.values():
            view.set_today(self.context.today())

    # -- changes -------------------------------------------------------------------------------------------

    def _move(self, entry_id: object, start: datetime, end: datetime | None, *, resized: bool) -> None:
        """Show it at its new place at once; it is read again when it is kept."""
        row = self.actions_.row_of(entry_id)
        if row is None:
            return
        after = replace(row, **placed(row, start, end, resized=resized))
        self._entries = with_entry(self._entries, entry_of(after, self.context.today()))
        self._put_entries()
        self.actions_.move(entry_id, start, end, resized=resized)

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Read again now, or when the page is shown next."""
        if not changes.touches(*TABLES):
            return
        if self.isVisible():
            self._soon.start()
        else:
            self._stale = True

    def do(self, action_id: str) -> bool:
        """New is a follow-up on the chosen day."""
        if action_id == "new":
            self.top.create_requested.emit()
            return True
        return False

    def current_customer(self) -> int | None:
        """Whom the current entry is about."""
        entry = self.view.current_entry()
        return None if entry is None else self.actions_.customer_of(entry.id)

    def panes(self) -> list[QWidget]:
        """The calendar and what waits."""
        return [self.view, self.side.list]

    def _offer_export(self) -> Menu:
        menu = Menu(parent=self)
        wanted = filter_of(self.top.groups(), self._owner())
        shown = sorted(ids_between(self.context.reader(), *self.view.visible_range(), wanted))
        menu.add(
            self.tr("What this page shows ({count}) …").format(count=f"{len(shown):,}"),
            partial(self.actions_.write_out, shown),
            icon="calendar",
            enabled=bool(shown),
        )
        menu.add(self.tr("All follow-ups …"), partial(self.actions_.write_out, None), icon="download")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.top.mapToGlobal(self.top.rect().bottomRight()))
        return menu

    def _window_do(self, action_id: str) -> None:
        window = self.window()
        if hasattr(window, "do"):
            window.do(action_id)
