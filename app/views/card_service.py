"""On a customer's card: what they complained of or asked for, and how satisfied they said they are."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.language.spoken import spoken_day
from app.queries.service import AnswerRow, CaseRow, Service
from app.views.card_plans import clear
from app.views.card_row import SalesRow
from app.views.context import Context
from app.views.later import later
from app.views.record_marks import joined
from app.vocabulary import AnswerKind
from app.widgets.buttons import IconButton
from app.widgets.card import Card
from app.widgets.menu import Menu
from app.widgets.text import label

SHOWN = 5
TONES = {"low": "", "medium": "amber", "high": "orange", "critical": "red"}
HIGHEST = {AnswerKind.CSAT: 5, AnswerKind.NPS: 10}


class ServiceCard(Card):
    """Open cases first; Enter opens one, the menu closes, reopens, removes it."""

    def __init__(self, context: Context) -> None:
        super().__init__("", padded=False, small=True)
        self.context = context
        self._key, self._name = 0, ""
        self.rows: list[SalesRow] = []
        self.set_title(self.tr("Service and satisfaction"))
        self.add_action(IconButton("smile4", self.tr("Note an answer"), side=28, clicked=self._new_answer))
        self.add_action(IconButton("plus", self.tr("New case"), side=28, clicked=self._new_case))
        self.body.setContentsMargins(8, 0, 8, 8)

    def show_service(self, customer: int, found: Service) -> None:
        """Cases and answers of one customer."""
        self._key, self._name = customer, found.name
        clear(self.body)
        self.rows = []
        for case in found.cases[:SHOWN]:
            self._put(self._case_row(case), partial(self._open, case), partial(self._case_menu, case))
        for answer in found.answers[:SHOWN]:
            row = self._answer_row(answer)
            self._put(row, partial(self._answer_menu, answer, row), partial(self._answer_menu, answer))
        if not self.rows:
            nothing = label(self.tr("No case, and nobody was asked yet."), role="sec", wrap=True)
            nothing.setContentsMargins(8, 0, 8, 2)
            self.add(nothing)

    def _put(self, row: SalesRow, opened: Callable[[], None], menu: Callable[[QWidget], None]) -> None:
        row.opened.connect(opened)
        row.menu_asked.connect(partial(menu, row))
        self.rows.append(row)
        self.add(row)

    def _case_row(self, case: CaseRow) -> SalesRow:
        context = self.context
        kind = context.word("case_kind", case.kind)
        if case.state == "open":
            mark = (context.word("severity", case.severity), TONES[case.severity])
        else:
            mark = (self.tr("closed"), "")
        return SalesRow(
            "service", "rose" if case.kind == "complaint" else "slate", case.subject,
            joined(kind, self._day(case.opened_day)), mark,
        )  # fmt: skip

    def _answer_row(self, answer: AnswerRow) -> SalesRow:
        score = f"{answer.score} / {HIGHEST[AnswerKind(answer.kind)]}"
        kind = self.context.word("answer_kind", answer.kind)
        return SalesRow(
            "smile4", "green", joined(score, answer.words), joined(kind, self._day(answer.answered_day)), None
        )

    def _day(self, day: str) -> str:
        return spoken_day(date.fromisoformat(day), self.context.today(), self.context.language)

    # -- doing ---------------------------------------------------------------------------------------------

    def _new_case(self) -> None:
        self.context.dialog.emit("case", {"customer_id": self._key, "name": self._name})

    def _new_answer(self) -> None:
        self.context.dialog.emit("satisfaction", {"customer_id": self._key, "name": self._name})

    def _open(self, case: CaseRow) -> None:
        self.context.dialog.emit("case", {"customer_id": self._key, "name": self._name, "case_id": case.id})

    def _case_menu(self, case: CaseRow, row: QWidget) -> None:
        menu = Menu(parent=self)
        menu.add(self.tr("Edit"), partial(self._open, case), icon="edit")
        if case.state == "open":
            given = {"case_id": case.id, "name": self._name}
            menu.add(
                self.tr("Close the case"),
                partial(self.context.dialog.emit, "case_close", given),
                icon="check",
            )
        else:
            menu.add(
                self.tr("Reopen"),
                partial(self._run, "cases:reopen_case", case.id, "case.reopen"),
                icon="undo",
            )
        menu.addSeparator()
        removed = partial(self._run, "cases:remove_case", case.id, "case.remove")
        menu.add(self.tr("Remove"), removed, icon="trash", danger=True)
        self._popup(menu, row)

    def _answer_menu(self, answer: AnswerRow, row: QWidget) -> None:
        menu = Menu(parent=self)
        removed = partial(self._run, "cases:remove_answer", answer.id, "answer.remove")
        menu.add(self.tr("Remove"), removed, icon="trash", danger=True)
        self._popup(menu, row)

    def _popup(self, menu: Menu, below: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(below.rect().bottomLeft()))

    def _run(self, usecase: str, key: int, code: str) -> None:
        self.context.run(later(usecase), key, step=Step.of(code, name=self._name))
