"""Cards about the relations of one customer or contact: ties, favours, referrals, ways to them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.insight.guanxi import Balance, Limits, one_sided
from app.language.money_text import format_money
from app.queries.favours import FavourRow
from app.queries.relation_card import RelationCard
from app.queries.relations import Sent, TieRow
from app.views.card_plans import clear
from app.views.card_row import SalesRow
from app.views.context import Context
from app.views.later import later
from app.views.order_columns import day_words
from app.views.record_marks import joined
from app.views.relation_parts import BalanceBar, WaysView
from app.views.relation_words import TONES, favour_worth, said, who_words
from app.views.whom import Chosen, WhomField
from app.widgets.buttons import Button, IconButton
from app.widgets.card import Card
from app.widgets.menu import Menu
from app.widgets.text import label

SHOWN = 12


class RowsCard(Card):
    """A card of rows with a plus; subclasses fill it."""

    nothing = ""

    def __init__(self, context: Context) -> None:
        super().__init__("", padded=False, small=True)
        self.context = context
        self.card: RelationCard | None = None
        self.rows: list[SalesRow] = []
        self.body.setContentsMargins(8, 0, 8, 8)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self.body.addLayout(self._column)

    def show_card(self, card: RelationCard) -> None:
        """Fill it anew."""
        self.card = card
        clear(self._column)
        self.rows = self.made_rows(card)
        for row in self.rows:
            self._column.addWidget(row)
        if not self.rows and self.nothing:
            words = label(self.nothing, role="sec", wrap=True)
            words.setContentsMargins(8, 0, 8, 2)
            self._column.addWidget(words)

    def made_rows(self, card: RelationCard) -> list[SalesRow]:
        """The rows of this card."""
        raise NotImplementedError

    def add_new(self) -> None:
        """The plus."""

    def popup(self, menu: Menu, below: QWidget) -> None:
        """Open a menu under a row."""
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def add_ends(self, menu: Menu, table: str, key: int, delete: Callable[[], None]) -> None:
        """What every menu ends with: history, recycle bin."""
        history = {"table": table, "record_id": key}
        menu.add(self.tr("History"), partial(self.context.dialog.emit, "history", history), icon="history")
        menu.addSeparator()
        menu.add(self.tr("Move to the recycle bin"), delete, icon="trash", danger=True)


class TiesCard(RowsCard):
    """Ties with their names seen from here."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.set_title(self.tr("Ties"))
        self.add_action(IconButton("plus", self.tr("Add a tie"), side=28, clicked=self.add_new))
        self.nothing = self.tr("Who knows whom? Say who is tied to them, and ways open.")

    def made_rows(self, card: RelationCard) -> list[SalesRow]:
        """The closest first."""
        return [self._row(tie) for tie in card.ties[: SHOWN * 3]]

    def _row(self, tie: TieRow) -> SalesRow:
        context, other = self.context, tie.other
        here = tie.here.name if self.card and tie.here and tie.here.key != self.card.who.key else ""
        role = said(context, tie.role)
        whose = self.tr("{role} of {name}").format(role=role, name=here) if here else role
        detail = joined(whose, tie.since, tie.note)
        mark = (context.word("ring", tie.ring), "") if tie.ring else None
        icon = "network" if other is None else "user" if other.kind == "person" else "company"
        row = SalesRow(icon, "green", who_words(other), detail, mark)
        row.opened.connect(partial(context.dialog.emit, "tie", {"tie_id": tie.id}))
        row.menu_asked.connect(partial(self._menu, row, tie))
        return row

    def _menu(self, row: QWidget, tie: TieRow) -> None:
        menu = Menu(parent=self)
        menu.add(self.tr("Edit"), partial(self.context.dialog.emit, "tie", {"tie_id": tie.id}), icon="edit")
        if tie.other is not None:
            go = partial(self.context.navigate.emit, "customer", {"id": tie.other.customer})
            menu.add(self.tr("Open {name}").format(name=tie.other.name), go, icon="arrow")
        step = Step.of("tie.delete", count=1)
        delete = partial(self.context.run, later("recycling:recycle_records"), "tie", [tie.id], step=step)
        self.add_ends(menu, "tie", tie.id, delete)
        self.popup(menu, row)

    def add_new(self) -> None:
        """A tie of whoever is shown."""
        if self.card is not None:
            who = self.card.who
            contact = who.key if who.table == "contact" else None
            self.context.dialog.emit("tie", {"customer_id": who.customer, "contact_id": contact})


