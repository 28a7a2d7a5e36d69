"""The statement of a customer 对账单 on paper: A4, as many pages as it needs, painted for a PDF."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from app.exchange.statement_table import statement_headers, statement_rows
from app.exchange.table_writer import replacing
from app.insight.statement import Statement
from app.language.money_text import format_money
from app.sentences import sentence
from app.theme.theme import Theme
from app.theme.tokens import font_families, font_features

RESOLUTION = 144  # dots per inch of our own measures; the PDF keeps outlines
MARGIN = 90
LINE = 34
WIDTHS = (0.12, 0.15, 0.17, 0.17, 0.12, 0.14, 0.13)  # parts of the width
INK, QUIET = "text", "sec"  # roles of the light theme
RIGHT_FROM = 4  # columns of sums


class StatementPaper:
    """Paints one statement after the other; each begins on a page of its own."""

    def __init__(self, writer: QPdfWriter, language: str, company: str, customer: str) -> None:
        self._writer, self._language = writer, language
        self._company, self._customer = company, customer
        self._look = Theme("light", font_families(language=language), font_features(language=language))
        self._painter = QPainter(writer)
        self._width = writer.width() - 2 * MARGIN
        self._bottom = writer.height() - MARGIN
        self._y = float(MARGIN)
        self._page = 0

    def paint(self, found: Sequence[Statement]) -> None:
        """Everything."""
        for number, one in enumerate(found):
            if number:
                self._writer.newPage()
            self._begin(one)
            for row in statement_rows(one, self._language):
                if self._y + LINE > self._bottom - LINE:
                    self._writer.newPage()
                    self._begin(one)
                self._row(row, strong=not row[2])
            self._closing(one)
        self._painter.end()

    def _begin(self, one: Statement) -> None:
        """The head of a page."""
        self._page += 1
        self._y = float(MARGIN)
        self._text(self._company, 11, QUIET)
        self._text(sentence("statement.title", self._language), 20, INK, bold=True)
        period = sentence("statement.period", self._language, start=one.start, end=one.end)
        self._text(f"{self._customer}   {period}   {one.currency}", 11, INK)
        page = sentence("statement.page", self._language, page=self._page)
        self._font(9)
        self._painter.setPen(self._look.color(QUIET))
        foot = QRectF(MARGIN, self._bottom + 10, self._width, LINE)
        self._painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), page)
        self._y += 14
        self._row(statement_headers(self._language), quiet=True)
        self._rule()

    def _closing(self, one: Statement) -> None:
        """What is owed, in one sentence."""
        self._rule()
        self._y += 10
        code = "statement.owed" if one.closing >= 0 else "statement.credit_left"
        sum_ = format_money(abs(one.closing), one.currency, self._language)
        self._text(sentence(code, self._language, day=one.end, sum=sum_), 12, INK, bold=True)

    def _row(self, cells: Sequence[str], *, strong: bool = False, quiet: bool = False) -> None:
        self._font(9.5, bold=strong)
        self._painter.setPen(self._look.color(QUIET if quiet else INK))
        metrics = QFontMetricsF(self._painter.font(), self._writer)
        x = float(MARGIN)
        for place, (cell, share) in enumerate(zip(cells, WIDTHS, strict=True)):
            width = self._width * share
            side = Qt.AlignmentFlag.AlignRight if place >= RIGHT_FROM else Qt.AlignmentFlag.AlignLeft
            shown = metrics.elidedText(cell, Qt.TextElideMode.ElideRight, width - 8)
            area = QRectF(x, self._y, width - 8, LINE)
            self._painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), shown)
            x += width
        self._y += LINE

    def _text(self, words: str, size: float, ink: str, *, bold: bool = False) -> None:
        self._font(size, bold=bold)
        self._painter.setPen(self._look.color(ink))
        height = QFontMetricsF(self._painter.font(), self._writer).height() + 8
        area = QRectF(MARGIN, self._y, self._width, height)
        self._painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        self._y += height

    def _rule(self) -> None:
        self._painter.setPen(self._look.color(QUIET))
        self._painter.drawLine(MARGIN, int(self._y), MARGIN + self._width, int(self._y))
        self._y += 4

    def _font(self, size: float, *, bold: bool = False) -> None:
        font = QFont(self._look.font("body", strong=bold))
        font.setPixelSize(round(size * RESOLUTION / 72))
        for feature in ("locl", "liga"):  # their figures and letters would be lost when a PDF is searched
            font.setFeature(QFont.Tag(feature), 0)
        self._painter.setFont(font)


def write_statement_pdf(
    path: Path, company: str, customer: str, found: Sequence[Statement], language: str
) -> None:
    """A PDF that appears under its name when it is whole. Raises UserError import.file_in_use."""
    application = _painting()
    with replacing(path) as temporary:
        writer = QPdfWriter(str(temporary))
        writer.setResolution(RESOLUTION)
        writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
        writer.setTitle(sentence("statement.title", language))
        writer.setCreator("Lianyi")
        StatementPaper(writer, language, company, customer).paint(found)
    del application


def _painting() -> QCoreApplication:
    """What fonts need: the program that runs, or on the command line one without a screen."""
    running = QGuiApplication.instance()
    if running is not None:
        return running
    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])
