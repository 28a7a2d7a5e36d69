"""What the window shows at once: rail, bar and a search field that takes keys; the list comes first, then the rest.

Nothing here may touch `Qt.…` before the first paint: making that class costs more than painting the face.
"""

import json
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from PySide6 import QtCore
from PySide6.QtCore import QCoreApplication, QRectF, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from app.settings.config import Config
from app.settings.language import chosen_language
from app.settings.resources import resource_path
from app.views.pages import PAGES, page_titles

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

TOP = 56
RAIL, RAIL_NARROW, NARROW = 208, 56, 1320
LEFT, ITEM, STEP = 8, 36, 38
BOTTOM = 112  # from the settings' line to the end of the rail
FIELD = 264


class Drawing:
    """Collects shapes, icons and words in the tokens' colours, and paints them as one drawing.

    A pen or a brush of one's own would make the class `Qt`; a drawing does not.
    """

    def __init__(self, mode: str, language: str) -> None:
        raw: dict[str, Any] = json.loads(resource_path("tokens.json").read_text("utf-8"))
        dark = mode == "dark" or (mode == "system" and _desktop_is_dark())
        name = "dark" if dark else "light"
        self._colors: dict[str, str] = {role: pair[name] for role, pair in raw["color"].items()}
        self._icons: dict[str, str] = raw["icon"]["svg"]
        self._sizes = {step["name"]: (step["px"], step["weight"] >= 600) for step in raw["font"]["scale"]}
        system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
        family = f"{system}_{'en' if language == 'en' else 'zh'}"
        self._families: list[str] = raw["font"]["family"][family]
        self._parts: list[str] = []

    def hex(self, role: str) -> str:
        """The colour of a role."""
        return self._colors[role]

    def font(self, name: str, *, strong: bool = False) -> QFont:
        """The font of a type step."""
        size, heavy = self._sizes[name]
        font = QFont()
        font.setFamilies(self._families)
        font.setPixelSize(size)
        if heavy or strong:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def box(self, left: float, top: float, width: float, height: float, fill: str, line: str = "") -> None:
        """A rectangle; with a line it has round corners."""
        edge = f'rx="6" stroke="{self._colors[line]}"' if line else ""
        inset = 0.5 if line else 0
        self._parts.append(
            f'<rect x="{left + inset}" y="{top + inset}" width="{width - 2 * inset}" '
            f'height="{height - 2 * inset}" fill="{self._colors[fill]}" {edge}/>'
        )

    def icon(self, left: float, top: float, side: float, name: str, role: str) -> None:
        """An icon."""
        ink = self._colors[role]
        self._parts.append(
            f'<g transform="translate({left} {top}) scale({side / 20})" fill="none" stroke="{ink}" '
            f'stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">'
            f"{self._icons[name].replace('currentColor', ink)}</g>"
        )

    def words(
        self, left: float, top: float, height: float, text: str, role: str, font: str, *, strong: bool = False
    ) -> None:
        """A line of text in the middle of its height."""
        size, heavy = self._sizes[font]
        metrics = QFontMetrics(self.font(font, strong=strong))
        base = top + (height - metrics.height()) // 2 + metrics.ascent()
        self._parts.append(
            f'<text x="{left}" y="{base}" fill="{self._colors[role]}" font-size="{size}px" '
            f'font-family="{", ".join(self._families)}" font-weight="{600 if heavy or strong else 400}">'
            f"{_escaped(text)}</text>"
        )

    def logo(self, left: float, top: float) -> None:
        """The mark of the product, as `app.widgets.ripple` paints it."""
        ink = self._colors["onAccent"]
        arcs = "".join(
            f'<path d="M{x * sign + 14:.2f} {14 - y:.2f} A{r} {r} 0 0 {1 if sign > 0 else 0} '
            f'{x * sign + 14:.2f} {14 + y:.2f}" opacity="{strength}"/>'
            for r, x, y, strength in ((5.2, 4.31, 2.91, 1.0), (9.2, 7.63, 5.14, 0.65))
            for sign in (1, -1)
        )
        self._parts.append(
            f'<g transform="translate({left} {top})"><rect width="28" height="28" rx="6.2" '
            f'fill="{self._colors["accent"]}"/><circle cx="14" cy="14" r="2.2" fill="{ink}"/>'
            f'<g fill="none" stroke="{ink}" stroke-width="1.6" stroke-linecap="round">{arcs}</g></g>'
        )

    def paint(self, painter: QPainter, width: int, height: int) -> None:
        """Paint what was collected."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        svg = f"{head}{''.join(self._parts)}</svg>"
        QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, width, height))


class Face(QWidget):
    """Painted where the real parts will stand; keys pressed before they are there are kept for them."""

    painted = Signal()

    def __init__(self, config: Config, page: str) -> None:
        super().__init__()
        self._mode = config.get("look")
        self._language = chosen_language(config.get("language"))
        self._page = page
        self._collapsed = bool(config.get("sidebar_collapsed"))
        self._places = config.get("window").get("search") or {}
        self._painted = False
        self._picture: QPixmap | None = None
        self._kept: list[QKeyEvent] = []
        self._searched: list[QKeyEvent] = []
        self._clicked: QPoint | None = None
        self._asked = False
        self.list: QWidget | None = None
        self._place_of: Any = None
        self.search = QLineEdit(self)
        self._dress_search()
        self.search.installEventFilter(self)
        self.search.setFocus()

    def _dress_search(self) -> None:
        look, field = Drawing(self._mode, self._language), self.search
        field.setProperty("kind", "bare")
        field.setFrame(False)
        field.setFont(look.font("body"))
        tr = QCoreApplication.translate
        words = {"customers": tr("CustomersPage", "Search name, phone, pinyin initials")}
        field.setPlaceholderText(words.get(self._page) or tr("TopBar", "Find or jump"))
        palette = field.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(look.hex("surface")))
        palette.setColor(QPalette.ColorRole.Text, QColor(look.hex("text")))
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(look.hex("sec")))
        field.setPalette(palette)

    @property
    def was_painted(self) -> bool:
        """Whether it has been seen."""
        return self._painted

    @property
    def rail(self) -> int:
        """How wide the rail is."""
        return RAIL_NARROW if self._collapsed or self.width() < NARROW else RAIL

    def show_list(self, widget: QWidget, place: "Callable[[QSize, int], QRect]") -> None:
        """Show the list of the page where the page will have it; it takes the keyboard."""
        self.list, self._place_of = widget, place
        widget.setParent(self)
        widget.setGeometry(place(self.size(), self.rail))
        widget.installEventFilter(self)
        widget.show()
        if not self._asked and not self.search.text():
            widget.setFocus()

    def _go_to_search(self) -> None:
        self._asked = True
        self.search.setFocus()

    # -- painting ------------------------------------------------------------------------------------------

    def _box(self) -> tuple[int, int]:
        """Where the search field stands and how wide it is: as at the end of the last time."""
        kept = self._places.get(self._page)
        if isinstance(kept, list) and len(kept) == 3 and kept[2] == self.width():
            return int(kept[0]), int(kept[1])
        return self.rail + 20 + 80, FIELD

    def resizeEvent(self, event: "QResizeEvent") -> None:
        """Place the field and the list."""
        super().resizeEvent(event)
        left, width = self._box()
        self.search.setGeometry(left + 35, 13, max(20, width - 35 - 62), 30)
        if self.list is not None:
            self.list.setGeometry(self._place_of(self.size(), self.rail))

    def paintEvent(self, _event: "QPaintEvent") -> None:
        """Rail, bar, field."""
        painter = QPainter(self)
        if self._picture is None or self._picture.deviceIndependentSize().toSize() != self.size():
            self._picture = self._draw()
        painter.drawPixmap(0, 0, self._picture)
        painter.end()
        if not self._painted:
            self._painted = True
            self.painted.emit()

    def _draw(self) -> QPixmap:
        drawing, rail = Drawing(self._mode, self._language), self.rail
        width, height = self.width(), self.height()
        drawing.box(0, 0, width, height, "canvas")
        drawing.box(0, 0, rail - 1, height, "sidebar")
        drawing.box(rail - 1, 0, 1, height, "border")
        drawing.box(rail, 0, width - rail, TOP - 1, "surface")
        drawing.box(rail, TOP - 1, width - rail, 1, "border")
        narrow = rail == RAIL_NARROW
        drawing.logo((rail - 28) // 2 if narrow else 16, 14)
        if not narrow:
            drawing.words(54, 0, TOP, QCoreApplication.translate("_Brand", "Lianyi"), "text", "dialog")
        self._draw_rail(drawing, narrow=narrow)
        drawing.words(rail + 20, 0, TOP, page_titles().get(self._page, ""), "text", "page")
        left, wide = self._box()
        drawing.box(left, 12, wide, 32, "surface", "field")
        drawing.icon(left + 11, 20, 16, "search", "sec")
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        painter = QPainter(picture)
        drawing.paint(painter, width, height)
        painter.end()
        return picture

    def _draw_rail(self, drawing: Drawing, *, narrow: bool) -> None:
        titles, above = page_titles(), TOP + 6
        width = self.rail - LEFT - 9
        for spec in PAGES:
            if not spec.sidebar:
                continue
            top = self.height() - BOTTOM if spec.id == "settings" else above
            above += STEP
            on = spec.id == self._page
            if on:
                drawing.box(LEFT, top, width, ITEM, "surface", "border")
                drawing.box(LEFT, top + 9, 3, 18, "accent")
            ink = "accentText" if on else "mid"
            drawing.icon(LEFT + ((width - 20) // 2 if narrow else 11), top + 8, 20, spec.icon, ink)
            if not narrow:
                drawing.words(LEFT + 40, top, ITEM, titles[spec.id], ink, "body", strong=on)

    # -- keys and clicks meanwhile -------------------------------------------------------------------------

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Nothing is there yet that could take it: keep it; Enter behind a searched text is meant for what it finds."""
        if self._is_find(event):
            self._go_to_search()
        elif self.search.hasFocus() and self.search.text() and event.key() in _search_keys():
            self._searched.append(event.clone())
        else:
            self._kept.append(event.clone())

    def mousePressEvent(self, event: "QMouseEvent") -> None:
        """Whatever will stand there is pressed then."""
        self._clicked = event.position().toPoint()

    def eventFilter(self, watched: "QObject", event: "QEvent") -> bool:
        """The list moves by itself; what opens or changes a record waits for the page."""
        kinds = QtCore.QEvent.Type
        if watched is self.search:
            self._asked = self._asked or event.type() == kinds.MouseButtonPress
        elif event.type() == kinds.KeyPress:
            pressed, keys = cast("QKeyEvent", event), QtCore.Qt.Key
            if self._is_find(pressed):
                self._go_to_search()
                return True
            if pressed.key() not in (
                *(keys.Key_Up, keys.Key_Down, keys.Key_Home, keys.Key_End),
                *(keys.Key_PageUp, keys.Key_PageDown),
            ):
                self._kept.append(pressed.clone())
                return True
        return super().eventFilter(watched, event)

    def _is_find(self, event: "QKeyEvent") -> bool:
        control = QtCore.Qt.KeyboardModifier.ControlModifier
        return event.key() == QtCore.Qt.Key.Key_K and event.modifiers() == control

    def retire(self) -> "Meanwhile":
        """The real parts are there: let go of the list, and tell what came before them."""
        if self.list is not None:
            self.list.removeEventFilter(self)
            self.list = None
        QApplication.inputMethod().commit()  # what is being composed is part of what was typed
        text = self.search.text()
        return Meanwhile(self._kept, self._clicked, text if text or self._asked else None, self._searched)


class Meanwhile(NamedTuple):
    """What a person did before the parts were there; `typed` is None when the search field was not gone to.

    `searched` are the keys that belong to what was typed there: Enter, and the arrows before it.
    """

    keys: "list[QKeyEvent]"
    clicked: "QPoint | None"
    typed: str | None
    searched: "list[QKeyEvent]"


def _search_keys() -> tuple[int, ...]:
    keys = QtCore.Qt.Key
    return (keys.Key_Return, keys.Key_Enter, keys.Key_Up, keys.Key_Down, keys.Key_PageUp, keys.Key_PageDown)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _desktop_is_dark() -> bool:
    return QApplication.palette().window().color().lightness() < 128
