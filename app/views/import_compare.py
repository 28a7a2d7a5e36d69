"""The side pane of the review: a whole row of the file, or a row beside the record it resembles."""

from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app.exchange.draft import Problem
from app.exchange.import_look import drafts_at
from app.exchange.import_types import Duplicate
from app.queries.compare import record_facts
from app.theme import theme
from app.views.import_session import FileEntry, ImportSession
from app.widgets.card import line
from app.widgets.text import label

FACTS = (
    *("name", "code", "firm", "title", "industry", "category", "specification", "unit", "city", "birthday"),
    "note",
)


def draft_facts(draft: Any) -> dict[str, str]:
    """What a draft says, by the same facts as a stored record."""
    found: dict[str, str] = {}
    for fact in FACTS:
        value = getattr(draft, fact, "") or (getattr(draft, "employer", "") if fact == "firm" else "")
        if value:
            found[fact] = str(getattr(value, "text", "") or value)
    if found.get("birthday", "").startswith("Birthday("):
        born = draft.birthday
        found["birthday"] = "-".join(str(part) for part in (born.year, born.month, born.day) if part)
    if getattr(draft, "region", "") and "city" not in found:
        found["city"] = draft.region
    for reach in getattr(draft, "reach", ()):
        kind = str(reach.kind)
        found[kind] = f"{found[kind]}, {reach.value}" if kind in found else reach.value
    return found


class SidePane(QFrame):
    """Details of the selected line of the review."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._asked = 0
        self.setProperty("class", "surface")
        self.setFixedWidth(theme().width("detail_pane"))
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line(vertical=True))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._scroll, 1)

    def clear(self) -> None:
        """Show nothing."""
        self._asked += 1
        nothing = QWidget()
        self._scroll.setWidget(nothing)
        nothing.setAutoFillBackground(False)

    def show_problem(self, entry: FileEntry, problem: Problem) -> None:
        """The sentence and the whole row."""
        self._asked += 1
        made, column = self._page(self._row_title(problem.line))
        text = self._session.context.say(problem.code, **problem.values)
        column.addWidget(label(text, role="redFg" if problem.severity == "must" else "amberFg", wrap=True))
        hint = (
            self.tr("Until this is mended, the value or the whole row is left out.")
            if problem.severity == "must"
            else self.tr("This goes in as described; nothing needs to be done.")
        )
        column.addWidget(label(hint, type="small", role="sec", wrap=True))
        column.addWidget(line())
        cells = entry.rows.get(problem.line)
        prepared = entry.prepared
        if cells is None or prepared is None:
            column.addWidget(label(problem.raw or "—", wrap=True, selectable=True))
        else:
            rows = []
            for name, cell in zip(prepared.headers, cells, strict=False):
                shown = entry.corrections.get((problem.line, name), cell)
                if shown.strip():
                    rows.append((name, [shown]))
            column.addLayout(_grid(rows))
        column.addStretch(1)
        self._scroll.setWidget(made)
        made.setAutoFillBackground(False)

    def show_duplicate(self, entry: FileEntry, found: Duplicate) -> None:
        """The row beside the record, fact by fact; differences stand out."""
        self._asked += 1
        asked, prepared = self._asked, entry.prepared
        corrections = dict(entry.corrections)
        assert prepared is not None

        def read(reader: Any) -> tuple[dict[str, str], dict[str, str]]:
            mine = _pick(drafts_at(prepared, found.line, corrections), found.name)
            if found.other_id:
                return mine, record_facts(reader, found.other_table, found.other_id)
            return mine, _pick(drafts_at(prepared, found.other_line, corrections), found.other_name)

        def done(both: tuple[dict[str, str], dict[str, str]]) -> None:
            if asked == self._asked:
                self._show_both(found, *both)

        self._session.context.runner.read(read, on_done=done)

    def _show_both(self, found: Duplicate, mine: dict[str, str], other: dict[str, str]) -> None:
        made, column = self._page(self._row_title(found.line))
        there = self.tr("Stored") if found.other_id else self._row_title(found.other_line)
        rows = [("", [self.tr("In the file"), there])]
        say = self._session.context.say
        for fact in dict.fromkeys([*FACTS, *mine, *other]):
            if fact in mine or fact in other:
                name = say(f"import.fact.{fact}") if fact in FACTS else say(f"reach_kind.{fact}")
                rows.append((name, [mine.get(fact, "—"), other.get(fact, "—")]))
        column.addLayout(_grid(rows, heads=True))
        hint = (
            self.tr("Merging takes over what the file says; what it does not say stays.")
            if found.other_table == "product"
            else self.tr("Merging fills what is empty and adds new phones and tags; it never overwrites.")
        )
        column.addSpacing(8)
        column.addWidget(label(hint, type="small", role="sec", wrap=True))
        column.addStretch(1)
        self._scroll.setWidget(made)
        made.setAutoFillBackground(False)

    def _row_title(self, number: int) -> str:
        return self.tr("Row {line}").format(line=QLocale(self._session.context.language).toString(number))

    def _page(self, title: str) -> tuple[QWidget, QVBoxLayout]:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(16, 14, 14, 16)
        column.setSpacing(8)
        column.addWidget(label(title, type="card"))
        return made, column


def _pick(drafts: list[Any], name: str) -> dict[str, str]:
    named = [draft for draft in drafts if getattr(draft, "name", "") == name] or drafts
    return draft_facts(named[0]) if named else {}


def _grid(rows: list[tuple[str, list[str]]], *, heads: bool = False) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(6)
    for at, (name, values) in enumerate(rows):
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label(name, type="small", role="sec", wrap=True), at, 0, top)
        differs = len(set(values)) > 1 and not (heads and at == 0)
        for place, value in enumerate(values, 1):
            head = heads and at == 0
            made = label(
                value[:400],
                type="small" if head else "body",
                role="sec" if head else "text",
                strong=differs and place == 1,
                wrap=True,
                selectable=True,
            )
            grid.addWidget(made, at, place, top)
    grid.setColumnMinimumWidth(0, 72)
    for place in range(1, max((len(values) for _, values in rows), default=1) + 1):
        grid.setColumnStretch(place, 1)
    return grid
