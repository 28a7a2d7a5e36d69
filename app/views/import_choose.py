"""First step of an import: choose or drop files, and see at once what each of them is."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.theme import pixmap, theme
from app.views.import_session import FileEntry, ImportSession
from app.widgets.buttons import Button, IconButton
from app.widgets.text import ElidedLabel, label

PATTERNS = (
    "*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.xlsb *.ods *.vcf *.vcard *.ics *.vcs *.sqlite *.sqlite3 *.db"
)


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files of a drop."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.is_file()]


class DropArea(QFrame):
    """A dashed field for files, with a button that opens the file chooser."""

    dropped = Signal(object)
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._over = False
        self.setMinimumHeight(220)
        column = QVBoxLayout(self)
        column.setSpacing(6)
        column.addStretch(1)
        mark = QLabel()
        mark.setPixmap(pixmap("upload", "accentText", 32))
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(mark)
        kinds = self.tr("Tables (CSV, Excel, ODS), address cards (vCard), calendars (iCalendar)")
        for line in (label(self.tr("Drop your files here"), type="card"), label(kinds, role="sec")):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(line)
        column.addSpacing(8)
        self.button = Button(self.tr("Choose files…"), kind="primary", icon="file", clicked=self.wanted.emit)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A dashed outline, tinted while files hover."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(look.color("accent" if self._over else "control"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.brush("accentTint" if self._over else "surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files only."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self._over = True
            self.update()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """The files went elsewhere."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self._over = False
        self.update()
        if files := dropped_files(event):
            event.acceptProposedAction()
            self.dropped.emit(files)


class FileLine(QFrame):
    """One chosen file: what it is, how much is in it, or why it cannot be read."""

    chosen = Signal()
    removed = Signal()

    def __init__(self, session: ImportSession, entry: FileEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("class", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 10, 10, 10)
        row.setSpacing(12)
        mark = QLabel()
        role = "redFg" if entry.error else "greenFg" if entry.done else "accentText"
        icon = "alert" if entry.error else "checkc" if entry.done else "file"
        mark.setPixmap(pixmap(icon, role, 20))
        row.addWidget(mark)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(ElidedLabel(entry.path.name, strong=True, mode=Qt.TextElideMode.ElideMiddle))
        told = file_facts(session, entry)
        words.addWidget(label(told, type="small", role="redFg" if entry.error else "sec", wrap=True))
        row.addLayout(words, 1)
        if entry.prepared is not None and entry.done is None:
            row.addWidget(Button(self.tr("Continue with this one"), sizing="small", clicked=self.chosen.emit))
        row.addWidget(IconButton("x", self.tr("Leave this file out"), side=28, clicked=self.removed.emit))


def file_facts(session: ImportSession, entry: FileEntry) -> str:
    """One line about a file: kind of content, rows, columns, size."""
    context = session.context
    tr = QCoreApplication.translate
    if entry.error is not None:
        return context.error(entry.error)
    found = entry.prepared
    if found is None:
        return tr("Import", "Reading…")
    numbers = QLocale(context.language)
    parts = []
    if found.family == "deals":
        words = tr("Import", "1 deal") if found.rows == 1 else tr("Import", "{count} deals")
        parts.append(words.format(count=numbers.toString(found.rows)))
    elif found.family == "table":
        parts.append(context.say(f"import.kind.{found.kind}"))
        if found.rows:
            words = tr("Import", "1 row") if found.rows == 1 else tr("Import", "{count} rows")
            parts.append(words.format(count=numbers.toString(found.rows)))
        words = tr("Import", "1 column") if len(found.headers) == 1 else tr("Import", "{count} columns")
        parts.append(words.format(count=len(found.headers)))
    elif found.family == "cards":
        words = tr("Import", "1 address card") if found.rows == 1 else tr("Import", "{count} address cards")
        parts.append(words.format(count=numbers.toString(found.rows)))
    else:
        one = found.rows == 1
        words = tr("Import", "1 calendar entry") if one else tr("Import", "{count} calendar entries")
        parts.append(words.format(count=numbers.toString(found.rows)))
    parts.append(_size(numbers, found.size))
    if entry.done is not None:
        parts.insert(0, tr("Import", "Imported"))
    return " · ".join(parts)


class ChooseStep(QWidget):
    """Drop area and the list of files; `chosen(FileEntry)` goes on with one."""

    chosen = Signal(object)
    history_wanted = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[tuple[tuple[object, ...], FileLine]] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 24, 0, 16)
        holder = QWidget()
        holder.setMaximumWidth(760)
        column = QVBoxLayout(holder)
        column.setContentsMargins(20, 0, 20, 0)
        column.setSpacing(10)
        self.area = DropArea()
        self.area.dropped.connect(session.add)
        self.area.wanted.connect(self.choose_files)
        column.addWidget(self.area)
        column.addWidget(self._foot())
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        column.addLayout(self._lines)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        centre = QHBoxLayout(inner)
        centre.addStretch(1)
        centre.addWidget(holder, 100)
        centre.addStretch(1)
        scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        outer.addWidget(scroll)
        session.files_changed.connect(self.refresh)
        self.refresh()

    def _foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(2, 0, 2, 8)
        text = self.tr("Nothing is kept before you have seen what will happen. Files are never changed.")
        row.addWidget(label(text, type="small", role="sec", wrap=True), 1)
        row.addWidget(
            Button(
                self.tr("Earlier imports"),
                kind="link",
                sizing="small",
                icon="history",
                clicked=self.history_wanted.emit,
            )
        )
        return foot

    def choose_files(self) -> None:
        """Ask for files with the system's chooser."""
        title = self.tr("Choose files to import")
        known, every = self.tr("Files that can be imported"), self.tr("All files (*)")
        filters = f"{known} ({PATTERNS});;{every}"
        names, _ = QFileDialog.getOpenFileNames(self.window(), title, "", filters)
        if names:
            self._session.add([Path(name) for name in names])

    def refresh(self) -> None:
        """Show the files chosen so far; lines that say the same as before stay (there may be hundreds)."""
        wanted = [_told(entry) for entry in self._session.entries]
        kept = {told: line for told, line in self._shown if told in wanted}
        for told, line in self._shown:
            if told not in kept:
                line.hide()
                self._lines.removeWidget(line)
                line.deleteLater()
        self._shown = []
        for position, (told, entry) in enumerate(zip(wanted, self._session.entries, strict=True)):
            line = kept.get(told) or self._line(entry)
            if told not in kept:
                self._lines.insertWidget(position, line)
            self._shown.append((told, line))

    def _line(self, entry: FileEntry) -> FileLine:
        line = FileLine(self._session, entry)
        line.chosen.connect(lambda: self.chosen.emit(entry))
        line.removed.connect(lambda: self._session.remove(entry))
        return line


def _told(entry: FileEntry) -> tuple[object, ...]:
    """What a line is drawn from; the same as before means that the line need not be drawn anew."""
    found = entry.prepared
    facts = (found.kind, found.rows, found.headers) if found is not None else ()
    return (id(entry), id(found), id(entry.error), id(entry.done), *facts)


def _size(numbers: QLocale, size: int) -> str:
    traditional = QLocale.DataSizeFormat.DataSizeTraditionalFormat
    return numbers.formattedDataSize(size, 0 if size < 1 << 20 else 1, traditional)
