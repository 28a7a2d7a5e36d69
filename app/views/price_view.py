"""Where a price stands, for one's own eyes: the scale with its marks, the margins, what was given, the room left."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.insight.bargaining import Standing
from app.insight.quote_diff import percent
from app.language.money_text import format_money
from app.views.context import Context
from app.widgets.price_scale import PriceMark, PriceScale
from app.widgets.text import label

LOW, FAIR = 0, 2_000  # margins below are red, amber


class PriceView(QWidget):
    """The scale is there from two marks on; figures that are not known are a dash."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.scale = PriceScale()
        self._figures = QHBoxLayout()
        self._figures.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.scale)
        column.addLayout(self._figures)

    def show_standing(self, found: Standing, currency: str) -> None:
        """Show these prices of one currency."""
        marks = self._marks(found, currency)
        self.scale.setVisible(len(marks) > 1 and bool(found.offer))
        self.scale.set_marks(marks)
        while (item := self._figures.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, figure, role in self._facts(found, currency):
            self._figures.addWidget(_figure(words, figure, role), 1)

    def _marks(self, found: Standing, currency: str) -> tuple[PriceMark, ...]:
        wanted = (
            ("offer", found.offer, self.tr("Our offer")),
            ("list", found.listed, self.tr("Listed")),
            ("floor", found.floor, self.tr("Floor")),
            ("ask", found.ask, self.tr("They ask")),
        )
        return tuple(
            PriceMark(kind, amount, words, self._money(amount, currency))
            for kind, amount, words in wanted
            if amount is not None and (kind != "list" or amount > (found.offer or 0))
        )

    def _facts(self, found: Standing, currency: str) -> list[tuple[str, str, str]]:
        margins = [(self.tr("Margin now"), found.offer_margin)]
        if found.ask is not None:
            margins.append((self.tr("At their ask"), found.ask_margin))
        if found.floor is not None:
            margins.append((self.tr("At the floor"), found.floor_margin))
        facts = [(words, _percent(margin), margin_role(margin)) for words, margin in margins]
        facts.append((self.tr("Given"), _percent(found.given), "text"))
        if found.floor is not None and found.offer is not None:
            room = found.offer - found.floor
            facts.append(
                (self.tr("Room left"), self._money(room, currency), "text" if room >= 0 else "redFg")
            )
        return facts

    def _money(self, amount: int, currency: str) -> str:
        return format_money(amount, currency, self.context.language)


def margin_role(margin: int | None) -> str:
    """The colour of a margin in hundredths of a percent."""
    if margin is None:
        return "sec"
    if margin < LOW:
        return "redFg"
    return "amberFg" if margin < FAIR else "greenFg"


def _percent(share: int | None) -> str:
    return percent(share) if share is not None else "—"


def _figure(words: str, figure: str, role: str) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(words, type="small", role="sec"))
    column.addWidget(label(figure, role=role, strong=True))
    return made
