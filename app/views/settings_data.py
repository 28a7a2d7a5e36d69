"""Settings: the data file: where it lies, another one, a new one, moving it; what came in; is it sound."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.db.check import Finding, check_database, repair_database
from app.db.place import place_concern
from app.sentences.errors import UserError
from app.views.context import Context
from app.views.first_start import ENDING
from app.views.settings_parts import Padded, Section, SettingsCard, across, empty_column
from app.widgets.buttons import Button
from app.widgets.text import ElidedLabel, label

RECENT = 5


class DataSection(Section):
    """The file, the way in and out of it, and its check."""

    tables = ()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add(self._file_card())
        self.add(self._records_card())
        self.add(self._check_card())

    def _file_card(self) -> SettingsCard:
        path = self.context.store.path
        card = SettingsCard(self.tr("Data file"), self.tr("everything you entered, in one file"))
        place = ElidedLabel(str(path), strong=True, mode=Qt.TextElideMode.ElideMiddle)
        show = Button(self.tr("Show in folder"), sizing="small", clicked=lambda: show_folder(path.parent))
        top = Padded(across(place, show, stretch_first=True))
        if self.context.firm("sample"):
            note = self.tr(
                "This is the sample company. Your own data go into a file of their own: press “New file…”."
            )
            top.column.addWidget(label(note, type="small", role="sec", wrap=True))
        if concern := place_concern(path):
            top.column.addWidget(label(self.context.say(concern), type="small", role="amberFg", wrap=True))
        card.wide(top)
        self.open_button = Button(self.tr("Open another file…"), clicked=self.open_file)
        self.new_button = Button(self.tr("New file…"), clicked=self.new_file)
        self.move_button = Button(self.tr("Move it…"), clicked=self.move_file)
        card.wide(Padded(across(self.open_button, self.new_button, self.move_button, left=True)))
        known = [Path(name) for name in self.context.config.get("recent_files")]
        for recent in [p for p in known if p != path and p.exists()][:RECENT]:
            name = ElidedLabel(str(recent), role="mid", mode=Qt.TextElideMode.ElideMiddle)
            button = Button(
                self.tr("Open"), sizing="small", clicked=partial(self.context.restart.emit, recent)
            )
            button.setAccessibleDescription(str(recent))
            card.wide(Padded(across(name, button, stretch_first=True)))
        return card

    def _records_card(self) -> SettingsCard:
        card = SettingsCard(self.tr("In and out"))
        go, dialog = self.context.navigate.emit, self.context.dialog.emit
        for caption, hint, words, call in (
            (
                self.tr("Import"),
                self.tr("Tables, address cards and calendars of other programs."),
                self.tr("Import files"),
                partial(go, "import", {}),
            ),
            (
                self.tr("Import history"),
                self.tr("What came in from which file, and how to take it back whole."),
                self.tr("View"),
                partial(dialog, "import_history", {}),
            ),
            (
                self.tr("Export"),
                self.tr("Everything or a part, for other programs."),
                self.tr("Export…"),
                partial(dialog, "export", {}),
            ),
            (
                self.tr("Duplicates"),
                self.tr("Who is stored twice, and making one record of two."),
                self.tr("View"),
                partial(go, "duplicates", {}),
            ),
            (
                self.tr("Recycle bin"),
                self.tr("What was deleted can be brought back for 30 days."),
                self.tr("View"),
                partial(go, "recycle_bin", {}),
            ),
        ):
            card.row(caption, Button(words, sizing="small", clicked=call), hint)
        return card

    def _check_card(self) -> SettingsCard:
        card = SettingsCard(
            self.tr("Check"), self.tr("is the file sound, do sums and search agree with the records")
        )
        self.check_button = Button(self.tr("Check now"), clicked=self.check)
        self.repair_button = Button(self.tr("Repair"), kind="tint", clicked=self.repair)
        self.repair_button.hide()
        self._results = QVBoxLayout()
        self._results.setSpacing(4)
        holder = Padded(across(self.check_button, self.repair_button, left=True))
        holder.column.addLayout(self._results)
        card.wide(holder)
        return card

    # -- the file ------------------------------------------------------------------------------------------

    def open_file(self) -> None:
        """Another data file, in a window made anew."""
        title, kind = self.tr("Open a data file"), self.tr("Lianyi data")
        folder = str(self.context.store.path.parent)
        name, _ = QFileDialog.getOpenFileName(self.window(), title, folder, f"{kind} (*{ENDING})")
        if name:
            self.context.restart.emit(Path(name))

    def new_file(self) -> None:
        """A new, empty data file, opened at once."""
        if (target := self._ask_place(self.tr("Where shall the new file lie?"))) is None:
            return
        from app.db.store import Store

        try:
            Store.create(target).close()
        except UserError as error:
            self.context.show_error(error)
            return
        self.context.restart.emit(target)

    def move_file(self) -> None:
        """The same file in another place."""
        if (target := self._ask_place(self.tr("Where shall the data file lie?"))) is None:
            return
        from app.db.moving import move_database

        self.context.while_closed.emit(partial(move_database, self.context.store.path, target))

    def _ask_place(self, title: str) -> Path | None:
        kind = self.tr("Lianyi data")
        name, _ = QFileDialog.getSaveFileName(
            self.window(), title, str(self.context.store.path.parent), f"{kind} (*{ENDING})"
        )
        return Path(name).with_suffix(ENDING) if name else None

    # -- the check -----------------------------------------------------------------------------------------

    def check(self) -> None:
        """Look the whole file over in the background."""
        path = self.context.store.path
        self._say([self.tr("Checking…")], "sec")
        self.context.runner.work(
            lambda: check_database(path, thorough=True), on_done=self._show, on_error=self._failed
        )

    def repair(self) -> None:
        """Make everything derived anew, after a backup."""
        from app.views.backup_jobs import back_up_file

        path, config = self.context.store.path, self.context.config
        folder, cap = str(config.get("backup_folder")), int(config.get("backup_cap_mb"))

        def work() -> list[Finding]:
            back_up_file(path, folder, cap)
            return repair_database(path)

        self._say([self.tr("A backup is made, then sums and search are made anew…")], "sec")
        self.context.runner.work(work, on_done=self._show, on_error=self._failed)

    def _show(self, findings: list[Finding]) -> None:
        self._busy(on=False)
        self.repair_button.setVisible(any(finding.repairable for finding in findings))
        if findings:
            self._lines([self.context.say(one.code, **one.values) for one in findings], "redFg")
        else:
            self._lines([self.tr("All is well: nothing was found.")], "greenFg")

    def _failed(self, error: UserError) -> None:
        self._busy(on=False)
        self._lines([self.context.error(error)], "redFg")

    def _say(self, texts: list[str], role: str) -> None:
        self._busy(on=True)
        self._lines(texts, role)

    def _busy(self, *, on: bool) -> None:
        self.check_button.setEnabled(not on)
        self.repair_button.setEnabled(not on)

    def _lines(self, texts: list[str], role: str) -> None:
        empty_column(self._results)
        for text in texts:
            self._results.addWidget(label(text, role=role, wrap=True))


def show_folder(folder: Path) -> None:
    """Open a folder in the system's file manager."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
