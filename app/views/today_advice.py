"""Whom to contact though nothing is due, each with its reason; plan, log or "not now" by one click."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.queries.suggestions import Suggestion
from app.views.context import Context
from app.views.record_marks import customer_icon
from app.widgets.buttons import IconButton
from app.widgets.card import Card, line
from app.widgets.marks import avatar, icon_mark
from app.widgets.text import ElidedLabel, label

SHOWN = 6
REMEMBERED = "not_now"


class SuggestionRow(QWidget):
    """Name, what to do, why; what can be done about it as buttons."""

    kept = Signal(object)
    plan = Signal(object)
    log = Signal(object)
    later = Signal(object)
    opened = Signal(object)

    def __init__(self, context: Context, found: Suggestion) -> None:
        super().__init__()
        self.found = found
        why = context.say(found.code, **dict(found.values))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 10, 10)
        row.setSpacing(12)
        icon = "lead" if found.lead_id is not None else customer_icon(found.kind, found.industry)
        row.addWidget(avatar(found.name[:1], square=bool(icon), icon=icon, side=32))
        words = QVBoxLayout()
        words.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(ElidedLabel(found.name, strong=True))
        head.addWidget(label(context.word("follow_up_kind", found.action), role="mid"))
        head.addStretch(1)
        words.addLayout(head)
        second = QHBoxLayout()
        second.setSpacing(5)
        second.addWidget(icon_mark("bulb", "amberFg", side=14))
        second.addWidget(ElidedLabel(why, type="small", role="mid"), 1)
        words.addLayout(second)
        row.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        row.addLayout(buttons)
        kept = (("check", self.tr("Promise kept"), self.kept),) if found.rule == "promise" else ()
        for icon, text, signal in (
            *kept,
            ("calplus", self.tr("Plan a follow-up"), self.plan),
            ("note", self.tr("Log interaction"), self.log),
            ("x", self.tr("Not now"), self.later),
        ):
            buttons.addWidget(IconButton(icon, text, side=28, clicked=lambda one=signal: one.emit(found)))
        self.setAccessibleName(f"{found.name}, {why}")

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open the record."""
        self.opened.emit(self.found)


class Advice(Card):
    """The card "whom to contact"."""

    kept = Signal(object)
    plan = Signal(object)
    log = Signal(object)
    opened = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__("", padded=False)
        self._context = context
        self.set_title(self.tr("Whom to contact"), self.tr("by plain rules, most pressing first"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.body.addLayout(self._rows)
        self._calm = self.tr("Nobody is waiting: no important customer is quiet, no new lead untouched.")
        self._nothing = label(self._calm, role="sec", wrap=True)
        self._nothing.setContentsMargins(16, 4, 16, 14)
        self._nothing.hide()
        self.body.addWidget(self._nothing)
        self._found: Sequence[Suggestion] = ()
        self.rows: list[SuggestionRow] = []

    def say_nothing(self, *, nobody: bool) -> None:
        """What stands here when nobody is waiting: a firm without customers is not a quiet one."""
        self._nothing.setText(self.tr("Whoever waits for you is named here.") if nobody else self._calm)

    def show_suggestions(self, found: Sequence[Suggestion]) -> None:
        """Show those not put aside today."""
        self._found = found
        hidden = self._hidden()
        shown = [each for each in found if each.mark not in hidden][:SHOWN]
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for number, each in enumerate(shown):
            if number:
                self._rows.addWidget(line())
            row = SuggestionRow(self._context, each)
            row.kept.connect(self.kept)
            row.plan.connect(self.plan)
            row.log.connect(self.log)
            row.opened.connect(self.opened)
            row.later.connect(self._not_now)
            self._rows.addWidget(row)
            self.rows.append(row)
        self._nothing.setVisible(not shown)

    def _hidden(self) -> set[str]:
        kept = self._context.config.get("dialogs").get(REMEMBERED, {})
        return set(kept.get("marks", [])) if kept.get("day") == self._context.today().isoformat() else set()

    def _not_now(self, found: Suggestion) -> None:
        """Leave it out for the rest of the day."""
        marks = sorted({*self._hidden(), found.mark})
        kept = {"day": self._context.today().isoformat(), "marks": marks}
        self._context.config.set("dialogs", {**self._context.config.get("dialogs"), REMEMBERED: kept})
        self.show_suggestions(self._found)
