"""What can be done from the card of a customer: with its contacts, its follow-ups, itself."""

from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.card import FollowUpCard
from app.sentences.errors import UserError
from app.usecases.follow_up_input import FollowUpInput
from app.views.card_plans import BirthdayAhead, PlansCard
from app.views.card_proposal import CardProposal
from app.views.chain_words import NextStep, next_steps
from app.views.context import Context
from app.views.list_actions import RecordActions
from app.views.ring_menu import ring_menu
from app.widgets.menu import Menu

if TYPE_CHECKING:
    from app.views.customer_card import CustomerCardPage


class PlanPage(Protocol):
    """A page with a card of follow-ups; `whose` are the keys a follow-up or talk of its record gets."""

    context: Context
    plans: PlansCard
    proposal: CardProposal

    def whose(self) -> dict[str, Any]:
        """Keys by column."""


class PlanActions(QObject):
    """What can be done with the follow-ups of a customer or a deal."""

    def __init__(self, page: Any) -> None:
        super().__init__(page)
        self._page: PlanPage = page
        self._owner: QWidget = page
        self._context = page.context

    def on_plan(self, what: str, plan: FollowUpCard) -> None:
        calls = {
            "done": self._done,
            "postpone": lambda each: self._context.dialog.emit("postpone", {"follow_up_id": each.id}),
            "open": lambda each: self._context.dialog.emit("follow_up", {"follow_up_id": each.id}),
            "log": self._log_for,
            "delete": self._delete_plan,
            "menu": self._plan_menu,
        }
        calls[what](plan)

    def _done(self, plan: FollowUpCard) -> None:
        from app.usecases.follow_ups import complete_follow_up

        row = self._page.plans.row_of(plan.id)

        def refused(error: UserError) -> None:
            if row is not None:
                row.reset()
            self._context.show_error(error)

        step = Step.of("follow_up.done", name=plan.subject)
        self._context.run(
            complete_follow_up,
            plan.id,
            step=step,
            on_done=lambda _next: self._look_ahead(plan),
            on_error=refused,
        )

    def _look_ahead(self, plan: FollowUpCard) -> None:
        """Ask the chains what comes next."""
        steps = next_steps(self._context, plan.kind, plan.subject)
        if steps:
            self._page.proposal.offer(plan, steps[0])

    def plan_next(self, plan: FollowUpCard, step: NextStep) -> None:
        """Take a proposal of the chains."""
        from app.usecases.follow_ups import plan_follow_up

        given = FollowUpInput(
            step.subject,
            step.kind,
            step.due,
            contact_id=plan.contact_id,
            owner_id=plan.owner_id,
            **self._page.whose(),
        )
        self._context.run(plan_follow_up, given, step=Step.of("follow_up.plan", name=step.subject))

    def _log_for(self, plan: FollowUpCard) -> None:
        given = {**self._page.whose(), "follow_up_id": plan.id}
        self._context.dialog.emit("log", given)

    def _delete_plan(self, plan: FollowUpCard) -> None:
        from app.usecases.follow_ups import delete_follow_up

        self._context.run(delete_follow_up, plan.id, step=Step.of("follow_up.delete", name=plan.subject))

    def _plan_menu(self, plan: FollowUpCard) -> None:
        row = self._page.plans.row_of(plan.id)
        if row is not None:
            self.plan_menu(plan).popup(row.anchor())

    def plan_menu(self, plan: FollowUpCard) -> Menu:
        """What can be done with a follow-up."""
        menu = _menu(self._owner)
        ask = self.on_plan
        menu.add(self.tr("Done"), partial(ask, "done", plan), icon="check", key="D")
        with_result = partial(self._context.dialog.emit, "complete", {"follow_up_id": plan.id})
        menu.add(self.tr("Done, with result"), with_result, icon="checkc")
        menu.add(self.tr("Postpone"), partial(ask, "postpone", plan), icon="snooze", key="P")
        menu.add(self.tr("Log interaction"), partial(ask, "log", plan), icon="note", key="L")
        menu.add(self.tr("Edit"), partial(ask, "open", plan), icon="edit", key="Return")
        menu.addSeparator()
        menu.add(
            self.tr("Move to the recycle bin"),
            partial(ask, "delete", plan),
            icon="trash",
            key="Del",
            danger=True,
        )
        return menu


