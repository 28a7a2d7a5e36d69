"""Beside the map: everybody's favours, who sent whom, and what the web of relations warns of."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.db.reader import Reader
from app.insight.guanxi import RULES, Warned
from app.itemmodels.columns import Column
from app.language.money_text import format_money
from app.queries.favours import FavourRow, all_favours
from app.queries.guanxi import Warnings, warnings
from app.queries.relations import Sender, senders
from app.queries.team import setting
from app.views.card_plans import clear
from app.views.card_row import SalesRow
from app.views.context import Context
from app.views.later import later
from app.views.network_list import HeldSource, HeldSpec, HeldTable, Sorts
from app.views.order_columns import day_words
from app.views.record_marks import joined
from app.views.relation_words import favour_worth, who_words
from app.widgets.card import Card
from app.widgets.menu import Menu
from app.widgets.text import label

FAVOUR_SORTS: Sorts = {
    "day": lambda row: (row.day, row.id),
    "who": lambda row: row.who,
    "direction": lambda row: row.direction,
    "what": lambda row: row.what,
    "occasion": lambda row: row.occasion or "",
    "value": lambda row: row.value or 0,
    "answered": lambda row: row.answered_day or "",
}
SENDER_SORTS: Sorts = {
    "name": lambda row: row.name,
    "sent": lambda row: row.sent,
    "direct": lambda row: row.direct,
    "chain": lambda row: row.chain,
    "count": lambda row: row.chain_count,
    "unthanked": lambda row: row.unthanked,
}
CHIP_TONES = {"given": "accent", "received": "amber"}


class FavoursBook(HeldTable):
    """Everybody's favours."""

    def __init__(self, context: Context) -> None:
        source = HeldSource(FAVOUR_SORTS, "day")
        super().__init__(context, "network_favours", favour_columns(context), source, HeldSpec("day", True))
        self.context = context
        self.empty.set_texts(
            self.tr("No favour yet"),
            self.tr("What you gave and what you got stands here, so that none is forgotten."),
        )
        self.table.setAccessibleName(self.tr("Favours"))
        self.opened.connect(lambda key: context.dialog.emit("favour", {"favour_id": key}))
        self.table.menu_requested.connect(self._menu)
        shortcut = QShortcut(QKeySequence("Del"), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.delete_current)

    def delete_current(self) -> None:
        """Move the current favour to the recycle bin; the toast undoes it."""
        key = self.table.current_id()
        if key is not None:
            step = Step.of("favour.delete", count=1)
            self.context.run(later("recycling:recycle_records"), "favour", [key], step=step)

    def _menu(self, key: int, at: QPoint) -> None:
        row: FavourRow = self.source.held[key]
        menu, emit = Menu(parent=self), self.context.dialog.emit
        menu.add(self.tr("Edit"), partial(emit, "favour", {"favour_id": key}), icon="edit", key="Return")
        if row.answered_by_id is None and not row.answers:
            menu.add(self.tr("Answer it"), partial(emit, "favour", {"answers_id": key}), icon="swap")
        card = partial(self.context.navigate.emit, "customer", {"id": row.customer_id})
        menu.add(self.tr("Open {name}").format(name=row.customer), card, icon="arrow")
        history = {"table": "favour", "record_id": key}
        menu.add(self.tr("History"), partial(emit, "history", history), icon="history")
        menu.addSeparator()
        menu.add(
            self.tr("Move to the recycle bin"), self.delete_current, icon="trash", key="Del", danger=True
        )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def load(self) -> None:
        """Read them aside."""
        self.context.runner.read(all_favours, on_done=self.show_rows)


def favour_columns(context: Context) -> tuple[Column, ...]:
    """Day, with whom, direction, what, occasion, value, answer."""
    tr = QCoreApplication.translate

    def direction(row: FavourRow) -> tuple[str, str]:
        return context.word("favour_direction", row.direction), CHIP_TONES[row.direction]

    return (
        Column("day", tr("NetworkBooks", "Day"), "date", width=130, value=lambda row: day_words(context, row.day)),
        Column("who", tr("NetworkBooks", "With"), width=220, movable=False,
               value=lambda row: joined(row.contact, row.customer)),
        Column("direction", tr("NetworkBooks", "Favour"), "chip", width=96, value=direction),
        Column("what", tr("NetworkBooks", "What"), width=240, stretch=True),
        Column("occasion", tr("NetworkBooks", "Occasion"), width=120, narrow_rank=1, role="mid",
               value=lambda row: row.occasion or ""),
        Column("value", tr("NetworkBooks", "Value"), "money", width=100, align="right", narrow_rank=2,
               value=lambda row: favour_worth(context, row)),
        Column("answered", tr("NetworkBooks", "Answered"), "date", width=120, narrow_rank=3,
               value=lambda row: day_words(context, row.answered_day) or "—"),
    )  # fmt: skip


