"""The numbers after the views and in the bottom line of a list, counted aside."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from app.db.reader import Reader

if TYPE_CHECKING:
    from app.views.list_page import ListPage

WAIT_MS = 250
EXTRA = "extra:"


class ListCounts(QObject):
    """Views are counted when records changed, the figures below whenever something else is shown."""

    def __init__(self, page: "ListPage") -> None:
        super().__init__(page)
        self._page = page
        self._views_known = False
        self._counted = False
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self.ask)

    @property
    def there(self) -> bool:
        """Whether the numbers are those of what is shown."""
        return self._counted and not self._wait.isActive()

    def soon(self) -> None:
        """Something else is shown."""
        self._wait.start()

    def restart(self) -> None:
        """Records changed."""
        self._views_known = False
        self._wait.start()

    def ask(self) -> None:
        """Count on a reading thread."""
        page = self._page
        wanted = {} if self._views_known else {view.key: view.filter for view in page.tabs.views}
        wanted |= {f"{EXTRA}{name}": held for name, held in page.extra_counts(page.filter).items()}
        self._views_known, self._counted = True, False
        source, spec_of, sort = page.source, page.spec_of, page.model.sorting

        def count(reader: Reader) -> dict[str, int]:
            counts = {held: source.count(spec_of(held, *sort)) for held in set(wanted.values())}
            reader.let_go()
            return {key: counts[held] for key, held in wanted.items()}

        page.context.runner.read(count, on_done=self._take)

    def _take(self, counts: dict[str, int]) -> None:
        page = self._page
        self._counted = True
        page.tabs.set_counts({key: count for key, count in counts.items() if not key.startswith(EXTRA)})
        figures = {key.removeprefix(EXTRA): count for key, count in counts.items() if key.startswith(EXTRA)}
        page.status.set_totals(page.totals_words({"all": page.model.total, **figures}))
