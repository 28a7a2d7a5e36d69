"""The versions of a quote, each with what changed from the one before."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.quote import QuoteValues
from app.insight.quote_diff import differences
from app.language.money_text import format_money
from app.queries.quote import VersionRow, quote_values, versions_of
from app.views.context import Context
from app.views.settings_parts import empty_column
from app.widgets.buttons import Button
from app.widgets.card import Card
from app.widgets.text import ElidedLabel, label


class QuoteVersions(Card):
    """`chosen(id)`: a version is wanted."""

    chosen = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(" ")
        self.context = context
        self.set_title(self.tr("Versions"))
        self.compare = Button(self.tr("Compare"), kind="link", sizing="inline", clicked=self.show_differences)
        self.add_action(self.compare)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.body.addLayout(self._rows)
        self.body.addStretch(1)
        self._quote: QuoteValues | None = None
        self._versions: list[VersionRow] = []
        self.buttons: list[Button] = []

    def show_quote(self, quote: QuoteValues) -> None:
        """List the versions; nothing is made anew while only the open one is typed into."""
        versions = versions_of(self.context.reader(), quote.number)
        same = self._quote is not None and self._quote.id == quote.id and versions == self._versions
        self._quote, self._versions = quote, versions
        if not same:
            self._fill(quote)
        self.compare.setVisible(len(versions) > 1)

    def _fill(self, quote: QuoteValues) -> None:
        empty_column(self._rows)
        self.buttons = []
        for place, version in enumerate(self._versions):
            before = self._versions[place + 1] if place + 1 < len(self._versions) else None
            words = self._first_change(version, before) if before is not None else self.tr("First offer")
            self._rows.addWidget(self._row(version, words, current=version.id == quote.id))

    def _row(self, version: VersionRow, words: str, *, current: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        name = self.context.say("paper.version", version=version.version)
        button = Button(name, kind="tint" if current else "ghost", sizing="inline")
        button.clicked.connect(partial(self.chosen.emit, version.id))
        self.buttons.append(button)
        row.addWidget(button)
        row.addWidget(label(version.sent_day or version.made_day, type="small", role="sec"))
        row.addWidget(label(self.context.word("quote_state", version.state), type="small", role="sec"))
        row.addWidget(ElidedLabel(words, type="small", role="mid"), 1)
        row.addWidget(label(format_money(version.total, version.currency, self.context.language)))
        return made

    def _first_change(self, version: VersionRow, before: VersionRow) -> str:
        found = self.change_words(before.id, version.id)
        if len(found) > 1:
            return self.tr("{what} and {count} more").format(what=found[0], count=len(found) - 1)
        return found[0] if found else self.tr("the same")

    def change_words(self, before: int, after: int) -> list[str]:
        """What changed between two versions, as sentences."""
        reader = self.context.reader()
        old, new = quote_values(reader, before), quote_values(reader, after)
        if old is None or new is None:
            return []
        return [self.context.say(f"quote.diff.{each.code}", **each.values) for each in differences(old, new)]

    def show_differences(self) -> None:
        """A sheet with every change from version to version, the newest first."""
        if self._quote is None:
            return
        steps = []
        for after, before in zip(self._versions, self._versions[1:], strict=False):
            words = self.tr("Version {before} → {after}").format(before=before.version, after=after.version)
            steps.append((words, self.change_words(before.id, after.id) or [self.tr("the same")]))
        self.context.dialog.emit("quote_versions", {"number": self._quote.number, "steps": steps})