class ReferralsBook(HeldTable):
    """Who sent others, and what that brought directly and down the chain."""

    def __init__(self, context: Context) -> None:
        self._home = str(context.firm("currency"))
        source = HeldSource(SENDER_SORTS, "name")
        columns = self._columns(context)
        super().__init__(context, "network_referrals", columns, source, HeldSpec("chain", True))
        self.context = context
        self.empty.set_texts(
            self.tr("Nobody has sent anybody yet"),
            self.tr(
                "Say on a customer's card, under Relations, who sent them; what that brings adds up here."
            ),
        )
        self.table.setAccessibleName(self.tr("Referrals"))
        self.opened.connect(lambda key: context.navigate.emit("customer", {"id": key}))

    def _columns(self, context: Context) -> tuple[Column, ...]:
        tr = QCoreApplication.translate

        def money(minor: int) -> str:
            return format_money(minor, self._home, context.language)

        def thanks(row: Sender) -> tuple[str, str]:
            if not row.unthanked:
                return tr("NetworkBooks", "thanked"), "plain"
            return tr("NetworkBooks", "{count} not thanked").format(count=row.unthanked), "amber"

        return (
            Column("name", tr("NetworkBooks", "Who sent"), "name", width=220, stretch=True, movable=False),
            Column("sent", tr("NetworkBooks", "Sent"), width=90, align="right", value=lambda row: f"{row.sent:,}"),
            Column("direct", tr("NetworkBooks", "Revenue directly"), "money", width=150, align="right",
                   value=lambda row: money(row.direct)),
            Column("chain", tr("NetworkBooks", "Down the chain"), "money", width=150, align="right",
                   value=lambda row: money(row.chain)),
            Column("count", tr("NetworkBooks", "In the chain"), width=110, align="right", narrow_rank=1,
                   value=lambda row: f"{row.chain_count:,}"),
            Column("unthanked", tr("NetworkBooks", "Thanks"), "chip", width=120, narrow_rank=2, value=thanks),
        )  # fmt: skip

    def load(self) -> None:
        """Read them aside."""

        def read(reader: Reader) -> tuple[list[Sender], str]:
            return senders(reader), str(setting(reader, "currency", "CNY"))

        def take(found: tuple[list[Sender], str]) -> None:
            rows, self._home = found
            self.show_rows(rows)

        self.context.runner.read(read, on_done=take)


class WarningsBook(QScrollArea):
    """One card per rule: what it warns of with its figures, that all is well, or what is missing to say."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.rows: list[SalesRow] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Warnings"))
        body = QWidget()
        outer = QVBoxLayout(body)
        outer.setContentsMargins(20, 14, 20, 16)
        outer.setSpacing(12)
        words = self.tr("Relations carry business, and have another side. The limits are in the settings.")
        outer.addWidget(label(words, role="sec", wrap=True))
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        outer.addLayout(self._column)
        outer.addStretch(1)
        self.setWidget(body)
        body.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)

    def load(self) -> None:
        """Read them aside."""
        self.context.runner.read(warnings, self.context.today(), on_done=self._show)

    def _show(self, found: Warnings) -> None:
        clear(self._column)
        self.rows = []
        for rule in RULES:
            self._column.addWidget(self._card(rule, [one for one in found.found if one.rule == rule], found))

    def _card(self, rule: str, warned: Sequence[Warned], found: Warnings) -> Card:
        card = Card(self.context.say(f"guanxi_rule.{rule}"), padded=False, small=True)
        card.body.setContentsMargins(8, 0, 8, 8)
        told = [one for one in warned if one.enough]
        for one in told[:20]:
            card.add(self._row(one, found))
        quiet = [self.context.say(one.code, **dict(one.values)) for one in warned if not one.enough]
        for words in quiet or ([] if told else [self.tr("Nothing to warn of.")]):
            line = label(words, role="sec", wrap=True)
            line.setContentsMargins(8, 0, 8, 2)
            card.add(line)
        if len(told) > 20:
            card.header.set_note(self.tr("{count} in all").format(count=f"{len(told):,}"))
        return card

    def _row(self, one: Warned, found: Warnings) -> SalesRow:
        who: Any = found.people[one.who]
        icon = "user" if who.kind == "person" else "company"
        reason = self.context.say(one.code, **dict(one.values))
        row = SalesRow(icon, "amber", who_words(who), reason, None)
        row.opened.connect(partial(self.context.navigate.emit, "customer", {"id": who.customer}))
        self.rows.append(row)
        return row
