"""The thresholds of the verdicts in the settings, and what a change would do before it is kept."""

import re
from dataclasses import asdict
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.insight.verdict import DEFAULTS, Thresholds
from app.queries.verdicts import Preview, preview, thresholds
from app.sentences.errors import UserError
from app.views.context import Context
from app.views.later import later
from app.views.settings_parts import Padded, Section, SettingsCard, empty_column
from app.vocabulary import Rhythm
from app.widgets.buttons import Button
from app.widgets.fields import ComboBox, SpinBox
from app.widgets.text import label

WAIT_MS = 400
TENTHS = ("late", "risk", "lost", "lost_longest")  # multiples, kept with one digit behind the point
GROUPS: dict[str, tuple[str, ...]] = {
    "rhythm": ("own_gap", "least_gap", "prior_weight", "like_customers"),
    "time": ("late", "silent_days", "risk", "lost", "lost_days", "lost_longest"),
    "warnings": ("alive_percent", "quick_gap", "fall_orders", "fall_percent"),
    "satisfaction": ("low_csat", "low_nps", "answer_days", "satisfied_csat"),
    "loyalty": ("new_days", "new_orders", "loyal_orders", "loyal_percentile", "loyal_days"),
    "lifecycle": ("explore_days", "explore_orders", "stable_orders", "stable_days", "stable_percent"),
    "ranks": (
        *("vip_percent", "key_percent", "least_cases", "margin_days", "premium_percent", "premium_buyers"),
        *("profit_percent", "rational_percent", "lighthouse_percent", "launch_days"),
    ),
}
MOST = {"percent": 100, "percentile": 100, "csat": 5, "nps": 10}


class Multiple(SpinBox):
    """A multiple with one digit behind the point; its value counts tenths."""

    def __init__(self, value: float) -> None:
        super().__init__(round(value * 10), low=0, high=200)
        self.setSingleStep(5)

    def textFromValue(self, value: int) -> str:
        """With its point."""
        return f"{value / 10:.1f}"

    def valueFromText(self, text: str) -> int:
        """What was typed, in tenths."""
        return round(float(text.replace(",", ".")) * 10)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """A number of that form, or the beginning of one."""
        state = QValidator.State
        whole = re.fullmatch(r"\d{1,2}([.,]\d?)?", text)
        return (state.Acceptable if whole else state.Invalid if text else state.Intermediate), text, place


