"""The head of a customer's card: who it is, the marks, and the three figures at the right."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.card import CustomerCard
from app.theme import theme
from app.views.context import Context
from app.views.record_marks import customer_icon, past_words, tag_marks
from app.views.verdict_marks import VerdictMarks
from app.vocabulary import CustomerKind, Importance
from app.widgets.chip import Chip
from app.widgets.marks import Stars, avatar, picture, tag
from app.widgets.text import ElidedLabel, label, plain

HEIGHT = 80


class CardHead(QWidget):
    """`importance_set(stars)`, `tags_asked()` and `why_asked()` ask the page to act."""

    importance_set = Signal(int)
    tags_asked = Signal()
    why_asked = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._marks: tuple[tuple[str, str], ...] = ()
        self.setFixedHeight(HEIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 9, 24, 9)
        row.setSpacing(16)
        self._avatar = avatar("", side=52)
        row.addWidget(self._avatar)
        words = QVBoxLayout()
        words.setSpacing(4)
        row.addLayout(words, 1)
        self._name = ElidedLabel("", type="greeting")
        self._kind = tag("")
        self.stars = Stars(1, editable=True, name=self.tr("Importance"))
        self.stars.changed.connect(self.importance_set)
        self._detail = ElidedLabel("", role="sec")
        self.verdicts = VerdictMarks(context)
        self.verdicts.clicked.connect(self.why_asked)
        words.addLayout(_row(self._name, self._kind, self.verdicts, self.stars))
        self._tags = QHBoxLayout()
        self._tags.setSpacing(6)
        self.add_tag = Chip(self.tr("Tag"), dashed=True)
        self.add_tag.setAccessibleName(self.tr("Tags"))
        self.add_tag.setFixedHeight(22)
        self.add_tag.clicked.connect(self.tags_asked)
        second = _row(self._detail)
        second.insertLayout(1, self._tags)
        second.insertWidget(2, self.add_tag)
        words.addLayout(second)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(28)
        row.addLayout(self._figures)
        row.setAlignment(self._figures, Qt.AlignmentFlag.AlignVCenter)

    def show_card(self, card: CustomerCard, image: bytes | None = None) -> None:
        """Show a customer, with a picture or the initial."""
        values, context = card.values, self.context
        icon = customer_icon(card.kind, values.get("industry"))
        shown = QPixmap()
        if image is not None and shown.loadFromData(image):
            self._avatar.replace(picture(shown, card.name, side=52, square=bool(icon)))
        else:
            self._avatar.replace(avatar(card.name, side=52, square=bool(icon), icon=icon))
        self._name.set_text(card.name)
        vip = card.importance == Importance.VIP
        self._kind.replace(
            tag(context.word("importance", card.importance), "violet", icon="star" if vip else "")
        )
        self._kind.setVisible(card.importance > Importance.ORDINARY)
        self.stars.set_value(card.importance)
        self._show_verdicts(values)
        self._detail.set_text(self._detail_words(card))
        self._marks = tag_marks(card.tags)
        self._show_tags()
        self._show_figures(card)

    def _show_verdicts(self, values: dict[str, Any]) -> None:
        classes = [
            f"{self.context.word('verdict_axis', axis)}: {self.context.word(axis, values[axis])}"
            for axis in ("loyalty", "tier", "outlook")
            if values.get(axis)
        ]
        self.verdicts.show_verdicts(values.get("status"), values.get("lifecycle"), " · ".join(classes))

    def _show_tags(self) -> None:
        """As many as fit in a third of the width; the rest is counted."""
        _clear(self._tags)
        room = max(160, self.width() * 4 // 10)
        shown = 0
        for text, hue in self._marks:
            mark = tag(text, hue)
            room -= mark.sizeHint().width() + 6
            if room < 0 and shown:
                mark.deleteLater()
                break
            self._tags.addWidget(mark)
            shown += 1
        if shown < len(self._marks):
            rest = tag(f"+{len(self._marks) - shown}")
            rest.setToolTip(plain(", ".join(text for text, _hue in self._marks[shown:])))
            self._tags.addWidget(rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more or fewer tags."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._show_tags()

    def _detail_words(self, card: CustomerCard) -> str:
        values = card.values
        person = card.kind == CustomerKind.PERSON
        parts = [
            values.get("industry") or self.context.word("customer_kind", card.kind),
            values.get("city"),
            values.get("employer") if person else values.get("size"),
        ]
        return " · ".join(str(part) for part in parts if part)

    def _show_figures(self, card: CustomerCard) -> None:
        _clear(self._figures)
        since = card.values.get("opening_since")
        title = self.tr("Customer for") if since else self.tr("On file for")
        first = date.fromisoformat(_whole_day(str(since or card.created_day)))
        figures: list[tuple[str, str, QWidget | None]] = [
            (title, span_words(first, self.context.today()), None),
            (self.tr("Last contact"), past_words(self.context, card.last_contact_at), None),
        ]
        if card.owner:
            figures.append(
                (self.tr("Owner"), card.owner, avatar(card.owner, hue=card.owner_colour or "", side=20))
            )
        for name, value, mark in figures:
            self._figures.addWidget(_Figure(name, value, mark))

    def texts(self) -> Sequence[str]:
        """What stands here, for tests and screen readers."""
        figures = [figure.accessibleName() for figure in self.findChildren(_Figure) if not figure.isHidden()]
        return [self._name.text(), self._detail.text(), *figures]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a line below."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme().color("border"))
        painter.end()


class _Figure(QWidget):
    """A name above its value."""

    def __init__(self, name: str, value: str, mark: QWidget | None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(name, type="small", role="sec"))
        words = ElidedLabel(value, type="card")
        column.addLayout(_row(mark, words) if mark else _row(words))
        self.setAccessibleName(f"{name} {value}")


def span_words(first: date, today: date) -> str:
    """How long ago a day was, in years and months, or days when it is new."""
    tr = QCoreApplication.translate
    months = (today.year - first.year) * 12 + today.month - first.month - (today.day < first.day)
    years, rest = divmod(max(0, months), 12)
    if years and rest:
        return tr("CardHead", "{years} yr {months} mo").format(years=years, months=rest)
    if years:
        return tr("CardHead", "{years} yr").format(years=years)
    if rest:
        return tr("CardHead", "{months} mo").format(months=rest)
    days = max(0, (today - first).days)
    return tr("CardHead", "{days} d").format(days=days) if days else tr("CardHead", "since today")


def _whole_day(text: str) -> str:
    """A day of which perhaps only year or month are known, as its first day."""
    return (text + "-01-01")[:10] if len(text) == 4 else (text + "-01")[:10] if len(text) == 7 else text[:10]


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    return row


def _clear(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
