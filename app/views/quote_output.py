"""A quote on its way out: as a PDF, to the printer, as a letter."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.documents.output import letter, paint_document, pdf_bytes, write_pdf
from app.documents.paper import Page, fonts
from app.documents.quote_paper import lay_out, mail_words
from app.documents.quote_sheet import sheet_of
from app.insight.quote import QuoteValues
from app.language.file_names import safe_name
from app.sentences.errors import UserError
from app.settings.declarations import FIRM
from app.views.context import Context


class QuoteOutput(QObject):
    """What can be done with the pages of a quote."""

    def __init__(self, context: Context, owner: QWidget) -> None:
        super().__init__(owner)
        self.context, self._owner = context, owner

    def language(self, quote: QuoteValues) -> str:
        """The language of the document: its own, else the program's."""
        return quote.language or self.context.language

    def pages(self, quote: QuoteValues) -> list[Page]:
        """The pages as they are now."""
        firm = {each.name: self.context.firm(each.name) for each in FIRM}
        return lay_out(sheet_of(quote, firm, self.language(quote)))

    def pdf(self, quote: QuoteValues) -> bytes:
        """The document as a PDF."""
        return pdf_bytes(self.pages(quote), fonts(self.language(quote)), quote.number)

    def file_name(self, quote: QuoteValues, ending: str) -> str:
        """Number, version and customer."""
        parts = (quote.number, f"v{quote.version}", quote.buyer_name or "")
        return safe_name(" ".join(part for part in parts if part)) + ending

    def ask_pdf(self, quote: QuoteValues, then: Callable[[], None] | None = None) -> None:
        """Ask for a place and write the PDF; `then` runs when it is there."""
        name, _kind = QFileDialog.getSaveFileName(
            self._owner, self.tr("Export as PDF"), self.file_name(quote, ".pdf"), "PDF (*.pdf)"
        )
        if name:
            self.write(Path(name), self.pdf(quote), then)

    def ask_letter(self, quote: QuoteValues) -> None:
        """Ask for a place and write a letter with the PDF in it."""
        name, _kind = QFileDialog.getSaveFileName(
            self._owner, self.tr("Save as a letter"), self.file_name(quote, ".eml"), "E-Mail (*.eml)"
        )
        if name:
            self.write(Path(name), self.letter(quote), None)

    def letter(self, quote: QuoteValues) -> bytes:
        """A letter to the recipient."""
        from app.queries.quote import mail_of

        language = self.language(quote)
        subject, body = mail_words(
            language,
            number=quote.number,
            title=quote.title or "",
            contact=quote.buyer_contact or quote.buyer_name or "",
            valid=quote.valid_until or "—",
            message=quote.message or "",
            owner=quote.owner or "",
            firm=str(self.context.firm("company_full_name") or self.context.firm("company")),
        )
        to = mail_of(self.context.reader(), quote.contact_id, quote.customer_id)
        return letter(subject, body, to, self.file_name(quote, ".pdf"), self.pdf(quote))

    def write(self, path: Path, content: bytes, then: Callable[[], None] | None) -> None:
        """Write a file and say so."""
        try:
            write_pdf(path, content)
        except UserError as error:
            self.context.show_error(error)
            return
        self.context.message.emit(self.tr("Written: {file}").format(file=path.name), None)
        if then is not None:
            then()

    def print_out(self, quote: QuoteValues) -> None:
        """Print on a printer of this computer."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self.context.message.emit(
                self.tr("No printer is set up on this computer; export a PDF instead."), None
            )
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.file_name(quote, ""))
        dialog = QPrintDialog(printer, self._owner)
        if dialog.exec() == QPrintDialog.DialogCode.Accepted:
            paint_document(printer, self.pages(quote), fonts(self.language(quote)))
        dialog.deleteLater()
