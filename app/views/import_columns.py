"""Second step of an import: what each column means, what is asked about it, how the result will look."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.exchange.fields import fields_of
from app.exchange.mapping import ColumnMapping
from app.exchange.own_fields import Targets, own_targets
from app.theme import paint_icon, pixmap, theme
from app.views.import_estimate import EstimatePane
from app.views.import_file_head import FileHead
from app.views.import_preview import ResultPreview
from app.views.import_questions import Questions
from app.views.import_session import FileEntry, ImportSession
from app.views.import_words import field_words
from app.widgets.card import line
from app.widgets.fields import ComboBox
from app.widgets.text import ElidedLabel, label, plain, set_role

TO_NOTE = "@note"
WIDTHS = (136, 300, 170)  # name, first values, target
_WARNINGS = ("import.handling.unknown", "import.handling.dates")
_SWAPS = ("import.handling.lunar", "import.handling.tags", "import.handling.json")
_NOTHING = ("import.handling.none", "import.handling.empty")


class TargetBox(ComboBox):
    """Fields a column can be given; the list is filled when it is first needed."""

    def __init__(self, session: ImportSession, kind: str, own: Targets, column: ColumnMapping) -> None:
        super().__init__(small=False, name=column.header)
        self._session, self._kind, self._own, self._filled = session, kind, own, False
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.show_target(column)

    def show_target(self, column: ColumnMapping) -> None:
        """Choose without a signal."""
        key = TO_NOTE if column.to_note and not column.key else column.key
        if not self._filled:
            self.set_choices([(key, self._words(key))])
        self.set_value(key)

    def _words(self, key: str) -> str:
        if not key:
            return self.tr("Do not import")
        if key == TO_NOTE:
            return self.tr("Keep in the note")
        return field_words(self._session.context, key)

    def _fill(self) -> None:
        if self._filled:
            return
        self._filled = True
        own = own_targets(self._kind, self._own)
        keys = ["", TO_NOTE, *(field.key for field in fields_of(self._kind)), *own]
        if (now := self.value()) not in keys:
            keys.append(now)
        self.set_choices([(key, self._words(key)) for key in keys])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Keys may change the choice from now on."""
        self._fill()
        super().focusInEvent(event)

    def showPopup(self) -> None:
        """Show every field."""
        self._fill()
        super().showPopup()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Fill before the list opens."""
        self._fill()
        super().mousePressEvent(event)


class ColumnLine(QWidget):
    """One column of the file: name, first values, target, what is done with it."""

    target_chosen = Signal(object, object)

    def __init__(self, session: ImportSession, entry: FileEntry, column: ColumnMapping) -> None:
        super().__init__()
        self._session = session
        prepared = entry.prepared
        assert prepared is not None
        self.index = column.index
        self.setFixedHeight(38)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(0)
        name = ElidedLabel(column.header)
        name.setFixedWidth(WIDTHS[0] - 12)
        row.addWidget(name)
        row.addSpacing(12)
        first = [cells[column.index] for cells in prepared.samples if cells[column.index].strip()][:2]
        shown = "   |   ".join(" ".join(value.split())[:60] for value in first) or self.tr("(empty)")
        values = ElidedLabel(shown, role="mid" if first else "sec")
        values.setMinimumWidth(80)
        row.addWidget(values, 1)
        row.addWidget(_Arrow())
        self.target = TargetBox(session, prepared.kind, prepared.context.own, column)
        self.target.setFixedWidth(WIDTHS[2])
        self.target.activated.connect(lambda _at: self.target_chosen.emit(self.index, self.target.value()))
        row.addWidget(self.target)
        row.addSpacing(16)
        self._icon = QLabel()
        self._icon.setFixedWidth(24)
        row.addWidget(self._icon)
        self._told = label("")
        self._told.setFixedWidth(170)
        row.addWidget(self._told)
        self.show_column(column)

    def show_column(self, column: ColumnMapping) -> None:
        """Show target and treatment of now."""
        self.target.show_target(column)
        say = self._session.context.say
        nothing = not column.key and not column.to_note
        icon, role, ink = "checkc", "greenFg", "text"
        if nothing:
            icon, role, ink = "x", "sec", "sec"
        elif column.handling in _WARNINGS:
            icon, role, ink = "alert", "amberFg", "amberFg"
        elif column.handling in _SWAPS:
            icon, role, ink = "swap", "blueFg", "accentText"
        self._icon.setPixmap(pixmap(icon, role, 16))
        text = say(column.handling, **column.facts)
        if column.to_note and not column.key:
            text = self.tr("Kept in the note")
        metrics = theme().metrics("body")
        self._told.setText(metrics.elidedText(text, Qt.TextElideMode.ElideRight, 168))
        self._told.setToolTip(plain(say(column.reason, **column.facts)))
        set_role(self._told, ink)
        self.setAccessibleName(f"{column.header}: {text}")


class _Arrow(QWidget):
    """The arrow from the file to the field."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(44, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        paint_icon(painter, QRect(14, 2, 16, 16), "arrow", "sec")
        painter.end()


