"""The same pages as a PDF, on the printer, and as a letter with the PDF in it."""

import os
from email.message import EmailMessage
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from app.documents.paper import HEIGHT, WIDTH, Fonts, Page, paint_page
from app.sentences.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtGui import QPagedPaintDevice

RESOLUTION = 720  # a tenth of a point is a dot


def pdf_bytes(pages: list[Page], kept: Fonts, title: str) -> bytes:
    """The document as a PDF."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title)
    writer.setCreator("Lianyi")
    paint_document(writer, pages, kept)
    buffer.close()
    return bytes(content.data())


def write_pdf(path: Path, content: bytes) -> None:
    """Keep a PDF under its name, whole or not at all. Raises UserError quote.no_file."""
    part = path.with_name(path.name + ".part")
    try:
        part.write_bytes(content)
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise UserError("quote.no_file", file=str(path)) from error


def paint_document(device: "QPagedPaintDevice", pages: list[Page], kept: Fonts) -> None:
    """Paint all pages on a PDF or a printer, the sheet as it is: its margins are the document's own."""
    layout = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(layout)
    painter = QPainter(device)
    painter.scale(device.width() / WIDTH, device.height() / HEIGHT)
    for number, page in enumerate(pages):
        if number:
            device.newPage()
        paint_page(painter, page, kept)
    painter.end()


def letter(subject: str, body: str, to: str, file_name: str, content: bytes) -> bytes:
    """A mail not yet sent (.eml) with the PDF in it, for the person's own mail program."""
    message = EmailMessage()
    message["Subject"] = subject
    if to:
        message["To"] = to
    message["X-Unsent"] = "1"
    message.set_content(body)
    message.add_attachment(content, maintype="application", subtype="pdf", filename=file_name)
    return bytes(message)
