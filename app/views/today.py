"""The morning page: what is due, whom to contact, birthdays ahead, and how the week goes."""

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.changes import Changes
from app.queries.today import DueFilter, DueRow, TodayLists
from app.views.context import Context
from app.views.first_list import FirstList
from app.views.page import Page
from app.views.pages import page_titles
from app.views.today_actions import TodayActions, filter_words
from app.views.today_advice import Advice
from app.views.today_care import Care
from app.views.today_favours import FavoursWaiting
from app.views.today_holdings import HoldingsAhead
from app.views.today_lists import Lists, read_lists
from app.views.today_proposal import ProposalBar
from app.views.today_reading import TABLES, Around, read_around
from app.views.today_rows import item, sections
from app.views.today_tiles import Tiles
from app.views.today_words import DayFacts, facts, finding, greeting, nothing_words
from app.widgets.buttons import Button
from app.widgets.card import Card
from app.widgets.chip import Chip
from app.widgets.empty_state import EmptyState
from app.widgets.follow_up_list import FollowUpList
from app.widgets.marks import key_hint
from app.widgets.ripple import GreetingStrip
from app.widgets.top_bar import TopBar

MINUTE = 60_000
RIGHT = 440
RIGHT_NARROW = 372
EMPTY = TodayLists((), (), (), ())


class TodayPage(Page):
    """Screen 01."""

    page_id = "today"

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        first: FirstList | None = None,
        slowly: bool = False,
    ) -> None:
        super().__init__(context, parent)
        self._given: Lists | None = None if first is None else first.content
        self.list = FollowUpList() if first is None else cast(FollowUpList, first.widget)
        self.left = self._prepare()
        if not slowly:
            self.build_rest()

    def _prepare(self) -> Iterator[None]:
        context = self.context
        self.lists = EMPTY
        self._rows: dict[int, DueRow] = {}
        self._ticked: set[int] = set()
        self._later: bool | None = None  # None: shown when nothing is nearer
        self._later_shown = False
        self._whole = False  # all of a long part, not only its first rows
        self._filter = "all"
        self._nobody = False
        self._me = ""
        self._facts: DayFacts | None = None
        self._stale = True
        self._asked = 0
        self._wanted: int | None = None
        self._day = context.today()
        self.actions_ = TodayActions(context, self)
        yield from self._build()
        self._connect()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.reload)
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._look_at_clock)
        self._minute.start()

    # -- layout --------------------------------------------------------------------------------------------

    def _build(self) -> Iterator[None]:
        self.top = TopBar()
        self.top.set_title(page_titles()["today"])
        self.top.search_requested.connect(lambda: self._window_do("find"))
        self.chips: dict[str, Chip] = {}
        for key, words in filter_words():
            chip = Chip(words, on=key == "all")
            chip.clicked.connect(lambda _checked=False, one=key: self.set_filter(one))
            self.top.add_chip(chip)
            self.chips[key] = chip
        self.top.add_action(Button(self.tr("New follow-up"), icon="calplus", clicked=self._plan))
        self.top.set_primary(
            Button(self.tr("Log interaction"), kind="primary", icon="plus", clicked=self._log_anybody)
        )
        yield
        self.strip = GreetingStrip()
        self.tiles = Tiles()
        yield
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.strip)
        column.addWidget(self.tiles)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._list_card(), 1)
        yield
        row.addWidget(self._side())
        yield
        column.addLayout(row, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top)
        whole.addWidget(body, 1)

    def _list_card(self) -> Card:
        self.card = Card(self.tr("Follow-ups"), padded=False)
        for key, words in (("D", self.tr("Done")), ("P", self.tr("Postpone")), ("L", self.tr("Log"))):
            self.card.add_action(key_hint(key, words))
        self.nothing = EmptyState("")
        self.nothing.add_button(Button(self.tr("New follow-up"), icon="calplus", clicked=self._plan))
        self.bring_in = Button(
            self.tr("Import files"), icon="upload", clicked=lambda: self.context.navigate.emit("import", {})
        )
        self.nothing.add_button(self.bring_in)
        self.bring_in.hide()
        self.nothing.hide()
        self.proposal = ProposalBar(self.context)
        if self._given is None:
            self.place_list()
        self.card.add(self.nothing, 1)
        self.card.add(self.proposal)
        return self.card

    def place_list(self) -> None:
        """The list of the start comes into its card."""
        self.card.body.insertWidget(0, self.list, 1)

    def _side(self) -> QScrollArea:
        self.advice = Advice(self.context)
        self.care = Care(self.context)
        self.coming = HoldingsAhead(self.context)
        self.favours = FavoursWaiting(self.context)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self.advice, self.coming, self.favours, self.care):
            column.addWidget(part)
        column.addStretch(1)
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.viewport().setAutoFillBackground(False)
        self.side.setWidget(holder)
        holder.setAutoFillBackground(False)
        self.side.setFixedWidth(RIGHT)
        return self.side

    def _connect(self) -> None:
        do, shown = self.actions_, self.list
        shown.done.connect(self._tick)
        for signal, call in (
            (shown.postpone, do.postpone),
            (shown.log, do.log),
            (shown.follow_up, do.plan),
            (shown.edit_requested, do.edit),
            (shown.opened, do.open),
        ):
            signal.connect(lambda key, one=call: self._with(key, one))
        shown.menu_requested.connect(self._open_menu)
        shown.section_action.connect(self._section)
        do.proposed.connect(self.proposal.offer)
        do.failed.connect(self._untick)
        self.proposal.taken.connect(do.plan_next)
        self.proposal.changed.connect(do.change_next)
        self.advice.kept.connect(do.keep_promise)
        self.advice.plan.connect(do.plan_suggestion)
        self.advice.log.connect(do.log_suggestion)
        self.advice.opened.connect(do.open_suggestion)
        self.care.write.connect(do.greet)
        self.care.opened.connect(do.open_occasion)
        self.tiles.opened.connect(self._open_tile)

    # -- reading -------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Show the day; `follow_up` puts the keyboard on one."""
        self._wanted = arguments.get("follow_up", self._wanted)
        if self._stale or self._day != self.context.today() or self._wanted is not None:
            self.reload()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Read anew when something shown may have changed."""
        if changes.touches(*TABLES):
            self._stale = True
            if self.isVisible():
                self._soon.start()

    def reload(self) -> None:
        """Read the list, then what stands around it."""
        self._stale = False
        self._day = self.context.today()
        self._asked += 1
        context, asked, day, chosen = self.context, self._asked, self._day, self._chosen()
        later, now, whole = self._later, context.now(), self._whole

        def then(found: Lists) -> None:
            if isValid(self) and asked == self._asked:
                self._show_lists(found)
                QTimer.singleShot(0, self, more)  # the list is painted before the lunar calendar is loaded

        def more() -> None:
            context.runner.read(partial(read_around, context=context, now=now), on_done=around)

        def around(found: Around) -> None:
            if isValid(self) and asked == self._asked:
                self._show_around(found)

        if self._given is not None:
            found, self._given = self._given, None
            then(found)
            return
        read = partial(read_lists, context=context, day=day, chosen=chosen, later=later, whole=whole)
        context.runner.read(read, on_done=then)

    def _chosen(self) -> DueFilter:
        if self._filter in ("call", "visit"):
            return DueFilter(kinds=(self._filter,))
        me = self.context.store.member_id if self._filter == "mine" else None
        return DueFilter(important=self._filter == "important", owner=me)

    def _show_lists(self, found: Lists) -> None:
        self.lists, self._me, self._later_shown = found.lists, found.me, found.later
        self._ticked.clear()
        self.chips["mine"].setVisible(found.several)
        lists = found.lists
        rows = (*lists.overdue, *lists.today, *lists.week, *lists.later)
        self._rows = {row.id: row for row in rows}
        self.list.set_sections(found.sections)
        self._show_words()
        empty = not rows and not lists.later_count
        self.list.setVisible(not empty)
        self.nothing.setVisible(empty)
        self.nothing.set_texts(*nothing_words(self._filter, nobody=self._nobody))
        if self._wanted is not None and self.list.set_current(self._wanted):
            self._wanted = None
        elif self.list.current_id() is None and rows:
            self.list.set_current(rows[0].id)
            self.list.scrollToTop()

    def _show_rows(self) -> None:
        self.list.set_sections(sections(self.context, self.lists, self._ticked, later=self._later_shown))

    def _show_words(self) -> None:
        lists = self.lists
        self.top.set_title(page_titles()["today"], self.tr("{count} due").format(count=f"{lists.due:,}"))
        note = self.tr("{count} due, {done} done today")
        self.card.header.set_note(note.format(count=f"{lists.due:,}", done=f"{lists.done_today:,}"))
        title = greeting(self.context.now(), self._me)
        self.strip.set_texts(title, facts(self.context, self._facts), finding(lists))

    def _show_around(self, found: Around) -> None:
        self._facts = found.day
        self._show_words()
        self.tiles.show_figures(found.figures)
        self.advice.show_suggestions(found.suggestions)
        self.care.show_occasions(found.birthdays, found.festivals)
        self.coming.show_coming(found.coming)
        self.favours.show_waiting(found.favours)
        self._nobody = not found.figures.customers
        self.bring_in.setVisible(self._nobody)
        self.advice.say_nothing(nobody=self._nobody)
        self.nothing.set_texts(*nothing_words(self._filter, nobody=self._nobody))

    def _look_at_clock(self) -> None:
        """A new day, or an hour that has passed."""
        if self._day != self.context.today():
            self._stale = True
        if self.isVisible():
            if self._stale:
                self.reload()
            else:
                self._show_rows()

    # -- acting --------------------------------------------------------------------------------------------

    def set_filter(self, key: str) -> None:
        """Show all, only calls, visits, important ones or one's own."""
        self._filter = key
        for name, chip in self.chips.items():
            chip.set_on(name == key)
        self.reload()

    def _with(self, key: object, call: Any) -> None:
        row = self._rows.get(key) if isinstance(key, int) else None
        if row is not None:
            call(row)

    def _tick(self, key: object, on: bool) -> None:
        """Shown at once; written behind it."""
        row = self._rows.get(key) if isinstance(key, int) else None
        if row is None or not on or row.id in self._ticked:
            return
        self._ticked.add(row.id)
        self.list.replace_item(item(self.context, row, done=True))
        self.proposal.hide()
        self.actions_.finish(row)

    def _untick(self, key: object) -> None:
        self._ticked.discard(int(str(key)))
        self._show_rows()

    def _section(self, key: str) -> None:
        if key == "overdue":
            self.actions_.move_all(self._chosen())
        elif key.startswith("more"):
            self._whole = True
            self.reload()
        elif key == "later":
            self._later = not self._later_shown
            self.reload()

    def _open_menu(self, key: object, at: QPoint) -> None:
        self._with(key, lambda row: self.actions_.menu(row, at, self._section_entries()))

    def _section_entries(self) -> list[tuple[str, Any]]:
        """What the headings offer, for those without a mouse."""
        found: list[tuple[str, Any]] = []
        if self.lists.overdue:
            found.append((self.tr("Move everything overdue to today"), lambda: self._section("overdue")))
        if self.lists.shortened and not self._whole:
            found.append((self.tr("Show the whole list"), lambda: self._section("more")))
        if self.lists.later_count:
            text = self.tr("Hide what comes later") if self._later_shown else self.tr("Show what comes later")
            found.append((text, lambda: self._section("later")))
        return found

    def _open_tile(self, name: str) -> None:
        if name == "quiet":
            from app.queries.customer_filter import CustomerFilter

            chosen = CustomerFilter(no_contact_days=int(self.context.firm("quiet_days")))
            self.context.navigate.emit("customers", {"filter": chosen.to_dict()})
        else:
            self.context.navigate.emit("leads" if name == "leads" else "insight", {})

    def _plan(self) -> None:
        self.context.dialog.emit("follow_up", {"due": self.context.today().isoformat()})

    def _log_anybody(self) -> None:
        self.context.dialog.emit("log", {})

    def _window_do(self, action_id: str) -> None:
        window: Any = self.window()
        window.do(action_id)

    def do(self, action_id: str) -> bool:
        """New is a new follow-up here; filter goes to the chips."""
        if action_id == "new":
            self._plan()
        elif action_id == "filter":
            self.chips[self._filter].setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            return False
        return True

    def current_customer(self) -> int | None:
        """The customer of the line the keyboard is on."""
        key = self.list.current_id()
        row = self._rows.get(key) if isinstance(key, int) else None
        return row.customer_id if row is not None and self.list.hasFocus() else None

    def panes(self) -> list[QWidget]:
        """The list, the suggestions, the birthdays."""
        found: list[QWidget] = [self.list]
        for card in (self.advice, self.care):
            buttons = [each for each in card.findChildren(Button) if each.isVisible()]
            found += buttons[:1]
        return found

    def event(self, event: QEvent) -> bool:
        """The side gives way in a narrow window."""
        if event.type() == QEvent.Type.Resize:
            self.side.setFixedWidth(RIGHT if self.width() >= 1_180 else RIGHT_NARROW)
        return super().event(event)
