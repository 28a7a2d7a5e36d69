"""The right pane of the import page: what will come of it, likely duplicates, problems."""

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.exchange.draft import Problem
from app.exchange.import_types import Duplicate, ImportReport
from app.theme import manager, theme
from app.views.import_session import FileEntry, ImportSession
from app.widgets.buttons import Button
from app.widgets.card import line
from app.widgets.fields import ComboBox
from app.widgets.flow_layout import FlowLayout
from app.widgets.marks import tag
from app.widgets.text import ElidedLabel, label

FEW_DUPLICATES = 3
FEW_PROBLEMS = 8


@dataclass(frozen=True)
class Part:
    """One part of the bar: its words, how many, its colour."""

    text: str
    count: int
    role: str


def parts_of(report: ImportReport) -> list[Part]:
    """What becomes of the rows."""
    tr = QCoreApplication.translate
    return [
        Part(tr("Import", "New"), report.created, "accent"),
        Part(tr("Import", "Merged"), report.updated, "blueSo"),
        Part(tr("Import", "Known already"), report.skipped, "ghost"),
        Part(tr("Import", "Left out"), report.refused, "amberSo"),
    ]


class PartsBar(QWidget):
    """The parts as one bar, none too thin to be seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[Part] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        manager().themeChanged.connect(self.update)

    def set_parts(self, parts: list[Part]) -> None:
        """Show these parts."""
        self._parts = [part for part in parts if part.count]
        self.setAccessibleName(", ".join(f"{part.text} {part.count}" for part in self._parts))
        self.update()

    def sizeHint(self) -> QSize:
        """A line of 12 px."""
        return QSize(200, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the parts side by side with a thin gap."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = sum(part.count for part in self._parts)
        if not whole:
            painter.setBrush(look.brush("ghost"))
            painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
            painter.end()
            return
        gaps = 2 * (len(self._parts) - 1)
        room = self.width() - gaps
        widths = [max(6.0, room * part.count / whole) for part in self._parts]
        widths[widths.index(max(widths))] -= sum(widths) - room
        x = 0.0
        for part, width in zip(self._parts, widths, strict=True):
            painter.setBrush(look.brush(part.role))
            painter.drawRoundedRect(QRectF(x, 0, width, self.height()), 2, 2)
            x += width + 2
        painter.end()


class Dot(QWidget):
    """A small square in a colour of the bar."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setFixedSize(8, 8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().brush(self._role))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        painter.end()


def legend(parts: list[Part], language: str) -> QWidget:
    """What the colours of the bar mean, with the figures."""
    made = QWidget()
    flow = FlowLayout(made, gap=20, line_gap=2)
    for part in [part for part in parts if part.count] or parts[:1]:
        holder = QWidget()
        cell = QHBoxLayout(holder)
        cell.setContentsMargins(0, 0, 0, 0)
        cell.setSpacing(6)
        cell.addWidget(Dot(part.role))
        cell.addWidget(label(part.text))
        cell.addWidget(label(QLocale(language).toString(part.count), strong=True))
        flow.addWidget(holder)
    return made


def reasons_text(session: ImportSession, found: Duplicate) -> str:
    """Why a row is likely somebody known."""
    say = session.context.say
    return QCoreApplication.translate("Import", ", ").join(
        say(code, value=value) for code, value in found.reasons
    )


def decision_of(entry: FileEntry, found: Duplicate) -> str:
    """What will be done with a likely duplicate as things stand."""
    return entry.decisions.get(found.line, found.decision)


