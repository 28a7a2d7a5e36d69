"""The picture of a customer: chosen from a file, made small, kept with the record; taken away again."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QObject, QRect, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter
from PySide6.QtWidgets import QFileDialog, QWidget

from app.db.journal_step import Step
from app.views.context import Context
from app.views.later import later
from app.widgets.menu import Menu

SIDE = 256
NAMES = "*.png *.jpg *.jpeg *.webp *.bmp *.gif"


class PictureActions(QObject):
    """What can be done with the picture of the customer shown; `has` says whether there is one."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self._context, self._owner = context, owner
        self._key: int | None = None
        self._name = ""
        self.has = False

    def show(self, key: int, name: str, *, has: bool) -> None:
        """Whose picture it is from now on."""
        self._key, self._name, self.has = key, name, has

    def fill(self, menu: Menu) -> None:
        """Put the entries into a menu."""
        menu.add(self.tr("Choose a picture …"), self.choose, icon="user")
        if self.has:
            menu.add(self.tr("Remove the picture"), lambda: self._keep(None), icon="x")

    def choose(self) -> None:
        """Ask for a file and keep a small copy of it."""
        kinds = self.tr("Pictures ({names})").format(names=NAMES)
        name, _filter = QFileDialog.getOpenFileName(self._owner, self.tr("Choose a picture …"), "", kinds)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Keep a small copy of a picture, or say that it is none."""
        small = small_picture(path)
        if small is None:
            said = QCoreApplication.translate("PictureActions", "{name} is no picture that can be read.")
            self._context.problem.emit(said.format(name=path.name))
        else:
            self._keep(small)

    def _keep(self, content: bytes | None) -> None:
        code = "customer.picture" if content is not None else "customer.picture_gone"
        step = Step.of(code, name=self._name)
        self._context.run(later("attachments:set_avatar"), "customer", self._key, content, step=step)


def small_picture(path: Path) -> bytes | None:
    """The middle square of a picture, at most 256 pixels wide, as PNG; None when it cannot be read."""
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and min(size.width(), size.height()) > 2 * SIDE:
        reader.setScaledSize(
            size.scaled(QSize(2 * SIDE, 2 * SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        )
    image = reader.read()
    if image.isNull():
        return None
    side = min(image.width(), image.height())
    square = image.copy(QRect((image.width() - side) // 2, (image.height() - side) // 2, side, side))
    if side > SIDE:
        square = square.scaled(SIDE, SIDE, mode=Qt.TransformationMode.SmoothTransformation)
    return _png(square)


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(content.data())