class CardActions(PlanActions):
    """Menus and use-cases of the card of a customer."""

    _page: "CustomerCardPage"

    def __init__(self, page: "CustomerCardPage") -> None:
        super().__init__(page)
        self.records = RecordActions(page.context, "customer", page)

    def explain(self) -> None:
        """Why the customer is what it is."""
        self._page.on_key(lambda key: self._context.dialog.emit("verdict", {"customer_id": key}))

    def new_quote(self) -> None:
        """A quote for the customer."""
        self._page.on_key(lambda key: self._context.navigate.emit("quote", {"customer_id": key}))

    def open_contact(self, contact_id: int | None) -> None:
        given = {"contact_id": contact_id} if contact_id is not None else {"customer_id": self._page.key}
        self._context.dialog.emit("contact", given)

    def popup_contact(self, contact_id: int, at: QPoint) -> None:
        menu = self.contact_menu(contact_id)
        menu.popup(at)

    def contact_menu(self, contact_id: int) -> Menu:
        """What can be done with a contact."""
        menu = _menu(self._page)
        menu.add(self.tr("Edit"), partial(self.open_contact, contact_id), icon="edit", key="Return")
        given = {"customer_id": self._page.key, "contact_id": contact_id}
        menu.add(self.tr("Log interaction"), partial(self._context.dialog.emit, "log", given), icon="note")
        menu.add(self.tr("Note a favour"), partial(self._context.dialog.emit, "favour", given), icon="gift")
        menu.add(self.tr("Add a tie"), partial(self._context.dialog.emit, "tie", given), icon="network")
        menu.addMenu(ring_menu(self._context, "contact", [contact_id], menu))
        history = {"table": "contact", "record_id": contact_id}
        menu.add(self.tr("History"), partial(self._context.dialog.emit, "history", history), icon="history")
        return menu

    def restore(self) -> None:
        from app.usecases.recycling import restore_records

        step = Step.of("customer.restore", count=1)
        self._page.on_key(lambda key: self._context.run(restore_records, "customer", [key], step=step))

    def plan_greeting(self, one: BirthdayAhead) -> None:
        self._context.dialog.emit(
            "follow_up",
            {"customer_id": self._page.key, "contact_id": one.contact_id, "kind": "care", "due": one.day.isoformat(),
             "subject": one.what or self.tr("Birthday of {name}").format(name=one.name)},
        )  # fmt: skip

    def record_menu(self) -> Menu:
        """What can be done with the customer."""
        menu = _menu(self._page)
        ids = [self._page.key] if self._page.key is not None else []
        menu.add(self.tr("Edit"), self._page.edit, icon="edit", key="E")
        menu.add(self.tr("Tags"), partial(self.records.tag, ids), icon="tag", key="T")
        given = {"customer_id": self._page.key}
        menu.add(self.tr("Note a favour"), partial(self._context.dialog.emit, "favour", given), icon="gift")
        menu.add(self.tr("Add a tie"), partial(self._context.dialog.emit, "tie", given), icon="network")
        menu.addMenu(ring_menu(self._context, "customer", ids, menu))
        menu.addMenu(self.records.assign_menu(ids, menu))
        history = {"table": "customer", "record_id": self._page.key}
        menu.add(self.tr("History"), partial(self._context.dialog.emit, "history", history), icon="history")
        menu.add(self.tr("Export"), partial(self.records.export, ids), icon="download")
        self._page.picture.fill(menu)
        menu.addSeparator()
        menu.add(self.tr("Move to the recycle bin"), self._page.delete, icon="trash", danger=True)
        return menu


def _menu(parent: QWidget) -> Menu:
    menu = Menu(parent=parent)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu
