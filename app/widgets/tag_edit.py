"""Tags as chips in a field: type with completion, colour by a click, remove by cross or Backspace."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from app.theme import manager, paint_icon, theme
from app.widgets.flow_layout import FlowLayout
from app.widgets.painting import HUES, tag_roles, tag_width
from app.widgets.result_list import PaletteItem
from app.widgets.search_line import SearchLine
from app.widgets.suggestions import Suggestions

SEPARATORS = ",，、;；\n"
LONGEST = 40
MOST_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Tag:
    """A word and its hue ("" is neutral); `letter` alone brings it, too."""

    text: str
    hue: str = ""
    letter: str = ""


class _TagChip(QWidget):
    """One tag with a cross."""

    removed = Signal()
    menu_wanted = Signal()

    def __init__(self, tag: Tag, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag = tag
        self.setAccessibleName(tag.text)
        self.setFixedSize(round(tag_width(tag.text, theme())) + 16, 22)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _cross(self) -> QRect:
        return QRect(self.width() - 20, 1, 20, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Tinted tag, words and cross."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink, _outline = tag_roles(self.tag.hue)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.brush(fill))
        painter.drawRoundedRect(QRectF(0, 1, self.width(), 20), 4, 4)
        painter.setFont(look.font("small"))
        painter.setPen(look.color(ink))
        words = look.metrics("small").elidedText(
            self.tag.text, Qt.TextElideMode.ElideRight, self.width() - 26
        )
        painter.drawText(QRect(6, 1, self.width() - 26, 20), int(Qt.AlignmentFlag.AlignVCenter), words)
        paint_icon(painter, self._cross().adjusted(4, 4, -4, -4), "x", ink)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The cross removes; the word opens the colours."""
        if self._cross().contains(event.position().toPoint()):
            self.removed.emit()
        else:
            self.menu_wanted.emit()


