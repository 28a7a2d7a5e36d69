"""Why a lead has its score: the ring, the three factors, and every reason with its points."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.insight.lead_score import FACTORS, ScoreReason
from app.queries.lead_score import Explained
from app.views.context import Context
from app.views.settings_parts import empty_column
from app.widgets.marks import grade, mini_bar, score_ring
from app.widgets.table.cell_painter import BAR_ROLES
from app.widgets.text import ElidedLabel, label

SIDE = 44


class ScorePanel(QWidget):
    """The explanation of one lead; hidden where there is none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_score(self, found: Explained | None) -> None:
        """Show another lead's score."""
        empty_column(self._column)
        self.setVisible(found is not None)
        if found is None:
            return
        score = found.score
        top = QWidget()
        head = QHBoxLayout(top)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(10)
        head.addWidget(score_ring(score.value, side=SIDE))
        head.addWidget(grade(score.grade))
        title = self.tr("Why {score} points").format(score=score.value)
        head.addWidget(label(title, strong=True))
        head.addStretch(1)
        self._column.addWidget(top)
        self._column.addWidget(self._factors(score.factors))
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, reason in enumerate(score.reasons):
            role = "green" if reason.points > 0 else "red"
            grid.addWidget(label(f"{reason.points:+d}".replace("-", "−"), role=role), row, 0)
            grid.addWidget(ElidedLabel(reason_words(self.context, reason)), row, 1)
        self._column.addWidget(body)
        self._column.addWidget(label(self._odds(found.odds), role="sec", wrap=True))

    def _factors(self, shares: Mapping[str, int]) -> QWidget:
        """Each factor as a bar, with what it weighs."""
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 2, 0, 4)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(3, 1)
        for row, ((name, weight), role) in enumerate(zip(FACTORS.items(), BAR_ROLES, strict=True)):
            grid.addWidget(label(self.context.say(f"lead.factor.{name}"), role="mid"), row, 0)
            grid.addWidget(mini_bar(shares[name], role=role), row, 1)
            figure = label(str(shares[name]), strong=True)
            figure.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(figure, row, 2)
            grid.addWidget(label(f"× {weight}%", role="sec"), row, 3)
        return made

    def _odds(self, odds: int | None) -> str:
        """What was learned of leads like this one, honestly."""
        from app.queries.lead_score import learned

        known = learned(self.context.reader())
        if odds is not None:
            return self.context.say("lead.odds", percent=round(odds / 10), cases=known.cases)
        if known.quality is None:
            return self.context.say("lead.odds_few", cases=known.cases)
        return self.context.say("lead.odds_nothing", cases=known.cases)


def reason_words(context: Context, reason: ScoreReason) -> str:
    """The sentence of a reason; a rule the firm made is called by its id."""
    code = f"lead.rule.{reason.rule}"
    from app.sentences import has_sentence

    if not has_sentence(code, context.language):
        return str(reason.values.get("value") or reason.rule)
    values = dict(reason.values)
    if isinstance(values.get("value"), float):
        values["value"] = f"{values['value']:,.0f}"
    values = {name: _in_words(context, value) for name, value in values.items()}
    return context.say(code, **values)


def _in_words(context: Context, value: object) -> object:
    """A channel or a signal by its name."""
    from app.sentences import has_sentence

    for area in ("channel", "lead_signal"):
        if has_sentence(f"{area}.{value}", context.language):
            return context.word(area, value)
    return value
