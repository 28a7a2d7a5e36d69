"""The quote that lies open: every change at once on the screen, and kept by itself a moment later."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.changes import Changes
from app.db.journal_step import Step
from app.insight.quote import ALWAYS, FIELDS, LineValues, PartValues, QuoteValues
from app.queries.quote import quote_values
from app.sentences.errors import UserError
from app.views.context import Context
from app.views.later import later

SAVE_MS = 500
TABLES = ("quote", "quote_line", "quote_instalment", "attachment", "customer", "deal", "member")


class QuoteDesk(QObject):
    """`shown(quote)` after every change, also one from elsewhere; `saved()` when all of it is kept; `gone()`."""

    shown = Signal(object)
    saved = Signal()
    gone = Signal()

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.quote: QuoteValues | None = None
        self._kept: QuoteValues | None = None
        self._saving = False
        self._waiting: list[Callable[[], None]] = []
        self._fresh = 0
        self._timer = QTimer(self, singleShot=True, interval=SAVE_MS)
        self._timer.timeout.connect(self.save)
        context.closing.connect(self.save)

    @property
    def editable(self) -> bool:
        """Whether its content may be changed."""
        return self.quote is not None and self.quote.state == "draft"

    @property
    def clean(self) -> bool:
        """Whether everything is kept."""
        return self.quote == self._kept and not self._saving

    def open(self, key: int) -> None:
        """Lay a version open."""
        self.save()
        self._read(key)

    def _read(self, key: int) -> None:
        self.quote = self._kept = quote_values(self._context.reader(), key)
        if self.quote is None:
            self.gone.emit()
        else:
            self.shown.emit(self.quote)

    def apply(self, changes: Changes) -> None:
        """Something was committed elsewhere: show it, unless own changes are on their way."""
        if self.quote is not None and self.clean and changes.touches(*TABLES):
            self._read(self.quote.id)

    # -- changes -------------------------------------------------------------------------------------------

    def put(self, **changes: Any) -> None:
        """Change some fields; of a sent version only those in ALWAYS."""
        if self.quote is None or not (self.editable or set(changes) <= ALWAYS):
            return
        changed = replace(self.quote, **changes)
        if changed != self.quote:
            self.quote = changed
            self.shown.emit(changed)
            self._timer.start()

    def new_id(self) -> int:
        """A key for something new until it is kept."""
        self._fresh -= 1
        return self._fresh

    def add_lines(self, lines: list[LineValues]) -> None:
        """Put lines below the others."""
        if self.quote is not None:
            fresh = [replace(line, id=self.new_id()) for line in lines]
            self.put(lines=(*self.quote.lines, *fresh))

    # -- keeping -------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep what changed, now."""
        self._timer.stop()
        quote, kept = self.quote, self._kept
        if self._saving or quote is None or kept is None or quote == kept:
            return
        changes = {
            name: getattr(quote, name) for name in FIELDS if getattr(quote, name) != getattr(kept, name)
        }
        lines = quote.lines if quote.lines != kept.lines else None
        parts = quote.parts if quote.parts != kept.parts else None
        self._saving = True
        self._context.run(
            later("quotes:edit_quote"),
            quote.id,
            changes,
            lines,
            parts,
            step=Step.of("quote.edit", number=quote.number),
            on_done=lambda made: self._done(quote, made),
            on_error=self._failed,
            initiator=self,
            toast=False,
        )

    def when_saved(self, call: Callable[[], None]) -> None:
        """Call once everything is kept."""
        if self.clean:
            call()
        else:
            self._waiting.append(call)
            self.save()

    def _done(self, snapshot: QuoteValues, made: dict[int, int]) -> None:
        self._saving = False
        if self.quote is None or self.quote.id != snapshot.id:
            return
        self._kept = _keyed(snapshot, made)
        self.quote = _keyed(self.quote, made)
        if self.quote != self._kept:
            self.save()
            return
        self.saved.emit()
        waiting, self._waiting = self._waiting, []
        for call in waiting:
            call()

    def _failed(self, error: UserError) -> None:
        self._saving = False
        self._waiting = []
        self._context.show_error(error)
        if self.quote is not None:
            self._read(self.quote.id)


def _keyed(quote: QuoteValues, made: dict[int, int]) -> QuoteValues:
    """The quote with the keys its new lines and instalments got; lines without a name were not kept."""

    def line(each: LineValues) -> LineValues:
        return replace(each, id=made[each.id]) if each.id in made else each

    def part(each: PartValues) -> PartValues:
        return replace(each, id=made[each.id]) if each.id in made else each

    if not made:
        return quote
    return replace(quote, lines=tuple(map(line, quote.lines)), parts=tuple(map(part, quote.parts)))
