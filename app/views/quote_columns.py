"""The columns of the Quotes page."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from app.itemmodels.columns import Column
from app.language.money_text import format_money
from app.language.spoken import spoken_day
from app.queries.quotes import QuoteRow
from app.views.context import Context
from app.views.customer_columns import WORDS

# the state of a quote and the tone of its chip
STATE_TONES = {"draft": "", "sent": "blue", "accepted": "green", "declined": "red", "expired": "amber"}


def quote_columns(context: Context) -> tuple[Column, ...]:
    """All of them, in their first order."""
    tr = QCoreApplication.translate
    wider = 0 if context.language == "zh_CN" else WORDS
    return (
        Column("tick", "", "check", width=50, min_width=50, sortable=False, movable=False),
        Column("number", tr("QuoteColumns", "Number"), width=132, min_width=110, movable=False),
        Column("customer", tr("QuoteColumns", "Customer"), "two_line", width=190, min_width=140, stretch=True,
               value=lambda row: (row.customer or "", row.contact or "")),
        Column("title", tr("QuoteColumns", "Project"), "two_line", width=150, narrow_rank=2,
               value=lambda row: (row.title or "", row.deal if row.deal != row.title else "")),
        Column("total", tr("QuoteColumns", "Total"), "money", width=112, align="right",
               value=lambda row: format_money(row.total, row.currency, context.language)),
        Column("state", tr("QuoteColumns", "State"), "chip", width=88 + wider // 3,
               value=lambda row: (context.word("quote_state", row.state), STATE_TONES[row.state])),
        Column("version", tr("QuoteColumns", "Version"), width=64 + wider // 3, narrow_rank=5, sortable=False,
               role="mid", value=lambda row: str(row.version)),
        Column("made", tr("QuoteColumns", "Date"), "date", width=98, narrow_rank=4, value=lambda row: row.made_day),
        Column("valid", tr("QuoteColumns", "Valid until"), "date", width=104, narrow_rank=3,
               value=lambda row: valid_words(context, row)),
        Column("owner", tr("QuoteColumns", "Owner"), width=76, roomy=76 + WORDS // 2, narrow_rank=1, role="mid"),
    )  # fmt: skip


def valid_words(context: Context, row: QuoteRow) -> str:
    """The last day it is valid; in words where that matters."""
    if not row.valid_until:
        return ""
    if row.state != "sent":
        return row.valid_until
    return spoken_day(date.fromisoformat(row.valid_until), context.now(), context.language)
