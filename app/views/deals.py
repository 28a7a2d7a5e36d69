"""The Deals page: the same deals as a board and as a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.itemmodels.columns import Column
from app.queries.board import Rules, read_rules
from app.queries.customer_filter import ME
from app.queries.deal_history import stages
from app.queries.deals import EVERY, DealFilter, DealSource, DealSpec
from app.queries.team import members
from app.views import list_fields as shapes
from app.views.deal_actions import DealActions
from app.views.deal_board import DealBoard
from app.views.deal_columns import deal_columns
from app.views.deal_preview import DealPreview
from app.views.deal_words import stage_words
from app.views.list_filter import FilterField, Offer
from app.views.list_page import ListPage
from app.views.list_shape import ListTexts
from app.views.list_views import ALL, View
from app.views.preview_pane import PreviewPane
from app.vocabulary import DealState
from app.widgets.menu import Menu
from app.widgets.segmented import Segmented
from app.widgets.table.bulk_bar import BulkAction

BOARD, TABLE = "board", "table"
CLOSINGS = ("late", "week", "month", "next_month", "quarter", "none")


class DealsPage(ListPage):
    """Screen 04. Further arguments of `activate`: `mode` (board or table)."""

    page_id = "deals"
    table_name = "deal"
    two_line = True
    mode = BOARD

    # -- what it is a list of ------------------------------------------------------------------------------

    def prepare(self) -> None:
        """The words of the page."""
        self._rules: Rules | None = None
        self.texts = ListTexts(
            self.tr("Deals"),
            self.tr("New deal"),
            self.tr("Search deals, customers"),
            self.tr("No deals match"),
            self.tr("Every piece of business you want to win stands here, from the first need to the order."),
            self.tr("Convert a lead, or write down the first one."),
        )

    def make_source(self) -> DealSource:
        """Rows by the indexes of the deal table."""
        return DealSource(self.context.reader, self.context.today, lambda: self.context.store.member_id)

    def rules(self) -> Rules:
        """Odds and limits, those of the board where it has read them."""
        board = getattr(self, "board", None)
        if board is not None and board.rules.stages:
            return board.rules  # type: ignore[no-any-return]
        if self._rules is None:
            self._rules = read_rules(self.context.reader(), self.context.today())
        return self._rules

    def columns(self) -> Sequence[Column]:
        """The table mode of screen 04."""
        return deal_columns(self.context, self.rules)

    def new_filter(self) -> DealFilter:
        """What is open."""
        return DealFilter()

    def read_filter(self, kept: Mapping[str, Any]) -> DealFilter:
        """From a saved view."""
        return DealFilter.from_dict(kept)

    def spec_of(self, wanted: Any, sort: str, descending: bool) -> DealSpec:
        """Filter and order."""
        return DealSpec(wanted, sort, descending)

    def first_sort(self) -> tuple[str, bool]:
        """What closes first."""
        return "expected_close", False

    def fields(self) -> list[FilterField]:
        """What deals can be narrowed by."""
        context = self.context
        steps = [Offer(one.id, stage_words(context, one.label)) for one in stages(context.reader())]
        names = {offer.value: offer.label for offer in steps}
        return [
            shapes.owner_field(context),
            shapes.single("closing", self.tr("Closing"), self._closings(), pinned=True),
            shapes.next_field(),
            shapes.single("stuck", self.tr("Stuck"), [Offer(True, self.tr("too long in its stage"))],
                          pinned=True, off=False),
            shapes.column("stages", self.tr("Stage"), lambda: steps, lambda key: names.get(key, "—")),
            shapes.single("state", self.tr("State"), self._states(), off=DealState.OPEN.value),
            shapes.channel_field(context),
            *shapes.given_fields(context)[:2],
        ]  # fmt: skip

    def _closings(self) -> list[Offer]:
        words = (
            self.tr("day is past"),
            self.tr("this week"),
            self.tr("this month"),
            self.tr("next month"),
            self.tr("this quarter"),
            self.tr("no day set"),
        )
        return [Offer(code, text) for code, text in zip(CLOSINGS, words, strict=True)]

    def _states(self) -> list[Offer]:
        word = self.context.word
        found = [Offer(state.value, word("deal_state", state.value)) for state in DealState]
        return [*found[1:], Offer("ended", self.tr("Ended")), Offer(EVERY, self.tr("All"))]

    def built_in(self) -> list[View]:
        """Open ones, what needs a hand, and what ended."""
        mine = (
            [View("mine", self.tr("My deals"), DealFilter(owner=ME))] if self.context.store.member_id else []
        )
        ended = ("ended", True)
        return [
            View(ALL, self.tr("Open deals"), DealFilter()),
            *mine,
            View("unplanned", self.tr("Without next step"), DealFilter(nothing_planned=True)),
            View("stuck", self.tr("Stuck"), DealFilter(stuck=True)),
            View("closing", self.tr("Closing this week"), DealFilter(closing="week")),
            View("won", self.context.word("deal_state", "won"), DealFilter(state="won"), ended),
            View("lost", self.context.word("deal_state", "lost"), DealFilter(state="lost"), ended),
        ]

    def make_preview(self) -> PreviewPane:
        """The pane at the right."""
        return DealPreview(self.context)

    def bulk_actions(self) -> list[BulkAction]:
        """What can be done with many deals."""
        return [
            BulkAction("plan", self.tr("New follow-up"), "calplus"),
            BulkAction("assign", self.tr("Assign"), "user"),
            BulkAction("export", self.tr("Export"), "download"),
            BulkAction("delete", self.tr("Delete"), "trash"),
        ]

    def selected_words(self, count: int) -> str:
        """How many deals are ticked."""
        return self.tr("{count} selected").format(count=f"{count:,}")

    def extra_counts(self, shown: DealFilter) -> dict[str, Any]:
        """Late ones among those shown."""
        return {"overdue": replace(shown, overdue=True, nothing_planned=False, due_within_days=None)}

    def totals_words(self, counts: Mapping[str, int]) -> list[str]:
        """The bottom line."""
        deals = self.tr("1 deal") if counts["all"] == 1 else self.tr("{count} deals")
        words = [deals.format(count=f"{counts['all']:,}")]
        if counts.get("overdue"):
            words.append(self.tr("{count} overdue").format(count=f"{counts['overdue']:,}"))
        return words

    # -- board and table -----------------------------------------------------------------------------------

    def _make_parts(self) -> Iterator[None]:
        self.deals = DealActions(self.context, self)
        self.records = self.deals
        yield from super()._make_parts()
        self.board = DealBoard(self.context, self.source, self.deals)
        self.switch = Segmented(
            [(BOARD, self.tr("Board"), "deal"), (TABLE, self.tr("Table"), "rows")],
            value=BOARD,
            name=self.tr("Show as"),
        )
        self.top.add_action(self.switch)
        yield

    def _connect(self) -> None:
        super()._connect()
        self.stack.addWidget(self.board)
        self.switch.changed.connect(self.set_mode)
        self.board.opened.connect(self.open_record)
        self.board.letter.connect(lambda letter, key: self.letter(letter, [key]))
        self.board.menu_wanted.connect(self._card_menu)
        self.board.new_asked.connect(lambda stage: self.context.dialog.emit("deal", {"stage_id": stage}))
        self.board.total_changed.connect(self._board_total)
        self.mode = self._memory.kept().get("mode", BOARD)
        self.switch.set_value(self.mode)
        self.board.show_filter(self._filter)
        self._show_mode()

    def _make_keys(self) -> None:
        super()._make_keys()
        for key, by in (("Ctrl+Left", -1), ("Ctrl+Right", 1)):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._shift, by))

    def _shift(self, by: int) -> None:
        for key in self.current_ids():
            self.deals.shift(key, by)

    def set_mode(self, mode: str) -> None:
        """The board or the table; the card that had the keyboard keeps it."""
        current = self._current_key()
        self.mode = mode
        self.switch.set_value(mode)
        self._show_mode()
        self._total_changed(self.model.total)
        if current is not None:
            if mode == BOARD:
                self.board.board.set_current(current)
            else:
                self.table.set_current_id(current)
        self._focus_list()
        self._keep.start()

    def _show_mode(self) -> None:
        self._shown_mode = self.mode
        self.dock.held = self.mode == BOARD
        self.dock.set_blank(self.mode == BOARD or not self.model.total)

    def _current_key(self) -> int | None:
        return self.board.board.current_id() if self._shown_mode == BOARD else self.table.current_id()

    def _focus_list(self) -> None:
        if self.mode == BOARD:
            self.board.focus()
        else:
            self.table.setFocus()

    def _show(self, wanted: Any, sort: tuple[str, bool]) -> None:
        super()._show(wanted, sort)
        if wanted.state != DealState.OPEN and self.mode == BOARD:
            self.set_mode(TABLE)  # a board shows what is open
        self.board.show_filter(wanted)

    def _total_changed(self, total: int) -> None:
        super()._total_changed(total)
        board = self.mode == BOARD and self.stack.currentWidget() is not self.empty
        if board:
            self.stack.setCurrentWidget(self.board)
        self.tabs.setVisible(not board and self.tabs.isVisibleTo(self))
        self.status.setVisible(not board and self.status.isVisibleTo(self))
        self.dock.set_blank(board or not total)
        if self.board.found is not None:
            self._board_total(self.board.found.count, "")

    def _board_total(self, count: int, amount: str) -> None:
        if amount:
            self._amount_words = amount
        if self.mode == BOARD:
            words = self.tr("{count}, {amount}").format(
                count=f"{count:,}", amount=getattr(self, "_amount_words", "")
            )
            self.top.set_title(self.texts.title, words if count else "")

    def _card_menu(self, key: int, at: QPoint) -> None:
        menu = Menu(parent=self)
        self.row_menu(menu, [key])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def current_ids(self) -> list[int]:
        """The card with the keyboard, or what the table says."""
        if self.mode == TABLE:
            return super().current_ids()
        current = self.board.board.current_id()
        return [current] if current is not None else []

    def _save_layout(self) -> None:
        super()._save_layout()
        self._memory.keep({**self._memory.kept(), "mode": self.mode})

    # -- doing ---------------------------------------------------------------------------------------------

    def activate(self, arguments: dict[str, Any]) -> None:
        """Offer the members of today in the owner column; show the board or table that is asked for."""
        self.table.set_choices("owner", [(one.id, one.name) for one in members(self.context.reader())])
        if self._missed:
            self.board.rules = read_rules(self.context.reader(), self.context.today())
            self.board.board.forget()
            self.board.refresh()
        wanted = arguments.get("mode", BOARD if arguments.get("view") == ALL else self.mode)
        if arguments.get("view") or arguments.get("filter") or arguments.get("ids"):
            wanted = arguments.get("mode", TABLE)
        if wanted != self.mode:
            self.set_mode(wanted)
        super().activate(arguments)
        self._focus_list()

    def _changed_around(self, changes: Sequence[Changes]) -> None:
        super()._changed_around(changes)
        if self.isVisible():
            for one in changes:
                self.board.apply_changes(one)

    def do(self, action_id: str) -> bool:
        """Logging and planning are for the current deal."""
        ids = self.current_ids()
        if action_id == "log" and ids:
            self.deals.log(ids[0])
        elif action_id == "follow_up" and ids:
            self.deals.plan(ids[:1])
        elif action_id == "delete" and ids and self.mode == BOARD:
            self.deals.delete(ids)
        else:
            return super().do(action_id)
        return True

    def open_record(self, key: int) -> None:
        """The page of the deal."""
        self.deals.open(key)

    def new_record(self) -> None:
        """The form of a new deal."""
        self.context.dialog.emit("deal", {})

    def edit(self, key: int, column: str, value: Any) -> bool:
        """A cell was edited; an amount that cannot be read is refused."""
        row = self.model.row_at(self.model.row_of(key))
        values: dict[str, Any] = {{"owner": "owner_id"}.get(column, column): value or None}
        if column == "amount" and value:
            from app.language.money_text import parse_money

            currency = row.currency if row is not None else str(self.context.firm("currency"))
            found = parse_money(str(value), currency)
            if found is None or found[0] < 0:
                self.context.message.emit(self.tr("“{text}” is not an amount.").format(text=value), None)
                return False
            values = {"amount": found[0], "currency": found[1] or currency}
        step = Step.of("deal.edit", name=row.name if row is not None else "")
        self.deals.set_values([key], values, step)
        return True

    def letter(self, letter: str, ids: list[int]) -> None:
        """The letters of every list, and W won, X lost, E the form."""
        if not self.deals.letter(letter, ids):
            super().letter(letter, ids)

    def row_menu(self, menu: Menu, ids: Sequence[int]) -> None:
        """What can be done with these deals."""
        self.deals.fill_menu(menu, ids)

    def panes(self) -> list[QWidget]:
        """For F6."""
        return self.board.panes() if self.mode == BOARD else super().panes()
