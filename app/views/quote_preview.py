"""The sheet as it will be printed, beside the editor; painted off the same pages as the PDF."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from app.documents.paper import HEIGHT, WIDTH, Page, fonts, paint_page
from app.theme import manager, theme
from app.widgets.buttons import IconButton
from app.widgets.card import Card
from app.widgets.segmented import Segmented
from app.widgets.text import label

GAP = 16
STEPS = (0.4, 0.5, 0.6, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0)
POINT = 96 / 72  # pixels of a point at 100 %


class QuotePreview(Card):
    """Signals: `language_chosen(code)`, `print_asked()`."""

    language_chosen = Signal(object)
    print_asked = Signal()

    def __init__(self, language: str) -> None:
        super().__init__(" ", padded=False)
        self.set_title(self.tr("Preview"), self.tr("A4, live"))
        self.language = Segmented(
            [("zh_CN", "中"), ("en", "EN")], value=language, small=True, name=self.tr("Language")
        )
        self.language.changed.connect(self.language_chosen)
        self._share = label("", type="small", role="sec")
        self.out = IconButton("zoomout", self.tr("Smaller"), side=28, clicked=lambda: self._step(-1))
        self.into = IconButton("zoomin", self.tr("Larger"), side=28, clicked=lambda: self._step(1))
        self.printer = IconButton(
            "print", self.tr("Print"), key="Ctrl+P", side=28, clicked=self.print_asked.emit
        )
        for widget in (self.language, self.out, self._share, self.into, self.printer):
            self.add_action(widget)
        self.paper = PaperView()
        self.paper.setAccessibleName(self.tr("Preview"))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(self.paper)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(self.tr("Preview"))
        area.viewport().installEventFilter(self)
        self.area = area
        self.add(area, 1)
        self._zoom: float | None = None
        self._fit()

    def show_pages(self, pages: list[Page], language: str) -> None:
        """Paint these."""
        self.paper.set_pages(pages, language)
        self.language.set_value(language)

    def _fit(self) -> None:
        """As wide as the pane, unless a size was chosen."""
        room = max(120, self.area.viewport().width() - 2 * GAP)
        zoom = self._zoom if self._zoom is not None else room / (WIDTH / 10 * POINT)
        self.paper.set_zoom(zoom)
        self._share.setText(f"{round(zoom * 100)}%")

    def _step(self, by: int) -> None:
        now = self.paper.zoom
        bigger = [step for step in STEPS if step > now + 0.01]
        smaller = [step for step in STEPS if step < now - 0.01]
        self._zoom = (
            (bigger[0] if bigger else STEPS[-1]) if by > 0 else (smaller[-1] if smaller else STEPS[0])
        )
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the pane."""
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return bool(super().eventFilter(watched, event))


class PaperView(QWidget):
    """White sheets on a desk, one below the other; only what is seen is painted."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[Page] = []
        self._language = "zh_CN"
        self.zoom = 0.6
        manager().themeChanged.connect(self.update)

    def set_pages(self, pages: list[Page], language: str) -> None:
        """Show these pages."""
        self._pages, self._language = pages, language
        self._resize()

    def set_zoom(self, zoom: float) -> None:
        """1.0 is as large as on paper."""
        self.zoom = zoom
        self._resize()

    def _sheet(self) -> tuple[float, float]:
        scale = self.zoom * POINT / 10
        return WIDTH * scale, HEIGHT * scale

    def _resize(self) -> None:
        width, height = self._sheet()
        count = max(1, len(self._pages))
        self.setMinimumSize(QSize(round(width) + 2 * GAP, round(count * (height + GAP)) + GAP))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheets that are seen."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), look.color("desk"))
        width, height = self._sheet()
        left = max(GAP, (self.width() - width) / 2)
        kept = fonts(self._language)
        for number, page in enumerate(self._pages):
            sheet = QRectF(left, GAP + number * (height + GAP), width, height)
            if not sheet.toRect().intersects(event.rect()):
                continue
            painter.fillRect(sheet, look.color("paper"))
            painter.save()
            painter.setClipRect(sheet)
            painter.translate(sheet.topLeft())
            painter.scale(width / WIDTH, width / WIDTH)
            paint_page(painter, page, kept)
            painter.restore()
        painter.end()
