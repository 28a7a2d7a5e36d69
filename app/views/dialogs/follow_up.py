"""Plan a follow-up, or change one: what, for whom, when in words, how often, how urgent."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.db.journal_step import Step
from app.queries.deal_card import customer_of_deal
from app.queries.follow_up import FollowUpFacts, follow_up
from app.usecases.follow_up_input import FollowUpInput
from app.views.coach_card import coach_beside
from app.views.context import Context
from app.views.deal_field import DealField
from app.views.dialogs.record_dialog import RecordDialog
from app.views.due_field import DueField, due_text
from app.views.form_parts import owner_box
from app.views.kind_chips import KindChips
from app.views.record_marks import due_parts
from app.views.repeat_field import RepeatField
from app.views.whom import Chosen, WhomField
from app.vocabulary import FollowUpState, Priority
from app.widgets.card import FoldSection
from app.widgets.date_field import DateField
from app.widgets.fields import ComboBox, LineEdit, TextArea
from app.widgets.form import Form
from app.widgets.segmented import Segmented
from app.widgets.text import label
from app.widgets.time_field import TimeField

LENGTHS = (15, 30, 45, 60, 90, 120, 180, 240, 480)
NEVER = -1
REMIND = (0, 5, 10, 15, 30, 60, 120, 1_440, 2_880, 10_080)
MINUTES = {60: "hour", 1_440: "day", 10_080: "week"}


class FollowUpDialog(RecordDialog):
    """New without `follow_up_id`; the other arguments fill the form of a new one."""

    def __init__(
        self, context: Context, window: QWidget, follow_up_id: int | None = None, **given: Any
    ) -> None:
        super().__init__(context, window, "", width=660)
        facts = follow_up(context.reader(), follow_up_id) if follow_up_id is not None else None
        self._facts: FollowUpFacts | None = facts
        if given.get("deal_id") is not None and given.get("customer_id") is None:
            given["customer_id"] = customer_of_deal(context.reader(), given["deal_id"])
        self.set_title(self.tr("Follow-up") if facts else self.tr("New follow-up"))

        def start(name: str, instead: Any = None) -> Any:
            found = getattr(facts, name) if facts is not None else given.get(name)
            return instead if found is None else found

        self._add_what(start)
        self._add_when(start)
        self._add_urgency(start)
        self._add_more(start)
        self._complete_after = False
        if facts is not None:
            self._add_state(facts)
        self.finish()
        coach_beside(self, context, start("customer_id"), start("contact_id"))

    def open(self, first: QWidget | None = None) -> None:
        """Show it with the keyboard on what is missing first."""
        super().open(first or self.subject)

    # -- fields --------------------------------------------------------------------------------------------

    def _add_what(self, start: Any) -> None:
        context = self.context
        self.subject = LineEdit(start("subject", ""), placeholder=self.tr("What is to be done"))
        self.subject.setMaxLength(2_000)
        self.form.add("subject", self.tr("Subject"), self.subject, required=True)
        self.kinds = KindChips(context, start("kind", "call"))
        self.form.add_plain(self.tr("Kind"), self.kinds)
        self.whom = WhomField(context, Chosen(start("customer_id"), start("lead_id"), start("contact_id")))
        self.form.add("whom", self.tr("For"), self.whom)
        self.deal = DealField(context, start("deal_id"))
        self.form.add("deal", self.tr("Deal"), self.deal)
        self.whom.changed.connect(lambda _chosen: self._fit_deal())
        self._fit_deal()

    def _fit_deal(self) -> None:
        shown = self.deal.show_customer(self.whom.chosen().customer_id)
        self.form.set_row_visible("deal", shown=shown)

    def _add_when(self, start: Any) -> None:
        context, due = self.context, start("due")
        owner = start("owner_id", context.store.member_id)
        key = self._facts.id if self._facts is not None else None
        self.due = DueField(context, due, but=key, owner=owner)
        self.form.add("due", self.tr("Due"), self.due)
        day, at = due_parts(due) if due else (None, None)
        ends = start("ends")
        today = context.today()
        self.day = DateField(day, today=today, name=self.tr("Day"), placeholder=self.tr("Day"))
        self.at = TimeField(at, name=self.tr("Time"), placeholder=self.tr("Time"))
        self.minutes = ComboBox(self._lengths(start("minutes")), name=self.tr("How long"))
        self.minutes.set_value(start("minutes"))
        self.until = DateField(
            date.fromisoformat(ends[:10]) if ends else None,
            today=today,
            name=self.tr("Last day"),
            placeholder=self.tr("Last day"),
        )
        self.form.add("exactly", self.tr("Exactly"), self._exactly())
        self.repeat = RepeatField(context, start("repeat_rule"), day)
        self.form.add("repeat", self.tr("Repeat"), self.repeat)
        self.due.changed.connect(self._due_changed)
        self.day.changed.connect(lambda _day: self._exact_changed())
        self.at.changed.connect(lambda _at: self._exact_changed())
        self.repeat.changed.connect(self._repeat_changed)
        for part in (self.due, self.repeat):
            part.resized.connect(self.refit)

    def _exactly(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.day, 3)
        row.addWidget(self.at, 2)
        row.addWidget(self.minutes, 2)
        row.addWidget(label("–", role="sec"))
        row.addWidget(self.until, 3)
        return holder

    def _add_urgency(self, start: Any) -> None:
        context = self.context
        self.priority = Segmented(
            [(each.value, context.word("priority", each.value)) for each in Priority],
            value=start("priority", Priority.NORMAL.value),
            name=self.tr("Priority"),
        )
        self.owner = owner_box(context, start("owner_id", context.store.member_id))
        self.owner.setAccessibleName(self.tr("Owner"))
        self.owner.setMinimumWidth(180)
        self.owner.activated.connect(lambda _index: self.due.set_owner(self.owner.value()))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.priority)
        row.addStretch(1)
        row.addWidget(label(self.tr("Owner"), role="sec"))
        row.addWidget(self.owner)
        self.form.add_plain(self.tr("Priority"), holder)
        self.remind = ComboBox(self._reminders(start("remind_minutes")), name=self.tr("Reminder"))
        self.remind.set_value(start("remind_minutes"))
        self.form.add("remind", self.tr("Reminder"), self.remind)

    def _add_more(self, start: Any) -> None:
        note, location = start("note", ""), start("location", "")
        fold = FoldSection(
            self.tr("Place and note"), note or location, open_=bool(note or location), flush=True
        )
        more = self.add_form(Form(label_width=92))
        self.location = LineEdit(location)
        self.location.setMaxLength(500)
        more.add("location", self.tr("Place"), self.location)
        self.note = TextArea(note, lines=3)
        self.note.submitted.connect(self.save)
        more.add("note", self.tr("Note"), self.note)
        fold.body.setContentsMargins(0, 6, 0, 0)
        fold.add(more)
        fold.toggled.connect(lambda _on: self.refit())
        self.body.addWidget(fold)

    def _lengths(self, chosen: int | None) -> list[tuple[int | None, str]]:
        found: list[tuple[int | None, str]] = [(None, self.tr("Length"))]
        return found + [(each, self._long(each)) for each in _with(LENGTHS, chosen)]

    def _reminders(self, chosen: int | None) -> list[tuple[int | None, str]]:
        usual = self.tr("As usual ({time} before, when there is a time)").format(
            time=self._long(int(self.context.firm("remind_minutes")))
        )
        found: list[tuple[int | None, str]] = [(None, usual), (NEVER, self.tr("never"))]
        for each in _with(REMIND, chosen):
            before = self.tr("{time} before").format(time=self._long(each))
            found.append((each, before if each else self.tr("when it is due")))
        return found

    def _long(self, minutes: int) -> str:
        for size in sorted(MINUTES, reverse=True):
            if minutes and minutes % size == 0:
                return self._unit(MINUTES[size], minutes // size)
        return self._unit("minute", minutes)

    def _unit(self, unit: str, count: int) -> str:
        texts = {
            "minute": (self.tr("1 minute"), self.tr("{count} minutes")),
            "hour": (self.tr("1 hour"), self.tr("{count} hours")),
            "day": (self.tr("1 day"), self.tr("{count} days")),
            "week": (self.tr("1 week"), self.tr("{count} weeks")),
        }
        return texts[unit][0 if count == 1 else 1].format(count=count)

    def _add_state(self, facts: FollowUpFacts) -> None:
        """What else can become of an existing one."""
        self.add_button(self.tr("Delete"), kind="ghost", clicked=self._delete)
        if facts.state == FollowUpState.OPEN:
            self.add_button(self.tr("Done …"), clicked=self._complete)
        else:
            word = self.context.word("follow_up_state", facts.state)
            self.set_title(self.tr("Follow-up"), word)
            self.add_button(self.tr("Reopen"), clicked=self._reopen)

    def _delete(self) -> None:
        from app.usecases.follow_ups import delete_follow_up

        if self._facts is not None:
            step = Step.of("follow_up.delete", name=self._facts.subject)
            self.run(delete_follow_up, self._facts.id, step=step)

    def _reopen(self) -> None:
        from app.usecases.follow_ups import reopen_follow_up

        if self._facts is not None:
            step = Step.of("follow_up.reopen", name=self._facts.subject)
            self.run(reopen_follow_up, self._facts.id, step=step)

    def _complete(self) -> None:
        """Keep what was changed here, then ask for the result."""
        self._complete_after = not self.check()
        self.save()

    def done(self, result: Any) -> None:
        """It was saved; go on to its completion if that was asked for."""
        if self._complete_after and self._facts is not None:
            self.context.dialog.emit("complete", {"follow_up_id": self._facts.id})

    # -- words and fields say the same ---------------------------------------------------------------------

    def _due_changed(self, due: object) -> None:
        day, at = due_parts(str(due)) if due else (None, None)
        self.day.set_value(day)
        self.at.set_value(at)
        self.repeat.set_start(day)

    def _exact_changed(self) -> None:
        day, at = self.day.value(), self.at.value()
        if day is None and at is not None:
            day = self.context.today()
            self.day.set_value(day)
        self.due.set_value(due_text(day, at) if day is not None else None)
        self.repeat.set_start(day)

    def _repeat_changed(self, rule: object) -> None:
        """A repetition needs a first day."""
        if rule is not None and self.due.value() is None:
            first = self.repeat.first_day()
            if first is not None:
                self.due.set_value(due_text(first, self.at.value()))
                self.day.set_value(first)
                self.repeat.set_start(first)

    # -- saving --------------------------------------------------------------------------------------------

    def _values(self) -> dict[str, Any]:
        chosen = self.whom.chosen()
        due = self.due.value()
        ends: date | None = self.until.value() if due else None
        return {
            "subject": self.subject.text().strip(),
            "kind": self.kinds.value(),
            "due": due,
            "ends": ends.isoformat() if ends is not None else None,
            "minutes": self.minutes.value() if due and len(due) > 10 else None,
            "customer_id": chosen.customer_id,
            "lead_id": chosen.lead_id,
            "contact_id": chosen.contact_id,
            "deal_id": self.deal.value(),
            "owner_id": self.owner.value(),
            "priority": self.priority.value(),
            "remind_minutes": self.remind.value(),
            "repeat_rule": self.repeat.rule(),
            "note": self.note.toPlainText().strip() or None,
            "location": self.location.text().strip() or None,
        }

    def state(self) -> Any:
        """What would be lost."""
        return self._values(), self.due.field.text().strip(), self.whom.picker.text().strip()

    def check(self) -> dict[str, str]:
        """Something to do, somebody who was found, a day and a repetition one can read."""
        wrong = {}
        if not self.subject.text().strip():
            wrong["subject"] = self.context.say("follow_up.empty")
        if self.whom.chosen() == Chosen() and self.whom.picker.text().strip():
            wrong["whom"] = self.tr("Choose somebody from the list, or clear the field.")
        if not self.due.is_understood():
            wrong["due"] = self.context.say("follow_up.due", text=self.due.field.text())
        if not (self.day.is_understood() and self.at.is_understood() and self.until.is_understood()):
            wrong["exactly"] = self.tr("This is no day or time.")
        if not self.repeat.is_understood():
            wrong["repeat"] = self.tr("No repetition was understood from this.")
        return wrong

    def write(self) -> None:
        """Keep it."""
        from app.usecases.follow_ups import edit_follow_up, plan_follow_up

        values = self._values()
        if self._facts is None:
            step = Step.of("follow_up.plan", name=values["subject"])
            self.run(plan_follow_up, FollowUpInput(**values), step=step)
            return
        changes = {name: value for name, value in values.items() if value != getattr(self._facts, name)}
        if not changes:
            self.accept()
            self.done(None)
            return
        step = Step.of("follow_up.edit", name=values["subject"])
        self.run(edit_follow_up, self._facts.id, changes, step=step)


def _with(offered: tuple[int, ...], chosen: int | None) -> list[int]:
    """The offered numbers and the chosen one, in order."""
    return sorted({*offered, *([chosen] if chosen is not None and chosen >= 0 else [])})