class TagEdit(QWidget):
    """Enter or a comma adds; ``set_known`` gives the tags to complete with, in the order to offer them."""

    changed = Signal(object)
    """the new tuple of Tag"""

    def __init__(
        self, tags: Sequence[Tag] = (), known: Sequence[Tag] = (), parent: QWidget | None = None
    ) -> None:
        """With these tags."""
        super().__init__(parent)
        self._tags: list[Tag] = []
        self._known = tuple(known)
        self._chips: list[_TagChip] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(6, 4, 6, 4)
        self._flow = FlowLayout(gap=6, line_gap=4)
        outer.addLayout(self._flow)
        self.field = SearchLine(placeholder=self.tr("Add a tag"))
        self.field.make_bare()
        self.field.setMaxLength(LONGEST)
        self.field.setMinimumWidth(96)
        self.field.setFixedHeight(22)
        self.field.handles = frozenset({"up", "down", "enter"})
        self.field.installEventFilter(self)
        self._flow.addWidget(self.field)
        self.suggestions = Suggestions(self)
        self.suggestions.chosen.connect(lambda item: self.add(str(item.id)))
        self.field.textEdited.connect(self._typed)
        self.field.key.connect(self._key)
        self.field.backspace_on_empty.connect(self._remove_last)
        self.setFocusProxy(self.field)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(32)
        manager().themeChanged.connect(self.update)
        self.set_tags(tags)

    # value

    def tags(self) -> tuple[Tag, ...]:
        """The tags in order."""
        return tuple(self._tags)

    def set_tags(self, tags: Sequence[Tag]) -> None:
        """Show these; emits nothing."""
        self._tags = list(tags)
        self._rebuild()

    def add(self, text: str) -> bool:
        """Add a tag by its word, in the hue it has elsewhere; False when empty or already there."""
        text = " ".join(text.split()).strip(SEPARATORS)[:LONGEST]
        self.field.clear()
        self.suggestions.hide()
        self._fit_keys()
        if not text or any(tag.text.casefold() == text.casefold() for tag in self._tags):
            return False
        lettered = [tag for tag in self._known if tag.letter and tag.letter == text.upper()]
        named = [tag for tag in self._known if tag.text.casefold() == text.casefold()]
        known = next(iter((*named, *lettered)), Tag(text))
        if known in self._tags:
            return False
        self._change([*self._tags, known])
        return True

    def remove(self, text: str) -> None:
        """Take a tag away."""
        self._change([tag for tag in self._tags if tag.text != text])

    def set_hue(self, text: str, hue: str) -> None:
        """Colour a tag."""
        self._change([replace(tag, hue=hue) if tag.text == text else tag for tag in self._tags])

    def _change(self, tags: list[Tag]) -> None:
        if tags != self._tags:
            self._tags = tags
            self._rebuild()
            self.changed.emit(self.tags())

    def _remove_last(self) -> None:
        if self._tags:
            self.remove(self._tags[-1].text)

    # look

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = []
        for number, tag in enumerate(self._tags):
            chip = _TagChip(tag, self)
            chip.removed.connect(lambda text=tag.text: self.remove(text))
            chip.menu_wanted.connect(lambda one=chip: self._open_hues(one))
            self._flow.insert_widget(number, chip)
            chip.show()
            self._chips.append(chip)
        self.field.setPlaceholderText("" if self._tags else self.tr("Add a tag"))
        self.updateGeometry()

    def _open_hues(self, chip: _TagChip) -> None:
        menu = self.hue_menu(chip.tag.text)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(chip.mapToGlobal(chip.rect().bottomLeft()))

    def hue_menu(self, text: str) -> QMenu:
        """The menu that colours a tag."""
        menu = QMenu(self)
        for hue, name in self._hue_names():
            action = menu.addAction(_swatch(hue), name)
            action.triggered.connect(lambda _checked=False, one=hue: self.set_hue(text, one))
        return menu

    def _hue_names(self) -> list[tuple[str, str]]:
        names = {
            "red": self.tr("Red"),
            "amber": self.tr("Amber"),
            "green": self.tr("Green"),
            "blue": self.tr("Blue"),
            "violet": self.tr("Violet"),
            "orange": self.tr("Orange"),
            "rose": self.tr("Rose"),
        }
        return [("", self.tr("No colour")), *((hue, names[hue]) for hue in HUES if hue in names)]

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The outline of a field."""
        look, painter = theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.pen("focus" if self.field.hasFocus() else "field", 1.0))
        painter.setBrush(look.brush("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the tags starts typing."""
        self.field.setFocus(Qt.FocusReason.MouseFocusReason)

    def sizeHint(self) -> QSize:
        """A comfortable field."""
        return QSize(280, max(32, self.heightForWidth(280)))

    def heightForWidth(self, width: int) -> int:
        """As many lines as the tags need."""
        return max(32, self._flow.heightForWidth(width - 12) + 10)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leaving the field adds what was typed."""
        if watched is self.field and event.type() in (QEvent.Type.FocusOut, QEvent.Type.FocusIn):
            if event.type() == QEvent.Type.FocusOut and self.field.text().strip():
                self.add(self.field.text())
            self.suggestions.hide()
            self._fit_keys()
            self.update()
        return super().eventFilter(watched, event)

    # typing

    def _fit_keys(self) -> None:
        wanted = {"up", "down"}
        if self.field.text().strip() or not self.suggestions.isHidden():
            wanted |= {"enter"}
        if not self.suggestions.isHidden():
            wanted |= {"escape"}
        self.field.handles = frozenset(wanted)

    def _typed(self, text: str) -> None:
        if text and text[-1] in SEPARATORS:
            self.add(text[:-1])
            return
        self._suggest(text)

    def _suggest(self, text: str) -> None:
        wanted = text.strip().casefold()
        have = {tag.text.casefold() for tag in self._tags}
        found = [
            tag for tag in self._known if wanted in tag.text.casefold() and tag.text.casefold() not in have
        ]
        found.sort(key=lambda tag: not tag.text.casefold().startswith(wanted))
        items = []
        for tag in found[:MOST_SHOWN]:
            start = tag.text.casefold().find(wanted)
            matches = ((start, len(wanted)),) if wanted else ()
            items.append(
                PaletteItem(tag.text, tag.text, icon="tag", tone=tag.hue or "slate", matches=matches)
            )
        self.suggestions.show_items(items)
        self.suggestions.list.setCurrentIndex(self.suggestions.list.results.index(-1))
        self._fit_keys()

    def _key(self, name: str) -> None:
        if name == "enter":
            item = self.suggestions.list.current() if not self.suggestions.isHidden() else None
            self.add(str(item.id) if item is not None else self.field.text())
        elif name == "escape":
            self.suggestions.hide()
        elif name == "down" and self.suggestions.isHidden():
            self._suggest(self.field.text())
        elif name in ("up", "down"):
            self.suggestions.list.move_choice(-1 if name == "up" else 1)
        self._fit_keys()


def _swatch(hue: str) -> QIcon:
    look = theme()
    picture = QPixmap(16, 16)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(look.pen(f"{hue}Ln" if hue else "field"))
    painter.setBrush(look.brush(f"{hue}So" if hue else "slateBg"))
    painter.drawEllipse(QRectF(2.5, 2.5, 11, 11))
    painter.end()
    return QIcon(picture)
