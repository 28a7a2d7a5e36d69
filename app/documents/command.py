"""A document without a window: for the command line, on a machine that may have no screen."""

import os
import sys
from collections.abc import Mapping
from typing import Any

from app.insight.quote import QuoteValues


def quote_pdf(quote: QuoteValues, firm: Mapping[str, Any], language: str) -> tuple[bytes, int]:
    """The PDF of a quote, and how many pages it has."""
    from PySide6.QtGui import QGuiApplication

    from app.documents.output import pdf_bytes
    from app.documents.paper import fonts
    from app.documents.quote_paper import lay_out
    from app.documents.quote_sheet import sheet_of

    if sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application = QGuiApplication.instance() or QGuiApplication(sys.argv[:1])
    pages = lay_out(sheet_of(quote, firm, language))
    content = pdf_bytes(pages, fonts(language), quote.number)
    application.processEvents()  # it lives until here: fonts need it
    return content, len(pages)
