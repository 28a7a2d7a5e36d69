"""The files that come with a talk: chosen, dropped or pasted, each shown with a cross."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from app.usecases.interaction_input import AttachmentInput
from app.views.context import Context
from app.views.talk_parts import dropped_files
from app.widgets.chip import Chip
from app.widgets.fields import TextArea
from app.widgets.flow_layout import FlowLayout

LARGEST_FILE = 50_000_000


class TalkFiles(QWidget):
    """Reads files on a thread of its own. `problem(sentence)` says which could not be taken."""

    problem = Signal(str)
    resized = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._files: list[AttachmentInput] = []
        self._reading = 0
        self._flow = FlowLayout(self, gap=6)
        add = Chip(self.tr("Attach a file"), icon="clip", dashed=True)
        add.clicked.connect(self.choose)
        self._flow.addWidget(add)
        self._chips: dict[int, Chip] = {}

    def files(self) -> tuple[AttachmentInput, ...]:
        """What is attached."""
        return tuple(self._files)

    @property
    def busy(self) -> bool:
        """Whether a file is still being read."""
        return self._reading > 0

    def choose(self) -> None:
        """Ask for files."""
        names, _filter = QFileDialog.getOpenFileNames(self, self.tr("Attach a file"))
        self.attach([Path(name) for name in names])

    def attach(self, paths: list[Path]) -> None:
        """Keep copies of files."""
        for path in paths:
            self._reading += 1
            self.context.runner.work(partial(_content, path), on_done=partial(self._take, path))

    def take(self, data: QMimeData) -> bool:
        """Attach the files or the picture of a drop or paste; False when it holds neither."""
        paths = dropped_files(data)
        if paths:
            self.attach(paths)
            return True
        if data.hasImage() and not data.hasText():
            image = data.imageData()
            if isinstance(image, QImage) and not image.isNull():
                self._add(AttachmentInput(self._picture_name(), _png(image), "image/png"))
                return True
        return False

    def clear(self) -> None:
        """Attach nothing."""
        for chip in self._chips.values():
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips, self._files = {}, []
        self.resized.emit()

    def _picture_name(self) -> str:
        return self.tr("Picture {when}").format(when=f"{self.context.now():%Y-%m-%d %H.%M.%S}") + ".png"

    def _take(self, path: Path, content: bytes | str) -> None:
        if not isValid(self):
            return
        self._reading -= 1
        if content == "unreadable":
            self.problem.emit(self.tr("{name} cannot be read.").format(name=path.name))
        elif isinstance(content, str):
            self.problem.emit(self.tr("{name} is larger than 50 MB.").format(name=path.name))
        else:
            self._add(AttachmentInput(path.name, content))

    def _add(self, given: AttachmentInput) -> None:
        self._files.append(given)
        chip = Chip(given.name, icon="clip", on=True, closable=True)
        chip.closed.connect(partial(self._drop, given))
        self._chips[id(given)] = chip
        self._flow.addWidget(chip)
        self.resized.emit()

    def _drop(self, given: AttachmentInput) -> None:
        self._files = [each for each in self._files if each is not given]
        chip = self._chips.pop(id(given))
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.resized.emit()


class TalkText(TextArea):
    """The text of a talk; pasted files and pictures go to `taker`, which says whether it took them."""

    def __init__(
        self, *, placeholder: str, lines: int, name: str, taker: Callable[[QMimeData], bool]
    ) -> None:
        super().__init__(placeholder=placeholder, lines=lines, name=name)
        self._taker = taker

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, and what the taker wants."""
        return source.hasImage() or bool(dropped_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste or drop."""
        if not self._taker(source):
            super().insertFromMimeData(source)


def _content(path: Path) -> bytes | str:
    """The bytes of a file, or why not."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            return "large"
        return path.read_bytes()
    except OSError:
        return "unreadable"


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, b"PNG")
    return bytes(content.data())