class EstimatePane(QFrame):
    """Figures, the likeliest duplicates and the first problems; `problem_wanted(line)`, `compare_wanted()`."""

    problem_wanted = Signal(object)
    compare_wanted = Signal()
    decided = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._entry: FileEntry | None = None
        self.setProperty("class", "surface")
        self.setFixedWidth(380)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line(vertical=True))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self._scroll, 1)

    def show_entry(self, entry: FileEntry, *, busy: bool = False) -> None:
        """Show what is known of this file."""
        self._entry = entry
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 14, 14, 16)
        column.setSpacing(8)
        column.addLayout(self._head(entry, busy))
        bar = PartsBar()
        column.addWidget(bar)
        report = entry.trial
        if report is not None:
            parts = parts_of(report)
            bar.set_parts(parts)
            column.addWidget(legend(parts, self._session.context.language))
            self._duplicates(column, entry, report)
            self._problems(column, report)
        column.addStretch(1)
        self._scroll.setWidget(made)
        made.setAutoFillBackground(False)

    def _head(self, entry: FileEntry, busy: bool) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(label(self.tr("Expected result"), type="card"))
        row.addStretch(1)
        note = ""
        if busy or entry.trial is None:
            note = self.tr("Reckoning…")
        elif not entry.trial_whole:
            count = QLocale(self._session.context.language).toString(entry.trial.rows)
            note = self.tr("of the first {count} rows").format(count=count)
        row.addWidget(label(note, type="small", role="sec"))
        return row

    def _duplicates(self, column: QVBoxLayout, entry: FileEntry, report: ImportReport) -> None:
        found = sorted((d for d in report.duplicates if not d.identical), key=lambda d: -d.odds)
        if not found:
            return
        column.addSpacing(4)
        column.addWidget(line())
        head = QHBoxLayout()
        count = QLocale(self._session.context.language).toString(len(found))
        head.addWidget(label(self.tr("Likely duplicates {count}").format(count=count), strong=True))
        head.addStretch(1)
        head.addWidget(
            Button(
                self.tr("Compare one by one"), kind="link", sizing="inline", clicked=self.compare_wanted.emit
            )
        )
        column.addLayout(head)
        for one in found[:FEW_DUPLICATES]:
            column.addWidget(self._duplicate(entry, one))
            column.addWidget(line())

    def _duplicate(self, entry: FileEntry, one: Duplicate) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 2, 0, 2)
        words = QVBoxLayout()
        words.setSpacing(0)
        other = one.other_name or one.name
        words.addWidget(ElidedLabel(f"{one.name}  →  {other}"))
        words.addWidget(ElidedLabel(reasons_text(self._session, one), type="small", role="sec"))
        row.addLayout(words, 1)
        row.addWidget(label(f"{round(one.odds * 100)}%", type="small", strong=True))
        choice = ComboBox(
            decision_choices(one),
            small=True,
            name=self.tr("What to do with {name}").format(name=one.name),
            chosen=lambda value: self._decide(entry, one, value),
        )
        choice.set_value(decision_of(entry, one))
        row.addWidget(choice)
        return made

    def _decide(self, entry: FileEntry, one: Duplicate, decision: str) -> None:
        entry.decisions[one.line] = decision
        self.decided.emit()

    def _problems(self, column: QVBoxLayout, report: ImportReport) -> None:
        if not report.problems:
            return
        numbers = QLocale(self._session.context.language)
        must = sum(1 for problem in report.problems if problem.severity == "must")
        column.addSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        count = numbers.toString(len(report.problems))
        head.addWidget(label(self.tr("Problems {count}").format(count=count), strong=True))
        head.addStretch(1)
        if must:
            head.addWidget(tag(self.tr("to be solved {count}").format(count=numbers.toString(must)), "red"))
        if may := len(report.problems) - must:
            head.addWidget(tag(self.tr("can stay {count}").format(count=numbers.toString(may)), "amber"))
        column.addLayout(head)
        for problem in _some_of_each(report.problems):
            column.addWidget(self._problem(problem))
            column.addWidget(line())

    def _problem(self, problem: Problem) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        number = QLocale(self._session.context.language).toString(problem.line)
        mark = tag(self.tr("Row {line}").format(line=number))
        mark.setMinimumWidth(56)
        row.addWidget(mark)
        row.addWidget(label(self._session.context.say(problem.code, **problem.values), wrap=True), 1)
        edit = Button(
            self.tr("Mend"),
            kind="link",
            sizing="inline",
            clicked=lambda: self.problem_wanted.emit(problem.line),
        )
        row.addWidget(edit)
        return made


def decision_choices(one: Duplicate | None) -> list[tuple[str, str]]:
    """What can be done with a likely duplicate."""
    tr = QCoreApplication.translate
    choices = [
        ("update", tr("Import", "Merge")),
        ("create", tr("Import", "Keep both")),
        ("skip", tr("Import", "Skip")),
    ]
    return choices if one is None or one.mergeable else choices[1:]


def _some_of_each(problems: list[Problem]) -> list[Problem]:
    """A few problems of different sorts, the weighty ones first."""
    met: Counter[str] = Counter()
    ranked: list[tuple[bool, int, int, Problem]] = []
    for at, problem in enumerate(problems):
        if met[problem.code] < FEW_PROBLEMS:
            ranked.append((problem.severity == "may", met[problem.code], at, problem))
        met[problem.code] += 1
    return [problem for *_, problem in sorted(ranked, key=lambda one: (one[1] > 0, *one[:3]))[:FEW_PROBLEMS]]
