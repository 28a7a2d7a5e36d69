"""What can be done with a follow-up of the list, by key, click or menu; each one undoable step."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.db.journal_step import Step
from app.db.reader import Reader
from app.queries.birthdays import BirthdayAhead
from app.queries.chains import Proposal, proposals
from app.queries.firm import firm_settings
from app.queries.suggestions import Suggestion
from app.queries.today import DueFilter, DueRow, overdue_ids
from app.sentences.errors import UserError
from app.usecases.follow_up_input import FollowUpInput
from app.views.chain_words import NextStep, subject_words
from app.views.context import Context
from app.views.later import later
from app.views.today_care import Occasion
from app.vocabulary import RecordKind
from app.widgets.menu import Menu


class TodayActions(QObject):
    """`proposed(DueRow, NextStep)` when the chains have a next step; `failed(id)` when a tick was refused."""

    proposed = Signal(object, object)
    failed = Signal(object)

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self.context = context
        self._owner = owner

    def finish(self, row: DueRow) -> None:
        """Tick it off; the toast undoes it."""
        from app.usecases.follow_ups import complete_follow_up

        self.context.run(
            complete_follow_up,
            row.id,
            step=Step.of("follow_up.done", name=row.subject),
            on_done=lambda _next: self._look_ahead(row),
            on_error=partial(self._refused, row),
        )

    def _refused(self, row: DueRow, error: UserError) -> None:
        self.failed.emit(row.id)
        self.context.show_error(error)

    def _look_ahead(self, row: DueRow) -> None:
        """Ask the chains what comes next."""
        today = self.context.today()

        def read(reader: Reader) -> list[Proposal]:
            return proposals(reader, row.kind, today, firm_settings(reader))

        self.context.runner.read(read, on_done=partial(self._propose, row))

    def _propose(self, row: DueRow, found: Sequence[Proposal]) -> None:
        if found and isValid(self):
            first = found[0]
            subject = subject_words(self.context, first, row.subject)
            self.proposed.emit(row, NextStep(first.kind, first.due, subject))

    def plan_next(self, row: DueRow, step: NextStep) -> None:
        """Take a proposal as it is."""
        from app.usecases.follow_ups import plan_follow_up

        given = FollowUpInput(
            step.subject,
            step.kind,
            step.due,
            customer_id=row.customer_id,
            lead_id=row.lead_id,
            contact_id=row.contact_id,
            owner_id=row.owner_id,
        )
        self.context.run(plan_follow_up, given, step=Step.of("follow_up.plan", name=step.subject))

    def change_next(self, row: DueRow, step: NextStep) -> None:
        """Look at a proposal before it is planned."""
        self._dialog("follow_up", row, subject=step.subject, kind=step.kind, due=step.due)

    def postpone(self, row: DueRow) -> None:
        """Ask until when."""
        self.context.dialog.emit("postpone", {"follow_up_id": row.id})

    def complete(self, row: DueRow) -> None:
        """Ask for the result and what comes next."""
        self.context.dialog.emit("complete", {"follow_up_id": row.id})

    def log(self, row: DueRow) -> None:
        """Record the talk that settles it."""
        if row.customer_id is None and row.lead_id is None:
            self.complete(row)
        else:
            kind = (
                row.kind
                if row.kind in ("call", "visit", "wechat", "email", "meeting", "demo", "service")
                else "note"
            )
            self._dialog("log", row, follow_up_id=row.id, kind=kind)

    def plan(self, row: DueRow) -> None:
        """Plan another one for the same customer."""
        self._dialog("follow_up", row)

    def edit(self, row: DueRow) -> None:
        """Change all of it."""
        self.context.dialog.emit("follow_up", {"follow_up_id": row.id})

    def open(self, row: DueRow) -> None:
        """Show whom it is for; a task of our own opens itself."""
        if row.customer_id is not None:
            record = (RecordKind.FOLLOW_UP, row.id)
            self.context.navigate.emit("customer", {"id": row.customer_id, "record": record})
        elif row.lead_id is not None:
            self.context.navigate.emit("leads", {"id": row.lead_id})
        else:
            self.edit(row)

    def delete(self, row: DueRow) -> None:
        """Move it to the recycle bin."""
        from app.usecases.follow_ups import delete_follow_up

        self.context.run(delete_follow_up, row.id, step=Step.of("follow_up.delete", name=row.subject))

    def cancel(self, row: DueRow) -> None:
        """It will not be done."""
        from app.usecases.follow_ups import cancel_follow_up

        self.context.run(cancel_follow_up, row.id, step=Step.of("follow_up.cancel", name=row.subject))

    def move_all(self, chosen: DueFilter) -> None:
        """All that is overdue to today, each keeping its time of day, also what the list does not show."""
        from app.usecases.follow_ups import postpone_many

        ids = overdue_ids(self.context.reader(), self.context.today(), chosen)
        step = Step.of("follow_up.postpone_many", count=len(ids))
        self.context.run(postpone_many, ids, self.context.today().isoformat(), step=step)

    def menu(
        self, row: DueRow, at: QPoint, sections: Sequence[tuple[str, Callable[[], object]]] = ()
    ) -> Menu:
        """Everything that can be done with a line, and with the parts of the list."""
        menu = Menu(parent=self._owner)
        entries = (
            (self.tr("Done"), self.finish, "check", "D"),
            (self.tr("Done with a result …"), self.complete, "checkc", ""),
            (self.tr("Postpone …"), self.postpone, "snooze", "P"),
            (self.tr("Log interaction …"), self.log, "note", "L"),
            (self.tr("New follow-up …"), self.plan, "calplus", "F"),
            (self.tr("Edit …"), self.edit, "edit", "E"),
            (self.tr("Open"), self.open, "arrow", "Return"),
        )
        for text, call, icon, key in entries:
            menu.add(text, partial(call, row), icon=icon, key=key)
        menu.addSeparator()
        menu.add(self.tr("Cancel it"), partial(self.cancel, row), icon="x")
        menu.add(self.tr("Move to the recycle bin"), partial(self.delete, row), icon="trash", danger=True)
        if sections:
            menu.addSeparator()
        for text, act in sections:
            menu.add(text, act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        return menu

    def _dialog(self, name: str, row: DueRow, **more: object) -> None:
        whom = {"customer_id": row.customer_id, "lead_id": row.lead_id, "contact_id": row.contact_id}
        self.context.dialog.emit(
            name, {**{key: value for key, value in whom.items() if value is not None}, **more}
        )

    # -- suggestions and occasions -------------------------------------------------------------------------

    def plan_suggestion(self, found: Suggestion) -> None:
        """Plan what a rule suggests; what was put off too often is changed instead."""
        if found.follow_up_id is not None:
            self.context.dialog.emit("follow_up", {"follow_up_id": found.follow_up_id})
        elif found.step_id is not None:
            self.take_proposal(found)
        else:
            today = self.context.today().isoformat()
            self._about(
                found, "follow_up", kind=found.action, due=today, subject=self.suggested_subject(found)
            )

    def take_proposal(self, found: Suggestion) -> None:
        """What the playbook proposes is planned for today by one press."""
        words = str(found.values["what"])
        subject = self.context.say(words[1:]) if words.startswith("@") else words
        self.context.run(
            later("playbook:take_proposal"),
            found.step_id,
            found.customer_id,
            subject,
            self.context.today().isoformat(),
            step=Step.of("follow_up.plan", name=subject),
        )

    def suggested_subject(self, found: Suggestion) -> str:
        """What the form proposes to write."""
        if found.rule == "birthday":
            return self.tr("Birthday greeting for {name}").format(name=found.values["name"])
        if found.rule in ("untouched", "best", "fresh"):
            return self.tr("First call")
        if found.rule in ("promise", "goal"):
            return str(found.values["what"])
        if found.rule == "objection":
            return self.tr("Answer: {words}").format(words=found.values["words"])
        if found.deal_id is not None:
            return self.tr("Next step for {deal}").format(deal=found.values["deal"])
        return self.tr("Ask how things are")

    def keep_promise(self, found: Suggestion) -> None:
        """It was done as promised."""
        step = Step.of("promise.kept", name=found.values["what"])
        self.context.run(later("promises:set_promise_state"), found.key, "kept", step=step)

    def log_suggestion(self, found: Suggestion) -> None:
        """Record a talk at once."""
        more = {"follow_up_id": found.follow_up_id} if found.follow_up_id is not None else {}
        self._about(found, "log", **more)

    def open_suggestion(self, found: Suggestion) -> None:
        """Show whom it is about."""
        if found.rule == "objection" and found.deal_id is not None:
            self.context.navigate.emit("deal", {"id": found.deal_id, "tab": "bargain"})
        elif found.deal_id is not None:
            self.context.navigate.emit("deal", {"id": found.deal_id})
        elif found.lead_id is not None:
            self.context.navigate.emit("leads", {"id": found.lead_id})
        elif found.customer_id is not None:
            self.context.navigate.emit("customer", {"id": found.customer_id})

    def _about(self, found: Suggestion, dialog: str, **more: object) -> None:
        whom = {"customer_id": found.customer_id, "lead_id": found.lead_id, "contact_id": found.contact_id}
        whom["deal_id"] = found.deal_id
        known = {key: value for key, value in whom.items() if value is not None}
        self.context.dialog.emit(dialog, {**known, **more})

    def greet(self, occasion: Occasion) -> None:
        """Write the greeting down as a follow-up of that day."""
        if isinstance(occasion, BirthdayAhead):
            subject = self.tr("Birthday greeting for {name}").format(name=occasion.name)
            if occasion.what:
                subject = self.tr("{what} of {name}").format(what=occasion.what, name=occasion.name)
            whom = {"customer_id": occasion.customer_id, "contact_id": occasion.contact_id}
        else:
            subject = self.tr("Greetings for {festival}").format(festival=occasion.name)
            whom = {}
        due = occasion.day.isoformat()
        self.context.dialog.emit("follow_up", {**whom, "subject": subject, "kind": "care", "due": due})

    def open_occasion(self, occasion: Occasion) -> None:
        """Show whose birthday it is."""
        if isinstance(occasion, BirthdayAhead):
            self.context.navigate.emit("customer", {"id": occasion.customer_id})


def filter_words() -> list[tuple[str, str]]:
    """The filters above the list: key and words."""
    tr = QCoreApplication.translate
    return [
        ("all", tr("TodayPage", "All")),
        ("call", tr("TodayPage", "Calls")),
        ("visit", tr("TodayPage", "Visits")),
        ("important", tr("TodayPage", "Only important")),
        ("mine", tr("TodayPage", "Only mine")),
    ]
