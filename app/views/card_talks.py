"""The timeline card: filter chips, a search, the entries; edit and delete them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.db.journal_step import Step
from app.db.reader import Reader
from app.language.spoken import spoken_day
from app.queries.history import steps_of
from app.queries.lookups import name_of
from app.queries.timeline import Cursor, TimelineEntry, moment_of, timeline_count
from app.queries.timeline_agreed import agreed_count
from app.queries.timeline_favours import favour_count
from app.queries.timeline_sales import sales_count
from app.queries.timeline_service import service_count
from app.usecases.days import local_time
from app.views.card_feed import AGREED, ALL, CHANGES, DONE, SERVICE, TALKS, Feed, Key, Wanted
from app.views.context import Context
from app.views.later import later
from app.vocabulary import RecordKind
from app.widgets.buttons import IconButton
from app.widgets.card import Card, line
from app.widgets.chip import Chip
from app.widgets.fields import LineEdit
from app.widgets.menu import Menu
from app.widgets.text import label
from app.widgets.timeline import Timeline

MOST_CHANGES = 500
SALES = ("quote", "sales_order", "payment")  # opened and changed on a page of their own
FORMS = {
    "objection": ("objection", "objection_id"),
    "promise": ("promise", "promise_id"),
    "agreed_goal": ("goal", "goal_id"),
}
WAIT_MS = 150
WINDOWS = 5  # read to reach an entry before the list is begun at it


class TalksCard(Card):
    """What happened with one customer or in one deal."""

    letter = Signal(str)
    """a single letter that is not about an entry"""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        *,
        owner: RecordKind = RecordKind.CUSTOMER,
    ) -> None:
        super().__init__(padded=False, parent=parent)
        self.context = context
        self._owner = owner
        self._wanted = Wanted(owner, 0)
        self._changes: Sequence[TimelineEntry] = ()
        self._feed = Feed(context, self._wanted)
        self._asked = 0
        self.list = Timeline()
        self.list.setAccessibleName(self.tr("What happened"))
        self.none = label("", role="sec")
        self.none.setContentsMargins(16, 16, 16, 16)
        self._make_head()
        self.add(line())
        self.add(self.none)
        self.add(self.list, 1)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._search)
        self.list.opened.connect(self.open_entry)
        self.list.menu_requested.connect(self._open_menu)
        self.list.key_pressed.connect(self._key)
        remove = QShortcut(QKeySequence("Del"), self.list, context=Qt.ShortcutContext.WidgetShortcut)
        remove.activated.connect(lambda: self.delete_entry(self.list.current_id()))

    def _make_head(self) -> None:
        head = QWidget()
        head.setFixedHeight(44)
        row = QHBoxLayout(head)
        row.setContentsMargins(16, 0, 10, 0)
        row.setSpacing(6)
        self._title = label(self.tr("Timeline"), type="card")
        row.addWidget(self._title)
        self._count = label("", type="small", role="sec")
        row.addWidget(self._count)
        row.addSpacing(6)
        names = {
            ALL: self.tr("All"),
            TALKS: self.tr("Talks"),
            DONE: self.tr("Done"),
            CHANGES: self.tr("Changes"),
        }
        self.chips: dict[str, Chip] = {}
        for which, words in names.items():
            chip = Chip(words, on=which == ALL)
            chip.clicked.connect(lambda _checked=False, each=which: self.choose(each))
            row.addWidget(chip)
            self.chips[which] = chip
        row.addStretch(1)
        self.search = LineEdit(placeholder=self.tr("Search what was said"), small=True)
        self.search.setAccessibleName(self.tr("Search what was said"))
        self.search.setMaximumWidth(180)
        self.search.hide()
        self.search.textChanged.connect(lambda _text: self._wait.start())
        row.addWidget(self.search, 1)
        self.glass = IconButton(
            "search", self.tr("Search what was said"), key="Ctrl+F", side=28, clicked=self.open_search
        )
        row.addWidget(self.glass)
        self.add(head)

    # -- what is shown -------------------------------------------------------------------------------------

    def show_record(self, key: int) -> None:
        """Show another record from the newest entry on, or the same one with what is new."""
        if key != self._wanted.key:
            self._wanted = Wanted(self._owner, key, self._wanted.which)
            self._changes = ()
            self._clear_search()
            self._fill()
            self.list.scrollToTop()
        else:
            self._refill()
        self._read_changes()

    def _read_changes(self) -> None:
        key, self._asked = self._wanted.key, self._asked + 1
        asked = self._asked
        self.context.runner.read(
            _changes_of, self._owner.value, key, on_done=lambda found: self._take_changes(asked, found)
        )

    def _take_changes(self, asked: int, found: Sequence[TimelineEntry]) -> None:
        if asked == self._asked and list(found) != list(self._changes):
            self._changes = found
            if self._wanted.which in (ALL, CHANGES):
                self._refill()

    def choose(self, which: str) -> None:
        """Show one sort of entries."""
        for each, chip in self.chips.items():
            chip.set_on(each == which)
        self._wanted = Wanted(self._wanted.owner, self._wanted.key, which, self._wanted.text)
        self._fill()
        self.list.scrollToTop()

    def open_search(self) -> None:
        """Ctrl+F."""
        self._show_search(True)
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _show_search(self, shown: bool) -> None:
        """The field takes the place of the title."""
        self.search.setVisible(shown)
        for words in (self._title, self._count):
            words.setVisible(not shown)

    def close_search(self) -> None:
        """Esc in the search: clear it, then put it away."""
        if self.search.text():
            self.search.clear()
        else:
            self._show_search(False)
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _clear_search(self) -> None:
        self._wait.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._show_search(False)

    def _search(self) -> None:
        text = self.search.text().strip()
        if text != self._wanted.text:
            self._wanted = Wanted(self._wanted.owner, self._wanted.key, self._wanted.which, text)
            self._fill()

    def _fill(self) -> None:
        self._feed = Feed(self.context, self._wanted, self._changes)
        self.list.set_source(self._feed.fetch)
        self._show_count()
        empty = self.list.model().rowCount() == 0
        searching = bool(self._wanted.text) or self._wanted.which != ALL
        self.none.setText(
            self.tr("Nothing like this here.")
            if searching
            else self.tr("Nothing yet. Write the first talk above.")
        )
        self.none.setVisible(empty)

    def _show_count(self) -> None:
        """How many entries the chosen chip shows."""
        wanted = self._wanted
        count = timeline_count(
            self.context.reader(),
            wanted.owner,
            wanted.key,
            talks=wanted.which in (ALL, TALKS),
            done=wanted.which in (ALL, DONE),
        )
        if wanted.which in (ALL, CHANGES):
            count += len(self._changes)
        if wanted.which == ALL:
            count += sales_count(self.context.reader(), wanted.owner, wanted.key)
            if wanted.owner is RecordKind.CUSTOMER:
                count += favour_count(self.context.reader(), wanted.key)
                count += service_count(self.context.reader(), wanted.key)
            count += agreed_count(self.context.reader(), wanted.owner.value, wanted.key)
        entries = self.tr("1 entry") if count == 1 else self.tr("{count} entries")
        self._count.setText(entries.format(count=f"{count:,}") if count else "")

    def _refill(self) -> None:
        """Read again and stay where the person was."""
        seen = self.list.indexAt(QPoint(20, max(0, self.list.viewport().height() - 2)))
        rows, scroll = (
            max(seen.row(), self.list.currentIndex().row()) + 1,
            self.list.verticalScrollBar().value(),
        )
        current, focused = self.list.current_id(), self.list.hasFocus()
        self._fill()
        model = self.list.model()
        while model.rowCount() < rows and model.canFetchMore(QModelIndex()):
            model.fetchMore(QModelIndex())
        if current is not None:
            self.list.set_current(current)
        self.list.doItemsLayout()
        self.list.verticalScrollBar().setValue(scroll)
        if focused:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_entry(self, source: str, key: int) -> bool:
        """Scroll to an entry, however old, and put the keyboard there; False if it is not in the list."""
        if self._wanted.which != ALL or self._wanted.text or self._wanted.start:
            self._wanted = Wanted(self._wanted.owner, self._wanted.key)
            self._clear_search()
            self.choose(ALL)
        if not self._reach((source, key), WINDOWS):
            self._start_at(source, key)
            if not self._reach((source, key), 1):
                return False
        self.list.doItemsLayout()
        self.list.scrollTo(self.list.currentIndex(), Timeline.ScrollHint.PositionAtCenter)
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def _reach(self, item: Key, windows: int) -> bool:
        """Put the keyboard on an entry if it is among the first windows."""
        model = self.list.model()
        for _window in range(windows):
            if self.list.set_current(item):
                return True
            if not model.canFetchMore(QModelIndex()):
                return False
            model.fetchMore(QModelIndex())
        return self.list.set_current(item)

    def _start_at(self, source: str, key: int) -> None:
        """A very old entry: the list begins there, the chip All leads back to the newest."""
        at = moment_of(self.context.reader(), source, key)
        if at is not None:
            self.chips[ALL].set_on(False)
            self._wanted = replace(self._wanted, start=Cursor(at, key + 1))
            self._fill()
            day = spoken_day(local_time(at).date(), self.context.now(), self.context.language)
            self._count.setText(self.tr("from {day} back").format(day=day))

    # -- doing ---------------------------------------------------------------------------------------------

    def open_entry(self, item: object) -> None:
        """The form of a talk or follow-up, the history behind a change."""
        entry = self._entry(item)
        if entry is None:
            return
        if entry.source == "interaction":
            self.context.dialog.emit("talk", {"interaction_id": entry.id})
        elif entry.source == "follow_up":
            self.context.dialog.emit("follow_up", {"follow_up_id": entry.id})
        elif entry.source == "favour":
            self.context.dialog.emit("favour", {"favour_id": entry.id})
        elif entry.source == "quote":
            self.context.navigate.emit("quote", {"id": entry.id})
        elif entry.source in SALES:
            self.context.navigate.emit("order", {"id": entry.details["order"]})
        elif entry.source in FORMS:
            form, name = FORMS[entry.source]
            self.context.dialog.emit(form, {name: entry.id})
        elif entry.source == "service_case":
            name = name_of(self.context.reader(), "customer", self._wanted.key)
            asked = {"customer_id": self._wanted.key, "name": name, "case_id": entry.id}
            self.context.dialog.emit("case", asked)
        elif entry.source == "concession":
            self.context.navigate.emit("deal", {"id": entry.details["deal"], "tab": "bargain"})
        else:
            self.context.dialog.emit("history", {"table": self._owner.value, "record_id": self._wanted.key})

    def delete_entry(self, item: object) -> None:
        """Move a talk or a finished follow-up to the recycle bin; the toast undoes it."""
        entry = self._entry(item)
        if entry is None or entry.source in ("change", *SALES, *SERVICE, *AGREED):
            return
        if entry.source == "interaction":
            from app.usecases.interactions import delete_interaction

            self.context.run(delete_interaction, entry.id, step=Step.of("interaction.delete"))
        elif entry.source == "favour":
            step = Step.of("favour.delete", count=1)
            self.context.run(later("recycling:recycle_records"), "favour", [entry.id], step=step)
        else:
            from app.usecases.follow_ups import delete_follow_up

            self.context.run(delete_follow_up, entry.id, step=Step.of("follow_up.delete", name=entry.text))

    def entry_menu(self, item: object) -> Menu | None:
        """What can be done with an entry."""
        entry = self._entry(item)
        if entry is None:
            return None
        menu = Menu(parent=self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.add(self.tr("Open"), lambda: self.open_entry(item), icon="edit", key="Return")
        if entry.source not in ("change", *SALES, *SERVICE, *AGREED):
            if entry.source == "follow_up":
                menu.add(self.tr("Reopen"), lambda: self._reopen(entry), icon="undo")
            if entry.source == "interaction":
                self._add_agreements(menu, entry)
            table = {"table": entry.source, "record_id": entry.id}
            menu.add(
                self.tr("Changes of this entry"),
                lambda: self.context.dialog.emit("history", table),
                icon="history",
            )
            menu.addSeparator()
            words = self.tr("Move to the recycle bin")
            menu.add(words, lambda: self.delete_entry(item), icon="trash", key="Del", danger=True)
        return menu

    def _add_agreements(self, menu: Menu, entry: TimelineEntry) -> None:
        """What was promised or held against us in a talk."""
        whose = {f"{self._owner.value}_id": self._wanted.key}
        promise = {**whose, "interaction_id": entry.id}
        menu.add(
            self.tr("We promised …"), lambda: self.context.dialog.emit("promise", promise), icon="handshake"
        )
        menu.add(
            self.tr("They objected …"), lambda: self.context.dialog.emit("objection", whose), icon="shield"
        )

    def _reopen(self, entry: TimelineEntry) -> None:
        from app.usecases.follow_ups import reopen_follow_up

        self.context.run(reopen_follow_up, entry.id, step=Step.of("follow_up.reopen", name=entry.text))

    def _open_menu(self, item: object, at: QPoint) -> None:
        menu = self.entry_menu(item)
        if menu is not None:
            menu.popup(at)

    def _key(self, letter: str, item: object) -> None:
        if letter == "E" and item is not None:
            self.open_entry(item)
        else:
            self.letter.emit(letter)

    def _entry(self, item: object) -> TimelineEntry | None:
        key: Key | None = item if isinstance(item, tuple) else None
        return self._feed.entries.get(key) if key is not None else None


def _changes_of(reader: Reader, table: str, key: int) -> list[TimelineEntry]:
    """The steps that changed the record itself and still stand, newest first."""
    return [
        TimelineEntry(
            "change", step.step_id, step.at, step.code, "", member=step.member, details=step.details
        )
        for step in steps_of(reader, table, key, limit=MOST_CHANGES)
        if not step.reverts and not step.undone
    ]
