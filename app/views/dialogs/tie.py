"""The form of a tie: who is tied to whom, by what, and how close."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.insight.ties import Role, all_roles, is_mutual, role_of
from app.queries.relations import TieRow, tie
from app.queries.web import Known
from app.usecases.relation_input import ME, End
from app.views.context import Context
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.relation_words import RINGS
from app.views.whom import Chosen, WhomField
from app.vocabulary import TieKind
from app.widgets.checks import CheckBox
from app.widgets.fields import ComboBox, LineEdit, TextArea


class TieDialog(RecordDialog):
    """`tie_id` None makes a new one, of the customer or contact given."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        tie_id: int | None = None,
        customer_id: int | None = None,
        contact_id: int | None = None,
        other_id: Chosen | None = None,
    ) -> None:
        super().__init__(context, window, "", width=560, label_width=112)
        self._held = tie(context.reader(), tie_id) if tie_id is not None else None
        self.set_title(self.tr("Edit the tie") if self._held else self.tr("New tie"), "")
        held = self._held
        first = _chosen(held.here) if held else Chosen(customer_id, None, contact_id)
        second = _chosen(held.other) if held else other_id or Chosen()
        if held is not None and held.here is None:  # ourselves always stand second in the form
            first, second = second, first
        self._turned = held is not None and held.here is None
        self.who = WhomField(context, first)
        self.form.add("who", self.tr("Who"), self.who, required=True)
        ours = held is not None and (held.other is None or held.here is None)
        self.us = CheckBox(self.tr("To ourselves"), on=ours)
        self.us.toggled.connect(self._with_us)
        self.other = WhomField(context, second)
        self.form.add("other", self.tr("Is tied to"), self.other)
        self.form.add("us", "", self.us)
        self._add_role()
        self._add_rest(held)
        self._with_us(ours)
        self.finish()

    def _add_role(self) -> None:
        """What they are to each other, by a word of ours or of one's own."""
        roles = [(role, self.context.say(f"tie_role.{role.code}")) for role in all_roles()]
        self.role = ComboBox(roles, name=self.tr("Is their"))
        friend = next(role for role, _words in roles if role.kind is TieKind.FRIEND)
        self.role.set_value(self._held_role() or friend)
        self.form.add("role", self.tr("Is their"), self.role)
        words = self._own_words()
        self.other_word = LineEdit(words[0], placeholder=self.tr("In your own words, such as “cousin”"))
        self.form.add("forward", self.tr("In own words"), self.other_word)
        self.own_word = LineEdit(words[1], placeholder=self.tr("Empty: the same"))
        self.form.add("backward", self.tr("The other is called"), self.own_word)

    def _add_rest(self, held: TieRow | None) -> None:
        """How close, since when, a note."""
        rings = [(ring, f"{ring} {self.context.word('ring', ring)}") for ring in RINGS]
        self.ring = ComboBox([(None, self.tr("Not said")), *rings], name=self.tr("How close"))
        self.ring.set_value(held.ring if held else None)
        self.form.add("ring", self.tr("How close"), self.ring)
        since = held.since or "" if held else ""
        self.since = LineEdit(since, placeholder=self.tr("2019, 2019-05 or a day"))
        self.form.add("since", self.tr("Since"), self.since)
        self.note = TextArea(held.note or "" if held else "", lines=2)
        self.form.add("note", self.tr("Note"), self.note)

    def _held_role(self) -> Role | None:
        """What “who” is to the other one in the tie that is edited."""
        if self._held is None:
            return None
        code = role_of(self._held.kind, first=not self._turned)
        return next(role for role in all_roles() if role.code == code)

    def _own_words(self) -> tuple[str, str]:
        """What “who” is called by the other one, and the other way round."""
        held: TieRow | None = self._held
        if held is None:
            return "", ""
        words = (held.forward or "", held.backward or "")
        return (words[1], words[0]) if self._turned else words

    def _with_us(self, on: bool) -> None:
        self.other.setEnabled(not on)

    def open(self, first: QWidget | None = None) -> None:
        """The keyboard where something is missing."""
        super().open(first or (self.other if self.who.chosen().customer_id else self.who))

    # -- saving --------------------------------------------------------------------------------------------

    def ends(self) -> tuple[End, End]:
        """“Who” and the other one."""
        one, other = self.who.chosen(), self.other.chosen()
        return End(one.customer_id, one.contact_id), ME if self.us.isChecked() else End(
            other.customer_id, other.contact_id
        )

    def state(self) -> Any:
        """Everything that stands in the form."""
        texts = (self.other_word.text(), self.own_word.text(), self.since.text(), self.note.toPlainText())
        return self.ends(), self.role.value(), self.ring.value(), texts

    def check(self) -> dict[str, str]:
        """Two different ends, of which leads are none."""
        wrong, (one, other) = {}, self.ends()
        needed = self.tr("Choose a customer or a contact.")
        if one == ME:
            wrong["who"] = needed
        if other == ME and not self.us.isChecked():
            wrong["other"] = needed
        elif one.key == other.key:
            wrong["other"] = self.context.say("tie.self")
        if self.role.value().kind is TieKind.OTHER and not self.other_word.text().strip():
            wrong["forward"] = self.context.say("tie.no_name")
        return wrong

    def write(self) -> None:
        """Create or change it: what “who” is to the other one says which of them is the first end."""
        role: Role = self.role.value()
        one, other = self.ends()
        words = (self.other_word.text().strip(), self.own_word.text().strip())
        if not role.first and not is_mutual(role.kind):
            one, other, words = other, one, (words[1], words[0])
        values = {
            "forward": words[0] or None, "backward": words[1] or None, "closeness": self.ring.value(),
            "since": self.since.text().strip() or None, "note": self.note.toPlainText().strip() or None,
        }  # fmt: skip
        found = self.who.found()
        name = found.name if found is not None else ""
        if self._held is None:
            step = Step.of("tie.create", name=name)
            self.run(later("ties:add_tie"), one, other, role.kind.value, values, step=step)
        else:
            step = Step.of("tie.edit", name=name)
            self.run(
                later("ties:edit_tie"),
                self._held.id,
                values,
                kind=role.kind.value,
                ends=(one, other),
                step=step,
            )


def _chosen(who: Known | None) -> Chosen:
    if who is None:
        return Chosen()
    return Chosen(who.customer, None, who.key if who.table == "contact" else None)
