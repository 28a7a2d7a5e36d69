"""Log a talk in ten seconds: a name, Enter, what was said, Ctrl+Enter; the next date is understood from words."""

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QKeyCombination, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.db.journal_step import Step
from app.queries.deal_card import customer_of_deal
from app.queries.follow_up import Whom, follow_up
from app.queries.talking import OpenStep, TalkHelp, open_steps, recently_met, talk_help
from app.theme import theme
from app.usecases.days import instant
from app.usecases.interaction_input import InteractionInput
from app.views.coach_card import scrolled_side
from app.views.context import Context
from app.views.deal_field import DealField
from app.views.dialogs.record_dialog import RecordDialog
from app.views.later import later
from app.views.log_fields import ChoiceChips, Moods, WhenHeld
from app.views.log_next import NextStepField
from app.views.log_side import LogSide, due_words
from app.views.talk_draft import forget_draft, keep_draft, kept_draft
from app.views.talk_files import TalkFiles, TalkText
from app.views.talk_parts import KIND_ICONS, dropped_files
from app.views.whom import Chosen, WhomField
from app.views.wording_line import WordingLine
from app.vocabulary import InteractionKind, Outcome
from app.widgets.banner import Banner
from app.widgets.fields import ComboBox
from app.widgets.text import plain

IDLE_MS = 300
DRAFT_MS = 800
KINDS = tuple(kind.value for kind in InteractionKind)


