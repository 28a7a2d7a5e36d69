"""What a list page remembers between starts: columns, order, preview."""

from collections.abc import Collection
from typing import Any

from app.settings.config import Config


class ListMemory:
    """Kept in the installation's settings under the id of the page."""

    def __init__(self, config: Config, page_id: str) -> None:
        self._config, self._page_id = config, page_id

    def kept(self) -> dict[str, Any]:
        """Everything kept for the page."""
        kept = self._config.get("tables").get(self._page_id, {})
        return kept if isinstance(kept, dict) else {}

    def sort(self, known: Collection[str], standard: tuple[str, bool]) -> tuple[str, bool]:
        """The order kept, if the table still has such a column."""
        sort = self.kept().get("sort")
        if isinstance(sort, list) and len(sort) == 2 and sort[0] in known:
            return str(sort[0]), bool(sort[1])
        return standard

    def keep(self, state: dict[str, Any]) -> None:
        """Keep this."""
        self._config.set("tables", {**self._config.get("tables"), self._page_id: state})
