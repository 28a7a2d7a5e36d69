"""What every page is given: the open file, the runner, the settings, the way to other pages."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QObject, Signal

from app.changes import Changes
from app.db.journal_step import Step
from app.db.reader import Reader
from app.db.store import Store
from app.jobs import Assessor, ChangeHub, Checkpoints, Indexer, Merger, Runner, Scorer, still_there
from app.language.spoken import full_day
from app.sentences import error_sentence, has_sentence, sentence, word
from app.sentences.errors import UserError
from app.settings.config import Config
from app.settings.declarations import BY_NAME


class Context(QObject):
    """One open data file and everything a page needs to work with it.

    Signals: `navigate(page_id, arguments)`; `message(text, undo_step_id or None)` for toasts;
    `problem(sentence)` for errors that have no better place; `dialog(name, arguments)` opens a dialog by name;
    `restart(path or None)` asks for the window to be made anew (other file, other language);
    `while_closed(function)` closes the file, calls the function and opens the path it returns;
    `backed_up(BackupInfo or UserError)` after each attempt at a backup;
    `quit_requested()`; `closing()` just before writes are finished and threads stopped: give up what is only tried.
    """

    navigate = Signal(str, object)
    message = Signal(str, object)
    problem = Signal(str)
    dialog = Signal(str, object)
    restart = Signal(object)
    while_closed = Signal(object)
    backed_up = Signal(object)
    quit_requested = Signal()
    closing = Signal()

    def __init__(
        self,
        store: Store,
        config: Config,
        language: str,
        clock: Callable[[], datetime] = datetime.now,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.store = store
        self.config = config
        self.language = language
        self._clock = clock
        self.hub = ChangeHub(store, self)
        self.runner = Runner(store, self.hub, self)
        self.runner.crashed.connect(self._on_crash)
        self._checkpoints = Checkpoints(store, self.hub, self.runner, self)
        self.indexer = Indexer(store, self.hub, self.runner, self)
        self.merger = Merger(store, self.hub, self.runner, self)
        self.scorer = Scorer(store, self.hub, self.runner, self.today, self)
        self.assessor = Assessor(self.hub, self.runner, self.today, self)
        self._firm: dict[str, Any] = {}
        self.hub.changed.connect(self._on_changed)

    # -- reading -------------------------------------------------------------------------------------------

    def reader(self) -> Reader:
        """The calling thread's reader."""
        return self.store.reader()

    def now(self) -> datetime:
        """The local wall time."""
        return self._clock()

    def today(self) -> date:
        """The local day."""
        return self._clock().date()

    def say(self, code: str, **values: object) -> str:
        """The sentence of a code in the interface language."""
        return sentence(code, self.language, **values)

    def word(self, enum_name: str, value: object) -> str:
        """The label of an enum value."""
        return word(enum_name, value, self.language)

    def error(self, error: UserError) -> str:
        """The sentence of an error."""
        return error_sentence(error, self.language)

    def firm(self, name: str) -> Any:
        """A setting of the firm, or its default."""
        if not self._firm:
            from app.queries.firm import firm_settings

            self._firm = {"": None, **firm_settings(self.reader())}
        declared = BY_NAME[name]
        value = self._firm.get(name, declared.default)
        return value if declared.accepts(value) else declared.default

    # -- writing -------------------------------------------------------------------------------------------

    def run(
        self,
        usecase: Callable[..., Any],
        *args: Any,
        step: Step,
        on_done: Callable[[Any], None] | None = None,
        on_error: Callable[[UserError], None] | None = None,
        initiator: object = None,
        toast: bool = True,
        **kwargs: Any,
    ) -> None:
        """Run a use-case on the writer thread; afterwards a toast names the step and offers to undo it."""

        def done(result: Any) -> None:
            if on_done is not None and still_there(on_done):
                on_done(result)
            changes = self.store.last_changes
            if toast and changes.step_id is not None:
                self.message.emit(self.step_text(step.code, step.values), changes.step_id)

        self.runner.run(
            usecase,
            *args,
            step=step,
            on_done=done,
            on_error=on_error or self.show_error,
            initiator=initiator,
            **kwargs,
        )

    def step_text(self, code: str, values: dict[str, Any]) -> str:
        """What a step did, as its toast and its history entry say it."""
        known = f"step.{code}"
        if values.get("count") == 1 and has_sentence(f"{known}_one", self.language):
            known = f"{known}_one"
        if values.get("due"):
            known, values = f"{known}_to", {**values, "due": self._day(str(values["due"]))}
        return self.say(known, **values) if has_sentence(known, self.language) else code

    def _day(self, due: str) -> str:
        day, _mark, at = due.partition("T")
        when = time.fromisoformat(at) if at else None
        return full_day(date.fromisoformat(day), self.today(), self.language, when)

    def show_error(self, error: UserError) -> None:
        """Say what went wrong where no form can show it."""
        self.problem.emit(self.error(error))

    def undo(self) -> None:
        """Take the last step back."""
        from app.usecases.undoing import undo_last

        self._revert(undo_last, "undo")

    def redo(self) -> None:
        """Do the last undone step again."""
        from app.usecases.undoing import redo_last

        self._revert(redo_last, "redo")

    def undo_step(self, step_id: int) -> None:
        """Take one given step back."""
        from app.usecases.undoing import undo_step

        self._revert(undo_step, "undo", step_id)

    def _revert(self, usecase: Callable[..., Any], code: str, *args: Any) -> None:
        def done(result: Any) -> None:
            text = self.step_text(result.code, result.details) if result.code != "step" else ""
            shown = self.say(f"{code}.done", what=text) if text else self.say(f"{code}.done_step")
            if result.kept:
                shown = f"{shown} {self.say('undo.kept', count=len(result.kept))}"
            self.message.emit(shown, None)

        self.runner.run(usecase, *args, step=Step.of(code), on_done=done, on_error=self._nothing)

    def _nothing(self, error: UserError) -> None:
        self.message.emit(self.error(error), None)

    # -- life ----------------------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes, _initiator: object) -> None:
        if changes.touches("setting"):
            self._firm = {}

    def _on_crash(self, error: object) -> None:
        if isinstance(error, UserError):
            self.show_error(error)
        else:
            self.dialog.emit("crash", {"error": error})

    def close(self) -> None:
        """Finish writes, stop threads, close the file."""
        self.closing.emit()
        self.indexer.stop()
        self.merger.stop()
        self.hub.stop()
        self.runner.close()
        self.store.close()
