"""Where a talk is written down on the spot: kind, text, the next date understood from the text, save."""

from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.db.journal_step import Step
from app.language.spoken import spoken_day
from app.sentences.errors import UserError
from app.theme import theme
from app.usecases.follow_up_input import FollowUpInput
from app.usecases.interaction_input import AttachmentInput, InteractionInput
from app.views.context import Context
from app.views.talk_parts import KIND_ICONS, Draft, dropped_files, mood_names, subject_of
from app.vocabulary import InteractionKind
from app.widgets.buttons import Button, IconButton
from app.widgets.chip import Chip
from app.widgets.fields import ComboBox, TextArea
from app.widgets.flow_layout import FlowLayout
from app.widgets.marks import keycap
from app.widgets.menu import Menu
from app.widgets.text import label, plain, set_role

IDLE_MS = 250
LARGEST_FILE = 50_000_000
LEAST_CONTACT = 130
SHOWN = (
    InteractionKind.CALL,
    InteractionKind.VISIT,
    InteractionKind.WECHAT,
    InteractionKind.EMAIL,
    InteractionKind.NOTE,
)
SHOWN_COMPACT = (InteractionKind.CALL, InteractionKind.VISIT, InteractionKind.WECHAT, InteractionKind.NOTE)


class Composer(QWidget):
    """Writes one talk of one customer or lead; Ctrl+Enter saves.

    A date in the text becomes a chip; saving then plans a follow-up for it, its cross says no. `saved(Logged)`
    tells what was kept. `compact` is the small one below a preview. What was typed for one customer waits while
    another one is looked at.
    """

    saved = Signal(object)

    def __init__(self, context: Context, *, compact: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._compact = compact
        self._owner: dict[str, int | None] = {"customer_id": None, "lead_id": None, "deal_id": None}
        self._name = ""
        self._drafts: dict[tuple[int | None, ...], Draft] = {}
        self._due: str | None = None
        self._span = ""
        self._refused: set[str] = set()
        self._mood: int | None = None
        self._files: list[AttachmentInput] = []
        self._kinds = self._make_kinds()
        self._contact = ComboBox([], small=True, name=self.tr("With whom"), parent=self)
        self.text = TextArea(
            placeholder=self.tr("What was said? e.g. call again tomorrow 3pm"),
            lines=3 if compact else 2,
            bare=not compact,
            name=self.tr("What was said"),
        )
        self._next = Chip("", on=True, icon="calendar", closable=True)
        self._hint = label(self.tr("Write the next date and it is planned"), type="small", role="sec")
        self._save = Button(
            self.tr("Save"), kind="tint" if compact else "primary", sizing="small", clicked=self.save
        )
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._lay_out()
        self._connect()
        self._refresh_next()

    # -- use -----------------------------------------------------------------------------------------------

    def set_owner(
        self,
        customer_id: int | None = None,
        lead_id: int | None = None,
        contacts: list[tuple[int, str]] | None = None,
        name: str = "",
        deal_id: int | None = None,
    ) -> None:
        """Whose talks are written, by `name`; `contacts` are offered as the ones talked to."""
        wanted = {"customer_id": customer_id, "lead_id": lead_id, "deal_id": deal_id}
        choices: list[tuple[Any, str]] = [(None, self.tr("Nobody named")), *(contacts or [])]
        self._name = name
        if wanted != self._owner:
            self._put_aside()
            self._owner = wanted
            self._clear()
            self._take_up()
            self._contact.set_choices(choices)
            self._contact.set_value(contacts[0][0] if contacts else None)
        else:
            chosen = self._contact.value()
            self._contact.set_choices(choices)
            self._contact.set_value(chosen)
        self._contact.setVisible(bool(contacts) and not self._compact)

    def has_unsaved(self) -> bool:
        """Whether text or files would be lost."""
        return bool(self.text.toPlainText().strip() or self._files)

    def _put_aside(self) -> None:
        """Keep what was typed for the one who is no longer shown."""
        key = tuple(self._owner.values())
        self._drafts.pop(key, None)
        if self.has_unsaved():
            self._drafts[key] = Draft(
                self.text.toPlainText(), self.kind().value, self._mood, tuple(self._files)
            )

    def _take_up(self) -> None:
        """Show again what had been typed for the one who is shown now."""
        draft = self._drafts.pop(tuple(self._owner.values()), None)
        if draft is not None:
            self.text.setPlainText(draft.text)
            self.set_kind(draft.kind)
            self._set_mood(draft.mood)
            for given in draft.files:
                self._add_file(given)

    def kind(self) -> InteractionKind:
        """The kind chosen."""
        return next((kind for kind, chip in self._kinds.items() if chip.is_on()), InteractionKind.CALL)

    def set_kind(self, kind: str) -> None:
        """Choose a kind."""
        for each, chip in self._kinds.items():
            chip.set_on(each == kind)
        self._fit_kinds()

    def save(self) -> None:
        """Keep the talk and what follows; the text stays until it is kept."""
        self._understand()
        words = self.text.toPlainText().strip() or ", ".join(given.name for given in self._files)
        if not words:
            self._tell(self.context.say("interaction.empty"))
            self.text.setFocus()
            return
        given = InteractionInput(
            summary=words,
            kind=self.kind().value,
            customer_id=self._owner["customer_id"],
            lead_id=self._owner["lead_id"],
            deal_id=self._owner["deal_id"],
            contact_id=self._contact.value() if not self._contact.isHidden() else None,
            mood=self._mood,
            direction=None if self.kind() is InteractionKind.NOTE else "outgoing",
            attachments=tuple(self._files),
            next=self._planned(words),
        )
        from app.usecases.interactions import log_interaction

        self._save.setEnabled(False)
        self.context.run(
            log_interaction,
            given,
            step=Step.of("interaction.log", name=self._name or words[:40]),
            on_done=self._done,
            on_error=self._failed,
        )

    # -- layout --------------------------------------------------------------------------------------------

    def _make_kinds(self) -> dict[InteractionKind, Chip]:
        made: dict[InteractionKind, Chip] = {}
        for kind in SHOWN_COMPACT if self._compact else SHOWN:
            words = self.context.word("interaction_kind", kind.value)
            short = self._compact and kind is not InteractionKind.CALL
            chip = Chip(
                "" if short else words, icon=KIND_ICONS[kind], on=kind is InteractionKind.CALL, quiet=True
            )
            chip.setAccessibleName(words)
            chip.setToolTip(plain(words))
            chip.clicked.connect(lambda _checked=False, each=kind: self._choose_kind(each))
            made[kind] = chip
        return made

    def _choose_kind(self, kind: InteractionKind) -> None:
        self.set_kind(kind.value)
        self.text.setFocus()

    def _fit_kinds(self) -> None:
        """Where there is no room for all the words only the chosen kind has its own."""
        words = {kind: self.context.word("interaction_kind", kind.value) for kind in self._kinds}
        metrics = theme().metrics("body")
        needed = sum(metrics.horizontalAdvance(text) + 48 for text in words.values()) + LEAST_CONTACT
        short = self._compact or needed > self.width()
        for kind, chip in self._kinds.items():
            text = "" if short and not chip.is_on() else words[kind]
            if chip.text() != text:
                chip.setText(text)
                chip.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the kinds when it gets narrow."""
        super().resizeEvent(event)
        self._fit_kinds()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 12, 16, 12) if self._compact else whole.setContentsMargins(
            12, 10, 12, 10
        )
        whole.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(6)
        for chip in self._kinds.values():
            head.addWidget(chip)
        head.addStretch(1)
        if self._compact:
            head.addWidget(keycap("Ctrl L"))
            self._contact.hide()
        else:
            self._contact.setMinimumWidth(72)
            self._contact.setMaximumWidth(160)
            self._contact.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
            head.addWidget(self._contact)
        whole.addLayout(head)
        whole.addWidget(self.text)
        if self._compact:
            whole.addWidget(self._next)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        if not self._compact:
            foot.addWidget(self._next)
            self._add_extras(foot)
        foot.addWidget(self._hint)
        foot.addStretch(1)
        if not self._compact:
            foot.addWidget(keycap("Ctrl Enter"))
        foot.addWidget(self._save)
        whole.addLayout(foot)
        if not self._compact:
            self._file_row = QWidget()
            self._file_flow = FlowLayout(self._file_row)
            self._file_row.hide()
            whole.addWidget(self._file_row)

    def _add_extras(self, row: QHBoxLayout) -> None:
        self._mood_button = IconButton("smile4", self.tr("How they felt"), side=28, kind="default")
        menu = Menu(parent=self)
        for value, words in enumerate(mood_names(), 1):
            menu.add(words, lambda each=value: self._set_mood(each), icon=f"smile{value}")
        menu.add(self.tr("not said"), lambda: self._set_mood(None), icon="x")
        self._mood_button.setMenu(menu)
        row.addWidget(self._mood_button)
        row.addWidget(
            IconButton("clip", self.tr("Attach a file"), side=28, kind="default", clicked=self._choose_files)
        )

    def _connect(self) -> None:
        self.text.textChanged.connect(self._idle.start)
        self._idle.timeout.connect(self._understand)
        self.text.submitted.connect(self.save)
        self._next.closed.connect(self._refuse_next)
        self.setAcceptDrops(not self._compact)
        self.text.setAcceptDrops(False)

    # -- the next date -------------------------------------------------------------------------------------

    def _understand(self) -> None:
        """Find the next date in the committed text (never in what an input method is still composing)."""
        self._idle.stop()
        words = self.text.toPlainText()
        due = None
        if words.strip():
            from app.language.when import find_when

            found = find_when(words, self.context.now())
            if found is not None and words[found.start : found.end] not in self._refused:
                due = found.day.isoformat() + (f"T{found.time:%H:%M}" if found.time else "")
                self._span = words[found.start : found.end]
        if due != self._due:
            self._due = due
            self._refresh_next()
        self._tell("")

    def _refuse_next(self) -> None:
        self._refused.add(self._span)
        self._due = None
        self._refresh_next()

    def _refresh_next(self) -> None:
        self._next.setVisible(self._due is not None)
        self._hint.setVisible(self._due is None)
        if self._due is not None:
            moment = datetime.fromisoformat(self._due)
            at = moment.time() if "T" in self._due else None
            shown = spoken_day(moment.date(), self.context.now(), self.context.language, at)
            self._next.setText(self.tr("Next {when}").format(when=shown))
            self._next.updateGeometry()

    def _planned(self, words: str) -> FollowUpInput | None:
        if self._due is None:
            return None
        kind = self.kind()
        return FollowUpInput(
            subject=subject_of(words),
            kind="task" if kind is InteractionKind.NOTE else kind.value,
            due=self._due,
            customer_id=self._owner["customer_id"],
            lead_id=self._owner["lead_id"],
            deal_id=self._owner["deal_id"],
            contact_id=self._contact.value() if not self._contact.isHidden() else None,
        )

    # -- mood and files ------------------------------------------------------------------------------------

    def _set_mood(self, value: int | None) -> None:
        self._mood = value
        if not self._compact:
            self._mood_button.set_icon(f"smile{value or 4}", "accentText" if value else "mid")

    def _choose_files(self) -> None:
        names, _filter = QFileDialog.getOpenFileNames(self, self.tr("Attach a file"))
        self.attach([Path(name) for name in names])

    def attach(self, paths: list[Path]) -> None:
        """Keep copies of files with the talk."""
        for path in paths:
            try:
                content = path.read_bytes() if path.stat().st_size <= LARGEST_FILE else None
            except OSError:
                self._tell(self.tr("{name} cannot be read.").format(name=path.name))
                continue
            if content is None:
                self._tell(self.tr("{name} is larger than 50 MB.").format(name=path.name))
                continue
            self._add_file(AttachmentInput(path.name, content))

    def _add_file(self, given: AttachmentInput) -> None:
        self._files.append(given)
        chip = Chip(given.name, icon="clip", on=True, closable=True)
        chip.closed.connect(lambda: self._drop_file(given, chip))
        self._file_flow.addWidget(chip)
        self._file_row.show()

    def _drop_file(self, given: AttachmentInput, chip: Chip) -> None:
        self._files = [each for each in self._files if each is not given]
        chip.deleteLater()
        self._file_row.setVisible(bool(self._files))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be dropped here."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what was dropped."""
        self.attach(dropped_files(event.mimeData()))
        event.acceptProposedAction()
        self.text.setFocus()

    # -- afterwards ----------------------------------------------------------------------------------------

    def _done(self, logged: object) -> None:
        self._save.setEnabled(True)
        self._clear()
        self.saved.emit(logged)

    def _failed(self, error: UserError) -> None:
        self._save.setEnabled(True)
        self._tell(self.context.error(error))

    def _tell(self, problem: str) -> None:
        """An error stands where the hint was; an empty one brings the hint back."""
        self._hint.setText(problem or self.tr("Write the next date and it is planned"))
        set_role(self._hint, "redFg" if problem else "sec")
        self._hint.setVisible(bool(problem) or self._due is None)

    def _clear(self) -> None:
        self.text.clear()
        self._idle.stop()
        self._due, self._mood = None, None
        self._refused = set()
        if not self._compact:
            self._set_mood(None)
            for chip in self._file_row.findChildren(Chip):
                chip.deleteLater()
            self._file_row.hide()
        self._files = []
        self._refresh_next()
        self._tell("")
