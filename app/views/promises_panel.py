"""承诺与约定目标 of a customer or a deal: what we promised, what they want to reach, and what became of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from app.db.journal_step import Step
from app.insight.bargaining import Rate, goal_questions
from app.queries.promises import GoalRow, PromiseRow, goals_of, kept_rate, promises_of
from app.views.card_plans import DUE_ROLES, clear
from app.views.context import Context
from app.views.dialogs.agreement import NAMED, asked_back
from app.views.later import later
from app.views.line_row import Entries, LineRow, focus_row, focused_row, popup
from app.views.record_marks import due_chip, joined
from app.widgets.buttons import IconButton
from app.widgets.card import Card
from app.widgets.text import label

ENDED_SHOWN = 3


class PromisesPanel(Card):
    """A card; `show_customer` or `show_deal` says whose. Shown again it is made anew if something changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("", padded=False, small=True, parent=parent)
        self.set_title(self.tr("Promises and goals"))
        self.context = context
        self._owner, self._key, self._name = "customer", 0, ""
        self._shown: object = None
        self.rows: list[LineRow] = []
        self.body.setContentsMargins(10, 0, 8, 10)
        self.plus = IconButton("plus", self.tr("Add a promise or a goal"), side=28)
        self.plus.clicked.connect(lambda _checked=False: popup(self.plus, self.additions()))
        self.add_action(self.plus)

    def show_customer(self, customer_id: int, name: str = "") -> None:
        """Those of a customer, from all its deals; `name` is who confirms a goal."""
        self._owner, self._key, self._name = "customer", customer_id, name
        self.reload()

    def show_deal(self, deal_id: int, name: str = "") -> None:
        """Those of a deal; `name` is the customer's."""
        self._owner, self._key, self._name = "deal", deal_id, name
        self.reload()

    def reload(self) -> None:
        """Read them anew; what did not change stays as it is."""
        reader, owner, key = self.context.reader(), self._owner, self._key
        promises, goals = promises_of(reader, owner, key), goals_of(reader, owner, key)
        rate = kept_rate(reader, owner, key)
        found = (owner, key, promises, goals, rate, self.context.today())
        if found == self._shown:
            return
        self._shown = found
        place = focused_row(self.rows)
        clear(self.body)
        still = [each for each in promises if each.state == "open"]
        ended = [each for each in promises if each.state != "open"]
        self.rows = [self._promise(each) for each in (*still, *ended[:ENDED_SHOWN])]
        self.rows += [self._goal(each) for each in goals]
        for row in self.rows:
            self.add(row)
        focus_row(self.rows, place)
        if not self.rows:
            nothing = self.tr(
                "What you promise, and what they want to reach, comes to Today before it is due."
            )
            self.add(_indented(label(nothing, role="sec", wrap=True)))
        elif rate.cases:
            self.add(_indented(label(self._rate(rate), type="small", role="sec", wrap=True)))

    def _rate(self, rate: Rate) -> str:
        if rate.percent is None:
            return self.tr("{kept} of {count} promises kept").format(kept=rate.worked, count=rate.cases)
        return self.tr("{percent}% of {count} promises kept").format(percent=rate.percent, count=rate.cases)

    # -- lines ---------------------------------------------------------------------------------------------

    def _promise(self, each: PromiseRow) -> LineRow:
        other = each.deal if self._owner == "customer" else None
        if each.state != "open":
            state = self.context.word("promise_state", each.state)
            row = LineRow(each.what, joined(state, other), over=True)
            row.add_icon(ENDED[each.state])
            row.add_menu(
                ((self.tr("Open again"), "undo", partial(self._end_promise, each, "open")), *self._rest(each))
            )
            return row
        words, tone = due_chip(self.context, each.by_day)
        when = words if each.by_day else self.tr("no day")
        row = LineRow(
            each.what, joined(self.tr("Promise"), when, each.owner, other), role=DUE_ROLES[tone], wrap=True
        )
        row.add_settle(self.tr("Kept"), partial(self._end_promise, each, "kept"))
        ends = (
            (self.tr("Kept"), "check", partial(self._end_promise, each, "kept")),
            (self.tr("Broken"), "x", partial(self._end_promise, each, "broken")),
            (self.tr("Withdrawn"), "undo", partial(self._end_promise, each, "withdrawn")),
        )
        row.add_menu((*ends, *self._rest(each)))
        return row

    def _rest(self, each: PromiseRow) -> Entries:
        step = Step.of("promise.delete", name=each.what[:NAMED])
        remove = partial(self.context.run, later("promises:delete_promise"), each.id, step=step)
        return self._common("promise", each.id, remove)

    def _goal(self, each: GoalRow) -> LineRow:
        questions = goal_questions(each.what, each.measure, each.by_day)
        open_one = each.state == "open"
        words, tone = due_chip(self.context, each.by_day)
        if open_one and questions:
            second, role = joined(self.tr("Goal"), asked_back(self.context, questions)), "amberFg"
        else:
            told = words if open_one else self.context.word("goal_state", each.state)
            yes = self.tr("confirmed by {name}").format(name=each.confirmed_by or "—")
            unsure = self.tr("not confirmed") if open_one else None
            second = joined(self.tr("Goal"), each.measure, told, yes if each.confirmed_day else unsure)
            role = DUE_ROLES[tone] if open_one else "sec"
        row = LineRow(each.what, second, role=role, over=not open_one, wrap=open_one)
        if open_one and not questions and not each.confirmed_day:
            row.add_settle(self.tr("The customer confirmed it"), partial(self._confirm, each))
        else:
            row.add_icon("target")
        row.add_menu(self._goal_menu(each))
        return row

    def _goal_menu(self, each: GoalRow) -> Entries:
        step = Step.of("goal.delete", name=each.what[:NAMED])
        remove = partial(self.context.run, later("promises:delete_goal"), each.id, step=step)
        ends: list[tuple[str, str, Callable[[], Any]]] = [
            (self.tr("Reached"), "check", partial(self._end_goal, each, "reached")),
            (self.tr("Missed"), "x", partial(self._end_goal, each, "missed")),
            (self.tr("Withdrawn"), "undo", partial(self._end_goal, each, "withdrawn")),
        ]
        if each.state != "open":
            ends = [(self.tr("Open again"), "undo", partial(self._end_goal, each, "open"))]
        return (*ends, *self._common("goal", each.id, remove))

    def _common(self, dialog: str, key: int, remove: Callable[[], Any]) -> Entries:
        table = {"promise": "promise", "goal": "agreed_goal"}[dialog]
        asked = {"table": table, "record_id": key}
        return (
            (self.tr("Edit …"), "edit", partial(self.context.dialog.emit, dialog, {f"{dialog}_id": key})),
            (self.tr("History"), "history", partial(self.context.dialog.emit, "history", asked)),
            (self.tr("Remove"), "trash", remove),
        )

    # -- doing ---------------------------------------------------------------------------------------------

    def additions(self) -> Entries:
        """What the plus offers."""
        return (
            (self.tr("Promise …"), "check", partial(self.new, "promise")),
            (self.tr("Goal …"), "target", partial(self.new, "goal")),
        )

    def new(self, dialog: str) -> None:
        """The form of a new promise or goal."""
        self.context.dialog.emit(dialog, {f"{self._owner}_id": self._key})

    def _end_promise(self, each: PromiseRow, state: str) -> None:
        step = Step.of(PROMISE_STEPS[state], name=each.what[:NAMED])
        self.context.run(later("promises:set_promise_state"), each.id, state, step=step)

    def _end_goal(self, each: GoalRow, state: str) -> None:
        step = Step.of(GOAL_STEPS[state], name=each.what[:NAMED])
        self.context.run(later("promises:set_goal_state"), each.id, state, step=step)

    def _confirm(self, each: GoalRow) -> None:
        step = Step.of("goal.confirm", name=each.what[:NAMED])
        self.context.run(later("promises:confirm_goal"), each.id, self._name, step=step)


def _indented(words: QLabel) -> QLabel:
    words.setContentsMargins(6, 4, 6, 0)
    return words


ENDED = {"kept": "checkc", "broken": "x", "withdrawn": "undo"}
PROMISE_STEPS = {
    "open": "promise.open",
    "kept": "promise.kept",
    "broken": "promise.broken",
    "withdrawn": "promise.withdrawn",
}
GOAL_STEPS = {
    "open": "goal.open",
    "reached": "goal.reached",
    "missed": "goal.missed",
    "withdrawn": "goal.withdrawn",
}
