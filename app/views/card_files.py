"""The files of a customer: listed, saved elsewhere, opened only after the name was shown and agreed to."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, Qt, QTemporaryDir, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDesktopServices,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.language.file_names import is_program, safe_name, size_text
from app.language.spoken import spoken_day
from app.queries.files import KeptFile, file_content
from app.theme import theme
from app.usecases.days import local_time
from app.usecases.interaction_input import AttachmentInput
from app.views.card_plans import clear
from app.views.context import Context
from app.views.talk_parts import dropped_files
from app.widgets.buttons import IconButton
from app.widgets.card import Card
from app.widgets.dialog import MessageDialog
from app.widgets.focus_ring import focus_came, focus_left
from app.widgets.marks import icon_disc
from app.widgets.menu import Menu
from app.widgets.text import ElidedLabel

LARGEST = 50_000_000


class FileRow(QWidget):
    """A file: Enter asks to open it, S to save it, Del to take it away."""

    asked = Signal(str, object)

    def __init__(self, context: Context, file: KeptFile) -> None:
        super().__init__()
        self.file = file
        name = safe_name(file.name)
        moment = local_time(file.at)
        when = spoken_day(moment.date(), context.now(), context.language)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(icon_disc("clip", "slate"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(name, mode=Qt.TextElideMode.ElideMiddle))
        words.addWidget(ElidedLabel(f"{size_text(file.size)} · {when}", type="small", role="sec"))
        row.addLayout(words, 1)
        save = self.tr("Save {name} as").format(name=name)
        row.addWidget(IconButton("download", save, side=28, clicked=lambda: self.asked.emit("save", file)))
        self.setAccessibleName(f"{name}, {size_text(file.size)}, {when}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click asks to open it."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.asked.emit("open", self.file)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open, save, take away."""
        menu = Menu(parent=self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.add(self.tr("Open"), lambda: self.asked.emit("open", self.file), icon="eye", key="Return")
        menu.add(self.tr("Save as"), lambda: self.asked.emit("save", self.file), icon="download", key="S")
        menu.addSeparator()
        menu.add(
            self.tr("Remove"),
            lambda: self.asked.emit("remove", self.file),
            icon="trash",
            key="Del",
            danger=True,
        )
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, S, Del."""
        known: dict[int, str] = {
            Qt.Key.Key_Return: "open",
            Qt.Key.Key_Enter: "open",
            Qt.Key.Key_S: "save",
            Qt.Key.Key_Delete: "remove",
        }
        if event.key() in known and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.asked.emit(known[event.key()], self.file)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A ground under the mouse."""
        if self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().brush("hover"))
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


