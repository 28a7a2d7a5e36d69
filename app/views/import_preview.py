"""How the rows will look once imported: one at a time, the first fifty."""

from typing import Any

from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.exchange.draft import (
    Birthday,
    FirmDraft,
    FollowUpDraft,
    InteractionDraft,
    LeadDraft,
    Money,
    OrderLineDraft,
    PersonDraft,
    ProductDraft,
)
from app.exchange.import_look import first_drafts
from app.exchange.import_rows import IMPORTANCE
from app.views.import_session import FileEntry, ImportSession
from app.vocabulary import ReachKind
from app.widgets import painting
from app.widgets.buttons import IconButton
from app.widgets.card import Card
from app.widgets.marks import Mark, avatar, tag
from app.widgets.text import ElidedLabel, label


class ResultPreview(Card):
    """The row as a record, with arrows to the ones before and after."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(" ", small=True, padded=False, parent=parent)
        self._session = session
        self._rows: list[list[Any]] = []
        self._at = 0
        self._asked = 0
        self._entry: FileEntry | None = None
        self._back = IconButton("left", self.tr("Row before"), side=28, clicked=lambda: self._go(-1))
        self._on = IconButton("right", self.tr("Row after"), side=28, clicked=lambda: self._go(1))
        self.add_action(self._back)
        self.add_action(self._on)
        self._holder = QWidget()
        self._holder.setFixedHeight(46)
        self._line = QHBoxLayout(self._holder)
        self._line.setContentsMargins(15, 0, 15, 0)
        self._line.setSpacing(12)
        self.add(self._holder)

    def show_entry(self, entry: FileEntry) -> None:
        """Work out the first rows anew."""
        if entry is not self._entry:
            self._at, self._rows = 0, []
        self._entry = entry
        self._asked += 1
        asked, prepared = self._asked, entry.prepared
        assert prepared is not None

        def done(rows: list[list[Any]]) -> None:
            if asked == self._asked:
                self._rows = rows
                self._at = min(self._at, max(0, len(rows) - 1))
                self._show()

        self._session.context.runner.work(lambda: first_drafts(prepared), on_done=done)

    def _go(self, by: int) -> None:
        self._at = max(0, min(len(self._rows) - 1, self._at + by))
        self._show()

    def _show(self) -> None:
        total = self._entry.prepared.rows if self._entry is not None and self._entry.prepared else 0
        numbers = QLocale(self._session.context.language)
        note = self.tr("row {row} of {count}").format(
            row=numbers.toString(self._at + 1), count=numbers.toString(max(total, len(self._rows)))
        )
        self.set_title(self.tr("How it will look"), note if self._rows else "")
        self._back.setEnabled(self._at > 0)
        self._on.setEnabled(self._at + 1 < len(self._rows))
        while (item := self._line.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if not self._rows:
            self._line.addWidget(label(self.tr("No row gives a record with this matching."), role="sec"))
            return
        for widget in self._record(self._rows[self._at]):
            self._line.addWidget(widget)
        self._line.addStretch(1)

    def _record(self, drafts: list[Any]) -> list[QWidget]:
        first = drafts[0]
        if isinstance(first, (FirmDraft, PersonDraft)):
            return self._customer(drafts)
        if isinstance(first, LeadDraft):
            money = [self._money(first.budget)] if first.budget else []
            return [avatar(first.name), *_words(first.name, first.firm, _phone(drafts), *money)]
        if isinstance(first, InteractionDraft):
            kind = self._session.context.word("interaction_kind", first.kind or "note")
            when = first.when.strftime("%Y-%m-%d") if first.when else ""
            return [avatar(first.customer), *_words(first.customer, kind, when, first.summary)]
        if isinstance(first, FollowUpDraft):
            due = first.due.isoformat() if first.due else ""
            return _words(first.subject or first.customer, first.customer, due)
        if isinstance(first, ProductDraft):
            prices = [self._money(money) for _name, money, _taxed in first.prices]
            return _words(first.name or first.code, first.code, first.category, first.unit, *prices)
        if isinstance(first, OrderLineDraft):
            return self._order_line(first)
        day = first.start or first.end
        when = day.isoformat()[:16].replace("T", " ") if day is not None else ""
        return _words(first.subject or "—", when, first.location)

    def _order_line(self, first: OrderLineDraft) -> list[QWidget]:
        sums = (first.amount, first.price, first.total, first.paid)
        amount = next((f"{each:,f}" for each in sums if each is not None), "")
        buyer = first.customer or first.company or first.receiver or first.customer_id
        day = first.day.isoformat() if first.day else ""
        return _words(
            first.number, day, buyer, first.product or first.code, f"{first.currency} {amount}".strip()
        )

    def _customer(self, drafts: list[Any]) -> list[QWidget]:
        first = drafts[0]
        firm = isinstance(first, FirmDraft)
        made: list[QWidget] = [
            avatar(first.name, square=firm, icon="company" if firm else ""),
            label(first.name, strong=True),
        ]
        people = [draft.name for draft in drafts[1:] if isinstance(draft, PersonDraft)]
        made += [label(text, role="mid") for text in (*people, _phone(drafts)) if text]
        stars = int(IMPORTANCE.get(first.importance, 0))
        if stars:
            made.append(Mark(QSize(52, 18), lambda p, r, t: painting.paint_stars(p, r, stars, t), str(stars)))
        born = next((b for d in drafts if (b := getattr(d, "birthday", None)) is not None), None)
        if born is not None:
            made.append(label(self.tr("Birthday {day}").format(day=_day(born)), role="mid"))
        opening = first.opening
        if opening is not None and opening.total is not None:
            made.append(
                label(self.tr("Total so far {money}").format(money=self._money(opening.total)), role="mid")
            )
        made += [tag(each) for each in first.tags[:3]]
        if first.owner:
            made.append(ElidedLabel(first.owner, role="sec"))
        if not firm and first.employer:
            made.append(ElidedLabel(first.employer, role="sec"))
        return made

    def _money(self, money: Money) -> str:
        from app.language.money_text import format_money

        currency = money.currency or self._session.context.firm("currency")
        return format_money(money.minor, currency, self._session.context.language)


def _words(strong: str, *rest: str) -> list[QWidget]:
    return [label(strong, strong=True), *(ElidedLabel(text, role="mid") for text in rest if text)]


def _phone(drafts: list[Any]) -> str:
    reaches = [reach for draft in drafts for reach in draft.reach]
    found = next((reach for reach in reaches if reach.kind is ReachKind.PHONE), None)
    return (found or reaches[0]).value if reaches else ""


def _day(born: Birthday) -> str:
    if born.text:
        return born.text
    year = f"{born.year}-" if born.year else ""
    return f"{year}{born.month:02d}-{born.day:02d}"
