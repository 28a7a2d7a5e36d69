"""The rules of the lead score in the settings: points, on or off, and what a change would do before it is kept."""

from dataclasses import asdict
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.changes import Changes
from app.db.journal_step import Step
from app.insight.lead_score import FACTORS, ScoreRule
from app.queries.lead_score import Preview, lead_rules, learned, preview
from app.queries.team import setting
from app.views.context import Context
from app.views.settings_parts import Padded, Section, SettingsCard, empty_column
from app.widgets.buttons import Button
from app.widgets.checks import CheckBox
from app.widgets.fields import LineEdit, SpinBox
from app.widgets.text import label

WORDED = ("at_least", "contains", "silent")  # conditions whose words or number a person may change
PROFILE = ("industry", "region", "size")


class RuleLine(QWidget):
    """One rule: whether it counts, what it says, its words or number, its points."""

    def __init__(self, context: Context, rule: ScoreRule, changed: Any) -> None:
        super().__init__()
        self.rule = rule
        self.active = CheckBox(context.say(f"lead.rule_name.{rule.id}"), on=rule.active)
        self.active.clicked.connect(changed)
        self.words = LineEdit(", ".join(rule.values), name=self.tr("Words or number"), parent=self)
        self.words.setVisible(rule.condition in WORDED)
        self.words.setCursorPosition(0)
        self.words.textEdited.connect(changed)
        self.points = SpinBox(rule.points, low=-100, high=100, name=self.tr("Points"))
        self.points.valueChanged.connect(changed)
        self.points.setFixedWidth(76)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.active.setFixedWidth(250)
        row.addWidget(self.active)
        row.addWidget(self.words, 1)
        row.addStretch(0 if rule.condition in WORDED else 1)
        row.addWidget(self.points)

    def value(self) -> dict[str, Any]:
        """The rule as it stands in the line."""
        words = [part.strip() for part in self.words.text().replace("，", ",").split(",") if part.strip()]
        return asdict(self.rule) | {
            "active": self.active.isChecked(),
            "points": self.points.value(),
            "values": words if self.rule.condition in WORDED else list(self.rule.values),
        }


class ScoreSection(Section):
    """Rules by factor, the ideal customer, and how good the learned odds are."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.lines: list[RuleLine] = []
        self.profile: dict[str, LineEdit] = {}
        self._holder = QVBoxLayout()
        self._holder.setSpacing(16)
        body = QWidget()
        body.setLayout(self._holder)
        self._holder.setContentsMargins(0, 0, 0, 0)
        self.add(body)
        self.effect = label("", role="sec", wrap=True)
        self.save = Button(self.tr("Keep the rules"), kind="primary", clicked=self._save)
        self.reset = Button(self.tr("Rules of the program"), clicked=partial(self._keep, None))
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.effect, 1)
        row.addWidget(self.reset)
        row.addWidget(self.save)
        self.add(foot)
        self.load()

    def load(self) -> None:
        """Show the rules that hold."""
        empty_column(self._holder)
        self.lines = []
        reader = self.context.reader()
        rules = lead_rules(reader)
        for factor, weight in FACTORS.items():
            name = self.context.say(f"lead.factor.{factor}")
            card = SettingsCard(self.tr("{factor}, {percent} %").format(factor=name, percent=weight))
            lines: list[QWidget] = []
            for rule in rules:
                if rule.factor == factor:
                    line = RuleLine(self.context, rule, self._changed)
                    lines.append(line)
                    self.lines.append(line)
            card.wide(Padded(*lines))
            self._holder.addWidget(card)
        self._holder.addWidget(self._ideal())
        self._holder.addWidget(self._learned())
        self.save.setEnabled(False)
        self.reset.setEnabled(setting(reader, "lead_rules") is not None)
        self.effect.setText("")

    def changed(self, changes: Changes) -> None:
        """Rules, profile or odds changed: fields stay that did not, so that the keyboard stays in them."""
        if not changes.touches("setting"):
            return
        rules = list(lead_rules(self.context.reader()))
        if not self.save.isEnabled() and any(line.rule not in rules for line in self.lines):
            self.load()
        else:
            self._show_profile()
            self._odds.setText(learned_words(self.context, learned(self.context.reader())))

    def _ideal(self) -> QWidget:
        card = SettingsCard(
            self.tr("The ideal customer"), self.tr("Empty: what those who bought have in common.")
        )
        names = {"industry": self.tr("Industries"), "region": self.tr("Regions"), "size": self.tr("Sizes")}
        for name in PROFILE:
            field = LineEdit(name=names[name])
            field.editingFinished.connect(self._keep_profile)
            self.profile[name] = field
            card.row(names[name], field)
        self._show_profile()
        return card

    def _show_profile(self) -> None:
        kept = setting(self.context.reader(), "lead_profile") or {}
        found = setting(self.context.reader(), "lead_profile_found") or {}
        for name, field in self.profile.items():
            field.setPlaceholderText(", ".join(found.get(name) or ()))
            if not field.hasFocus():
                field.setText(", ".join(kept.get(name) or ()))

    def _learned(self) -> QWidget:
        card = SettingsCard(self.tr("Learned odds"))
        self._odds = label(learned_words(self.context, learned(self.context.reader())), wrap=True)
        card.wide(Padded(self._odds))
        return card

    def _values(self) -> list[dict[str, Any]]:
        return [line.value() for line in self.lines]

    def _changed(self, *_: object) -> None:
        self.save.setEnabled(True)
        values, today = self._values(), self.context.today()
        self.context.runner.read(preview, values, today, on_done=self._show_effect)

    def _show_effect(self, found: Preview) -> None:
        up = sum(count for (before, after), count in found.moves.items() if after < before)
        down = sum(found.moves.values()) - up
        self.effect.setText(self.context.say("lead.rules_effect", looked=found.looked_at, up=up, down=down))

    def _save(self) -> None:
        self._keep(self._values())

    def _keep(self, rules: list[dict[str, Any]] | None) -> None:
        from app.usecases.lead_scores import set_lead_rules

        self.context.run(
            set_lead_rules, rules, step=Step("lead.rules", {}, undoable=False), on_done=self._kept
        )

    def _keep_profile(self) -> None:
        from app.usecases.lead_scores import set_lead_profile

        given = {
            name: [part.strip() for part in field.text().replace("，", ",").split(",") if part.strip()]
            for name, field in self.profile.items()
        }
        if given != (setting(self.context.reader(), "lead_profile") or {name: [] for name in PROFILE}):
            self.context.run(
                set_lead_profile,
                given,
                step=Step("lead.rules", {}, undoable=False),
                on_done=lambda _none: self.context.scorer.score_all(),
                initiator=self,
            )

    def _kept(self, _result: object) -> None:
        self.save.setEnabled(False)
        self.context.scorer.score_all()
        self.load()


def learned_words(context: Context, known: Any) -> str:
    """How good the learned odds are, with the figures."""
    quality = known.quality
    if quality is None:
        return context.say("lead.odds_few", cases=known.cases)
    values = {
        "cases": known.cases,
        "tried": quality.cases,
        "auc": f"{quality.auc:.2f}",
        "error": f"{quality.calibration_error * 100:.1f}",
    }
    return context.say("lead.odds_good" if quality.useful else "lead.odds_noise", **values)
