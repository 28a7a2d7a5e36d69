"""Judge how somebody likes to talk: five observations, or the style chosen straight away."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.insight.coaching import advice, judge, questions, standard_coaching
from app.queries.lookups import name_of
from app.queries.temperament import COACHING, own_rules, style_of
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.widgets.fields import ComboBox
from app.widgets.text import label


class TemperamentDialog(RecordDialog):
    """Of a customer, or of a contact when `contact_id` is given."""

    def __init__(
        self, context: Context, window: QWidget, customer_id: int | None = None, contact_id: int | None = None
    ) -> None:
        super().__init__(context, window, self.tr("How they like to talk"), width=640, label_width=0)
        self._table = "customer" if contact_id is None else "contact"
        self._id = contact_id if contact_id is not None else customer_id
        self._name = name_of(context.reader(), self._table, self._id)
        self.set_title(self.tr("How they like to talk"), self._name)
        said = self.tr("Answer what you have seen; leave out the rest.")
        self.body.insertWidget(0, label(said, role="sec", wrap=True))
        self.answers: list[ComboBox] = []
        for place, question in enumerate(questions(context.language)):
            choices = [(None, self.tr("not seen yet")), *enumerate(question.answers)]
            box = ComboBox(choices, name=question.text, chosen=lambda _value: self._answered())
            self.form.add(f"question_{place}", question.text, box)
            self.answers.append(box)
        self.style_box = ComboBox(
            [
                (None, "—"),
                *((each, context.word("temperament", each)) for each in standard_coaching()["temperaments"]),
            ],
            chosen=lambda _value: self._told(),
        )
        held = style_of(context.reader(), customer_id, contact_id)
        own = held is not None and (held.table, held.id) == (self._table, self._id)
        self.style_box.set_value(held.temperament if own and held else None)
        self.form.add("style", self.tr("Style"), self.style_box)
        self.told = label("", role="sec", wrap=True)
        self.form.add_plain("", self.told)
        self._told()
        self.finish()

    def _answered(self) -> None:
        """The answers choose the style once one leads clearly."""
        judged = judge([box.value() for box in self.answers])
        self.style_box.set_value(judged.temperament)
        self._told(judged.temperament is None and any(box.value() is not None for box in self.answers))

    def _told(self, unclear: bool = False) -> None:
        chosen = self.style_box.value()
        if chosen is None:
            self.told.setText(
                self.tr("Not clear yet: one more observation, or choose it yourself.") if unclear else ""
            )
        else:
            own = own_rules(self.context.reader(), COACHING)
            found = advice(chosen, self.context.language, own)
            self.told.setText(found.know if found else "")
        self.refit()

    def state(self) -> Any:
        """The style, and what was answered."""
        return self.style_box.value(), [box.value() for box in self.answers]

    def write(self) -> None:
        """Note it."""
        self.run(
            later("temperament:note_temperament"),
            self._table,
            self._id,
            self.style_box.value(),
            step=Step.of("customer.temperament", name=self._name),
        )
