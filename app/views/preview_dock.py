"""Where the preview stands: beside the table in a wide window, over it in a narrow one."""

from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from app.theme import theme
from app.views.preview_pane import NARROWEST, WIDEST, PreviewPane

WIDTH = 300
NARROW_WINDOW = 1320


class PreviewDock(QObject):
    """Where the pane is: at the side in a wide window, over the table in a narrow one."""

    changed = Signal()

    def __init__(self, page: QWidget, splitter: QSplitter, pane: PreviewPane) -> None:
        super().__init__(page)
        self._page, self._splitter, self._pane = page, splitter, pane
        self._wanted = True
        self._width = WIDTH
        self._over = False
        self._blank = False
        self.held = False
        """while it is, the pane stays away whatever there is to preview"""
        self._key: int | None = None
        pane.setParent(page)
        pane.hide()
        splitter.splitterMoved.connect(self._moved)

    @property
    def is_open(self) -> bool:
        """Whether the pane is shown."""
        return not self._pane.isHidden()

    def state(self) -> dict[str, Any]:
        """Shown or not, and how wide."""
        return {"preview": self._wanted, "preview_width": self._width}

    def restore(self, kept: dict[str, Any]) -> None:
        """Take a kept state."""
        if isinstance(kept.get("preview"), bool):
            self._wanted = kept["preview"]
        if isinstance(kept.get("preview_width"), int):
            self._width = max(NARROWEST, min(WIDEST, kept["preview_width"]))

    def set_blank(self, blank: bool) -> None:
        """Without rows there is nothing to preview."""
        self._blank = blank or self.held
        self.fit()

    def fit(self) -> None:
        """Stand where there is room."""
        narrow = self._page.window().width() < NARROW_WINDOW
        if self._blank:
            self._pane.hide()
        elif narrow:
            if not self._over:
                self._over = True
                self._pane.setParent(self._page)
                self._pane.hide()
            self._place_over()
        else:
            if self._over or self._pane.parent() is not self._splitter:
                self._over = False
                self._splitter.addWidget(self._pane)
                self._splitter.setStretchFactor(1, 0)
                self._set_width()
            if self._wanted != self.is_open:
                self._set_shown(self._wanted)

    def toggle(self) -> None:
        """Alt+Enter."""
        if self._blank:
            return
        shown = not self.is_open
        if not self._over:
            self._wanted = shown
            self.changed.emit()
        self._set_shown(shown)

    def open(self) -> None:
        """Make sure the pane is shown."""
        if not self.is_open:
            self.toggle()

    def close_over(self) -> bool:
        """Esc: put a pane over the table away; False if there was none."""
        if self._over and self.is_open:
            self._pane.hide()
            return True
        return False

    def show_record(self, key: object) -> None:
        """Show this record, now or when the pane opens."""
        self._key = key if isinstance(key, int) else None
        self._pane.show_record(self._key)

    def refresh(self) -> None:
        """Read the record again."""
        self._pane.refresh()

    def _set_shown(self, shown: bool) -> None:
        self._pane.setVisible(shown)
        if shown and self._over:
            self._place_over()
        elif shown:
            self._set_width()
        if shown:
            self._pane.show_record(self._key)

    def _place_over(self) -> None:
        top = theme().height("topbar")
        self._pane.setGeometry(
            self._page.width() - self._width, top, self._width, max(0, self._page.height() - top)
        )
        self._pane.raise_()

    def _set_width(self) -> None:
        whole = self._splitter.width()
        self._splitter.setSizes([max(1, whole - self._width), self._width])

    def _moved(self, _at: int, _index: int) -> None:
        if not self._over and self.is_open and self._pane.width() >= NARROWEST:
            self._width = self._pane.width()
            self.changed.emit()
