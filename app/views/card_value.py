"""The value of a customer on the card: recency, frequency, money, sums by quarter, and whether it is worth keeping."""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.db.reader import Reader
from app.insight.customer_value import BINS, ENOUGH_BUYERS, Keeping
from app.language.money_text import format_money
from app.queries.customer_value import Bought, bought
from app.theme import theme
from app.views.context import Context
from app.widgets.card import Card, line
from app.widgets.sparkline import Sparkline
from app.widgets.text import label, plain

QUARTERS_SHOWN = 8
TONES = {"recover": "amberFg", "maintain": "greenFg", "let_go": "sec"}


class BinBar(QWidget):
    """Five little bars, so many of them full."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedHeight(6)

    def sizeHint(self) -> QSize:
        """A fifth for each."""
        return QSize(80, 6)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Full ones in the accent."""
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        wide = (self.width() - 3 * (BINS - 1)) / BINS
        for place in range(BINS):
            painter.setBrush(look.brush("accent" if place < self._number else "pressed"))
            painter.drawRoundedRect(QRectF(place * (wide + 3), 0, wide, 5), 2, 2)
        painter.end()


class ValueCard(Card):
    """Hidden for those who never ordered."""

    def __init__(self, context: Context) -> None:
        super().__init__("")
        self.context = context
        self._key = 0
        self._shown: Bought | None = None
        self.set_title(self.tr("Value"))
        self._holder = QVBoxLayout()
        self._holder.setSpacing(10)
        self.body.addLayout(self._holder)
        self.hide()

    def show_customer(self, key: int) -> None:
        """Read on a reading thread: the bins look at all buyers."""
        if key != self._key:
            self.hide()
        self._key = key
        today = self.context.today()

        def read(reader: Reader) -> tuple[int, Bought | None]:
            return key, bought(reader, key, today)

        self.context.runner.read(read, on_done=self._take)

    def _take(self, answer: tuple[int, Bought | None]) -> None:
        key, found = answer
        if key != self._key:
            return
        if found != self._shown:
            self._shown = found
            self._rebuild(found)
        self.setVisible(found is not None)

    def _money(self, minor: int) -> str:
        return format_money(minor, str(self.context.firm("currency")), self.context.language, short=True)

    def _rebuild(self, found: Bought | None) -> None:
        while (item := self._holder.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if found is None:
            return
        self.set_title(self.tr("Value"), self._trend(found))
        self._holder.addWidget(self._bins(found))
        sums = [total for _name, total in found.quarters]
        if any(sums):
            words = ", ".join(f"{name} {self._money(total)}" for name, total in found.quarters)
            bars = Sparkline(sums, bars=True, highlight=4, size=(220, 44), name=words)
            bars.setToolTip(plain(words))
            self._holder.addWidget(bars)
        if found.keeping is not None:
            self._holder.addWidget(line())
            self._holder.addWidget(self._keeping(found.keeping))

    def _trend(self, found: Bought) -> str:
        year = self._money(found.year)
        if not found.year_before:
            return self.tr("last 12 months {sum}").format(sum=year)
        percent = round(100 * (found.year - found.year_before) / found.year_before)
        return self.tr("last 12 months {sum}, {percent}%").format(sum=year, percent=f"{percent:+,}")

    def _bins(self, found: Bought) -> QWidget:
        made = QWidget()
        if found.rfm is None:
            alone = QVBoxLayout(made)
            alone.setContentsMargins(0, 0, 0, 0)
            said = self.tr("Ranks need {least} customers with orders; there are {count}.")
            words = said.format(least=ENOUGH_BUYERS, count=found.buyers)
            alone.addWidget(label(words, type="small", role="sec", wrap=True))
            return made
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        days = (self.context.today() - date.fromisoformat(found.last_day)).days if found.last_day else 0
        near = {0: self.tr("today"), 1: self.tr("yesterday")}
        past = near.get(days) or self.tr("{count} days ago").format(count=days)
        orders = self.tr("{count} orders").format(count=found.orders)
        parts = (
            (self.tr("Recency"), found.rfm.recency, past),
            (self.tr("Frequency"), found.rfm.frequency, orders if found.orders != 1 else self.tr("1 order")),
            (self.tr("Money"), found.rfm.money, self._money(sum(total for _n, total in found.quarters))),
        )
        for column, (name, number, note) in enumerate(parts):
            head = QHBoxLayout()
            head.addWidget(label(name, type="small", role="sec"), 1)
            head.addWidget(label(str(number), strong=True))
            grid.addLayout(head, 0, column)
            grid.addWidget(BinBar(number), 1, column)
            grid.addWidget(label(note, type="small", role="sec"), 2, column)
            grid.setColumnStretch(column, 1)
        return made

    def _keeping(self, found: Keeping) -> QWidget:
        """The verdict with its sums, each on a line."""
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        head = self.tr("Keep or let go: {verdict}").format(
            verdict=self.context.say(f"keeping.{found.verdict}")
        )
        grid.addWidget(label(head, role=TONES[found.verdict], strong=True, wrap=True), 0, 0, 1, 2)
        lines = [(self.tr("Margin a year so far"), self._money(found.yearly))]
        if found.chance != 100:
            lines.append((self.tr("× chance to win back"), f"{found.chance}%"))
            lines.append((self.tr("− cost to win back"), self._money(found.back)))
        lines.append((self.tr("− cost to serve, 12 months"), self._money(found.served)))
        lines.append((self.tr("= left a year"), self._money(found.left)))
        for row, (name, text) in enumerate(lines, start=1):
            grid.addWidget(label(name, type="small", role="sec"), row, 0)
            grid.addWidget(label(text, type="small"), row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(0, 1)
        return made
