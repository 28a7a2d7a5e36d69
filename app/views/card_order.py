"""Which customer comes before and after: the list one came from, or the order of the names."""

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from app.db.reader import Reader
from app.views.context import Context


class Neighbours(QObject):
    """The list a card is paged through."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._ids: Sequence[int] = array("q")

    def take(self, ids: Sequence[int]) -> None:
        """The list one comes from."""
        self._ids = ids

    def place(self, key: int | None) -> int:
        """Where a customer stands; −1 when it is not in the list."""
        if key is None or key not in self._ids:
            return -1
        return self._ids.index(key)

    def words(self, key: int | None) -> str:
        """The place as it is shown: 1 / 36."""
        at = self.place(key)
        return f"{at + 1:,} / {len(self._ids):,}" if at >= 0 else ""

    def has(self, key: int | None, by: int) -> bool:
        """Whether there is one before (−1) or after (1)."""
        at = self.place(key)
        return at >= 0 and 0 <= at + by < len(self._ids)

    def beside(self, key: int | None, by: int) -> int | None:
        """The next one in a direction; those that are gone since are passed over."""
        reader, at = self._context.reader(), self.place(key)
        while at >= 0 and 0 <= at + by < len(self._ids):
            at += by
            found = self._ids[at]
            if reader.value("SELECT 1 FROM customer WHERE id = ? AND deleted_at IS NULL", (found,)):
                return found
        return None

    def read_by_name(self, then: Callable[[], None]) -> None:
        """Nobody said which list one comes from: the order of the names, read aside."""
        from app.queries.customer_filter import CustomerFilter
        from app.queries.customers import CustomerSource, CustomerSpec

        today = self._context.today()

        def read(reader: Reader) -> Sequence[int]:
            source = CustomerSource(lambda: reader, lambda: today)
            return source.order(CustomerSpec(CustomerFilter(), "name", False))

        def done(ids: Sequence[int]) -> None:
            self._ids = ids
            then()

        self._context.runner.read(read, on_done=done)
