"""A sheet of A4 and what stands on it: words, rules, fills and pictures, in tenths of a point.

A document is laid out once into pages of such pieces; painting them at another size changes nothing but the size.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter, QTextLayout, QTextOption

from app.theme.theme import Theme
from app.theme.tokens import font_families, font_features

UNIT = 10  # pieces in a point
WIDTH, HEIGHT = 5_953, 8_419  # A4 in tenths of a point
MARGIN = 480
LEFT, RIGHT, BOTTOM = MARGIN, WIDTH - MARGIN, HEIGHT - 560

LEADING = 1.38


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set: size in tenths of a point, weight, colour role of the light theme."""

    size: int = 88
    strong: bool = False
    role: str = "text"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of words; `align` is left, right or center within the box."""

    x: float
    y: float
    width: float
    height: float
    words: str
    look: Look
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled box; rules are thin ones."""

    x: float
    y: float
    width: float
    height: float
    role: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture fitted into a box, at its left."""

    x: float
    y: float
    width: float
    height: float
    image: QImage = field(compare=False)


Piece = Text | Fill | Picture
Page = list[Piece]
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_ALIGN = {
    "left": int(Qt.AlignmentFlag.AlignLeft | _LINE),
    "right": int(Qt.AlignmentFlag.AlignRight | _LINE),
    "center": int(Qt.AlignmentFlag.AlignHCenter | _LINE),
}


class Fonts:
    """The fonts of a document in one language, as the program finds them for its own texts."""

    def __init__(self, language: str) -> None:
        self.theme = Theme("light", font_families(language=language), font_features(language=language))
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._metrics: dict[tuple[int, bool], QFontMetricsF] = {}
        self._widths: dict[tuple[str, int, bool], float] = {}

    def font(self, look: Look) -> QFont:
        """A font in tenths of a point, without hinting, so that every size has the same lines."""
        key = (look.size, look.strong)
        if key not in self._fonts:
            font = QFont(self.theme.font("body", strong=look.strong))
            font.setPixelSize(look.size)
            font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
            for feature in ("locl", "liga"):  # their figures and letters would be lost when a PDF is searched
                font.setFeature(QFont.Tag(feature), 0)
            self._fonts[key] = font
        return self._fonts[key]

    def width(self, words: str, look: Look) -> float:
        """How wide words are."""
        key = (words, look.size, look.strong)
        if key not in self._widths:
            self._widths[key] = self._measure(look).horizontalAdvance(words)
        return self._widths[key]

    def line(self, look: Look) -> float:
        """The height of a line."""
        return round(look.size * LEADING)

    def wrapped(self, words: str, look: Look, width: float) -> list[str]:
        """Words broken into lines of at most this width; line breaks of the text are kept."""
        lines: list[str] = []
        for paragraph in words.split("\n"):
            if self.width(paragraph, look) <= width:
                lines.append(paragraph)
            else:
                lines += self._broken(paragraph, look, width)
        return lines

    def _measure(self, look: Look) -> QFontMetricsF:
        key = (look.size, look.strong)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(look))
        return self._metrics[key]

    def _broken(self, paragraph: str, look: Look, width: float) -> list[str]:
        layout = QTextLayout(paragraph, self.font(look))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        found = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            found.append(paragraph[line.textStart() : line.textStart() + line.textLength()].rstrip())
        layout.endLayout()
        return found


@lru_cache(maxsize=4)
def fonts(language: str) -> Fonts:
    """The fonts of a language, made once."""
    return Fonts(language)


def paint_page(painter: QPainter, page: Page, kept: Fonts) -> None:
    """Paint the pieces of a page; the painter stands in tenths of a point from the corner of the sheet."""
    for piece in page:
        if isinstance(piece, Fill):
            box = QRectF(piece.x, piece.y, piece.width, piece.height)
            painter.fillRect(box, kept.theme.color(piece.role))
        elif isinstance(piece, Text):
            painter.setFont(kept.font(piece.look))
            painter.setPen(kept.theme.color(piece.look.role))
            box = QRectF(piece.x, piece.y, piece.width, piece.height)
            painter.drawText(box, _ALIGN[piece.align], piece.words)
        else:
            _paint_picture(painter, piece)


def _paint_picture(painter: QPainter, piece: Picture) -> None:
    size = piece.image.size()
    scale = min(piece.width / max(1, size.width()), piece.height / max(1, size.height()))
    box = QRectF(
        QPointF(piece.x, piece.y), QPointF(piece.x + size.width() * scale, piece.y + size.height() * scale)
    )
    painter.drawImage(box, piece.image)
