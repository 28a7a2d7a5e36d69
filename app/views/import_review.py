"""Third step of an import: problems corrected in the grid, likely duplicates decided one by one or for all."""

from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.exchange.draft import Problem
from app.exchange.import_file import column_index
from app.exchange.import_types import Duplicate
from app.itemmodels.columns import Column
from app.itemmodels.windowed import WindowedTableModel
from app.views.import_compare import SidePane
from app.views.import_estimate import decision_choices, decision_of, reasons_text
from app.views.import_rows_model import DuplicateRow, ListSource, ProblemRow
from app.views.import_session import FileEntry, ImportSession
from app.views.import_words import field_words
from app.widgets.buttons import Button
from app.widgets.empty_state import EmptyState
from app.widgets.menu import Menu
from app.widgets.table.data_table import DataTable
from app.widgets.tabs import Tab, TabBar
from app.widgets.text import label

PROBLEMS, DUPLICATES = "problems", "duplicates"
TONES = {"update": "accent", "create": "plain", "skip": "amber"}
KEYS = {"M": "update", "B": "create", "S": "skip"}


class ReviewStep(QWidget):
    """Tabs, tables and the side pane."""

    changed = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.entry: FileEntry | None = None
        self._mended = 0
        self.tabs = TabBar(
            [Tab(PROBLEMS, self.tr("Problems")), Tab(DUPLICATES, self.tr("Likely duplicates"))],
            name=self.tr("What to look at"),
        )
        self.tabs.chosen.connect(self._choose_tab)
        self._note = label("", type="small", role="sec")
        self._bulk = self._bulk_button()
        self._only = Button(self.tr("Only what must be solved"), sizing="small", clicked=self._toggle_only)
        self._only.setCheckable(True)
        self._problems = ListSource(self._problem_row)
        self._duplicates = ListSource(self._duplicate_row)
        self.problem_table = self._table(self._problem_columns(), self._problems, self._edit_problem)
        self.duplicate_table = self._table(self._duplicate_columns(), self._duplicates, self._edit_duplicate)
        self.duplicate_table.set_choices("decision", decision_choices(None))
        self.problem_table.current_changed.connect(lambda _id: self._show_side())
        self.duplicate_table.current_changed.connect(lambda _id: self._show_side())
        self.problem_table.key_pressed.connect(self._problem_key)
        self.duplicate_table.key_pressed.connect(self._duplicate_key)
        self.pane = SidePane(session)
        self._stack = QStackedWidget()
        self._none = EmptyState(self.tr("Nothing to look at"), "")
        for widget in (self.problem_table, self.duplicate_table, self._none):
            self._stack.addWidget(widget)
        self._layout_parts()
        session.tried.connect(self._tried)
        session.rechecked.connect(self._rechecked)

    def _layout_parts(self) -> None:
        bar = QFrame()
        bar.setProperty("class", "topbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(12, 0, 20, 0)
        row.setSpacing(10)
        row.addWidget(self.tabs)
        row.addStretch(1)
        for widget in (self._note, self._only, self._bulk):
            row.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._stack, 1)
        body.addWidget(self.pane)
        outer.addLayout(body, 1)

    def _bulk_button(self) -> Button:
        button = Button(self.tr("For all of them"), sizing="small")
        menu = Menu("", button)
        for value, text in decision_choices(None):
            menu.add(text, lambda value=value: self.decide_all(value))
        button.setMenu(menu)
        return button

    def _table(self, columns: tuple[Column, ...], source: ListSource, edit: Any) -> DataTable:
        table = DataTable()
        table.setModel(WindowedTableModel(columns, source, edit=edit, parent=table))
        table.opened.connect(lambda _id: table.edit_current())
        return table

    # -- columns -------------------------------------------------------------------------------------------

    def _problem_columns(self) -> tuple[Column, ...]:
        say = self._session.context.say

        def where(row: ProblemRow) -> str:
            return row.column or field_words(self._session.context, row.problem.field)

        def pill(row: ProblemRow) -> tuple[str, str]:
            if row.problem.severity == "must":
                return self.tr("must be solved"), "red"
            return self.tr("can stay"), "plain"

        return (
            Column("line", self.tr("Row"), width=76, align="right", sortable=False, value=self._number),
            Column("state", self.tr("Weight"), kind="chip", width=112, sortable=False, value=pill),
            Column("column", self.tr("Column"), width=130, sortable=False, value=where, narrow_rank=1),
            Column(
                "message",
                self.tr("What is wrong"),
                width=300,
                stretch=True,
                sortable=False,
                value=lambda row: say(row.problem.code, **row.problem.values),
            ),
            Column(
                "value",
                self.tr("Value (Enter to mend it)"),
                width=230,
                editable=True,
                sortable=False,
                value=lambda row: row.value,
            ),
        )

    def _duplicate_columns(self) -> tuple[Column, ...]:
        words = dict(decision_choices(None))
        return (
            *self._name_columns(),
            Column(
                "why",
                self.tr("Why"),
                width=220,
                stretch=True,
                sortable=False,
                value=lambda row: reasons_text(self._session, row.found),
            ),
            Column(
                "odds",
                self.tr("Odds"),
                kind="bar",
                width=120,
                sortable=False,
                value=lambda row: (row.found.odds, f"{round(row.found.odds * 100)}%"),
            ),
            Column(
                "decision",
                self.tr("Decision"),
                kind="chip",
                width=120,
                editable=True,
                sortable=False,
                value=lambda row: (words[row.decision], TONES[row.decision]),
                edit_value=lambda row: row.decision,
            ),
        )

    def _name_columns(self) -> tuple[Column, ...]:
        return (
            Column("line", self.tr("Row"), width=76, align="right", sortable=False, value=self._number),
            Column(
                "name", self.tr("In the file"), width=170, sortable=False, value=lambda row: row.found.name
            ),
            Column(
                "other",
                self.tr("Resembles"),
                width=170,
                sortable=False,
                value=lambda row: row.found.other_name or row.found.name,
            ),
        )

    def _number(self, row: ProblemRow | DuplicateRow) -> str:
        number = row.problem.line if isinstance(row, ProblemRow) else row.found.line
        return QLocale(self._session.context.language).toString(number)

    # -- rows ----------------------------------------------------------------------------------------------

    def _problem_row(self, at: int, problem: Problem) -> ProblemRow:
        assert self.entry is not None
        header = str(problem.values.get("column", ""))
        mapping = self.entry.prepared.mapping if self.entry.prepared else None
        name = header
        if not header and mapping is not None and problem.field:
            index = column_index(mapping, problem.field)
            name = mapping.columns[index].header if index is not None else ""
        elif mapping is None and problem.code == "card.no_name":
            name = problem.field
        shown = self.entry.corrections.get((problem.line, name))
        cells = self.entry.rows.get(problem.line)
        if shown is None and mapping is not None and cells is not None and name:
            index = column_index(mapping, name)
            shown = cells[index] if index is not None and index < len(cells) else None
        return ProblemRow(at, problem, name, problem.raw if shown is None else shown)

    def _duplicate_row(self, at: int, found: Duplicate) -> DuplicateRow:
        assert self.entry is not None
        return DuplicateRow(at, found, decision_of(self.entry, found))

    def show_entry(self, entry: FileEntry, *, tab: str = "", line: int = 0) -> None:
        """Show what was found in a file; `line` puts the cursor on the first problem of that row."""
        self.entry = entry
        self._mended = 0
        self._fill()
        wanted = tab or (PROBLEMS if self._problems.items or not self._duplicates.items else DUPLICATES)
        self.tabs.set_current(wanted)
        self._choose_tab(wanted)
        if line:
            at = next((n for n, one in enumerate(self._problems.items) if one.line == line), -1)
            if at >= 0:
                self.problem_table.set_current_row(at)

    def _fill(self) -> None:
        report = self.entry.trial if self.entry is not None else None
        problems = list(report.problems) if report is not None else []
        if self._only.isChecked():
            problems = [problem for problem in problems if problem.severity == "must"]
        problems = [p for p in problems if self.entry is None or p.line not in self.entry.skipped]
        self._problems.items = sorted(problems, key=lambda problem: problem.severity == "may")
        found = [one for one in report.duplicates if not one.identical] if report is not None else []
        self._duplicates.items = sorted(found, key=lambda one: -one.odds)
        for table in (self.problem_table, self.duplicate_table):
            _model(table).reload()
        self.tabs.set_count(PROBLEMS, len(self._problems.items))
        self.tabs.set_count(DUPLICATES, len(self._duplicates.items))

    def _choose_tab(self, key: str) -> None:
        items = self._problems.items if key == PROBLEMS else self._duplicates.items
        table = self.problem_table if key == PROBLEMS else self.duplicate_table
        self._stack.setCurrentWidget(table if items else self._none)
        nothing = self.tr("No problems") if key == PROBLEMS else self.tr("No likely duplicates")
        self._none.set_texts(nothing, self.tr("You can go on."))
        self._bulk.setVisible(key == DUPLICATES and bool(items))
        self._only.setVisible(key == PROBLEMS and (bool(items) or self._only.isChecked()))
        self.pane.setVisible(bool(items))
        self._tell(key)
        if items:
            if table.current_id() is None:
                table.set_current_row(0)
            table.setFocus()
        self._show_side()

    def _tell(self, key: str) -> None:
        report = self.entry.trial if self.entry is not None else None
        text = ""
        known = sum(1 for one in report.duplicates if one.identical) if report is not None else 0
        if self.entry is not None and not self.entry.trial_whole:
            text = self.tr("Going through all rows…")
        elif key == DUPLICATES and known:
            text = self.tr("{count} rows are known in full already and are passed over").format(
                count=QLocale(self._session.context.language).toString(known)
            )
        elif key == PROBLEMS and self._mended:
            text = self.tr("{count} mended").format(count=self._mended)
        elif key == PROBLEMS and self._problems.items:
            text = self.tr("Enter mends the value, X leaves the row out")
        elif key == DUPLICATES and self._duplicates.items:
            text = self.tr("M merges, B keeps both, S skips")
        self._note.setText(text)

    def _show_side(self) -> None:
        if self.entry is None:
            return
        problems = self.tabs.current_key() == PROBLEMS
        table = self.problem_table if problems else self.duplicate_table
        items = self._problems.items if problems else self._duplicates.items
        at = table.current_id()
        if at is None or at >= len(items):
            self.pane.clear()
        elif problems:
            self.pane.show_problem(self.entry, items[at])
        else:
            self.pane.show_duplicate(self.entry, items[at])

    # -- acting --------------------------------------------------------------------------------------------

    def _edit_problem(self, at: int, _key: str, value: str) -> bool:
        assert self.entry is not None
        row = self._problem_row(at, self._problems.items[at])
        if not row.column:
            return False
        self._mended += 1
        self._session.correct(self.entry, row.problem.line, row.column, value)
        return True

    def _edit_duplicate(self, at: int, _key: str, value: str) -> bool:
        assert self.entry is not None
        found = self._duplicates.items[at]
        if value == "update" and not found.mergeable:
            return False
        self.entry.decisions[found.line] = value
        _model(self.duplicate_table).refresh([at])
        self.changed.emit()
        return True

    def decide_all(self, decision: str) -> None:
        """One decision for every likely duplicate shown."""
        assert self.entry is not None
        for found in self._duplicates.items:
            if decision != "update" or found.mergeable:
                self.entry.decisions[found.line] = decision
        _model(self.duplicate_table).reload()
        self.changed.emit()

    def _problem_key(self, key: str) -> None:
        at = self.problem_table.current_id()
        if key == "X" and at is not None and self.entry is not None:
            self.entry.skipped.add(self._problems.items[at].line)
            self._after_change(at)

    def _duplicate_key(self, key: str) -> None:
        at = self.duplicate_table.current_id()
        if key in KEYS and at is not None and self._edit_duplicate(at, "decision", KEYS[key]):
            self.duplicate_table.move_by(1)

    def _toggle_only(self) -> None:
        self._fill()
        self._choose_tab(PROBLEMS)

    def _rechecked(self, entry: FileEntry, _line: int) -> None:
        if entry is self.entry:
            self._after_change(self.problem_table.current_id() or 0)

    def _after_change(self, at: int) -> None:
        self._fill()
        self._choose_tab(self.tabs.current_key() or PROBLEMS)
        if self._problems.items:
            self.problem_table.set_current_row(min(at, len(self._problems.items) - 1))
        self.changed.emit()

    def _tried(self, entry: FileEntry) -> None:
        if entry is self.entry and self.isVisible():
            self._fill()
            self._choose_tab(self.tabs.current_key() or PROBLEMS)


def _model(table: DataTable) -> WindowedTableModel:
    model = table.model()
    assert isinstance(model, WindowedTableModel)
    return model