class LogDialog(RecordDialog):
    """Screen 11. The arguments say whom it is about, what it settles, and what is known of it already."""

    def __init__(
        self,
        context: Context,
        window: QWidget,
        customer_id: int | None = None,
        lead_id: int | None = None,
        contact_id: int | None = None,
        follow_up_id: int | None = None,
        deal_id: int | None = None,
        kind: str | None = None,
        text: str = "",
    ) -> None:
        super().__init__(context, window, "", width=theme().width("dialog_log"), label_width=72)
        self.set_title(self.tr("Log interaction"))
        self._again = False
        self._steps: tuple[OpenStep, ...] = ()
        self._add_fields(kind if kind in KINDS else InteractionKind.CALL.value, text)
        self.side = LogSide(context)
        self.side.chosen.connect(self._pick)
        self.set_side(scrolled_side(self.side), theme().width("dialog_coach"))
        self._connect()
        self.finish()
        again = self.add_button(self.tr("Save and next"), hint="Ctrl Shift Enter", clicked=self.save_and_next)
        self.footer_right.insertWidget(1, again)
        chosen = Chosen(customer_id, lead_id, contact_id)
        facts = follow_up(context.reader(), follow_up_id) if follow_up_id is not None else None
        if facts is not None and chosen == Chosen():
            chosen = Chosen(facts.customer_id, facts.lead_id, facts.contact_id)
        deal_id = deal_id if facts is None else facts.deal_id
        if deal_id is not None and chosen == Chosen():
            chosen = Chosen(customer_of_deal(context.reader(), deal_id))
        self.deal.wish(deal_id)
        self.whom.set_chosen(chosen)
        self._whom_changed(follow_up_id)
        self._offer_draft(chosen)
        self._untouched = self.state()
        if text:
            self._idle.start()

    def open(self, first: QWidget | None = None) -> None:
        """The keyboard goes to whom, or, when that is known, to what was said."""
        known = self.whom.chosen() != Chosen()
        super().open(first or (self.text if known else self.whom.picker.field))

    # -- fields --------------------------------------------------------------------------------------------

    def _add_fields(self, kind: str, text: str) -> None:
        context, form = self.context, self.form
        self.whom = WhomField(context)
        form.add("whom", self.tr("Customer"), self.whom)
        self.deal = DealField(context)
        form.add("deal", self.tr("Deal"), self.deal)
        words = [
            (each, context.word("interaction_kind", each), KIND_ICONS[InteractionKind(each)])
            for each in KINDS
        ]
        self.kinds = ChoiceChips(words, kind)
        form.add_plain(self.tr("Kind"), self.kinds)
        self.held = WhenHeld(context)
        form.add("held", self.tr("When"), self.held)
        self.files = TalkFiles(context)
        self.text = TalkText(
            placeholder=self.tr("What was said? e.g. call again tomorrow 3pm"),
            lines=3,
            name=self.tr("What was said"),
            taker=self.files.take,
        )
        self.text.setPlainText(text)
        form.add("text", self.tr("Talk"), self.text)
        self.wording = WordingLine(context, self.text)
        self.wording.fit_kind(kind)
        self.wording.shown.connect(self.refit)
        form.add_plain("", self.wording)
        form.add("files", "", self.files)
        self.outcome = ChoiceChips(
            [(each.value, context.word("outcome", each.value), "") for each in Outcome], optional=True
        )
        form.add_plain(self.tr("Outcome"), self.outcome)
        self.moods = Moods()
        form.add_plain(self.tr("Mood"), self.moods)
        self.next = NextStepField(context)
        self.next.fit_kind(kind)
        form.add("due", self.tr("Next"), self.next)
        self.settles = ComboBox(name=self.tr("This settles"))
        form.add("settles", self.tr("Settles"), self.settles)
        form.set_row_visible("settles", shown=False)

    def _connect(self) -> None:
        self.whom.changed.connect(lambda _chosen: self._whom_changed(None))
        self.whom.changed.connect(self._go_on)
        self.kinds.chosen.connect(self._kind_changed)
        for part in (self.next, self.files):
            part.resized.connect(self.refit)
        self.files.problem.connect(lambda words: self.form.box("files").set_hint(words, "alert", "redFg"))
        self.text.submitted.connect(self.save_requested)
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self._understand)
        self._keeping = QTimer(self, singleShot=True, interval=DRAFT_MS)
        self._keeping.timeout.connect(self._keep_draft)
        self.text.textChanged.connect(self._idle.start)
        for signal in (self.text.textChanged, self.next.typed):
            signal.connect(self._keeping.start)
        self._shortcut("Ctrl+Shift+Return", self.save_and_next)
        self._shortcut("Alt+N", self.next.take_offer)
        for number, kind in enumerate(KINDS, 1):
            self._shortcut(f"Alt+{number}", partial(self.kinds.pick, kind))
            chip = self.kinds.chips[kind]
            chip.setToolTip(plain(f"{chip.text()}  Alt+{number}"))
        for value in range(1, 6):
            self._shortcut(f"Ctrl+Alt+{value}", partial(self.moods.toggle, value))
        self.setAcceptDrops(True)
        self.rejected.connect(self._give_up)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+L once more: somebody else. No shortcut of its own, it would compete with the window's."""
        if event.keyCombination() == QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_L):
            self.whom.picker.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def _shortcut(self, key: str, call: Any) -> None:
        made = QShortcut(QKeySequence(key), self)
        made.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        made.activated.connect(call)

    # -- whom ----------------------------------------------------------------------------------------------

    def _pick(self, chosen: Chosen) -> None:
        self.whom.set_chosen(chosen)
        self._whom_changed(None)
        self._go_on(chosen)

    def _go_on(self, _chosen: object) -> None:
        if self.whom.chosen() != Chosen():
            self.form.box("whom").set_error("")
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _owner(self) -> tuple[str, int] | None:
        chosen = self.whom.chosen()
        if chosen.customer_id is not None:
            return "customer", chosen.customer_id
        return ("lead", chosen.lead_id) if chosen.lead_id is not None else None

    def _whom_changed(self, settles: int | None) -> None:
        """Offer what can be settled, and read what helps."""
        owner = self._owner()
        self._steps = open_steps(self.context.reader(), *owner) if owner else ()
        choices: list[tuple[int | None, str]] = [(None, self.tr("No open follow-up"))]
        for step in self._steps:
            when, _role = due_words(self.context, step.due)
            choices.append((step.id, f"{step.subject} · {when}"))
        self.settles.clear()
        self.settles.set_choices(choices)
        self.settles.set_value(settles)
        self.form.set_row_visible("settles", shown=bool(self._steps))
        self.form.set_row_visible("deal", shown=self.deal.show_customer(self.whom.chosen().customer_id))
        if owner is None:
            self.context.runner.read(recently_met, on_done=self._show_recent)
        else:
            self.context.runner.read(talk_help, *owner, on_done=partial(self._show_help, owner))
        self.refit()

    def _show_recent(self, found: list[Whom]) -> None:
        if isValid(self) and self._owner() is None:
            self.side.show_recent(found)
            self.refit()

    def _show_help(self, owner: tuple[str, int], found: TalkHelp) -> None:
        if isValid(self) and self._owner() == owner:
            self.side.show_help(found, self.whom.chosen())
            self.refit()

    def _kind_changed(self, kind: object) -> None:
        self.next.fit_kind(str(kind))
        self.wording.fit_kind(str(kind))
        self.held.direction.setVisible(kind != InteractionKind.NOTE)

    def _understand(self) -> None:
        """Look for the next date in the committed text (never in what an input method still composes)."""
        self._idle.stop()
        self.next.understand(self.text.toPlainText())

    # -- saving --------------------------------------------------------------------------------------------

    def state(self) -> Any:
        """What would be lost: words and files, not choices."""
        return (
            self.text.toPlainText().strip(),
            self.next.agreed.text().strip(),
            self.next.words(),
            self.files.files(),
        )

    def check(self) -> dict[str, str]:
        """Somebody, something said, days one can read."""
        self._understand()
        wrong = {}
        if self.whom.chosen() == Chosen():
            typed = self.whom.picker.text().strip()
            wrong["whom"] = (
                self.tr("Choose somebody from the list.") if typed else self.context.say("interaction.whom")
            )
        if not self.text.toPlainText().strip():
            wrong["text"] = self.context.say("interaction.empty")
        if not self.next.due.is_understood():
            wrong["due"] = self.context.say("follow_up.due", text=self.next.words())
        if fault := self.held.fault():
            wrong["held"] = fault
        if self.files.busy:
            wrong["files"] = self.tr("A file is still being read.")
        return wrong

    def save_and_next(self) -> None:
        """Save, and stay for the next talk."""
        self._again = True
        self.save()

    def show_errors(self, errors: Any) -> int:
        """Show what is wrong; then nothing was saved, and nothing follows."""
        shown = super().show_errors(errors)
        if shown:
            self._again = False
        return shown

    def write(self) -> None:
        """Keep the talk, what it settles and what follows: one step."""
        found = self.whom.found()
        name = found.name if found is not None else ""
        self.run(
            later("interactions:log_interaction"), self._given(), step=Step.of("interaction.log", name=name)
        )

    def _given(self) -> InteractionInput:
        chosen, words = self.whom.chosen(), self.text.toPlainText().strip()
        kind, moment = self.kinds.value() or InteractionKind.CALL.value, self.held.moment()
        return InteractionInput(
            summary=words,
            kind=kind,
            customer_id=chosen.customer_id,
            lead_id=chosen.lead_id,
            contact_id=chosen.contact_id,
            deal_id=self.deal.value(),
            direction=None if kind == InteractionKind.NOTE else self.held.direction.value(),
            happened_at=instant(moment) if moment is not None else None,
            minutes=self.held.minutes.value() or None,
            outcome=self.outcome.value(),
            mood=self.moods.value(),
            next_step=self.next.agreed.text().strip() or None,
            attachments=self.files.files(),
            next=self.next.planned(words, chosen, self.deal.value()),
            done_id=self.settles.value() if self._steps else None,
        )

    def _done(self, result: Any) -> None:
        if not isValid(self):
            return
        self._keeping.stop()
        forget_draft()
        if not self._again:
            super()._done(result)
            return
        self._again = False
        self.saved.emit(result)
        self._start_over()

    def _start_over(self) -> None:
        """An empty form for the next one; kind and day stay as they are likely the same."""
        self.save_button.setEnabled(True)
        for field in (self.text, self.next, self.files):
            field.clear()
        self.outcome.set_value(None)
        self.moods.set_value(None)
        self.held.minutes.setValue(0)
        self.held.at.set_value(None)
        self._idle.stop()
        self._keeping.stop()
        self.whom.set_chosen(Chosen())
        self._whom_changed(None)
        self._untouched = self.state()
        self.whom.picker.field.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the draft -----------------------------------------------------------------------------------------

    def _keep_draft(self) -> None:
        words = self.text.toPlainText()
        if not words.strip():
            forget_draft()
            return
        chosen = self.whom.chosen()
        keep_draft(
            self.context.store.path,
            {
                "text": words,
                "next_step": self.next.agreed.text(),
                "next": self.next.words(),
                "kind": self.kinds.value(),
                "mood": self.moods.value(),
                "customer_id": chosen.customer_id,
                "lead_id": chosen.lead_id,
                "contact_id": chosen.contact_id,
                "follow_up_id": self.settles.value(),
                "saved_at": self.context.now().isoformat(timespec="minutes"),
            },
        )

    def _offer_draft(self, chosen: Chosen) -> None:
        """After a crash: what was typed last, unless somebody else is meant now."""
        draft = kept_draft(self.context.store.path)
        if draft is None or self.text.toPlainText().strip():
            return
        about = Chosen(draft.get("customer_id"), draft.get("lead_id"), draft.get("contact_id"))
        if chosen != Chosen() and (about.customer_id, about.lead_id) != (chosen.customer_id, chosen.lead_id):
            return
        at = draft.get("saved_at", "")
        today = at[:10] == self.context.today().isoformat()
        when = f"{datetime.fromisoformat(at):%H:%M}" if today else at[:10]
        self._offer = Banner(
            self.tr("An unsaved talk is here"),
            self.tr(" from {when}: {words}").format(when=when, words=draft["text"].strip()),
            action=self.tr("Take it up"),
            clicked=partial(self._take_draft, draft, about),
        )
        self.body.insertWidget(0, self._offer)

    def _take_draft(self, draft: dict[str, Any], about: Chosen) -> None:
        self._offer.hide()
        self.whom.set_chosen(about)
        self._whom_changed(draft.get("follow_up_id"))
        if draft.get("kind") in KINDS:
            self.kinds.pick(draft["kind"])
        self.moods.set_value(draft.get("mood"))
        self.next.take(draft.get("next", ""), draft.get("next_step", ""))
        self.text.setPlainText(draft["text"])
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refit()

    def _give_up(self) -> None:
        """Closed without saving: a draft of this form goes; one that was only offered stays."""
        self._keeping.stop()
        if self.text.toPlainText().strip():
            forget_draft()

    # -- dropped files -------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped anywhere on the form."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        if self.files.take(event.mimeData()):
            event.acceptProposedAction()
