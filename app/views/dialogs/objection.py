"""The forms of an objection and of an answer in the bank."""

from typing import Any

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.db.journal_step import Step
from app.insight.bargaining import Rate
from app.queries.objections import AnswerRow, answer_bank, answer_of, bank_is_there, objection
from app.views.context import Context
from app.views.dialogs.agreement import NAMED
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.vocabulary import ObjectionKind
from app.widgets.fields import ComboBox, TextArea


class ObjectionDialog(RecordDialog):
    """What they said, the answers that worked most often, what we said, whether it worked.

    `objection_id` None makes a new one, of a deal or of a customer.
    """

    def __init__(
        self,
        context: Context,
        window: QWidget,
        objection_id: int | None = None,
        *,
        customer_id: int | None = None,
        deal_id: int | None = None,
    ) -> None:
        row = objection(context.reader(), objection_id) if objection_id is not None else None
        super().__init__(context, window, "", width=640)
        self.set_title(self.tr("Edit objection") if row else self.tr("New objection"))
        self._id = objection_id
        self._whose = {"customer_id": customer_id, "deal_id": deal_id}
        self._answers: dict[int, AnswerRow] = {}
        self.words = TextArea(row.words if row else "", lines=2, placeholder=self.tr("in their own words"))
        self.form.add("words", self.tr("They said"), self.words, required=True)
        self.kind = objection_box(context, row.kind if row else ObjectionKind.PRICE.value)
        self.kind.activated.connect(lambda _index: self._read_bank())
        self.form.add("kind", self.tr("About"), self.kind)
        self.banked = ComboBox([])
        self.banked.activated.connect(lambda _index: self._take_answer())
        self.form.add("banked", self.tr("From the bank"), self.banked)
        self.answer = TextArea((row.answer or "") if row else "", lines=3)
        for area in (self.words, self.answer):
            area.submitted.connect(self.save)
        self.form.add("answer", self.tr("We answered"), self.answer)
        self.worked = ComboBox(
            [(None, self.tr("Not known yet")), (True, self.tr("It worked")), (False, self.tr("It did not"))]
        )
        self.worked.set_value(row.worked if row else None)
        self.form.add("worked", self.tr("Outcome"), self.worked)
        self._read_bank(row.banked_answer_id if row else None)
        self.finish()
        with_bank(context, self._bank_came)

    def _bank_came(self) -> None:
        if isValid(self) and not self._answers:
            self._read_bank()

    def _read_bank(self, chosen: int | None = None) -> None:
        """The answers to this kind, the most successful first, each with its rate."""
        found = answer_bank(self.context.reader(), self.kind.value())
        self._answers = {each.id: each for each in found}
        offered = [
            (each.id, f"{answer_words(self.context, each)} ({rate_words(self.context, each.rate)})")
            for each in found
        ]
        self.banked.set_choices([(None, self.tr("An answer of our own")), *offered])
        self.banked.set_value(chosen if chosen in self._answers else None)

    def _take_answer(self) -> None:
        each = self._answers.get(self.banked.value())
        if each is not None:
            self.answer.setPlainText(answer_words(self.context, each))

    def state(self) -> Any:
        """What stands in the form."""
        texts = (self.words.toPlainText().strip(), self.answer.toPlainText().strip())
        return texts, self.kind.value(), self.banked.value(), self.worked.value()

    def check(self) -> dict[str, str]:
        """Their words."""
        return {} if self.words.toPlainText().strip() else {"words": self.context.say("objection.empty")}

    def write(self) -> None:
        """Keep it."""
        values = {
            "words": self.words.toPlainText(), "kind": self.kind.value(), "answer": self.answer.toPlainText(),
            "worked": self.worked.value(), "banked_answer_id": self.banked.value(),
        }  # fmt: skip
        step = Step.of("objection.save", name=values["words"].strip()[:NAMED])
        whose = self._whose if self._id is None else {}
        self.run(later("objections:save_objection"), self._id, values, step=step, **whose)


class AnswerDialog(RecordDialog):
    """An answer of the bank; `answer_id` None makes a new one, for the objections of `kind`."""

    def __init__(
        self, context: Context, window: QWidget, answer_id: int | None = None, kind: str | None = None
    ) -> None:
        self._row = answer_of(context.reader(), answer_id) if answer_id is not None else None
        row = self._row
        super().__init__(context, window, "", width=560)
        self.set_title(self.tr("Edit answer") if row else self.tr("New answer"))
        self.kind = objection_box(context, row.kind if row else kind or ObjectionKind.PRICE.value)
        self.form.add("kind", self.tr("To objections about"), self.kind)
        self._shown = answer_words(context, row) if row else ""
        self.text = TextArea(self._shown, lines=4)
        self.text.submitted.connect(self.save)
        self.form.add("text", self.tr("Answer"), self.text, required=True)
        self.finish()

    def state(self) -> Any:
        """What stands in the form."""
        return self.kind.value(), self.text.toPlainText().strip()

    def check(self) -> dict[str, str]:
        """Some words."""
        return {} if self.text.toPlainText().strip() else {"text": self.context.say("objection.answer_empty")}

    def write(self) -> None:
        """Keep it; one of the program's keeps its words in both languages while nobody changes them."""
        kind, text = self.kind.value(), self.text.toPlainText().strip()
        if self._row is None:
            self.run(later("objections:add_answer"), kind, text, step=Step.of("answer.add"))
            return
        changed = text if text != self._shown else None
        step = Step.of("answer.edit")
        self.run(later("objections:edit_answer"), self._row.id, kind=kind, text=changed, step=step)


def with_bank(context: Context, then: Any) -> None:
    """Call `then` once the answers are there: a file made before they came with the program gets them now."""
    if not bank_is_there(context.reader()):
        step = Step("answer.seed", {}, undoable=False)
        context.runner.run(
            later("objections:seed_bank"),
            step=step,
            on_done=lambda _count: then(),
            on_error=context.show_error,
        )


def objection_box(context: Context, chosen: str) -> ComboBox:
    """What an objection is about."""
    box = ComboBox([(kind.value, context.word("objection_kind", kind.value)) for kind in ObjectionKind])
    box.set_value(chosen)
    return box


def answer_words(context: Context, each: AnswerRow) -> str:
    """The words of an answer of the bank."""
    return each.text or context.say(f"objection_answer.{each.code}")


def rate_words(context: Context, rate: Rate) -> str:
    """How often it worked, or that there are too few cases."""
    if rate.percent is None:
        return context.say("rate.few", cases=rate.cases)
    return context.say("rate.percent", percent=rate.percent, cases=rate.cases)