class FilesCard(Card):
    """The files of one customer or deal; files dropped here are kept with it."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, owner: str = "customer_id"
    ) -> None:
        super().__init__(
            QCoreApplication.translate("FilesCard", "Files"), padded=False, small=True, parent=parent
        )
        self.context = context
        self._owner = owner  # the column that says whose they are
        self._key: int | None = None
        self._shown: tuple[int | None, tuple[KeptFile, ...]] | None = None
        self.rows: list[FileRow] = []
        self.body.setContentsMargins(8, 0, 8, 8)
        self.add_action(IconButton("plus", self.tr("Attach a file"), side=28, clicked=self._choose))

    def show_files(self, key: int, files: Sequence[KeptFile]) -> None:
        """Show them."""
        self._key = key
        if (key, tuple(files)) == self._shown:
            return
        self._shown = (key, tuple(files))
        clear(self.body)
        self.rows = []
        for file in files:
            row = FileRow(self.context, file)
            row.asked.connect(self.act)
            self.rows.append(row)
            self.add(row)
        self.header.set_note(str(len(files)) if files else "")
        if not files:
            hint = ElidedLabel(self.tr("Drop a file here to keep it."), role="sec")
            hint.setContentsMargins(8, 0, 8, 4)
            holder = QWidget()
            row_of_hint = QHBoxLayout(holder)
            row_of_hint.setContentsMargins(8, 0, 8, 2)
            row_of_hint.addWidget(hint)
            self.add(holder)

    def act(self, what: str, file: KeptFile) -> None:
        """Open, save or remove a file."""
        if what == "open":
            open_file(self.context, self.window(), file)
        elif what == "save":
            save_file(self.context, self, file)
        else:
            from app.usecases.attachments import remove_file

            step = Step.of("attachment.delete", name=safe_name(file.name))
            self.context.run(remove_file, file.id, step=step)

    def _choose(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(self, self.tr("Attach a file"))
        self.keep([Path(name) for name in names])

    def take(self, data: QMimeData) -> None:
        """Keep what was dropped."""
        self.keep(dropped_files(data))

    def keep(self, paths: Sequence[Path]) -> None:
        """Keep copies of files with the customer or deal; read aside."""
        if paths and self._key is not None:
            key = self._key
            self.context.runner.work(
                lambda: read_files(paths), on_done=lambda found: self._keep_read(key, *found)
            )

    def _keep_read(self, key: int, given: list[AttachmentInput], problems: list[tuple[str, str]]) -> None:
        for name, why in problems:
            words = (
                self.tr("{name} is larger than 50 MB.")
                if why == "large"
                else self.tr("{name} cannot be read.")
            )
            self.context.problem.emit(words.format(name=name))
        if given:
            from app.usecases.attachments import attach_files

            names = ", ".join(safe_name(one.name) for one in given)
            whose: dict[str, Any] = {self._owner: key}
            self.context.run(attach_files, given, step=Step.of("attachment.add", name=names), **whose)


def read_files(paths: Sequence[Path]) -> tuple[list[AttachmentInput], list[tuple[str, str]]]:
    """The contents of files, and those that are too large or cannot be read."""
    found: list[AttachmentInput] = []
    problems: list[tuple[str, str]] = []
    for path in paths:
        try:
            if path.stat().st_size > LARGEST:
                problems.append((path.name, "large"))
            else:
                found.append(AttachmentInput(path.name, path.read_bytes()))
        except OSError:
            problems.append((path.name, "unreadable"))
    return found, problems


def open_file(context: Context, window: QWidget, file: KeptFile) -> MessageDialog:
    """Ask with the whole name; programs are never opened from here, only saved."""
    tr = QCoreApplication.translate
    name = safe_name(file.name)
    if is_program(name):
        question = MessageDialog(
            window,
            tr("CardFiles", "This file is not opened here"),
            tr(
                "CardFiles", "“{name}” could run on this computer. Save it first if you are sure about it."
            ).format(name=name),
            tr("CardFiles", "Save as"),
        )
        question.accepted.connect(lambda: save_file(context, window, file))
    else:
        question = MessageDialog(
            window,
            tr("CardFiles", "Open this file?"),
            name,
            tr("CardFiles", "Open"),
            detail=tr(
                "CardFiles", "{size}. A copy opens in the program this computer uses for such files."
            ).format(size=size_text(file.size)),
        )
        question.accepted.connect(lambda: _open_copy(context, file))
    question.open()
    return question


class _OpenedFiles(QObject):
    """The folder of the copies that were opened; it goes when the data file is closed."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.folder = QTemporaryDir()


def _open_copy(context: Context, file: KeptFile) -> None:
    context.runner.read(
        file_content, file.id, on_done=lambda content: _write_and_open(context, file, content)
    )


def _write_and_open(context: Context, file: KeptFile, content: bytes | None) -> None:
    if content is None:
        context.problem.emit(QCoreApplication.translate("CardFiles", "This file is no longer there."))
        return
    opened = context.findChild(_OpenedFiles) or _OpenedFiles(context)
    path = Path(tempfile.mkdtemp(dir=opened.folder.path())) / safe_name(file.name)
    path.write_bytes(content)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def save_file(context: Context, parent: QWidget, file: KeptFile) -> None:
    """Ask where to, then write a copy there."""
    title = QCoreApplication.translate("CardFiles", "Save as")
    target, _filter = QFileDialog.getSaveFileName(parent, title, safe_name(file.name))
    if target:
        context.runner.read(
            file_content, file.id, on_done=lambda content: _write_to(context, Path(target), content)
        )


def _write_to(context: Context, target: Path, content: bytes | None) -> None:
    tr = QCoreApplication.translate
    if content is None:
        context.problem.emit(tr("CardFiles", "This file is no longer there."))
        return
    try:
        target.write_bytes(content)
    except OSError:
        context.problem.emit(tr("CardFiles", "{name} could not be written.").format(name=target.name))
        return
    context.message.emit(tr("CardFiles", "Saved {name}").format(name=target.name), None)