class VerdictSection(Section):
    """Thresholds by what they decide; nothing is kept before somebody saw what it does."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.fields: dict[str, SpinBox] = {}
        self._kept = DEFAULTS
        self.rhythm = ComboBox([(one.value, context.word("rhythm", one.value)) for one in Rhythm])
        self._holder = QVBoxLayout()
        self._holder.setContentsMargins(0, 0, 0, 0)
        self._holder.setSpacing(16)
        self.effect = label("", role="sec", wrap=True)
        self.save = Button(self.tr("Keep the thresholds"), kind="primary", clicked=self._save)
        self.reset = Button(self.tr("Thresholds of the program"), clicked=partial(self._keep, {}))
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.effect, 1)
        row.addWidget(self.reset)
        row.addWidget(self.save)
        self.add(foot)
        body = QWidget()
        body.setLayout(self._holder)
        self.add(body)
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._ask)
        self._asked: dict[str, Any] = {}
        self.load()

    def _titles(self) -> dict[str, tuple[str, str]]:
        """Title and a word of explanation of each group."""
        return {
            "rhythm": (
                self.tr("Purchase rhythm"),
                self.tr(
                    "The own rhythm g is what lies between two orders; new customers take that of like ones."
                ),
            ),
            "time": (self.tr("Silent, at risk, lost"), self.tr("In multiples of g, and in days.")),
            "warnings": (self.tr("Warnings in spite of orders"), ""),
            "satisfaction": (self.tr("Satisfaction"), ""),
            "loyalty": (self.tr("New and loyal"), ""),
            "lifecycle": (self.tr("Stages of the lifecycle"), ""),
            "ranks": (self.tr("Ranks and classes"), ""),
        }

    def load(self) -> None:
        """Show the thresholds that hold."""
        empty_column(self._holder)
        self.fields = {}
        self._kept = kept = thresholds(self.context.reader())
        values = asdict(kept)
        for group, texts in self._titles().items():
            card = SettingsCard(*texts)
            if group == "rhythm":
                self.rhythm = ComboBox(
                    [(one.value, self.context.word("rhythm", one.value)) for one in Rhythm]
                )
                self.rhythm.set_value(kept.rhythm)
                self.rhythm.activated.connect(self._changed)
                card.row(self.context.say("verdict.threshold.rhythm"), self.rhythm)
            card.wide(Padded(self._in_two_columns({name: values[name] for name in GROUPS[group]})))
            self._holder.addWidget(card)
        self.save.setEnabled(False)
        self.reset.setEnabled(kept != DEFAULTS)
        self.effect.setText("")

    def _in_two_columns(self, values: dict[str, Any]) -> QWidget:
        """Captions and fields side by side, so that the page stays short."""
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column in (0, 3):
            grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(2, 12)
        for number, (name, value) in enumerate(values.items()):
            caption = self.context.say(f"verdict.threshold.{name}")
            field = self._field(name, value)
            field.setAccessibleName(caption)
            words = label(caption, wrap=True)
            words.setBuddy(field)
            row, column = number // 2, number % 2 * 3
            grid.addWidget(words, row, column)
            grid.addWidget(field, row, column + 1)
        return made

    def _field(self, name: str, value: float) -> SpinBox:
        tenths = name in TENTHS
        high = MOST.get(name.rpartition("_")[2], 10_000)
        field = Multiple(value) if tenths else SpinBox(int(value), low=0, high=high)
        field.setFixedWidth(96)
        field.valueChanged.connect(self._changed)
        self.fields[name] = field
        return field

    def changed(self, changes: Changes) -> None:
        """Somebody else changed them."""
        if changes.touches("setting") and not self.save.isEnabled():
            self.load()

    def values(self) -> dict[str, Any]:
        """What stands in the fields."""
        found: dict[str, Any] = {"rhythm": self.rhythm.value()}
        for name, field in self.fields.items():
            found[name] = field.value() / 10 if name in TENTHS else field.value()
        return found

    # -- preview -------------------------------------------------------------------------------------------

    def _changed(self, *_: object) -> None:
        self.save.setEnabled(True)
        self.effect.setText("")
        self._wait.start()

    def _ask(self) -> None:
        asked = self._asked = self.values()
        self.context.runner.read(
            preview, asked, self.context.today(), on_done=lambda found: self._show_effect(asked, found)
        )

    def _show_effect(self, asked: dict[str, Any], found: Preview) -> None:
        if asked != self._asked:
            return
        changed = [
            self.context.say(
                "verdict.instead", name=self.context.say(f"verdict.threshold.{name}"), new=value, old=old
            )
            for name, value, old in _different(asked, self._kept)
        ]
        self.effect.setText(effect_words(self.context, found, changed))

    def _save(self) -> None:
        self._keep(self.values())

    def _keep(self, values: dict[str, Any]) -> None:
        self.context.run(
            later("verdicts:set_thresholds"),
            values,
            step=Step("verdict.rules", {}, undoable=False),
            on_done=self._was_kept,
            on_error=self._refused,
        )

    def _refused(self, error: UserError) -> None:
        self.effect.setText(self.context.error(error))

    def _was_kept(self, _result: object) -> None:
        self.save.setEnabled(False)
        self.context.assessor.judge_all()
        self.load()


def _different(asked: dict[str, Any], kept: Thresholds) -> list[tuple[str, Any, Any]]:
    before = asdict(kept)
    return [(name, value, before[name]) for name, value in asked.items() if before[name] != value]


def effect_words(context: Context, found: Preview, changed: list[str]) -> str:
    """What other thresholds would do, in sentences: the largest moves first."""
    if not changed:
        return ""
    head = "; ".join(changed)
    if not found.moves:
        return context.say("verdict.effect_none", head=head, looked=f"{found.looked_at:,}")
    moves = sorted(found.moves.items(), key=lambda item: -item[1])
    words = [
        context.say(
            "verdict.effect_move",
            count=f"{count:,}",
            before=context.word("status", before),
            after=context.word("status", after),
        )
        for (before, after), count in moves
    ]
    return context.say("verdict.effect", head=head, looked=f"{found.looked_at:,}", moves="; ".join(words))
