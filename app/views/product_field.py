"""The field of a line in which a product is typed: code, name or pinyin find it, free words stay as they are."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent

from app.queries.product_search import ProductHit, find_products
from app.views.context import Context
from app.views.product_columns import money
from app.views.record_marks import joined
from app.widgets.result_list import PaletteItem
from app.widgets.search_line import SearchLine
from app.widgets.suggestions import Suggestions

MOST = 8


class ProductField(SearchLine):
    """`picked(ProductHit)` when one of the suggestions was taken."""

    picked = Signal(object)

    def __init__(self, context: Context, text: str, *, name: str) -> None:
        super().__init__(text, name=name)
        self._context = context
        self.suggestions = Suggestions(self)
        self.suggestions.chosen.connect(self._take)
        self.textEdited.connect(self._ask)
        self.key.connect(self._key)
        self.handles = frozenset()

    def _ask(self, text: str) -> None:
        hits = find_products(self._context.reader(), text, None, MOST) if text.strip() else []
        language = self._context.language
        self.suggestions.show_items(
            [
                PaletteItem(
                    hit,
                    hit.name,
                    joined(hit.code, money(hit.price, hit.currency, language)),
                    "gift" if hit.is_bundle else "store",
                )
                for hit in hits
            ]
        )
        self._fit_keys()

    def _fit_keys(self) -> None:
        """The keys of the list are its own only while it is there: else Esc and Enter are the form's."""
        shown = not self.suggestions.isHidden()
        self.handles = frozenset(["up", "down", "enter", "escape"]) if shown else frozenset()

    def _key(self, name: str) -> None:
        item = self.suggestions.list.current()
        if name in ("up", "down"):
            self.suggestions.list.move_choice(-1 if name == "up" else 1)
        elif name == "enter" and item is not None:
            self._take(item)
        else:
            self._close()

    def _take(self, item: PaletteItem) -> None:
        self._close()
        if isinstance(item.id, ProductHit):
            self.picked.emit(item.id)

    def _close(self) -> None:
        self.suggestions.hide()
        self._fit_keys()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The suggestions go with the keyboard; a click on one of them comes first."""
        super().focusOutEvent(event)
        QTimer.singleShot(0, self, self._close)
