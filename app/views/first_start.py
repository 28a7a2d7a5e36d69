"""The first window: bring in my files, try the sample company, start empty; or what is wrong with the file."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.db.backup_file import SUFFIX
from app.jobs.solo import SoloJob
from app.sentences import error_sentence, sentence
from app.sentences.errors import UserError
from app.settings.config import Config, default_database, home
from app.settings.language import LANGUAGES
from app.views.first_start_jobs import free_path, making_sample, restoring
from app.views.first_start_parts import ChoiceCard, DataCard, Logo
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.progress import ProgressLine
from app.widgets.ripple import GreetingStrip
from app.widgets.segmented import Segmented
from app.widgets.text import label

ENDING = ".lianyi"
LANGUAGE_NAMES = {"zh_CN": "中文", "en": "English"}
# the file itself is gone or spoilt, so a backup may take its place (it is moved aside)
REPLACEABLE = {"db.missing", "db.empty", "db.damaged", "db.not_a_database", "db.folder"}


class FirstStart(QWidget):
    """Signals: `chosen(path, page_id, arguments)` a file is ready; `language_chosen(language)`; `closed()`."""

    chosen = Signal(object, str, object)
    language_chosen = Signal(str)
    closed = Signal()

    def __init__(self, config: Config, language: str, error: UserError | None = None) -> None:
        super().__init__()
        self.config, self.language, self.error = config, language, error
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Welcome to Lianyi"))
        self.setAcceptDrops(True)
        self.setMinimumSize(920, 640)
        self.resize(1040, 660)
        self._job: SoloJob | None = None
        self.place = free_path(
            Path(config.get("database") or default_database()) if error else default_database()
        )
        self.banner = Banner(tone="red")
        self.data = DataCard(self.choose_place)
        self.progress = ProgressLine()
        self.progress.cancelled.connect(self._cancel)
        self._build()
        self.say_problem(error)
        self._show_place()

    # -- how it looks --------------------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QHBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        column = QVBoxLayout()
        column.setSpacing(16)
        outer.addStretch(1)
        holder = QWidget()
        holder.setMaximumWidth(960)
        holder.setLayout(column)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head())
        column.addWidget(self._greeting())
        column.addWidget(self.banner)
        self._choices = self._cards()
        self._choices.setMaximumHeight(280)
        column.addWidget(self._choices, 1)
        column.addWidget(self.data)
        self.progress.hide()
        column.addWidget(self.progress)
        column.addStretch(0)
        column.addWidget(self._foot())

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Logo(28))
        row.addWidget(label(self.tr("Lianyi"), type="dialog"))
        row.addStretch(1)
        names = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
        self.languages = Segmented(names, value=self.language, name=self.tr("Language"))
        self.languages.changed.connect(self.language_chosen.emit)
        row.addWidget(self.languages)
        return row

    def _greeting(self) -> GreetingStrip:
        strip = GreetingStrip()
        if self.error is None:
            title = self.tr("Welcome to Lianyi")
            fact = self.tr("Know whom to contact today, and why.")
        else:
            title = self.tr("The data file could not be opened")
            fact = self.tr("Nothing was changed.")
        strip.set_texts(title, [fact], self.tr("Everything stays in one file on this computer."))
        return strip

    def _cards(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        self.cards = self._repair_cards() if self.error else self._start_cards()
        for card in self.cards.values():
            row.addWidget(card, 1)
        return holder

    def _start_cards(self) -> dict[str, ChoiceCard]:
        return {
            "import": ChoiceCard(
                "upload",
                self.tr("Bring in my files"),
                self.tr(
                    "Excel, CSV, address cards, calendars: drop them here or choose them. Columns, duplicates "
                    "and problems are shown before anything is kept."
                ),
                self.tr("Choose files…"),
                self.choose_files,
                primary=True,
                drop=True,
            ),
            "sample": ChoiceCard(
                "sparkle",
                self.tr("Try the sample company"),
                self.tr(
                    "A dealer in fitness equipment with 428 customers and 18 months of history, all invented. "
                    "It lies in a file of its own: look around, nothing can break."
                ),
                self.tr("Open the sample company"),
                self.start_sample,
            ),
            "empty": ChoiceCard(
                "plus",
                self.tr("Start empty"),
                self.tr("Enter the first customer yourself. Files can be brought in at any time later."),
                self.tr("Start empty"),
                self.start_empty,
            ),
        }

    def _repair_cards(self) -> dict[str, ChoiceCard]:
        return {
            "open": ChoiceCard(
                "file",
                self.tr("Open another file"),
                self.tr("A data file of this program that lies elsewhere, on this computer or on a stick."),
                self.tr("Choose a data file…"),
                self.open_file,
                primary=True,
            ),
            "restore": ChoiceCard(
                "history",
                self.tr("Restore a backup"),
                self.tr(
                    "Puts the data as they were on that day in the place of the file. "
                    "The present file is kept beside it under another name."
                ),
                self.tr("Choose a backup…"),
                self.choose_backup,
            ),
            "empty": ChoiceCard(
                "plus",
                self.tr("New file"),
                self.tr("Start with an empty file. The one that could not be opened stays where it is."),
                self.tr("New empty file"),
                self.start_empty,
            ),
        }

    def _foot(self) -> QWidget:
        foot = QFrame()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(Button(self.tr("Open a data file…"), kind="ghost", clicked=self.open_file))
        row.addWidget(Button(self.tr("Restore a backup…"), kind="ghost", clicked=self.choose_backup))
        foot.setVisible(self.error is None)
        return foot

    def say_problem(self, error: UserError | None) -> None:
        """Show what went wrong in place; None hides it."""
        self.banner.setVisible(error is not None)
        if error is not None:
            self.banner.show_message("", error_sentence(error, self.language), tone="red")

    def _show_place(self) -> None:
        from app.db.place import place_concern

        concern = place_concern(self.place)
        said = sentence(concern, self.language) if concern else ""
        self.data.show_place(self.place, self.place.parent / "backups", said)

    # -- what a person chooses -----------------------------------------------------------------------------

    def choose_place(self) -> None:
        """Another place for the new data file."""
        title, kind = self.tr("Where shall the data file lie?"), self.tr("Lianyi data")
        name, _ = QFileDialog.getSaveFileName(self, title, str(self.place), f"{kind} (*{ENDING})")
        if name:
            self.place = free_path(Path(name).with_suffix(ENDING))
            self._show_place()

    def choose_files(self) -> None:
        """Files to import."""
        title = self.tr("Choose files to import")
        names, _ = QFileDialog.getOpenFileNames(self, title)
        if names:
            self.bring_in([Path(name) for name in names])

    def bring_in(self, files: list[Path]) -> None:
        """Make the file and go to the import page with these files."""
        if self._make_file():
            self.chosen.emit(self.place, "import", {"files": [str(path) for path in files]})

    def start_empty(self) -> None:
        """Make an empty file."""
        if self._make_file():
            self.chosen.emit(self.place, "today", {})

    def open_file(self) -> None:
        """An existing data file."""
        title, kind = self.tr("Open a data file"), self.tr("Lianyi data")
        name, _ = QFileDialog.getOpenFileName(self, title, str(self.place.parent), f"{kind} (*{ENDING})")
        if name:
            self.chosen.emit(Path(name), "today", {})

    def choose_backup(self) -> None:
        """A backup, looked for where they usually are."""
        from app.db.backup import backup_folder

        known = Path(self.config.get("database") or self.place)
        folder = backup_folder(known, self.config.get("backup_folder"))
        title, kind = self.tr("Choose a backup"), self.tr("Backups")
        name, _ = QFileDialog.getOpenFileName(self, title, str(folder), f"{kind} (*{SUFFIX})")
        if name:
            self.restore(Path(name))

    def restore(self, backup: Path) -> None:
        """Restore a backup: in the place of the spoilt file, or as a new file."""
        target = self.place
        if self.error is not None and self.error.code in REPLACEABLE and self.config.get("database"):
            target = Path(self.config.get("database"))
        job = self._run(partial(restoring, backup, target), self.tr("Restoring the backup…"))
        job.finished.connect(lambda path: self.chosen.emit(path, "today", {}))

    def start_sample(self) -> None:
        """Make the sample company's file, or open the one made before."""
        path = home() / f"sample{ENDING}"
        if path.exists():
            self.chosen.emit(path, "today", {})
            return
        job = self._run(
            partial(making_sample, path, self.language), self.tr("Inventing customers and their history…")
        )
        job.finished.connect(self._sample_made)

    def _sample_made(self, made: tuple[Path, int]) -> None:
        path, member = made
        self.config.set("member", member)
        self.chosen.emit(path, "today", {})

    def _make_file(self) -> bool:
        from app.db.journal_step import Step
        from app.db.store import Store
        from app.usecases.team import add_member

        name = self.data.name.text().strip()
        try:
            store = Store.create(self.place)
            try:
                if name:
                    with store.write(Step.of("member.add", name=name)) as unit:
                        member = add_member(unit, name)
                    self.config.set("member", member)
            finally:
                store.close()
        except UserError as error:
            self.say_problem(error)
            return False
        return True

    # -- work that takes time ------------------------------------------------------------------------------

    def _run(self, work: Any, text: str) -> SoloJob:
        job = SoloJob(work, self)
        self._job = job
        self._set_busy(busy=True)
        self.progress.show_progress(0, 0, text)
        job.progress.connect(lambda item: self.progress.show_progress(item.done, item.total, text))
        job.failed.connect(self.say_problem)
        job.crashed.connect(
            lambda error: self.say_problem(UserError("program.bug", text=type(error).__name__))
        )
        for over in (job.finished, job.failed, job.crashed, job.cancelled):
            over.connect(lambda *_value: self._set_busy(busy=False))
        job.start()
        return job

    def _set_busy(self, *, busy: bool) -> None:
        self._choices.setEnabled(not busy)
        self.data.setEnabled(not busy)
        self.languages.setEnabled(not busy)
        self.progress.setVisible(busy)

    @property
    def busy(self) -> bool:
        """Whether something is being made."""
        return self._job is not None and self._job.running

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is being made, then leave."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
        super().closeEvent(event)
        self.closed.emit()

    # -- files dropped on the window -----------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome."""
        if event.mimeData().hasUrls() and not self.busy:
            event.acceptProposedAction()
            self._hover(on=True)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self._hover(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """A data file is opened, a backup restored, everything else imported."""
        self._hover(on=False)
        urls = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        files = [path for path in urls if path.is_file()]
        if files:
            event.acceptProposedAction()
            self.take_files(files)

    def take_files(self, files: list[Path]) -> None:
        """What to do with files given by drop."""
        first = files[0]
        if first.suffix == ENDING:
            self.chosen.emit(first, "today", {})
        elif first.suffix == SUFFIX:
            self.restore(first)
        else:
            self.bring_in(files)

    def _hover(self, *, on: bool) -> None:
        for card in self.cards.values():
            card.set_over(on)
