"""The one place where changes are announced on the window's thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.changes import Changes
from app.db.store import Store

if TYPE_CHECKING:
    from app.jobs.runner import JobHandle

ALL_TABLES = frozenset(
    [
        "customer",
        "contact",
        "lead",
        "interaction",
        "follow_up",
        "reach",
        "tag",
        "tag_link",
        "channel",
        "member",
        "saved_view",
        "setting",
        "import_run",
        "chain_step",
        "attachment",
        *("product", "price_list", "price", "bundle_part", "product_need", "need", "question", "answer"),
        *("deal", "deal_stage", "stage_move", "deal_contact", "deal_need", "solution_line"),
        *("term", "concession", "objection", "objection_answer", "competitor", "competitor_offer"),
        *("agreed_goal", "promise", "campaign", "quote", "quote_line", "quote_instalment"),
        *("sales_order", "order_line", "instalment", "payment", "order_return"),
        *("contract", "card", "card_use", "installed_product", "verdict", "verdict_change"),
        *("tie", "favour"),
    ]
)
POLL_MS = 2_000


class ChangeHub(QObject):
    """`changed(Changes, initiator)`: what was committed, and who asked for it (so that it may skip its own echo).

    Commits of other programs (the command line) are noticed by the file's data version and announced wholesale.
    """

    changed = Signal(object, object)

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._seen = store.reader().data_version()
        self._step = self._last_step()
        self._upkeep = 0
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def announce(self, changes: Changes, initiator: object = None) -> None:
        """Tell everybody."""
        self.know()
        self.changed.emit(changes, initiator)

    def know(self) -> None:
        """What was committed up to now is no news: it is told otherwise, or changes nothing that is shown."""
        self._seen = self._store.reader().data_version()
        self._step = self._last_step()

    def know_upkeep(self) -> None:
        """The same after work that changes no record; unless somebody else changed one beside it."""
        if self._step == self._last_step():
            self._seen = self._store.reader().data_version()

    def watch_upkeep(self, job: "JobHandle") -> None:
        """A job that changes no record commits now and then: its commits are no news."""
        self._upkeep += 1
        job.progress.connect(self._on_upkeep)
        for over in (job.finished, job.failed, job.cancelled):
            over.connect(self._on_upkeep_over)

    def _on_upkeep(self, _progress: object) -> None:
        self.know_upkeep()

    def _on_upkeep_over(self, *_: object) -> None:
        self._upkeep -= 1
        self.know_upkeep()

    def _last_step(self) -> int:
        return int(self._store.reader().value("SELECT max(id) FROM journal_step") or 0)

    def look(self) -> None:
        """Has another program written to the file?"""
        if self._upkeep:
            self.know_upkeep()  # committed already, not told yet
        version = self._store.reader().data_version()
        if version != self._seen:
            self._seen, self._step = version, self._last_step()
            self.changed.emit(Changes(everything=ALL_TABLES), None)

    def stop(self) -> None:
        """Stop looking (the window closes)."""
        self._timer.stop()
