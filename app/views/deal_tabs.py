"""The tabs of a deal: each panel is imported when its tab is first looked at, and shown the deal of the moment."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.views.context import Context
from app.views.pages import load
from app.widgets.tabs import Tab, TabBar


class DealTabs(QWidget):
    """Add panels with `add(key, title, "module:Class")`.

    The class is called with the context; its `show_deal(deal_id)` shows a deal, anew if it is the one shown already.
    A subclass for another record names that method in `shows`.
    """

    chosen = Signal(str)
    shows = "show_deal"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.bar = TabBar([], name=self.tr("Parts of the deal"))
        self.stack = QStackedWidget()
        self._deal: int | None = None
        self._tabs: list[Tab] = []
        self._paths: dict[str, str] = {}
        self._panels: dict[str, Any] = {}
        self._stale: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.stack, 1)
        self.bar.chosen.connect(self.show_tab)

    def add(self, key: str, title: str, path: str) -> None:
        """A further tab, loaded when it is first chosen."""
        self._tabs.append(Tab(key, title))
        self._paths[key] = path
        self.bar.set_tabs(self._tabs)

    def put(self, key: str, title: str, panel: QWidget) -> None:
        """A further tab whose panel is there already."""
        self.add(key, title, "")
        self._panels[key] = panel
        self.stack.addWidget(panel)

    def panel(self, key: str) -> Any:
        """The panel of a tab, made if need be."""
        if key not in self._panels:
            made = load(self._paths[key])(self.context)
            self._panels[key] = made
            self.stack.addWidget(made)
        return self._panels[key]

    @property
    def current(self) -> str:
        """The key of the tab shown."""
        return self.bar.current_key() or (self._tabs[0].key if self._tabs else "")

    def show_tab(self, key: str) -> None:
        """Show a tab with the deal of the moment."""
        panel = self.panel(key)
        self.stack.setCurrentWidget(panel)
        if self._deal is not None and key in self._stale:
            self._stale.discard(key)
            self._show_in(panel, self._deal)
        self.chosen.emit(key)

    def go(self, key: str) -> None:
        """Turn to a tab."""
        self.bar.set_current(key)
        self.show_tab(key)

    def _show_in(self, panel: Any, key: int) -> None:
        """Let a panel show the record, if it does not do so by other means."""
        show = getattr(panel, self.shows, None)
        if show is not None:
            show(key)

    def show_deal(self, deal_id: int) -> None:
        """Another deal, or the same one after a change; panels that are not seen follow when they are."""
        self._deal = deal_id
        self._stale = {tab.key for tab in self._tabs}
        self.show_tab(self.current)
