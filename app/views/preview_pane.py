"""The pane at the right of a list: the facts, the last talks, a quick log; beside the table or over it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.db.reader import Reader
from app.queries.timeline import TimelineEntry
from app.theme import theme
from app.views.context import Context
from app.views.record_marks import KIND_ICONS, KIND_TONES, joined, past_words
from app.widgets.buttons import Button, IconButton
from app.widgets.card import line
from app.widgets.flow_layout import FlowLayout
from app.widgets.marks import Stars, avatar, icon_disc, lifecycle, pill, tag
from app.widgets.text import ElidedLabel, label

if TYPE_CHECKING:
    from app.views.composer import Composer

NARROWEST, WIDEST = 240, 480
WAIT_MS = 40
TALKS = 4


@dataclass(frozen=True)
class Fact:
    """One line of the facts: its name, its words, their colour role, and perhaps a tag behind."""

    name: str
    words: str
    role: str = "text"
    tag: str = ""


@dataclass(frozen=True)
class Preview:
    """What the pane shows of a record."""

    name: str
    detail: str
    icon: str = ""
    stars: int = 0
    tags: tuple[tuple[str, str], ...] = ()
    facts: tuple[Fact, ...] = ()
    talks: Sequence[TimelineEntry] = ()
    talk_count: int = 0
    people: tuple[tuple[int, str], ...] = ()
    status: tuple[str, str] = ("", "")
    stage: tuple[str, str] = ("", "")


class TalkRow(QWidget):
    """One talk: kind, first words, with whom and how long, when."""

    def __init__(self, context: Context, talk: TimelineEntry) -> None:
        super().__init__()
        kind = context.word("interaction_kind", talk.kind)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(8)
        row.setVerticalSpacing(0)
        disc = icon_disc(
            KIND_ICONS.get(talk.kind, "note"), KIND_TONES.get(talk.kind, "slate"), side=24, name=kind
        )
        row.addWidget(disc, 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(ElidedLabel(talk.text.partition("\n")[0]), 0, 1)
        row.addWidget(label(past_words(context, talk.at), type="small", role="sec"), 0, 2)
        minutes = self.tr("{count} min").format(count=talk.minutes) if talk.minutes else None
        row.addWidget(
            ElidedLabel(joined(talk.contact or kind, minutes), type="small", role="sec"), 1, 1, 1, 2
        )
        row.setColumnStretch(1, 1)


class PreviewPane(QFrame):
    """Reads a record aside and shows it. Subclasses say what to read and how to present it."""

    opened = Signal(object)
    with_talks = True  # whether one can talk with the record, so that talks are shown and logged

    def __init__(self, context: Context, owner: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._owner = owner  # customer or lead
        self.key: int | None = None
        self._asked: int | None = None
        self.setMinimumWidth(NARROWEST)
        self.setMaximumWidth(WIDEST)
        self.setAccessibleName(self.tr("Preview"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.setSpacing(0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self._body = QWidget()
        self._scroll.setWidget(self._body)
        self._body.setAutoFillBackground(False)
        outer.addWidget(self._scroll, 1)
        self._fill_body()
        self._foot = QVBoxLayout()
        self._foot.setContentsMargins(0, 0, 0, 0)
        self._foot.setSpacing(0)
        outer.addLayout(self._foot)
        self.composer: Composer | None = None
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self._body.hide()

    def _fill_body(self) -> None:
        column = QVBoxLayout(self._body)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(0)
        column.addLayout(self._head())
        self._marks_holder = QWidget()
        self._marks = FlowLayout(self._marks_holder, gap=6, line_gap=4)
        self._marks.setContentsMargins(0, 10, 0, 0)
        column.addWidget(self._marks_holder)
        self.middle = QVBoxLayout()
        self.middle.setContentsMargins(0, 12, 0, 0)
        self.middle.setSpacing(8)
        column.addLayout(self.middle)
        column.addSpacing(12)
        column.addWidget(line())
        self._facts = QGridLayout()
        self._facts.setContentsMargins(0, 10, 0, 10)
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(6)
        self._facts.setColumnStretch(1, 1)
        column.addLayout(self._facts)
        column.addWidget(self._talk_part(), 1)
        column.addStretch(0)

    def _talk_part(self) -> QWidget:
        part = QWidget()
        if not self.with_talks:
            part.hide()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line())
        title = QHBoxLayout()
        title.setContentsMargins(0, 10, 0, 6)
        title.addWidget(label(self.tr("Recent contacts"), strong=True), 1)
        self._all = Button("", kind="link", sizing="inline", clicked=self._emit_opened)
        title.addWidget(self._all)
        column.addLayout(title)
        self._talks = QVBoxLayout()
        self._talks.setSpacing(10)
        column.addLayout(self._talks)
        column.addStretch(1)
        return part

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(10)
        self._avatar = avatar("", side=40)
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = ElidedLabel("", type="dialog")
        self._detail = ElidedLabel("", type="small", role="sec")
        words.addWidget(self._name)
        words.addWidget(self._detail)
        self._open = IconButton("arrow", self.tr("Open"), key="Return", clicked=self._emit_opened)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        head.addWidget(self._open)
        return head

    # -- what a subclass says ------------------------------------------------------------------------------

    def read(self, reader: Reader, key: int) -> Any:
        """Read the record on a reading thread; None when it is gone."""
        raise NotImplementedError

    def present(self, found: Any) -> Preview:
        """What of it is shown, in words."""
        raise NotImplementedError

    def shown(self, found: Any) -> None:
        """Something was shown: bring own parts up to date."""

    def own(self) -> dict[str, Any]:
        """Whose talks the quick log writes, where it is not the record alone."""
        return {}

    # -- showing -------------------------------------------------------------------------------------------

    def show_record(self, key: int | None) -> None:
        """Show this record soon; a quick walk through the list reads only where it stops."""
        self._asked = key
        if key is None:
            self.key = None
            self._body.hide()
            if self.composer is not None:
                self.composer.hide()
        elif self.isVisible():
            self._wait.start()

    def refresh(self) -> None:
        """Read the record again."""
        if self._asked is not None and self.isVisible():
            self._wait.start()

    def _ask(self) -> None:
        key = self._asked
        if key is not None:
            self.context.runner.read(self.read, key, on_done=lambda found: self._take(key, found))

    def _take(self, key: int, found: Any) -> None:
        if key != self._asked or found is None:
            return
        self.key = key
        preview = self.present(found)
        self._show(preview)
        self.shown(found)
        if self.with_talks:
            self._show_composer(preview)

    def _show(self, preview: Preview) -> None:
        square = bool(preview.icon)
        self._avatar.replace(avatar(preview.name, side=40, square=square, icon=preview.icon))
        self._name.set_text(preview.name)
        self._detail.set_text(preview.detail)
        self._marks.clear()
        if preview.status[0]:
            self._marks.addWidget(pill(*preview.status))
        if preview.stage[0]:
            self._marks.addWidget(lifecycle(*preview.stage))
        if preview.stars:
            stars = Stars(preview.stars, name=self.tr("Importance"))
            self._marks.addWidget(stars)
        for words, hue in preview.tags:
            self._marks.addWidget(tag(words, hue))
        self._marks_holder.setVisible(bool(preview.stars or preview.tags))
        _empty(self._facts)
        for row, fact in enumerate(preview.facts):
            self._facts.addWidget(label(fact.name, role="sec"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addLayout(_fact_words(fact), row, 1)
        _empty(self._talks)
        for talk in preview.talks[:TALKS]:
            self._talks.addWidget(TalkRow(self.context, talk))
        if not preview.talks:
            self._talks.addWidget(label(self.tr("No contact yet"), role="sec"))
        self._all.setText(self.tr("All {count}").format(count=preview.talk_count))
        self._all.setVisible(preview.talk_count > TALKS)
        self._body.show()

    def _show_composer(self, preview: Preview) -> None:
        if self.composer is None:
            from app.views.composer import Composer

            self.composer = Composer(self.context, compact=True)
            self._foot.addWidget(line())
            self._foot.addWidget(self.composer)
        self.composer.show()
        if self._owner == "deal":
            self.composer.set_owner(**self.own())
        elif self._owner == "customer":
            self.composer.set_owner(customer_id=self.key, contacts=list(preview.people))
        else:
            self.composer.set_owner(lead_id=self.key)

    def _emit_opened(self) -> None:
        if self.key is not None:
            self.opened.emit(self.key)

    def showEvent(self, event: QShowEvent) -> None:
        """What was asked for while hidden is read now."""
        super().showEvent(event)
        if self._asked is not None:
            self._wait.start()

    def panes(self) -> list[QWidget]:
        """Where F6 goes inside."""
        return [self.composer] if self.composer is not None and self.isVisible() else []

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A surface with a line at its left."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        painter.fillRect(0, 0, 1, self.height(), theme().color("border"))
        painter.end()


def _fact_words(fact: Fact) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    words = label(fact.words, role=fact.role, wrap=not fact.tag, selectable=True)
    row.addWidget(words, 0 if fact.tag else 1)
    if fact.tag:
        row.addWidget(tag(fact.tag, "accent"))
        row.addStretch(1)
    return row


def _empty(layout: Any) -> None:
    """Take everything out of a layout and delete it."""
    while layout.count():
        item = layout.takeAt(0)
        if item.widget() is not None:
            item.widget().hide()
            item.widget().deleteLater()
        elif item.layout() is not None:
            _empty(item.layout())
