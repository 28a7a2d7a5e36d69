"""Settings: backups: when, where, how much; make one now, look at them, restore one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.db.backup import backup_folder, finish_restore, list_backups, prepare_restore
from app.db.backup_file import SUFFIX, BackupInfo
from app.language.spoken import spoken_day
from app.sentences.errors import UserError
from app.settings.declarations import BY_NAME
from app.views.backup_jobs import back_up
from app.views.context import Context
from app.views.settings_data import show_folder
from app.views.settings_parts import Padded, Section, SettingsCard, across, empty_column
from app.widgets.banner import Banner
from app.widgets.buttons import Button
from app.widgets.dialog import confirm
from app.widgets.fields import SpinBox
from app.widgets.switch import Switch
from app.widgets.text import ElidedLabel, label

MEGABYTE = 1_000_000
SHOWN = 40


class BackupSection(Section):
    """Settings and list of the backups of this data file."""

    tables = ()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.infos: list[BackupInfo] = []
        self.banner = Banner()
        self.banner.hide()
        self.add(self.banner)
        self.add(self._how_card())
        self.add(self._list_card())
        context.backed_up.connect(self._backed_up)
        self.load()

    def _how_card(self) -> SettingsCard:
        config = self.context.config
        card = SettingsCard(self.tr("Backups"), self.tr("on this computer"))
        self.automatic = Switch(on=config.get("backup_automatic"))
        self.automatic.clicked.connect(lambda on: self.keep_here("backup_automatic", on))
        cap = BY_NAME["backup_cap_mb"]
        self.cap = SpinBox(config.get("backup_cap_mb"), low=cap.low or 0, high=cap.high or 0, suffix=" MB")
        self.cap.setFixedWidth(140)
        self.cap.setGroupSeparatorShown(True)
        self.cap.editingFinished.connect(self._keep_cap)
        right, middle = Qt.AlignmentFlag.AlignRight, Qt.TextElideMode.ElideMiddle
        self.folder = ElidedLabel("", role="mid", mode=middle, align=right)
        self.folder.setFixedWidth(280)
        change = Button(self.tr("Change…"), sizing="small", clicked=self.choose_folder)
        show = Button(self.tr("Show in folder"), sizing="small", clicked=self._show_folder)
        card.row(
            self.tr("Every day by itself"),
            self.automatic,
            self.tr(
                "Once a day while the program runs, and at the end when something was changed (files up to 50 MB)."
            ),
        )
        card.row(
            self.tr("Folder"),
            across(self.folder, change, show),
            self.tr("Best on another disk than the data."),
        )
        card.row(
            self.tr("Room for backups"),
            self.cap,
            self.tr("All of two days are kept, then one a day, a week, a month; the oldest go first."),
        )
        return card

    def _list_card(self) -> SettingsCard:
        self.card = SettingsCard(self.tr("What there is"))
        self.now_button = Button(
            self.tr("Back up now"), kind="primary", icon="cloud", clicked=lambda: self.do("backup")
        )
        self.elsewhere_button = Button(self.tr("To another place…"), clicked=self.back_up_elsewhere)
        self.restore_button = Button(self.tr("Restore from a file…"), clicked=self.choose_backup)
        buttons = across(self.now_button, self.elsewhere_button, self.restore_button, left=True)
        self.card.wide(Padded(buttons))
        holder = Padded(spacing=0)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        holder.column.addLayout(self._rows)
        self.card.wide(holder)
        return self.card

    # -- reading -------------------------------------------------------------------------------------------

    @property
    def place(self) -> Path:
        """Where backups of this file go."""
        return backup_folder(self.context.store.path, str(self.context.config.get("backup_folder")))

    def load(self) -> None:
        """Look the folder through in the background."""
        family = int(self.context.reader().value("SELECT value FROM meta WHERE name = 'born'"))
        place = self.place
        self.folder.set_text(str(place))
        self.context.runner.work(lambda: list_backups(place, family), on_done=self._show)

    def _show(self, infos: list[BackupInfo]) -> None:
        self.infos = infos
        empty_column(self._rows)
        for info in infos[:SHOWN]:
            self._rows.addWidget(self._line(info))
        if not infos:
            self._rows.addWidget(label(self.tr("No backup of this file yet."), role="sec"))
        used = -(-sum(info.size for info in infos) // MEGABYTE)
        cap = self.context.config.get("backup_cap_mb")
        one = self.tr("1 backup, {used} of {cap} MB")
        text = one if len(infos) == 1 else self.tr("{count} backups, {used} of {cap} MB")
        self.card.header.set_note(text.format(count=len(infos), used=f"{used:,}", cap=f"{cap:,}"))

    def _line(self, info: BackupInfo) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 3, 0, 3)
        row.setSpacing(12)
        when = label(self._when(info))
        when.setMinimumWidth(150)
        facts = self.tr("{customers} customers, {talks} talks").format(
            customers=f"{info.rows.get('customer', 0):,}", talks=f"{info.rows.get('interaction', 0):,}"
        )
        size = QLocale(self.context.language).formattedDataSize(
            info.size, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat
        )
        restore = Button(self.tr("Restore…"), sizing="small", clicked=partial(self.ask_restore, info.path))
        restore.setAccessibleDescription(self._when(info))
        row.addWidget(when)
        row.addWidget(label(facts, role="sec"), 1)
        row.addWidget(label(size, role="sec"))
        row.addWidget(restore)
        return made

    def _when(self, info: BackupInfo) -> str:
        day, at = info.made_on.date(), info.made_on.time()
        return spoken_day(day, self.context.now(), self.context.language, at)

    # -- making --------------------------------------------------------------------------------------------

    def do(self, what: str) -> None:
        """`backup`: make one now."""
        if what == "backup" and self.now_button.isEnabled():
            self._start(None)

    def back_up_elsewhere(self) -> None:
        """A backup on a stick or another disk."""
        title, kind = self.tr("Where shall the backup lie?"), self.tr("Backups")
        start = Path.home() / f"{self.context.store.path.stem} {self.context.today():%Y-%m-%d}{SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(self.window(), title, str(start), f"{kind} (*{SUFFIX})")
        if name:
            self._start(Path(name).with_suffix(SUFFIX))

    def _start(self, target: Path | None) -> None:
        self.now_button.setEnabled(False)
        self._tell(self.tr("Backing up…"), "blue")
        back_up(self.context, target)

    def _backed_up(self, outcome: object) -> None:
        self.now_button.setEnabled(True)
        if isinstance(outcome, UserError):
            self._tell(self.context.error(outcome), "red")
        elif isinstance(outcome, BackupInfo):
            self._tell(self.tr("Backed up and checked: {file}").format(file=outcome.path), "green")
        self.load()

    def _tell(self, text: str, tone: str) -> None:
        self.banner.show_message("", text, tone=tone)
        self.banner.show()

    # -- restoring -----------------------------------------------------------------------------------------

    def choose_backup(self) -> None:
        """A backup that lies elsewhere."""
        title, kind = self.tr("Choose a backup"), self.tr("Backups")
        name, _ = QFileDialog.getOpenFileName(self.window(), title, str(self.place), f"{kind} (*{SUFFIX})")
        if name:
            self.ask_restore(Path(name))

    def ask_restore(self, file: Path) -> None:
        """Name what will happen, and do it only after a yes."""
        text = self.tr(
            "The data become as they were in {file}. The present file is kept beside it under another name."
        )
        confirm(
            self.window(),
            self.tr("Restore this backup?"),
            text.format(file=file.name),
            self.tr("Restore"),
            partial(self.restore, file),
            danger=True,
        )

    def restore(self, file: Path) -> None:
        """Unpack and check in the background, then change places while the file is closed."""
        target = self.context.store.path
        self._tell(self.tr("The backup is unpacked and checked…"), "blue")
        self.context.runner.work(
            lambda: prepare_restore(file, target),
            on_done=partial(self._change_places, target),
            on_error=lambda error: self._tell(self.context.error(error), "red"),
        )

    def _change_places(self, target: Path, prepared: Path) -> None:
        def work() -> Path:
            finish_restore(prepared, target)
            return target

        self.context.while_closed.emit(work)

    # -- keeping -------------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Another folder for backups."""
        name = QFileDialog.getExistingDirectory(self.window(), self.tr("Folder for backups"), str(self.place))
        if name:
            self.keep_here("backup_folder", name)
            self.load()

    def _show_folder(self) -> None:
        show_folder(self.place if self.place.exists() else self.place.parent)

    def _keep_cap(self) -> None:
        self.keep_here("backup_cap_mb", self.cap.value())
        self.load()
