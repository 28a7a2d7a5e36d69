"""What can be done with deals, from the board, the table, their page and its keys; each one undoable step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.insight.deals import month_of, months_around, moved_to_month
from app.queries.deal_history import StageRow, stages
from app.queries.deals import DealRow, deal_rows
from app.views.context import Context
from app.views.deal_words import stage_words
from app.views.later import later
from app.views.list_actions import RecordActions
from app.vocabulary import DealState
from app.widgets.menu import Menu

MONTHS_AHEAD = 36


class DealActions(RecordActions):
    """The actions of every record, and those only deals have."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(context, "deal", owner)

    def row(self, key: int) -> DealRow | None:
        """The deal as it is now."""
        return deal_rows(self._context.reader(), [key]).get(key)

    def move(self, key: int, stage: StageRow) -> None:
        """Into a stage; an ended deal is open again."""
        row = self.row(key)
        if row is None or (row.state == DealState.OPEN and row.stage_id == stage.id):
            return
        step = Step.of("deal.move", name=row.name, stage=stage_words(self._context, stage.label))
        self._context.run(later("deals:move_deals"), [key], stage.id, step=step)

    def shift(self, key: int, by: int) -> None:
        """An open deal to the stage before (-1) or after (1)."""
        row, steps = self.row(key), stages(self._context.reader())
        if row is None or row.state != DealState.OPEN:
            return
        at = next((n for n, stage in enumerate(steps) if stage.id == row.stage_id), 0) + by
        if 0 <= at < len(steps):
            self.move(key, steps[at])

    def win(self, key: int) -> None:
        """It is won: at once, the reason can be told afterwards."""
        row = self.row(key)
        if row is not None and row.state != DealState.WON:
            self._context.run(later("deals:win_deal"), key, step=Step.of("deal.win", name=row.name))

    def end(self, key: int, state: DealState) -> None:
        """Ask why it was won or lost."""
        self._context.dialog.emit("deal_end", {"deal_id": key, "state": state.value})

    def reopen(self, key: int) -> None:
        """It goes on where it ended."""
        row = self.row(key)
        if row is not None:
            self._context.run(later("deals:reopen_deal"), key, step=Step.of("deal.reopen", name=row.name))

    def close_in(self, key: int, month: str) -> None:
        """Expect it to close in another month."""
        row, today = self.row(key), self._context.today()
        if row is None or row.state != DealState.OPEN or (row.expected_close or "")[:7] == month:
            return
        day = moved_to_month(row.expected_close, month, today)
        step = Step.of("deal.close", name=row.name)
        self._context.run(later("deals:set_deals"), [key], {"expected_close": day}, step=step)

    def close_later(self, key: int, months: int) -> None:
        """So many months later (or earlier), never before the present one."""
        row, today = self.row(key), self._context.today()
        if row is None:
            return
        ahead = months_around(today, 0, MONTHS_AHEAD)
        now = month_of(row.expected_close) if row.expected_close else ahead[0]
        at = ahead.index(now) if now in ahead else (0 if now < ahead[0] else MONTHS_AHEAD)
        known = row.expected_close is not None
        self.close_in(key, ahead[min(max(0, at + (months if known else 0)), MONTHS_AHEAD)])

    def stage_menu(self, key: int, parent: QWidget) -> Menu:
        """The stages it can be put into."""
        menu = Menu(self.tr("Stage"), parent)
        for stage in stages(self._context.reader()):
            menu.add(stage_words(self._context, stage.label), partial(self.move, key, stage))
        return menu

    def fill_menu(self, menu: Menu, ids: Sequence[int]) -> None:
        """What can be done with these deals."""
        context = self._context
        if len(ids) == 1:
            key = ids[0]
            row = self.row(key)
            menu.add(self.tr("Open"), partial(self.open, key), icon="arrow", key="Return")
            menu.add(
                self.tr("Edit"), partial(context.dialog.emit, "deal", {"deal_id": key}), icon="edit", key="E"
            )
            menu.add(self.tr("Log interaction"), partial(self.log, key), icon="note", key="L")
            menu.add(self.tr("New follow-up"), partial(self.plan, ids), icon="calplus", key="F")
            menu.addSeparator()
            menu.addMenu(self.stage_menu(key, menu))
            if row is not None and row.state == DealState.OPEN:
                menu.add(self.tr("Won …"), partial(self.end, key, DealState.WON), icon="trophy", key="W")
                menu.add(self.tr("Lost …"), partial(self.end, key, DealState.LOST), icon="x", key="X")
            else:
                menu.add(self.tr("Reopen"), partial(self.reopen, key), icon="undo")
        else:
            menu.add(self.tr("New follow-up"), partial(self.plan, ids), icon="calplus", key="F")
        menu.addMenu(self.assign_menu(ids, menu))
        menu.add(self.tr("Export"), partial(self.export, ids), icon="download")
        if len(ids) == 1:
            history = partial(context.dialog.emit, "history", {"table": "deal", "record_id": ids[0]})
            menu.add(self.tr("History"), history, icon="history")
        menu.addSeparator()
        words = self.tr("Move to the recycle bin")
        menu.add(words, partial(self.delete, ids), icon="trash", key="Del", danger=True)

    def open(self, key: int) -> None:
        """The page of the deal."""
        self._context.navigate.emit("deal", {"id": key})

    def letter(self, letter: str, ids: Sequence[int]) -> bool:
        """W won, X lost, E edit; False for letters that mean nothing special here."""
        calls = {
            "W": partial(self.end, ids[0], DealState.WON),
            "X": partial(self.end, ids[0], DealState.LOST),
            "E": partial(self._context.dialog.emit, "deal", {"deal_id": ids[0]}),
        }
        if letter in calls:
            calls[letter]()
        return letter in calls
