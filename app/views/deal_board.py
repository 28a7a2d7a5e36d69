"""The board of deals: figures and forecast at the top, the lanes below; the same deals as the table shows."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Changes
from app.insight.deals import Month
from app.queries.board import Board as Found
from app.queries.board import Rules, read_board, read_rules
from app.queries.deal_history import StageRow
from app.queries.deal_marks import DealMarks, deal_marks
from app.queries.deals import DealFilter, DealSource, deal_rows
from app.views.context import Context
from app.views.deal_actions import DealActions
from app.views.deal_words import card_of, money_words, odds_words, stage_words
from app.widgets.board.board import Board
from app.widgets.board.cards import BoardCard
from app.widgets.board.forecast import ForecastChart, MonthBar, Swatch
from app.widgets.board.lane import LaneHead
from app.widgets.card import Card
from app.widgets.text import label, plain

CARDS_SHOW = ("deal", "follow_up", "customer", "member", "competitor")
MARKED_BY = ("competitor_offer", "objection", "deal_contact", "sales_order", "payment", "order_return")
RULED_BY = ("deal_stage", "stage_move")


class DealBoard(QWidget):
    """`total_changed(count, amount)` when what it shows was read anew."""

    opened = Signal(object)
    letter = Signal(str, object)
    menu_wanted = Signal(object, object)
    new_asked = Signal(object)
    total_changed = Signal(int, str)

    def __init__(self, context: Context, source: DealSource, actions: DealActions) -> None:
        super().__init__()
        self.context, self.source, self.acts = context, source, actions
        self.wanted = DealFilter()
        self.found: Found | None = None
        self.rules = Rules((), {}, {})
        self._names: tuple[tuple[int, str], ...] = ()
        self.board = Board(self._cards)
        self.chart = ForecastChart()
        self._values = [label("", type="greeting") for _ in range(3)]
        self._notes = [label("", type="small", role="sec") for _ in range(3)]
        self._lay_out()
        self.board.opened.connect(self.opened)
        self.board.letter.connect(self.letter)
        self.board.menu_wanted.connect(self.menu_wanted)
        self.board.month_shifted.connect(actions.close_later)
        self.board.moved.connect(self._moved)
        self.board.new_asked.connect(lambda at: self.new_asked.emit(self.rules.stages[at].id))
        self.chart.dropped.connect(actions.close_in)

    def _lay_out(self) -> None:
        head = Card(padded=False)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 10, 16, 6)
        row.setSpacing(16)
        figures = QGridLayout()
        figures.setHorizontalSpacing(24)
        figures.setVerticalSpacing(1)
        names = (self.tr("Open"), self.tr("Won this quarter"), self.tr("Weighted"))
        for column, name in enumerate(names):
            figures.addWidget(label(name, role="sec"), 0, column)
            figures.addWidget(self._values[column], 1, column)
            figures.addWidget(self._notes[column], 2, column)
        left = QVBoxLayout()
        left.addLayout(figures)
        left.addStretch(1)
        left.addLayout(self._legend())
        row.addLayout(left)
        row.addWidget(self.chart, 1)
        head.add(holder)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 12, 20, 12)
        outer.setSpacing(12)
        outer.addWidget(head)
        outer.addWidget(self.board, 1)

    def _legend(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for role, words in (
            ("greenSo", self.tr("won")),
            ("fc1", self.tr("committed")),
            ("fc2", self.tr("likely")),
            ("fc3", self.tr("early")),
        ):
            row.addWidget(Swatch(role))
            row.addWidget(label(words, type="small", role="mid"))
            row.addSpacing(6)
        self._target_mark, self._target_name = (
            Swatch("amberSo"),
            label(self.tr("target"), type="small", role="mid"),
        )
        for part in (self._target_mark, self._target_name):
            row.addWidget(part)
        row.addStretch(1)
        return row

    # -- reading -------------------------------------------------------------------------------------------

    def show_filter(self, wanted: DealFilter) -> None:
        """Narrow the board."""
        self.wanted = wanted
        if not self.rules.stages:
            self.rules = read_rules(self.context.reader(), self.context.today())
        self.refresh()

    def refresh(self, stale: Collection[int] = ()) -> None:
        """Read what is in each lane; cards that are `stale` are read again."""
        currency = str(self.context.firm("currency"))
        self.found = found = read_board(
            self.context.reader(), self.source, self.wanted, self.rules, self.context.today(), currency
        )
        self._set_lanes()
        current = self.board.current_id()
        greatest = max((lane.amount for lane in found.lanes), default=0) or 1
        for at, lane in enumerate(found.lanes):
            head = LaneHead(
                stage_words(self.context, lane.stage.label),
                f"{len(lane.ids):,}",
                f"{lane.odds.percent}%",
                odds_words(self.context, lane.odds),
                money_words(self.context, lane.amount, short=True),
                self.tr("weighted {amount}").format(
                    amount=money_words(self.context, lane.weighted, short=True)
                ),
                lane.amount / greatest,
            )
            self.board.show_lane(at, head, lane.ids, stale)
        self._show_won(found, greatest, stale)
        self._show_figures(found)
        if current is not None:
            self.board.set_current(current)
        self.total_changed.emit(found.count, money_words(self.context, found.amount, short=True))

    def _set_lanes(self) -> None:
        """The lanes are made anew only when there are other stages."""
        names = tuple((stage.id, stage.label) for stage in self.rules.stages)
        if names != self._names:
            self._names = names
            shown = [stage_words(self.context, stage.label) for stage in self.rules.stages]
            self.board.set_lanes([*shown, self.context.word("deal_state", "won")], self.tr("New deal"))

    def _show_won(self, found: Found, greatest: int, stale: Collection[int]) -> None:
        lost = self.tr("lost {count}, {amount}").format(
            count=found.ended.lost_count, amount=money_words(self.context, found.ended.lost, short=True)
        )
        head = LaneHead(
            self.context.word("deal_state", "won"),
            f"{len(found.ended.won_ids):,}",
            self.tr("this quarter"),
            "",
            money_words(self.context, found.ended.won, short=True),
            lost,
            min(1.0, found.ended.won / greatest),
            "greenSo",
        )
        self.board.show_lane(len(found.lanes), head, found.ended.won_ids, stale)

    def _cards(self, ids: Sequence[int]) -> dict[int, BoardCard]:
        reader = self.context.reader()
        rows, marks = deal_rows(reader, ids), deal_marks(reader, ids)
        return {
            key: card_of(self.context, row, self.rules, marks.get(key, DealMarks()))
            for key, row in rows.items()
        }

    def apply_changes(self, changes: Changes) -> None:
        """Follow what was committed; only the cards of changed deals are read again."""
        if changes.touches("setting", *(table for table in CARDS_SHOW if changes.wholesale(table))):
            self.board.forget()
        if changes.touches(*RULED_BY) or changes.wholesale("deal"):
            self.context.runner.read(read_rules, self.context.today(), on_done=self._take_rules)
        if changes.touches("deal_stage"):
            self.rules = read_rules(self.context.reader(), self.context.today())
            self.board.forget()
        if changes.touches("customer", "member", *MARKED_BY):
            self.board.forget()
        if changes.touches(*CARDS_SHOW, *RULED_BY, "setting"):
            self.refresh(changes.ids("deal"))

    def _take_rules(self, rules: Rules) -> None:
        if rules != self.rules:
            self.rules = rules
            self.board.forget()
            self.refresh()

    # -- figures -------------------------------------------------------------------------------------------

    def _show_figures(self, found: Found) -> None:
        ended, context = found.ended, self.context
        values = (found.amount, ended.won, found.weighted)
        for target, amount in zip(self._values, values, strict=True):
            target.setText(money_words(context, amount, short=True))
        count = self.tr("1 deal") if found.count == 1 else self.tr("{count} deals")
        won = len(ended.won_ids)
        notes = (
            count.format(count=f"{found.count:,}")
            + (self.tr(", {count} in other money").format(count=found.foreign) if found.foreign else ""),
            self._won_words(won, ended.won),
            self.tr("{unplanned} without next step, {stuck} stuck").format(
                unplanned=f"{found.unplanned:,}", stuck=f"{found.stuck:,}"
            ),
        )
        for target, words in zip(self._notes, notes, strict=True):
            target.setText(words)
        self._show_months(found)

    def _won_words(self, count: int, amount: int) -> str:
        """How many were won, and how much of the quarter's target that is."""
        words = (self.tr("1 deal") if count == 1 else self.tr("{count} deals")).format(count=f"{count:,}")
        target = 3 * int(self.context.firm("sales_target"))
        if not target:
            return words
        of = self.tr("{percent}% of {target}").format(
            percent=100 * amount // target, target=money_words(self.context, target, short=True)
        )
        return f"{words}, {of}"

    def _show_months(self, found: Found) -> None:
        present = self.context.today().isoformat()[:7]
        bars = [self._bar(month, present) for month in found.forecast.months]
        target = int(self.context.firm("sales_target"))
        self._target_mark.setVisible(bool(target))
        self._target_name.setVisible(bool(target))
        top = _round_up(max((month.total for month in found.forecast.months), default=0))
        top = max(top, _round_up(target))
        steps = [(top * n // 2, money_words(self.context, top * n // 2, short=True)) for n in range(3)]
        said = "; ".join(f"{bar.name} {bar.total}{f' / {bar.wanted}' if bar.target else ''}" for bar in bars)
        rest = found.forecast
        for words, part in (
            (self.tr("closing day is past"), rest.late),
            (self.tr("later"), rest.beyond),
            (self.tr("no closing day"), rest.undated),
        ):
            if part.deals:
                said += f"; {words} {money_words(self.context, part.total, short=True)}"
        self.chart.show_months(
            bars, steps if top else [], self.tr("Forecast by month: {months}").format(months=said)
        )
        self.chart.setToolTip(plain(said.replace("; ", "\n")))

    def _bar(self, month: Month, present: str) -> MonthBar:
        locale, short = QLocale(self.context.language), QLocale.FormatType.ShortFormat
        name = locale.standaloneMonthName(int(month.month[5:]), short)
        parts = (month.won, month.committed, month.likely, month.early)
        total = money_words(self.context, month.total, short=True)
        target = int(self.context.firm("sales_target"))
        wanted = money_words(self.context, target, short=True) if target else ""
        now, ahead = month.month == present, month.month >= present
        return MonthBar(month.month, name, parts, total, now, ahead, target, wanted)

    # -- doing ---------------------------------------------------------------------------------------------

    def _moved(self, key: int, lane: int) -> None:
        """A card was dropped or pushed into another lane; the last one is what is won."""
        if lane < len(self.rules.stages):
            self.acts.move(key, self.stage_at(lane))
        else:
            self.acts.win(key)

    def stage_at(self, lane: int) -> StageRow:
        """The stage of a lane."""
        return self.rules.stages[lane]

    def focus(self) -> None:
        """The keyboard goes to the cards."""
        self.board.focus_cards()

    def panes(self) -> list[QWidget]:
        """For F6."""
        return [lane.list for lane in self.board.lanes[:1]]


def _round_up(amount: int) -> int:
    """A round number of minor units at least so large: 1, 2 or 5 times a power of ten."""
    if amount <= 0:
        return 0
    power = int("1" + "0" * (len(str(amount)) - 1))
    return next(round_one for round_one in (power, 2 * power, 5 * power, 10 * power) if round_one >= amount)
