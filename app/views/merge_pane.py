"""The pane of a pair: both records side by side, field by field, and what is to become of them."""

from functools import partial
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.db.reader import Reader
from app.queries.duplicate_pairs import Pair
from app.queries.merge_view import Beside, beside
from app.theme import paint_icon, theme
from app.views.context import Context
from app.views.merge_words import MergeField, belongings, columns_of, differing, plain_fields, told_beside
from app.widgets.buttons import Button, IconButton
from app.widgets.card import line
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.marks import tag
from app.widgets.text import ElidedLabel, label

WIDTH = 460
_TEXT = Qt.TextFlag.TextWordWrap.value
_NAMES = 84  # width of the column of names


class ValueCell(QAbstractButton):
    """One of two values of a field, to be chosen; the text is wrapped and cut after a few lines."""

    LINES = 4

    def __init__(self, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text or "—")
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setProperty("ringRadius", 6)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """As many lines as the text needs, up to a few."""
        metrics = theme().metrics("body")
        room = QRect(0, 0, max(40, width - 32), 10_000)
        needed = round(metrics.boundingRect(QRectF(room), _TEXT, self.text()).height())
        return min(needed, round(metrics.lineSpacing() * self.LINES)) + 12

    def sizeHint(self) -> QSize:
        """For a usual width."""
        return QSize(150, self.heightForWidth(150))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The value; chosen ones are tinted and ticked."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        fill = "accentTint" if on else "hover" if self.underMouse() and self.isEnabled() else "surface"
        painter.setPen(look.pen("accentLine" if on else "border"))
        painter.setBrush(look.brush(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if on:
            paint_icon(
                painter, QRect(self.width() - 20, (self.height() - 14) // 2, 14, 14), "check", "accentText"
            )
        painter.setFont(look.font("body"))
        painter.setPen(look.color("text" if on else "mid"))
        painter.setClipRect(self.rect().adjusted(8, 4, -22, -4))
        painter.drawText(self.rect().adjusted(10, 6, -24, -4), _TEXT, self.text())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class MergePane(QFrame):
    """Shows one pair; `merge_asked(pair, chosen)` and `different_asked(pair)` when a person decided."""

    merge_asked = Signal(object, object)
    different_asked = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.pair: Pair | None = None
        self.cells: dict[str, tuple[ValueCell, ValueCell]] = {}
        self.setProperty("class", "surface")
        self.setFixedWidth(WIDTH)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(line())
        column.addWidget(self._footer())
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line(vertical=True))
        outer.addLayout(column, 1)

    def _footer(self) -> QWidget:
        self.merge_button = Button(
            self.tr("Merge"), kind="primary", icon="check", hint="M", clicked=self.merge
        )
        self.different_button = Button(self.tr("Not the same"), hint="N", clicked=self.different)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 11, 16, 11)
        row.setSpacing(8)
        row.addWidget(self.different_button)
        row.addStretch(1)
        row.addWidget(self.merge_button)
        return holder

    # -- showing -------------------------------------------------------------------------------------------

    def show_pair(self, pair: Pair | None) -> None:
        """Read both records, then show them; None shows nothing."""
        self.pair = pair
        self.merge_button.setEnabled(pair is not None)
        self.different_button.setEnabled(pair is not None)
        if pair is None:
            self._fill(QWidget())
            return

        def read(reader: Reader) -> dict[str, Beside]:
            return {
                name: beside(reader, side, columns_of(side.table))
                for name, side in (("a", pair.a), ("b", pair.b))
            }

        self.context.runner.read(read, on_done=partial(self._take, pair))

    def _take(self, pair: Pair, found: dict[str, Beside]) -> None:
        if not isValid(self) or pair is not self.pair:
            return
        self.cells = {}
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addLayout(self._head(pair))
        column.addWidget(self._why(pair))
        column.addWidget(line())
        column.addLayout(self._grid(pair, found))
        column.addWidget(label(self._what_happens(pair, found), type="small", role="sec", wrap=True))
        column.addStretch(1)
        self._fill(made)

    def _fill(self, made: QWidget) -> None:
        self._scroll.setWidget(made)
        made.setAutoFillBackground(False)

    def _head(self, pair: Pair) -> QGridLayout:
        """Who stays at the left, who goes at the right."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, _NAMES)
        for place, side in ((1, pair.a), (2, pair.b)):
            words = self.tr("Stays") if place == 1 else self.tr("Is merged into it")
            grid.addWidget(label(words, type="small", role="accentText" if place == 1 else "sec"), 0, place)
            grid.addWidget(ElidedLabel(side.name, type="card"), 1, place)
            grid.addWidget(ElidedLabel(side.detail, type="small", role="sec"), 2, place)
            grid.setColumnStretch(place, 1)
        self.swap_button = IconButton("swap", self.tr("Let the other one stay"), key="S", clicked=self.swap)
        self.swap_button.setEnabled(pair.a.table == pair.b.table)
        kinds = dict.fromkeys(self.context.word("record_kind", side.table) for side in (pair.a, pair.b))
        grid.addWidget(label(" + ".join(kinds), type="small", role="sec", wrap=True), 0, 0)
        grid.addWidget(self.swap_button, 1, 0, 2, 1, Qt.AlignmentFlag.AlignLeft)
        return grid

    def _why(self, pair: Pair) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        words = self.tr("Sure") if pair.sure else self.tr("{odds} likely").format(odds=odds_text(pair.odds))
        column.addWidget(tag(words, "green" if pair.sure else "amber"), 0, Qt.AlignmentFlag.AlignLeft)
        for reason in pair.reasons:
            said = self.context.say(reason.code, **dict(reason.values))
            column.addWidget(label(said, type="small", role="mid", wrap=True, selectable=True))
        return holder

    def _grid(self, pair: Pair, found: dict[str, Beside]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, _NAMES)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        a, b = found["a"], found["b"]
        if pair.a.table == pair.b.table:
            for field in differing(self.context, pair.a.table, a, b):
                self._choice(grid, field)
            told = told_beside(self.context, a, b)
        else:
            told = [*plain_fields(self.context, pair, found), *told_beside(self.context, a, b)]
        for name, mine, other in told:
            row = grid.rowCount()
            grid.addWidget(_name(name), row, 0, Qt.AlignmentFlag.AlignTop)
            for place, text in ((1, mine), (2, other)):
                made = label(text or "—", role="text" if text else "sec", wrap=True, selectable=bool(text))
                grid.addWidget(made, row, place, Qt.AlignmentFlag.AlignTop)
        return grid

    def _choice(self, grid: QGridLayout, field: MergeField) -> None:
        row = grid.rowCount()
        grid.addWidget(_name(field.name), row, 0, Qt.AlignmentFlag.AlignTop)
        cells = []
        for place, side, text in ((1, "mine", field.mine), (2, "other", field.other)):
            cell = ValueCell(text, f"{field.name}: {text or '—'}")
            cell.setChecked(field.side in (side, "both"))
            cell.clicked.connect(partial(self._chosen, field, place - 1))
            grid.addWidget(cell, row, place)
            cells.append(cell)
        self.cells[field.unit] = (cells[0], cells[1])

    def _chosen(self, field: MergeField, place: int) -> None:
        """One value stays, or, of notes and the like, both do; never none."""
        cells = self.cells[field.unit]
        if not field.joins or not any(cell.isChecked() for cell in cells):
            cells[place].setChecked(True)
        if not field.joins:
            cells[1 - place].setChecked(False)

    def _what_happens(self, pair: Pair, found: dict[str, Beside]) -> str:
        if pair.a.table != pair.b.table:
            return self.tr("The lead is converted into this customer; talks, plans and phones come along.")
        said = self.tr(
            "Phones, tags and all that belongs to either belong to the one that stays. One step, undoable."
        )
        along = belongings(self.context, found["b"])
        return "\n".join([self.tr("Comes along: {what}").format(what=along), said]) if along else said

    # -- doing ---------------------------------------------------------------------------------------------

    def chosen(self) -> dict[str, str]:
        """For each field shown whose value stays."""
        return {
            unit: "both"
            if mine.isChecked() and other.isChecked()
            else "mine"
            if mine.isChecked()
            else "other"
            for unit, (mine, other) in self.cells.items()
        }

    def merge(self) -> None:
        """As chosen."""
        if self.pair is not None:
            self.merge_asked.emit(self.pair, self.chosen())

    def different(self) -> None:
        """They are two."""
        if self.pair is not None:
            self.different_asked.emit(self.pair)

    def swap(self) -> None:
        """The other one stays."""
        pair: Any = self.pair
        if pair is not None and pair.a.table == pair.b.table:
            self.show_pair(Pair(pair.b, pair.a, pair.odds, pair.sure, pair.reasons))


def odds_text(odds: float) -> str:
    """Odds in percent; never 100, which nothing is."""
    return f"{min(99, round(odds * 100))} %"


def _name(text: str) -> QWidget:
    made = label(text, type="small", role="sec", wrap=True)
    made.setContentsMargins(0, 6, 0, 0)
    return made
