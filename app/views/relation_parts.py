"""Parts that show relations: the ring one sets, the balance of favours, the ways to somebody step by step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.queries.favours import FavourBalance
from app.queries.introductions import Introduction
from app.queries.web import Known
from app.theme import manager, theme
from app.views.card_plans import clear
from app.views.context import Context
from app.views.relation_words import RINGS, step_words, way_words
from app.views.ring_menu import set_ring
from app.widgets.buttons import Button
from app.widgets.fields import ComboBox
from app.widgets.marks import tag
from app.widgets.text import ElidedLabel, label, plain

LONGEST = 44


class RingField(ComboBox):
    """The ring of somebody, set by hand; empty lets it follow from whom we know them over."""

    def __init__(self, context: Context) -> None:
        super().__init__(small=True, name=self.tr("Ring"))
        self._context = context
        self._who: Known | None = None
        rings = [(ring, f"{ring} {context.word('ring', ring)}") for ring in RINGS]
        self.set_choices([(None, self.tr("No ring")), *rings])
        self.activated.connect(lambda _index: self.set_ring(self.value()))

    def show_who(self, who: Known) -> None:
        """Show the ring somebody has."""
        self._who = who
        self.set_value(who.ring)

    def set_ring(self, ring: int | None) -> None:
        """Put them into another ring."""
        who = self._who
        if who is not None and ring != who.ring:
            set_ring(self._context, who.table, [who.key], ring)


class BalanceBar(QWidget):
    """Favours given (jade) and received (amber) as one bar, its middle marked; says who owes whom."""

    def __init__(self) -> None:
        super().__init__()
        self._balance = FavourBalance()
        self.setFixedHeight(34)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        manager().themeChanged.connect(self.update)

    def show_balance(self, balance: FavourBalance) -> None:
        """Show these figures."""
        self._balance = balance
        self.setAccessibleName(" · ".join(self._words()))
        self.update()

    def _words(self) -> tuple[str, str, str]:
        """Left, middle and right."""
        balance = self._balance
        given = self.tr("We gave {count}").format(count=balance.given)
        got = self.tr("They gave {count}").format(count=balance.received)
        if balance.owed > 0:
            middle = self.tr("We owe {count}").format(count=balance.owed)
        elif balance.owed < 0:
            middle = self.tr("They owe {count}").format(count=-balance.owed)
        else:
            middle = self.tr("Even") if balance.given else ""
        return given, middle, got

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, 34)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Three texts above the bar."""
        look, painter, balance = theme(), QPainter(self), self._balance
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, middle, right = self._words()
        places = ((left, Qt.AlignmentFlag.AlignLeft, "text"), (right, Qt.AlignmentFlag.AlignRight, "text"))
        painter.setFont(look.font("small"))
        for words, side, role in places:
            painter.setPen(look.color(role))
            painter.drawText(QRectF(0, 0, self.width(), 20), int(side | Qt.AlignmentFlag.AlignVCenter), words)
        painter.setFont(look.font("small", strong=True))
        painter.setPen(look.color("amberFg" if balance.owed > 0 else "accentText"))
        painter.drawText(QRectF(0, 0, self.width(), 20), int(Qt.AlignmentFlag.AlignCenter), middle)
        bar = QRectF(0, 23, self.width(), 7)
        painter.setPen(Qt.PenStyle.NoPen)
        total = balance.given + balance.received
        painter.setBrush(look.brush("pressed" if not total else "amberSo"))
        painter.drawRoundedRect(bar, 3.5, 3.5)
        if balance.given:
            width = bar.width() * balance.given / total
            painter.setBrush(look.brush("accent"))
            painter.drawRoundedRect(QRectF(0, 23, width, 7), 3.5, 3.5)
        if total:
            painter.setPen(look.pen("text", 2.0))
            painter.drawLine(QPointF(bar.center().x(), 21), QPointF(bar.center().x(), 32))
        painter.end()


class WaysView(QWidget):
    """Ways to somebody: the first step by step, the others on a line each; a click shows a way on the map."""

    way_chosen = Signal(object)
    """the Introduction"""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.ways: tuple[Introduction, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_ways(self, ways: Sequence[Introduction], ring: int | None) -> None:
        """The closest way in full, its alternatives below; `ring` is our own, where we know them ourselves."""
        clear(self._column)
        self.ways = tuple(ways)
        if ring is not None:
            words = self.tr("You know them yourself: {ring}").format(ring=self._context.word("ring", ring))
            self._column.addWidget(label(words, type="small", role="sec"))
        if not ways:
            words = self.tr("Nobody you know has a tie to them yet.")
            self._column.addWidget(label(words, role="sec", wrap=True))
            return
        for number, stop in enumerate(ways[0].stops, 1):
            self._column.addWidget(self._step(number, stop.who.name, step_words(self._context, stop)))
        words = self.tr("Rings add up to {sum}").format(sum=ways[0].cost)
        self._column.addWidget(label(words, type="small", role="sec"))
        for way in ways[1:]:
            line = self.tr("Or over {way} ({sum})").format(way=way_words(way), sum=way.cost)
            short = line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
            other = Button(short, kind="link", sizing="inline", clicked=partial(self.way_chosen.emit, way))
            other.setToolTip(plain(line))
            self._column.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)

    def _step(self, number: int, name: str, why: str) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(tag(str(number), "amber"))
        row.addWidget(ElidedLabel(name), 1)
        row.addWidget(label(why, type="small", role="sec"))
        return made
