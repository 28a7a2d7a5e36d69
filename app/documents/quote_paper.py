"""Lays a quote out on pages: head, lines with their heads on every page, sums, terms, signatures, page numbers."""

from PySide6.QtGui import QImage

from app.documents.paper import BOTTOM, HEIGHT, LEFT, RIGHT, Fill, Fonts, Look, Page, Picture, Text, fonts
from app.documents.quote_sheet import QuoteSheet, SheetLine
from app.sentences import sentence

TITLE = Look(170, strong=True)
FIRM = Look(110, strong=True)
SMALL = Look(76, role="sec")
LABEL = Look(84, role="sec")
BODY = Look(88)
STRONG = Look(88, strong=True)
HEAD = Look(84, strong=True)
TOTAL = Look(116, strong=True, role="accentText")
SPACE = RIGHT - LEFT
PAD = 60
CELL = 70  # above and below the words of a line

# what a column is, from the right edge: width and alignment
_WIDTHS = {"amount": 780, "tax": 430, "discount": 540, "price": 700, "quantity": 760, "number": 340}


def lay_out(sheet: QuoteSheet) -> list[Page]:
    """The pages of a quote."""
    return _Setter(sheet, fonts(sheet.language)).pages()


class _Setter:
    """Sets one document: a pen that goes down the page and turns it when there is no room."""

    def __init__(self, sheet: QuoteSheet, kept: Fonts) -> None:
        self.sheet, self.fonts = sheet, kept
        self._pages: list[Page] = []
        self._y = 0.0
        self._columns = self._places()
        self._new_page()

    def pages(self) -> list[Page]:
        """Everything, in order; the number of pages is known at the end."""
        self._head()
        self._table_head()
        for line in self.sheet.lines:
            self._line(line)
        self._sums()
        self._terms()
        self._message()
        self._signatures()
        count = len(self._pages)
        for number, page in enumerate(self._pages, start=1):
            words = self.sheet.page.replace("{page}", str(number)).replace("{pages}", str(count))
            page.append(Text(LEFT, HEIGHT - 430, SPACE, 110, words, SMALL, "center"))
        return self._pages

    # -- the pen -------------------------------------------------------------------------------------------

    def _put(
        self, x: float, width: float, words: str, look: Look, align: str = "left", y: float | None = None
    ) -> None:
        at = self._y if y is None else y
        self._pages[-1].append(Text(x, at, width, self.fonts.line(look), words, look, align))

    def _rule(
        self, y: float, role: str = "border", thick: float = 5, x: float = LEFT, width: float = SPACE
    ) -> None:
        self._pages[-1].append(Fill(x, y, width, thick, role))

    def _new_page(self) -> None:
        self._pages.append([])
        self._y = 440

    def _room(self, height: float, *, table: bool = False) -> None:
        """Turn the page when so much does not fit; within the table its heads are repeated."""
        if self._y + height <= BOTTOM:
            return
        self._new_page()
        self._short_head()
        if table:
            self._table_head()

    # -- parts ---------------------------------------------------------------------------------------------

    def _head(self) -> None:
        sheet = self.sheet
        image = QImage(sheet.logo) if sheet.logo else QImage()
        if not image.isNull():
            self._pages[-1].append(Picture(LEFT, self._y - 120, 1_400, 330, image))
            self._y += 260
        half = SPACE * 0.42
        top = self._y
        self._put(LEFT, half, sheet.title, TITLE)
        self._put(LEFT, half, sheet.number, SMALL, y=top + 260)
        self._put(LEFT + half, SPACE - half, sheet.firm, FIRM, "right", y=top + 60)
        at = top + 260
        for words in sheet.firm_lines:
            for line in self.fonts.wrapped(words, SMALL, SPACE - half):
                self._put(LEFT + half, SPACE - half, line, SMALL, "right", y=at)
                at += self.fonts.line(SMALL)
        self._y = max(top + 400, at + 30)
        self._rule(self._y, "accent", 12)
        self._y += 130
        self._facts()

    def _short_head(self) -> None:
        self._put(LEFT, SPACE / 2, f"{self.sheet.title}  {self.sheet.number}", SMALL)
        self._put(LEFT + SPACE / 2, SPACE / 2, self.sheet.firm, SMALL, "right")
        self._y += 150
        self._rule(self._y, "accent", 8)
        self._y += 110

    def _facts(self) -> None:
        top = self._y
        widths = (0.62, 0.38)
        ends = []
        x: float = LEFT
        for pairs, share in zip((self.sheet.left, self.sheet.right), widths, strict=True):
            self._y = top
            width = SPACE * share
            label = max((self.fonts.width(name, LABEL) for name, _words in pairs), default=0) + 110
            for name, words in pairs:
                self._put(x, label, name, LABEL)
                for line in self.fonts.wrapped(words, BODY, width - label - PAD):
                    self._put(x + label, width - label, line, BODY)
                    self._y += self.fonts.line(BODY)
            ends.append(self._y)
            x += width
        self._y = max(ends) + 110

    def _places(self) -> dict[str, tuple[float, float, str]]:
        """Left edge, width and alignment of each column that is shown."""
        shown = ["amount"]
        shown += ["tax"] if self.sheet.taxed else []
        shown += ["discount"] if self.sheet.discounted else []
        shown += ["price", "quantity"]
        edge: float = RIGHT
        found: dict[str, tuple[float, float, str]] = {}
        for name in shown:
            width = self._column_width(name)
            found[name] = (edge - width, width - PAD, "right")
            edge -= width
        number = _WIDTHS["number"]
        found["number"] = (LEFT, number - PAD, "center")
        found["name"] = (LEFT + number, edge - LEFT - number - PAD, "left")
        return found

    def _column_width(self, name: str) -> float:
        """At least as wide as its widest figures."""
        look = STRONG if name == "amount" else BODY
        words = [getattr(line, name) for line in self.sheet.lines]
        widest = max((self.fonts.width(each, look) for each in words), default=0)
        return min(max(_WIDTHS[name], widest + 2 * PAD), 1_500)

    def _table_head(self) -> None:
        height = self.fonts.line(HEAD) + 2 * CELL - 20
        self._pages[-1].append(Fill(LEFT, self._y, SPACE, height, "accentTint"))
        names = ("number", "name", "quantity", "price", "discount", "tax", "amount")
        for name, words in zip(names, self.sheet.heads, strict=True):
            if name in self._columns:
                x, width, align = self._columns[name]
                self._put(x, width, words, HEAD, align, y=self._y + CELL - 10)
        self._y += height

    def _line(self, line: SheetLine) -> None:
        x, width, _align = self._columns["name"]
        names = self.fonts.wrapped(line.name, BODY, width)
        notes = self.fonts.wrapped(line.note, SMALL, width) if line.note else []
        height = len(names) * self.fonts.line(BODY) + len(notes) * self.fonts.line(SMALL) + 2 * CELL
        self._room(height, table=True)
        at = self._y + CELL
        for name in ("number", "quantity", "price", "discount", "tax", "amount"):
            if name in self._columns:
                left, wide, align = self._columns[name]
                self._put(left, wide, getattr(line, name), STRONG if name == "amount" else BODY, align, y=at)
        for words, look in (*((each, BODY) for each in names), *((each, SMALL) for each in notes)):
            self._put(x, width, words, look, y=at)
            at += self.fonts.line(look)
        self._y += height
        self._rule(self._y - 3, "border", 5)

    def _sums(self) -> None:
        height = sum(self.fonts.line(TOTAL if each.strong else BODY) + 24 for each in self.sheet.sums) + 110
        self._room(height)
        self._y += 110
        top = self._y
        left = LEFT + SPACE * 0.56
        for each in self.sheet.sums:
            look = TOTAL if each.strong else BODY
            self._put(left, SPACE * 0.22, each.label, TOTAL if each.strong else LABEL)
            self._put(left, RIGHT - left - PAD, each.amount, look, "right")
            self._y += self.fonts.line(look) + 24
        if self.sheet.words:
            label = self.fonts.width(self.sheet.words_label, LABEL) + 110
            self._put(LEFT, label, self.sheet.words_label, LABEL, y=top)
            at = top
            for words in self.fonts.wrapped(self.sheet.words, BODY, left - LEFT - label - PAD):
                self._put(LEFT + label, left - LEFT - label, words, BODY, y=at)
                at += self.fonts.line(BODY)
            self._y = max(self._y, at)
        self._y += 90

    def _terms(self) -> None:
        pairs = [*self.sheet.terms, *([self.sheet.files] if self.sheet.files[1] else [])]
        label = max((self.fonts.width(name, STRONG) for name, _words in pairs), default=0) + 110
        for name, words in pairs:
            lines = self.fonts.wrapped(words, BODY, SPACE - label)
            self._room(self.fonts.line(BODY))
            self._put(LEFT, label, name, STRONG)
            for line in lines:
                self._room(self.fonts.line(BODY))
                self._put(LEFT + label, SPACE - label, line, BODY)
                self._y += self.fonts.line(BODY)
            self._y += 30

    def _message(self) -> None:
        if not self.sheet.message:
            return
        lines = self.fonts.wrapped(self.sheet.message, BODY, SPACE - 240)
        self._y += 60
        step = self.fonts.line(BODY)
        while lines:
            self._room(2 * step + 160)
            fitting = max(1, int((BOTTOM - self._y - 160) // step))
            shown, lines = lines[:fitting], lines[fitting:]
            height = len(shown) * step + 160
            self._pages[-1].append(Fill(LEFT, self._y, SPACE, height, "canvas"))
            self._pages[-1].append(Fill(LEFT, self._y, 16, height, "accent"))
            for number, words in enumerate(shown):
                self._put(LEFT + 120, SPACE - 240, words, BODY, y=self._y + 80 + number * step)
            self._y += height + 40

    def _signatures(self) -> None:
        self._room(700)
        self._y += 120
        for words, x in zip(self.sheet.signatures, (LEFT, LEFT + SPACE * 0.55), strict=True):
            self._put(x, SPACE * 0.45, words, BODY)
            self._rule(self._y + 460, "sec", 5, x, SPACE * 0.4)
        self._y += 480


def mail_words(sheet_language: str, **values: str) -> tuple[str, str]:
    """Subject and body of the letter that goes with a quote."""
    subject = sentence("paper.mail_subject", sheet_language, **values).strip()
    body = sentence("paper.mail_body", sheet_language, **values)
    while "\n\n\n" in body:
        body = body.replace("\n\n\n", "\n\n")
    return subject, body
