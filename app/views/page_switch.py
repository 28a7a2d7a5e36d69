"""A switch between pages that belong together, at the left of their top bars."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.views.context import Context
from app.widgets.segmented import Segmented


class PageSwitch(Segmented):
    """`names` are the pages by id, `current` the one it stands on."""

    def __init__(
        self,
        context: Context,
        current: str,
        names: Mapping[str, str],
        title: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(list(names.items()), value=current, small=True, name=title, parent=parent)
        self._context, self._current = context, current
        self.changed.connect(self._go)

    def _go(self, page: object) -> None:
        """Go there; this list itself stays marked for when one comes back."""
        self.set_value(self._current)
        if page != self._current:
            self._context.navigate.emit(str(page), {})
