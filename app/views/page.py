"""What every page is: a widget that is made when first shown, told of changes, and asked to act."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from app.changes import Changes
from app.views.context import Context


class Page(QWidget):
    """A page of the main window. Subclasses set `page_id` and override what they need."""

    page_id = ""
    left: Iterator[None] = iter(())
    """what is left to be built; only a page made `slowly` at the start has some"""
    outdated = False
    """whether it has other columns or fields by now, so that it has to be made anew when it is shown next"""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    def build_rest(self) -> None:
        """Build what is left."""
        for _ in self.left:
            pass

    def place_list(self) -> None:
        """Take the list that was shown before the page was there to its place."""

    def activate(self, arguments: dict[str, Any]) -> None:
        """The page is shown now, perhaps with arguments (an id to open, a filter to set)."""

    def apply_changes(self, changes: Changes, initiator: object) -> None:
        """Something was committed: re-read what is shown, by id. Called for hidden pages too."""

    def do(self, action_id: str) -> bool:
        """Perform an action of the catalogue if it makes sense here; True if it did."""
        return False

    def current_customer(self) -> int | None:
        """The customer the person is looking at, for Ctrl+L and the like."""
        return None

    def panes(self) -> list[QWidget]:
        """Where F6 goes, in reading order."""
        return []
