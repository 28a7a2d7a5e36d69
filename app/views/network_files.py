"""Ties and favours as tables, from the Relations page: written to a file, taken in from one."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.exchange.relation_file import (
    FAVOURS,
    TIES,
    RelationRows,
    read_relations,
    relation_kind,
    write_relations,
)
from app.sentences.errors import UserError
from app.views.context import Context
from app.views.later import later
from app.widgets.menu import Menu

SHOWN = 5


class NetworkFiles(QObject):
    """What the menu of the page offers."""

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def menu(self) -> Menu:
        """Out and in."""
        menu = Menu(parent=self._page)
        menu.add(self.tr("Export ties"), lambda: self.ask_export(TIES), icon="download")
        menu.add(self.tr("Export favours"), lambda: self.ask_export(FAVOURS), icon="download")
        menu.add(self.tr("Import ties or favours"), self.ask_import, icon="upload")
        return menu

    def ask_export(self, kind: str) -> None:
        """Ask for a file and write there."""
        from PySide6.QtWidgets import QFileDialog

        titles = {TIES: self.tr("Export ties"), FAVOURS: self.tr("Export favours")}
        name, _ = QFileDialog.getSaveFileName(
            self._page.window(), titles[kind], f"{titles[kind]}.csv", "CSV (*.csv);;XLSX (*.xlsx)"
        )
        if name:
            self.export_to(kind, Path(name))

    def export_to(self, kind: str, path: Path) -> None:
        """Write all ties or favours to a file."""
        context, file_format = self._context, "xlsx" if path.suffix.lower() == ".xlsx" else "csv"
        context.runner.read(
            lambda reader: write_relations(reader, path, kind, context.language, file_format),
            on_done=lambda count: context.message.emit(context.say("relations.exported", count=count), None),
            on_error=context.show_error,
        )

    def ask_import(self) -> None:
        """Ask for a file and take its rows over."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self._page.window(), self.tr("Import ties or favours"), "", "CSV, XLSX (*.csv *.xlsx *.tsv *.txt)"
        )
        if name:
            self.import_from(Path(name))

    def import_from(self, path: Path) -> None:
        """Take over the rows of a table: one undoable step; says what was refused and why."""
        context, day = self._context, self._context.today()

        def take(rows: RelationRows) -> None:
            code, name = (
                ("tie.import", "take_ties") if rows.kind == TIES else ("favour.import", "take_favours")
            )
            context.run(
                later(f"relation_import:{name}"), rows.rows, step=Step.of(code, count=len(rows.rows)),
                on_done=lambda taken: self._say(taken.new, taken.known, [*rows.refused, *taken.refused]),
            )  # fmt: skip

        context.runner.read(
            lambda reader: read_relations(reader, path, relation_kind(path) or TIES, day),
            on_done=take,
            on_error=context.show_error,
        )

    def _say(self, new: int, known: int, refused: list[tuple[int, UserError]]) -> None:
        context = self._context
        words = [context.say("relations.imported", new=new, known=known, refused=len(refused))]
        for line, error in sorted(refused, key=lambda pair: pair[0])[:SHOWN]:
            words.append(context.say("relations.line", line=line, message=context.error(error)))
        if refused:
            context.problem.emit("\n".join(words))
        else:
            context.message.emit(words[0], None)
