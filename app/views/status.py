"""The line at the foot of the sidebar: when the data were last backed up; makes the daily backup by itself."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from app.changes import Changes
from app.db.backup_file import BackupInfo
from app.language.spoken import spoken_day
from app.sentences.errors import UserError
from app.views.backup_jobs import BackupState, back_up, look_at_backups
from app.views.context import Context
from app.widgets.sidebar import Sidebar

DAY_SECONDS = 86_400
START_MS = 20_000
LOOK_MS = 600_000


class StatusLine(QObject):
    """Green under 24 hours, amber under 7 days, red above or after a failure (DESIGN §7)."""

    def __init__(self, context: Context, sidebar: Sidebar) -> None:
        super().__init__(sidebar)
        self._context = context
        self._sidebar = sidebar
        self.state: BackupState | None = None
        self.problem: UserError | None = None
        self._busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        context.hub.changed.connect(self._on_changed)
        context.backed_up.connect(self._on_backed_up)
        self.refresh()
        QTimer.singleShot(START_MS, self, self.look)

    def refresh(self) -> None:
        """Read how old the newest backup is, and say so."""
        folder = str(self._context.config.get("backup_folder"))
        self._context.runner.read(look_at_backups, self._context.store.path, folder, on_done=self._show)

    def look(self) -> None:
        """Make the daily backup if it is due, else only refresh what is said."""
        config = self._context.config
        if self.state is None or not config.get("backup_automatic") or not self._due():
            self.refresh()
            return
        self.run()

    def run(self) -> None:
        """Back up now, in the background."""
        if self._busy:
            return
        self._busy = True
        self._sidebar.set_status("cloud", "mid", self.tr("Backing up…"))
        back_up(self._context)

    @property
    def busy(self) -> bool:
        """Whether a backup is being made."""
        return self._busy

    def _due(self) -> bool:
        state = self.state
        if state is None or state.unchanged:
            return False
        return state.newest is None or self._age(state.newest) >= DAY_SECONDS

    def _age(self, info: BackupInfo) -> float:
        return self._context.now().timestamp() - info.made_at / 1000

    def _on_backed_up(self, outcome: object) -> None:
        """A backup was made, here or in the settings, or it failed."""
        self._busy = False
        self.problem = outcome if isinstance(outcome, UserError) else None
        self.refresh()

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if self.state is not None and self.state.unchanged and changes.step_id is not None:
            self.state = self.state.changed()

    def _show(self, state: BackupState) -> None:
        self.state = state
        if not self._busy:
            self._sidebar.set_status(*self._words(state))

    def _words(self, state: BackupState) -> tuple[str, str, str, str]:
        """Icon, colour, and two lines."""
        file_name = Path(self._context.store.path).name
        if self.problem is not None:
            return "alert", "redFg", self.tr("The backup failed"), self._context.error(self.problem)
        if state.newest is None:
            return "alert", "amberFg", self.tr("No backup yet"), file_name
        when = self._spoken(state.newest)
        age = self._age(state.newest)
        if state.unchanged or age < DAY_SECONDS:
            return "cloud", "greenFg", self.tr("Backed up: {when}").format(when=when), file_name
        days = int(age // DAY_SECONDS)
        many = self.tr("{count} days without backup").format(count=days)
        text = self.tr("1 day without backup") if days == 1 else many
        return ("alert", "redFg", text, when) if days >= 7 else ("cloud", "amberFg", text, when)

    def _spoken(self, info: BackupInfo) -> str:
        moment = info.made_on
        return spoken_day(moment.date(), self._context.now(), self._context.language, moment.time())
