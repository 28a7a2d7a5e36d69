"""The menu of messages that can be used again: the firm's own, those of the program, and keeping the one written."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from app.db.journal_step import Step
from app.queries.team import ViewRow, saved_views
from app.sentences import sentence
from app.usecases.message_templates import KEPT_AS, named
from app.views.context import Context
from app.views.later import later
from app.widgets.buttons import IconButton
from app.widgets.menu import Menu

OF_THE_PROGRAM = ("quote.message.thanks", "quote.message.terms", "quote.message.again")


class TemplatesButton(IconButton):
    """`taken(text)` puts a template into the message, `written()` says what stands there, `language()` in which."""

    def __init__(
        self,
        context: Context,
        taken: Callable[[str], None],
        written: Callable[[], str],
        language: Callable[[], str],
        parent: QWidget,
    ) -> None:
        super().__init__("text", "", side=28, clicked=self._open, parent=parent)
        self.set_name(self.tr("Message templates"))
        self._context, self._taken, self._written, self._language = context, taken, written, language

    def make_menu(self) -> Menu:
        """The templates, then what can be done with them."""
        menu = Menu(parent=self)
        own = saved_views(self._context.reader(), KEPT_AS)
        for row in own:
            menu.add(row.name, partial(self._taken, str(row.definition.get("text", ""))), icon="note")
        if own:
            menu.addSeparator()
        for code in OF_THE_PROGRAM:
            text = sentence(code, self._language())
            menu.add(named(text), partial(self._taken, text), icon="text")
        menu.addSeparator()
        menu.add(
            self.tr("Keep this message as a template"),
            self._keep,
            icon="plus",
            enabled=bool(self._written().strip()),
        )
        if own:
            gone = Menu(self.tr("Remove a template"), menu)
            for row in own:
                gone.add(row.name, partial(self._forget, row), icon="trash", danger=True)
            menu.addMenu(gone)
        return menu

    def _open(self) -> None:
        menu = self.make_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _keep(self) -> None:
        text = self._written()
        step = Step.of("message.keep", name=named(text))
        self._context.run(later("message_templates:keep_message"), text, step=step)

    def _forget(self, row: ViewRow) -> None:
        step = Step.of("message.forget", name=row.name)
        self._context.run(later("message_templates:forget_message"), row.id, step=step)
