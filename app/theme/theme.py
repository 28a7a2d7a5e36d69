"""One theme: colours, sizes and fonts by role name."""

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPen

from app.theme.tokens import GradeLook, StatusLook, Tokens, font_families, load_tokens

STATUS_ALIASES = {"at_risk": "risk", "dissatisfied": "dis", "unhappy": "dis"}


class Theme:
    """A read-only look: ask it for a role and never for a hex value."""

    def __init__(
        self,
        name: str,
        families: tuple[str, ...] | None = None,
        features: tuple[tuple[str, int], ...] = (),
    ) -> None:
        self._name = name
        self._tokens: Tokens = load_tokens()
        self._values = self._tokens.colors[name]
        self._families = families or font_families()
        self._features = features
        self._colors: dict[str, QColor] = {}
        self._brushes: dict[str, QBrush] = {}
        self._pens: dict[tuple[str, float], QPen] = {}
        self._fonts: dict[tuple[str, bool | None], QFont] = {}
        self._metrics: dict[tuple[str, bool | None], QFontMetricsF] = {}

    @property
    def name(self) -> str:
        """Return "light" or "dark"."""
        return self._name

    @property
    def is_dark(self) -> bool:
        """Whether nearer surfaces are lighter here."""
        return self._name == "dark"

    @property
    def families(self) -> tuple[str, ...]:
        """Font families, best first."""
        return self._families

    @property
    def features(self) -> tuple[tuple[str, int], ...]:
        """OpenType features of every font, on or off."""
        return self._features

    def color(self, role: str) -> QColor:
        """Return the colour of a role; the same object each time, so treat it as read-only."""
        found = self._colors.get(role)
        if found is None:
            found = self._colors[role] = QColor(self._values[role])
        return found

    def hex(self, role: str) -> str:
        """Return the colour of a role as #RRGGBB."""
        return self._values[role]

    def brush(self, role: str) -> QBrush:
        """Return a solid brush of a role, cached for delegates."""
        found = self._brushes.get(role)
        if found is None:
            found = self._brushes[role] = QBrush(self.color(role))
        return found

    def pen(self, role: str, width: float = 1.0) -> QPen:
        """Return a round-capped pen of a role, cached for delegates."""
        key = (role, width)
        found = self._pens.get(key)
        if found is None:
            found = QPen(self.color(role), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            found.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            self._pens[key] = found
        return found

    def height(self, key: str) -> int:
        """Return a height of the tokens in logical pixels."""
        return self._tokens.heights[key]

    def width(self, key: str) -> int:
        """Return a width of the tokens in logical pixels."""
        return self._tokens.widths[key]

    def radius(self, key: str) -> int:
        """Return a corner radius of the tokens."""
        return self._tokens.radii[key]

    def space(self, key: str) -> int:
        """Return a distance of the tokens, e.g. ``page_x`` or ``card_gap``."""
        return self._tokens.spaces[key]

    def line_height(self, name: str) -> int:
        """Return the line height of a type step."""
        return self._tokens.type_scale[name].line

    def font(self, name: str = "body", *, strong: bool | None = None) -> QFont:
        """Return the font of a type step; ``strong`` overrides the weight the step usually has."""
        key = (name, strong)
        found = self._fonts.get(key)
        if found is None:
            found = self._fonts[key] = self._make_font(name, strong)
        return found

    def metrics(self, name: str = "body", *, strong: bool | None = None) -> QFontMetricsF:
        """Return the measures of a type step, cached for delegates."""
        key = (name, strong)
        found = self._metrics.get(key)
        if found is None:
            found = self._metrics[key] = QFontMetricsF(self.font(name, strong=strong))
        return found

    def _make_font(self, name: str, strong: bool | None) -> QFont:
        step = self._tokens.type_scale[name]
        font = QFont()
        font.setFamilies(list(self._families))
        for feature, value in self._features:
            font.setFeature(QFont.Tag(feature), value)
        font.setPixelSize(step.px)
        heavy = step.weight >= 600 if strong is None else strong
        font.setWeight(QFont.Weight.DemiBold if heavy else QFont.Weight.Normal)
        return font

    def status(self, key: str) -> StatusLook:
        """Return the look of a customer status."""
        return self._tokens.statuses[STATUS_ALIASES.get(key, key)]

    def grade(self, key: str) -> GradeLook:
        """Return the look of a lead grade A to D."""
        return self._tokens.grades[key]

    def heat_text(self, step: int) -> QColor:
        """Return the text colour that is legible on heat map step 0 to 5."""
        value = self._tokens.heat_text[self._name][step]
        return QColor(value) if value.startswith("#") else self.color(value)

    @cached_property
    def scrim(self) -> QColor:
        """The translucent colour painted behind a dialog."""
        color = QColor(self._values["scrim"])
        color.setAlphaF(float(self._tokens.scrim[self._name].rstrip(")").rsplit(",", 1)[1]))
        return color

    @cached_property
    def shadow(self) -> QColor:
        """The colour of the one shadow, at full strength."""
        return QColor(0, 0, 0, 128) if self.is_dark else QColor(16, 24, 40, 36)
