"""A 41 px tab bar with counts, the current tab underlined."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from app.theme import theme
from app.widgets.focus_ring import focus_came, focus_left


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab: what it stands for, its words and how many things it holds (None: not counted)."""

    key: str
    text: str
    count: int | None = None


class TabBar(QTabBar):
    """Tabs by key; emits ``chosen`` with the key."""

    chosen = Signal(str)
    menu_wanted = Signal(str, object)

    def __init__(
        self, tabs: list[Tab] | None = None, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tabs: list[Tab] = []
        self.setAccessibleName(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setMouseTracking(True)
        self.setUsesScrollButtons(True)
        self.setFixedHeight(theme().height("tabs"))
        self.currentChanged.connect(self._on_changed)
        if tabs:
            self.set_tabs(tabs)

    def set_tabs(self, tabs: list[Tab]) -> None:
        """Replace all tabs, keeping the current key where it still exists."""
        before = self.current_key()
        blocked = self.blockSignals(True)
        while self.count():
            self.removeTab(0)
        self._tabs = list(tabs)
        for tab in tabs:
            self.addTab(tab.text)
        self.blockSignals(blocked)
        if before:
            self.set_current(before)

    def set_count(self, key: str, count: int | None) -> None:
        """Change the number after a tab."""
        for index, tab in enumerate(self._tabs):
            if tab.key == key and tab.count != count:
                self._tabs[index] = Tab(tab.key, tab.text, count)
                self.setTabText(index, tab.text)

    def current_key(self) -> str:
        """Return the key of the current tab, empty where there is none."""
        index = self.currentIndex()
        return self._tabs[index].key if 0 <= index < len(self._tabs) else ""

    def set_current(self, key: str) -> None:
        """Go to a tab without a signal."""
        blocked = self.blockSignals(True)
        for index, tab in enumerate(self._tabs):
            if tab.key == key:
                self.setCurrentIndex(index)
        self.blockSignals(blocked)
        self.update()

    def _on_changed(self, index: int) -> None:
        if 0 <= index < len(self._tabs):
            self.chosen.emit(self._tabs[index].key)

    def tabSizeHint(self, index: int) -> QSize:
        """Return the width of the words (strong) and the count."""
        look, tab = theme(), self._tabs[index] if index < len(self._tabs) else Tab("", "")
        width = look.metrics("body", strong=True).horizontalAdvance(tab.text)
        if tab.count is not None:
            width += 6 + look.metrics("small").horizontalAdvance(_number(tab.count))
        return QSize(round(width) + 26, look.height("tabs"))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Never cut a tab."""
        return self.tabSizeHint(index)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint words, counts and the underline."""
        painter = QPainter(self)
        hovered = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        painter.setClipRect(self.rect().adjusted(0, 0, -self._scroll_width(), 0))
        for index in range(self.count()):
            self._paint_tab(painter, index, hovered=index == hovered)
        painter.end()

    def _scroll_width(self) -> int:
        """What the arrows at the right take, when the tabs do not fit."""
        arrows = [each for each in self.findChildren(QToolButton) if each.isVisible()]
        return self.width() - min(each.x() for each in arrows) if arrows else 0

    def _paint_tab(self, painter: QPainter, index: int, *, hovered: bool) -> None:
        look, tab, rect = theme(), self._tabs[index], self.tabRect(index)
        on = index == self.currentIndex()
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(look.color("accentText" if on else "text" if hovered else "mid"))
        painter.setFont(look.font("body", strong=on))
        painter.drawText(rect.adjusted(13, 0, 0, 0), middle, tab.text)
        width = round(look.metrics("body", strong=on).horizontalAdvance(tab.text))
        end = rect.x() + 13 + width
        if tab.count is not None:
            words = _number(tab.count)
            painter.setPen(look.color("accentText" if on else "sec"))
            painter.setFont(look.font("small"))
            painter.drawText(QRect(end + 6, rect.y(), 80, rect.height()), middle, words)
            end += 6 + round(look.metrics("small").horizontalAdvance(words))
        if on:
            painter.fillRect(
                QRect(rect.x() + 11, rect.bottom() - 1, end - rect.x() - 9, 2), look.color("accent")
            )

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the tab under the pointer."""
        index = self.tabAt(event.pos())
        if index >= 0:
            self.menu_wanted.emit(self._tabs[index].key, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring for keyboard focus."""
        super().focusInEvent(event)
        focus_came(self, event.reason())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        focus_left(self)


def _number(count: int) -> str:
    return f"{count:,}"
