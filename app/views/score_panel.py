"""Why a lead has its score: the ring, the three factors, and every reason with its points."""

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.insight.lead_score import FACTORS, ScoreReason
from app.queries.lead_score import Explained
from app.views.context import Context
from app.views.settings_parts import empty_column
from app.widgets.marks import grade, score_ring
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
        shares = [
            f"{self.context.say(f'lead.factor.{name}')} {score.factors[name]} × {weight} %"
            for name, weight in FACTORS.items()
        ]
        self._column.addWidget(label(" · ".join(shares), role="sec", wrap=True))
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