class ColumnsStep(QWidget):
    """File head, columns, questions and preview; the estimate at the right."""

    problem_wanted = Signal(object)
    compare_wanted = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.entry: FileEntry | None = None
        self._busy = False
        self._lines: dict[int, ColumnLine] = {}
        self.head = FileHead(session)
        self.questions = Questions(session)
        self.preview = ResultPreview(session)
        self.pane = EstimatePane(session)
        self.pane.problem_wanted.connect(self.problem_wanted)
        self.pane.compare_wanted.connect(self.compare_wanted)
        self.pane.decided.connect(lambda: self.entry and session.estimate(self.entry))
        self._lay_out()
        session.tried.connect(self._tried)
        session.trying.connect(self._trying)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        self._titles = self._make_titles()
        left.addWidget(self._titles)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 10, 20, 14)
        foot.setSpacing(10)
        foot.addWidget(self.questions)
        foot.addWidget(self.preview)
        left.addLayout(foot)
        body = QHBoxLayout()
        body.setSpacing(0)
        ground = QFrame()
        ground.setProperty("class", "surface")
        ground.setLayout(left)
        body.addWidget(ground, 1)
        body.addWidget(self.pane)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.head)
        outer.addLayout(body, 1)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._fit_titles)

    def _fit_titles(self, _low: int, high: int) -> None:
        """The titles stand over their columns, with or without a scroll bar."""
        bar = self._scroll.verticalScrollBar().sizeHint().width() if high else 0
        titles = self._titles.layout()
        if titles is not None:
            titles.setContentsMargins(20, 0, 16 + bar, 0)

    def _make_titles(self) -> QWidget:
        made = QFrame()
        made.setProperty("class", "sunken")
        made.setFixedHeight(theme().height("table_header"))
        row = QHBoxLayout(made)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(0)
        name = label(self.tr("Column of the file"), type="small", role="sec")
        name.setFixedWidth(WIDTHS[0])
        row.addWidget(name)
        row.addWidget(label(self.tr("First values"), type="small", role="sec"), 1)
        row.addSpacing(44)
        target = label(self.tr("Field here"), type="small", role="sec")
        target.setFixedWidth(WIDTHS[2] + 16)
        row.addWidget(target)
        told = label(self.tr("Treatment"), type="small", role="sec")
        told.setFixedWidth(194)
        row.addWidget(told)
        return made

    def show_entry(self, entry: FileEntry) -> None:
        """Show a file that was looked at."""
        self.entry = entry
        prepared = entry.prepared
        assert prepared is not None
        self.head.show_entry(entry)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._lines = {}
        if prepared.mapping is not None:
            for one in prepared.mapping.columns:
                drawn = ColumnLine(self._session, entry, one)
                drawn.target_chosen.connect(self._choose)
                self._lines[one.index] = drawn
                column.addWidget(drawn)
                column.addWidget(line())
        else:
            column.addWidget(
                _no_columns(self.tr("Nothing to match here: such files say themselves what is what."))
            )
        column.addStretch(1)
        self._scroll.setWidget(made)
        made.setAutoFillBackground(False)
        self._titles.setVisible(prepared.mapping is not None)
        self._refresh()
        if entry.trial is None:
            self._session.estimate(entry)

    def columns_left(self) -> int:
        """Columns that wait for a decision."""
        return self.questions.count()

    def _choose(self, index: int, key: str) -> None:
        if self.entry is None:
            return
        if key == TO_NOTE:
            self._session.set_target(self.entry, index, "", to_note=True)
        else:
            self._session.set_target(self.entry, index, key, to_note=False)
        self.remap()

    def remap(self) -> None:
        """The mapping changed: show it everywhere."""
        assert self.entry is not None
        assert self.entry.prepared is not None
        assert self.entry.prepared.mapping is not None
        for one in self.entry.prepared.mapping.columns:
            self._lines[one.index].show_column(one)
        self.head.show_entry(self.entry)
        self._refresh()

    def _refresh(self) -> None:
        assert self.entry is not None
        self.questions.show_entry(self.entry)
        self.preview.show_entry(self.entry)
        self.pane.show_entry(self.entry, busy=self._busy)

    def _trying(self, busy: bool) -> None:
        self._busy = busy
        if self.entry is not None and self.isVisible():
            self.pane.show_entry(self.entry, busy=busy)

    def _tried(self, entry: FileEntry) -> None:
        if entry is self.entry:
            self.head.show_entry(entry)
            self.questions.show_entry(entry)
            self.pane.show_entry(entry, busy=self._busy)


def _no_columns(text: str) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(20, 20, 20, 20)
    row.addWidget(label(text, role="sec", wrap=True))
    return made
