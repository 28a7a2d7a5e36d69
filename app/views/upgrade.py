"""A small window while a file of an earlier version is brought up to date: what is done, how far it is, a way out."""

from collections.abc import Generator
from functools import partial
from pathlib import Path
from time import monotonic

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Progress
from app.db.backup import backup_folder
from app.db.store import Store
from app.jobs.solo import SoloJob
from app.sentences import sentence
from app.sentences.errors import UserError
from app.views.first_start_parts import IconMark, Logo
from app.widgets.progress import ProgressLine
from app.widgets.text import label

SECOND_MS = 1_000
GUESS_FROM = (15, 0.05)  # seconds and share of the work after which the rest can be guessed


class UpgradeWindow(QWidget):
    """Upgrades a file on a thread of its own.

    Signal: `over(ready, UserError or None)` once at the end; not ready without an error means that it was given up.
    """

    over = Signal(bool, object)

    def __init__(self, path: Path, language: str) -> None:
        super().__init__()
        self._language, self._leaving = language, False
        self._begun, self._share = monotonic(), 0.0
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle(self.tr("Bringing your data up to date"))
        self.progress = ProgressLine()
        self.progress.cancelled.connect(self.give_up)
        self.time = label("", type="small", role="sec")
        self._build(path)
        self.setFixedWidth(560)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self.tell_time)
        self._job = SoloJob(partial(_upgrading, path), self)
        self._job.progress.connect(self.show_progress)
        self._job.finished.connect(lambda _made: self._end(ready=not self._leaving))
        self._job.cancelled.connect(self._end)
        self._job.failed.connect(lambda error: self._end(error=error))
        self._job.crashed.connect(lambda error: self._end(error=_bug(error)))

    def _build(self, path: Path) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(14)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Logo(32))
        head.addWidget(label(self.tr("Bringing your data up to date"), type="dialog"), 1)
        column.addLayout(head)
        why = self.tr("{file} was written by an earlier version of Lianyi. This is done once.")
        column.addWidget(label(why.format(file=path.name), role="mid", wrap=True))
        column.addSpacing(4)
        column.addWidget(self.progress)
        column.addWidget(self.time)
        column.addSpacing(4)
        safe = QHBoxLayout()
        safe.setSpacing(8)
        safe.addWidget(IconMark("shield", 16, "accentText"), 0, Qt.AlignmentFlag.AlignTop)
        kept = self.tr(
            "A copy is kept in {folder} first. "
            "Should the program or the computer stop meanwhile, your file is as before."
        )
        safe.addWidget(label(kept.format(folder=backup_folder(path)), role="sec", wrap=True), 1)
        column.addLayout(safe)

    def start(self) -> None:
        """Show it and begin."""
        self._begun = monotonic()
        self._clock.start(SECOND_MS)
        self.tell_time()
        self.show()
        self._job.start()

    def give_up(self) -> None:
        """Stop after the step under way; the file stays as it was."""
        self._leaving = True
        self._job.cancel()
        self.progress.show_progress(0, 0, self.tr("Stopping; your file stays as it was…"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Out of sight at once; what is under way is undone behind it."""
        self.give_up()
        super().closeEvent(event)

    # -- how far it is -------------------------------------------------------------------------------------

    def show_progress(self, item: Progress) -> None:
        """Say what is done and how far it is."""
        if not self._leaving:
            self._share = item.done / item.total
            self.progress.show_progress(item.done, item.total, sentence(item.code, self._language))

    def tell_time(self) -> None:
        """Say how long it took so far, and what can be guessed of the rest."""
        gone = monotonic() - self._begun
        if gone > GUESS_FROM[0] and self._share > GUESS_FROM[1] and not self._leaving:
            left = gone / self._share - gone
            text = self.tr("{gone} so far, about {left} to go").format(gone=_clock(gone), left=_clock(left))
        else:
            text = self.tr("{gone} so far").format(gone=_clock(gone))
        self.time.setText(text)

    # -- the end -------------------------------------------------------------------------------------------

    def _end(self, *, ready: bool = False, error: UserError | None = None) -> None:
        self._clock.stop()
        self.hide()
        self.over.emit(ready, error)


def _bug(error: Exception) -> UserError:
    return UserError("program.bug", text=type(error).__name__)


def _upgrading(path: Path) -> Generator[Progress, None, None]:
    store = yield from Store.opening(path)
    store.close()


def _clock(seconds: float) -> str:
    """Minutes and seconds."""
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