class FavoursCard(RowsCard):
    """The balance, then the favours, the newest first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.set_title(self.tr("Favours"))
        self.add_action(IconButton("plus", self.tr("Note a favour"), side=28, clicked=self.add_new))
        self.bar = BalanceBar()
        holder = QVBoxLayout()
        holder.setContentsMargins(8, 0, 8, 6)
        holder.addWidget(self.bar)
        self.warning = label("", type="small", role="amberFg", wrap=True)
        self.warning.hide()
        holder.addWidget(self.warning)
        self.body.insertLayout(0, holder)

    def show_card(self, card: RelationCard) -> None:
        """Balance, what it warns of, and rows."""
        super().show_card(card)
        self.bar.show_balance(card.balance)
        limits = Limits(one_sided=int(self.context.firm("relation_one_sided")))
        warned = one_sided([Balance(card.who.key, card.balance.given, card.balance.received)], limits)
        self.warning.setText(self.context.say(warned[0].code, **dict(warned[0].values)) if warned else "")
        self.warning.setVisible(bool(warned))
        worth = [
            format_money(value, card.home, self.context.language) if value else ""
            for value in (card.balance.given_value, card.balance.received_value)
        ]
        note = self.tr("{given} given, {received} received").format(
            given=worth[0] or "0", received=worth[1] or "0"
        )
        self.header.set_note(note if any(worth) else "")

    def made_rows(self, card: RelationCard) -> list[SalesRow]:
        """Each with what it was, when, and whether it was answered."""
        return [self._row(row) for row in card.favours[: SHOWN * 4]]

    def row_of(self, key: int) -> SalesRow | None:
        """The row of a favour."""
        if self.card is None:
            return None
        pairs = zip(self.card.favours, self.rows, strict=False)
        return next((row for favour, row in pairs if favour.id == key), None)

    def _row(self, favour: FavourRow) -> SalesRow:
        context = self.context
        answered = None
        if favour.answered_day:
            answered = self.tr("answered {day}").format(day=day_words(context, favour.answered_day))
        word = context.word("favour_direction", favour.direction)
        named = favour.contact if self.card and self.card.who.table == "customer" else None
        detail = joined(
            day_words(context, favour.day), named, favour.occasion, favour_worth(context, favour), answered
        )
        icon = "gift" if favour.direction == "given" else "handshake"
        row = SalesRow(icon, TONES[favour.direction], favour.what, detail, (word, TONES[favour.direction]))
        row.opened.connect(partial(context.dialog.emit, "favour", {"favour_id": favour.id}))
        row.menu_asked.connect(partial(self._menu, row, favour))
        return row

    def _menu(self, row: QWidget, favour: FavourRow) -> None:
        menu, context = Menu(parent=self), self.context
        edit = partial(context.dialog.emit, "favour", {"favour_id": favour.id})
        menu.add(self.tr("Edit"), edit, icon="edit")
        step = Step.of("favour.answer", name=favour.what)
        if favour.answered_by_id is None and not favour.answers:
            answer = partial(context.dialog.emit, "favour", {"answers_id": favour.id})
            menu.add(self.tr("Answer it"), answer, icon="swap")
            for other in self.answers_to(favour):
                words = self.tr("Answered by “{what}”").format(what=other.what[:60])
                run = partial(context.run, later("favours:answer_favour"), favour.id, other.id, step=step)
                menu.add(words, run, icon="check")
        elif favour.answered_by_id is not None:
            run = partial(context.run, later("favours:unanswer_favour"), favour.id, step=step)
            menu.add(self.tr("Not answered after all"), run, icon="undo")
        gone = Step.of("favour.delete", count=1)
        delete = partial(context.run, later("recycling:recycle_records"), "favour", [favour.id], step=gone)
        self.add_ends(menu, "favour", favour.id, delete)
        self.popup(menu, row)

    def answers_to(self, favour: FavourRow) -> list[FavourRow]:
        """Later favours the other way that answer none yet."""
        rows = self.card.favours if self.card is not None else ()
        return [
            other
            for other in rows
            if other.direction != favour.direction and other.day >= favour.day and not other.answers
        ][:5]

    def add_new(self) -> None:
        """A favour with whoever is shown."""
        if self.card is not None:
            who = self.card.who
            contact = who.key if who.table == "contact" else None
            self.context.dialog.emit("favour", {"customer_id": who.customer, "contact_id": contact})


class ReferralsCard(RowsCard):
    """Who sent them, whom they sent, what that brought, and whether anybody said thanks."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.set_title(self.tr("Referrals"))
        self.sent_by = WhomField(context, contacts=False)
        self.sent_by.setAccessibleName(self.tr("Sent by"))
        self.sent_by.changed.connect(self._set_sender)
        holder = QVBoxLayout()
        holder.setContentsMargins(8, 0, 8, 8)
        holder.setSpacing(4)
        holder.addWidget(label(self.tr("Sent by"), type="small", role="sec"))
        holder.addWidget(self.sent_by)
        self.body.insertLayout(0, holder)
        self.nothing = self.tr("They have sent nobody yet.")

    def show_card(self, card: RelationCard) -> None:
        """Sender, sums, rows."""
        super().show_card(card)
        found = card.referrals
        self.setVisible(found is not None)
        if found is None:
            return
        self.sent_by.set_chosen(Chosen(found.by_id))
        money = partial(format_money, currency=card.home, language=self.context.language)
        words = self.tr("{direct} directly, {chain} down the chain of {count}").format(
            direct=money(found.direct), chain=money(found.chain), count=found.chain_count
        )
        self.header.set_note(words if found.sent else "")

    def made_rows(self, card: RelationCard) -> list[SalesRow]:
        """Whom they sent."""
        return [self._row(card, sent) for sent in card.referrals.sent[:SHOWN]] if card.referrals else []

    def _row(self, card: RelationCard, sent: Sent) -> SalesRow:
        context = self.context
        money = partial(format_money, currency=card.home, language=context.language)
        down = self.tr("{sum} further down").format(sum=money(sent.down)) if sent.down else None
        thanked = self.tr("thanked") if sent.thanked_day else self.tr("not thanked")
        row = SalesRow(
            "user",
            "blue",
            sent.name,
            joined(money(sent.revenue), down),
            (thanked, "" if sent.thanked_day else "amber"),
        )
        row.opened.connect(partial(context.navigate.emit, "customer", {"id": sent.id}))
        row.menu_asked.connect(partial(self._menu, row, sent))
        return row

    def _menu(self, row: QWidget, sent: Sent) -> None:
        menu = Menu(parent=self)
        words = self.tr("Not thanked after all") if sent.thanked_day else self.tr("Thanked today")
        day = None if sent.thanked_day else self.context.today().isoformat()
        step = Step.of("referral.thanks", name=sent.name)
        menu.add(
            words, partial(self.context.run, later("ties:set_thanked"), sent.id, day, step=step), icon="heart"
        )
        self.popup(menu, row)

    def _set_sender(self, chosen: Chosen) -> None:
        card = self.card
        if card is not None and card.referrals is not None and chosen.customer_id != card.referrals.by_id:
            step = Step.of("referral.set", name=card.who.name)
            self.context.run(
                later("ties:set_referrer"), card.who.key, chosen.customer_id, step=step,
                on_error=self._refused,
            )  # fmt: skip

    def _refused(self, error: object) -> None:
        """What was there before stands again."""
        self.context.show_error(error)  # type: ignore[arg-type]
        if self.card is not None and self.card.referrals is not None:
            self.sent_by.set_chosen(Chosen(self.card.referrals.by_id))


