"""Beside the form of a talk: the last one, what was agreed then, what is open; before that, whom we met lately."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.language.spoken import spoken_day
from app.queries.follow_up import Whom
from app.queries.talking import LastTalk, OpenStep, TalkHelp
from app.usecases.days import local_time
from app.views.coach_card import CoachCard
from app.views.context import Context
from app.views.record_marks import KIND_ICONS, customer_icon, due_parts, joined, past_words
from app.views.whom import Chosen
from app.widgets.buttons import Button
from app.widgets.marks import icon_mark
from app.widgets.text import ElidedLabel, label

EXCERPT = 240
SHOWN_OPEN = 6


class LogSide(QWidget):
    """`chosen(Chosen)` when somebody met lately is picked."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 16, 16, 16)
        self._column.setSpacing(6)

    def show_recent(self, found: list[Whom]) -> None:
        """Nobody is chosen yet: offer those of the newest talks."""
        self._clear()
        self._head(self.tr("Talked to lately"))
        if not found:
            self._add(
                label(self.tr("Type a name, its pinyin, or part of a phone number."), role="sec", wrap=True)
            )
        for one in found:
            pick = Chosen(one.id) if one.table == "customer" else Chosen(None, one.id)
            icon = "lead" if one.table == "lead" else customer_icon(one.kind, one.industry) or "user"
            button = Button(
                one.name, kind="ghost", sizing="small", icon=icon, clicked=partial(self.chosen.emit, pick)
            )
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            self._column.addLayout(row)
        self._column.addStretch(1)

    def show_help(self, found: TalkHelp, whom: Chosen) -> None:
        """What helps with the one chosen: how they like to talk, what was said last, what is open."""
        self._clear()
        coach = CoachCard(self.context, self)
        self._add(coach)
        if coach.show_for(whom.customer_id, whom.contact_id) is not None:
            self._space()
        if found.last is None:
            self._head(self.tr("Last contact"))
            self._add(label(self.tr("This is the first talk on record."), role="sec", wrap=True))
        else:
            self._show_last(found.last, found.talks)
        self._space()
        self._head(self.tr("Open follow-ups"))
        if not found.open:
            self._add(label(self.tr("Nothing is planned."), role="sec", wrap=True))
        for step in found.open[:SHOWN_OPEN]:
            self._add(self._open_line(step))
        if len(found.open) > SHOWN_OPEN:
            more = self.tr("{count} more").format(count=len(found.open) - SHOWN_OPEN)
            self._add(label(more, type="small", role="sec"))
        self._column.addStretch(1)

    def _show_last(self, last: LastTalk, talks: int) -> None:
        context = self.context
        self._head(self.tr("Last contact"), self.tr("{count} talks").format(count=talks) if talks > 1 else "")
        day = local_time(last.happened_at).date()
        words = joined(
            past_words(context, last.happened_at),
            spoken_day(day, context.today(), context.language) if (context.today() - day).days > 1 else None,
            context.word("interaction_kind", last.kind),
            last.contact,
        )
        self._add(ElidedLabel(words, type="small", role="sec"))
        text = last.summary if len(last.summary) <= EXCERPT else f"{last.summary[:EXCERPT]}…"
        self._add(label(text, wrap=True))
        if last.next_step:
            self._space()
            self._head(self.tr("Agreed then"))
            self._add(self._promise(last.next_step))

    def _promise(self, text: str) -> QWidget:
        box = QFrame()
        box.setProperty("class", "banner")
        box.setProperty("tone", "amber")
        row = QHBoxLayout(box)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(icon_mark("flag", "amberFg"))
        row.addWidget(label(text, wrap=True), 1)
        return box

    def _open_line(self, step: OpenStep) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(icon_mark(KIND_ICONS.get(step.kind, "check"), "mid"))
        row.addWidget(ElidedLabel(step.subject), 1)
        words, role = due_words(self.context, step.due)
        row.addWidget(label(words, type="small", role=role))
        return line

    def _head(self, text: str, behind: str = "") -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(label(text, strong=True))
        row.addWidget(label(behind, type="small", role="sec"))
        row.addStretch(1)
        self._column.addLayout(row)

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _space(self) -> None:
        self._column.addSpacing(10)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            _remove(item.widget())
            inner = item.layout()
            while inner is not None and (part := inner.takeAt(0)) is not None:
                _remove(part.widget())


def due_words(context: Context, due: str | None) -> tuple[str, str]:
    """When something is due and the colour role that says how urgent that is."""
    if due is None:
        return "—", "sec"
    day, at = due_parts(due)
    late, today = day < context.today(), day == context.today()
    return spoken_day(
        day, context.now(), context.language, at
    ), "redFg" if late else "amberFg" if today else "sec"


def _remove(widget: QWidget | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
