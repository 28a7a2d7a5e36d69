"""A card around a chart: title, one sentence with the finding, legend, and a menu to take it along."""

from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.theme import manager
from app.widgets.buttons import IconButton
from app.widgets.charts.canvas import Canvas
from app.widgets.charts.chart_view import ChartView
from app.widgets.charts.specs import Spec, legend
from app.widgets.charts.taking_along import Paint, as_picture, as_tabs, legend_width, paint_legend, save
from app.widgets.menu import Menu
from app.widgets.text import ElidedLabel, label

NARROWEST = 280


class _Legend(QWidget):
    """Names with their colours: in the head of the card, or on lines of its own where that is too narrow."""

    LINE = 20

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._entries: list[tuple[str, str, str]] = []
        self._lines: list[list[tuple[str, str, str]]] = []
        self.in_head = True

    def set_entries(self, entries: list[tuple[str, str, str]]) -> None:
        self._entries = entries
        self.setVisible(bool(entries))

    def fit(self, head: int, card: int) -> None:
        """Take the shape for so much room in the head, else in the whole card."""
        self.in_head = self._width(self._entries) <= head
        self._lines = [self._entries] if self.in_head else self._broken(card)
        width = self._width(self._entries) if self.in_head else max(map(self._width, self._lines))
        self.setFixedSize(min(width, card), self.LINE * len(self._lines))
        self.update()

    def _width(self, entries: list[tuple[str, str, str]]) -> int:
        metrics = manager().theme.metrics("small")
        return int(legend_width([metrics.horizontalAdvance(name) for name, _, _ in entries]))

    def _broken(self, room: int) -> list[list[tuple[str, str, str]]]:
        lines: list[list[tuple[str, str, str]]] = [[]]
        for entry in self._entries:
            if lines[-1] and self._width([*lines[-1], entry]) > room:
                lines.append([])
            lines[-1].append(entry)
        return lines

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        canvas = Canvas(painter, self.rect().toRectF(), manager().theme)
        for number, line in enumerate(self._lines):
            right = self.width() if self.in_head else self._width(line) - 12
            paint_legend(canvas, line, right, (number + 0.5) * self.LINE)
        painter.end()


class ChartCard(QFrame):
    """Title, finding, chart and menu; `activated(series, point)` passes on what was chosen in the chart."""

    activated = Signal(int, int)
    copied = Signal(str)  # "picture" or "data", for a toast
    export_failed = Signal(str, object)  # path, exception

    def __init__(
        self, title: str = "", parent: QWidget | None = None, *, view: ChartView | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("class", "card")
        self._title, self._finding_text = title, ""
        self._title_label = label(title, type="card")
        self._finding = ElidedLabel("", type="small", role="mid")
        self._legend = _Legend(self)
        self._more = IconButton("more", self.tr("Chart menu"), side=28, clicked=self._show_menu)
        self.view = view or ChartView()
        self.view.activated.connect(self.activated)
        self._arrange()
        manager().themeChanged.connect(self._legend.update)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title_label)
        head.addStretch(1)
        head.addWidget(self._legend)
        head.addWidget(self._more)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 8, 12, 12)
        outer.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addWidget(self._finding)
        outer.addSpacing(8)
        outer.addWidget(self.view, 1)
        self._head, self._outer = head, outer

    def _place_legend(self) -> None:
        """In the head beside the title, or below the finding where the head is too narrow."""
        whole = self.contentsRect().width() - 28
        title = self._title_label.sizeHint().width()
        was = self._legend.in_head
        self._legend.fit(whole - title - self._more.width() - 3 * self._head.spacing(), whole)
        if was != self._legend.in_head:
            (self._head if was else self._outer).removeWidget(self._legend)
            if self._legend.in_head:
                self._head.insertWidget(2, self._legend)
            else:
                self._outer.insertWidget(2, self._legend)
            self._outer.activate()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for the legend to move out of the head."""
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The legend moves to where it has room."""
        super().resizeEvent(event)
        self._place_legend()

    def set_chart(self, spec: Spec | None, finding: str = "", *, title: str = "", missing: str = "") -> None:
        """Show a chart with its finding; `missing` says what is lacking when there is not enough to show."""
        self._title = title or self._title
        self._finding_text = finding
        self._title_label.setText(self._title)
        self._finding.set_text(finding)
        self.view.set_spec(spec, title=self._title, finding=finding, missing=missing)
        self._legend.set_entries([] if self.view.is_empty or spec is None else legend(spec))
        self._place_legend()
        self._more.setEnabled(not self.view.is_empty)

    def retranslate(self) -> None:
        """Take the words of the language in use; the chart itself is set again by its page."""
        self._more.set_name(self.tr("Chart menu"))
        self.view.setAccessibleDescription(self.view.text_equivalent())
        self.view.update()

    def make_menu(self) -> Menu:
        """Copy the picture, copy the data, save to a file."""
        menu = Menu(parent=self)
        menu.add(self.tr("Copy picture"), self.copy_picture, icon="copy")
        menu.add(self.tr("Copy data"), self.copy_data, icon="columns")
        menu.add(self.tr("Save to file…"), self._ask_file, icon="download")
        return menu

    def copy_picture(self) -> None:
        """Put the chart with title and finding on the clipboard."""
        if self.view.spec is not None and not self.view.is_empty:
            size = self._picture_size()
            image = as_picture(
                self.view.spec, self._title, self._finding_text, manager().theme, size, self.painter()
            )
            QGuiApplication.clipboard().setImage(image)
            self.copied.emit("picture")

    def copy_data(self) -> None:
        """Put the values on the clipboard, as a spreadsheet takes them."""
        if self.view.spec is not None and not self.view.is_empty:
            QGuiApplication.clipboard().setText(as_tabs(self.view.spec))
            self.copied.emit("data")

    def table(self) -> tuple[str, str, list[list[str]]]:
        """Title, finding and the values as words; no rows while there is nothing to show."""
        rows = [] if self.view.spec is None or self.view.is_empty else self.view.spec.rows()
        return self._title, self._finding_text, rows

    def save_as(self, path: Path) -> bool:
        """Write .png, .svg or .csv; a failure is told by `export_failed`."""
        if self.view.spec is None or self.view.is_empty:
            return False
        spec, size = self.view.spec, self._picture_size()
        try:
            save(path, spec, self._title, self._finding_text, manager().theme, size, self.painter())
        except OSError as error:
            self.export_failed.emit(str(path), error)
            return False
        return True

    def painter(self) -> Paint | None:
        """How the picture's chart is painted, where it is not by its kind."""
        return None

    def _picture_size(self) -> QSize:
        return QSize(max(480, self.width()), max(300, self.height()))

    def _ask_file(self) -> None:
        kinds = [
            self.tr("Picture (*.png)"),
            self.tr("Drawing (*.svg)"),
            self.tr("Data (*.csv)"),
        ]
        name, kind = QFileDialog.getSaveFileName(self, self.tr("Save chart"), self._title, ";;".join(kinds))
        if name:
            path = Path(name)
            known = path.suffix.lower() in (".png", ".svg", ".csv")
            suffix = (".png", ".svg", ".csv")[kinds.index(kind) if kind in kinds else 0]
            self.save_as(path if known else path.with_name(path.name + suffix))

    def _show_menu(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = QPoint(self._more.width() - menu.sizeHint().width(), self._more.height() + 2)
        menu.popup(self._more.mapToGlobal(corner))