class WaysCard(Card):
    """Who can introduce us to them."""

    def __init__(self, context: Context) -> None:
        super().__init__("", small=True)
        self.set_title(self.tr("Who can introduce me"))
        self.context = context
        self.view = WaysView(context)
        self.add(self.view)
        words = self.tr("Arrange the introduction")
        self.arrange = Button(words, kind="tint", icon="calplus", sizing="small", clicked=self.plan)
        self.body.addWidget(self.arrange, 0, Qt.AlignmentFlag.AlignLeft)

    def show_card(self, card: RelationCard) -> None:
        """The ways to whoever is shown."""
        count = len(card.ways)
        words = self.tr("1 way") if count == 1 else self.tr("{count} ways").format(count=count)
        self.header.set_note(words if count else "")
        self.view.show_ways(card.ways, card.who.ring)
        self.arrange.setVisible(bool(card.ways))

    def plan(self) -> None:
        """A follow-up with the first of the closest way: to be asked for the introduction."""
        stops = self.view.ways[0].stops
        first, goal = stops[0].who, stops[-1].who
        given = {
            "customer_id": first.customer,
            "contact_id": first.key if first.table == "contact" else None,
            "subject": self.tr("Ask {first} to introduce {name}").format(first=first.name, name=goal.name),
        }
        self.context.dialog.emit("follow_up", given)
