"""Quotes as JSON (one object each, with its lines) or CSV (one row per line); amounts as decimal texts."""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from app.db.reader import Reader
from app.exchange.table_writer import csv_rows, replacing
from app.insight.quote import LineValues, QuoteValues
from app.language.money_text import minor_digits
from app.queries.quote import quote_values
from app.sentences.errors import UserError

HEADS = (
    *(
        "number",
        "version",
        "state",
        "customer",
        "contact",
        "title",
        "date",
        "valid_until",
        "currency",
        "total",
    ),
    *("net", "tax", "promotion", "rounding", "code", "name", "note", "unit", "quantity", "price", "discount"),
    *("gift", "tax_rate", "amount"),
)
_PAGE = 500


def export_quotes(reader: Reader, target: Path, file_format: str) -> int:
    """Write every version of every quote; returns how many. Costs, margins and private notes stay here.

    Raises UserError export.not_in_format for other formats than json and csv.
    """
    if file_format not in ("json", "csv"):
        raise UserError("export.not_in_format", kind="@export.kind.quotes", format=file_format)
    return _json(reader, target) if file_format == "json" else _csv(reader, target)


def _json(reader: Reader, target: Path) -> int:
    records = [quote_record(quote) for quote in _quotes(reader)]
    with replacing(target) as temporary:
        temporary.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return len(records)


def _csv(reader: Reader, target: Path) -> int:
    count = 0
    with csv_rows(target, HEADS) as add:
        for quote in _quotes(reader):
            count += 1
            record = quote_record(quote)
            for line in record.pop("lines") or [{}]:
                whole = {**record, **line}
                add([_cell(whole.get(name)) for name in HEADS])
    return count


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def _quotes(reader: Reader) -> Iterator[QuoteValues]:
    last = ("", 0)
    while True:
        rows = reader.all(
            "SELECT id, number, version FROM quote WHERE deleted_at IS NULL AND (number, version) > (?, ?) "
            "ORDER BY number, version LIMIT ?",
            (*last, _PAGE),
        )
        if not rows:
            return
        for key, number, version in rows:
            last = (number, version)
            quote = quote_values(reader, key)
            if quote is not None:
                yield quote


def quote_record(quote: QuoteValues) -> dict[str, Any]:
    """One version for other programs."""
    sums, currency = quote.totals(), quote.currency
    return {
        "number": quote.number,
        "version": quote.version,
        "state": quote.state,
        "customer": quote.buyer_name or quote.customer,
        "customer_id": quote.customer_id,
        "contact": quote.buyer_contact,
        "title": quote.title,
        "date": quote.made_day,
        "valid_until": quote.valid_until,
        "currency": currency,
        "tax_included": quote.tax_included,
        "total": amount_text(sums.total, currency),
        "net": amount_text(sums.net, currency),
        "tax": amount_text(sums.tax, currency),
        "promotion": amount_text(-sums.promotion, currency),
        "rounding": amount_text(sums.rounding, currency),
        "lines": [_line(line, currency) for line in quote.lines],
    }


def _line(line: LineValues, currency: str) -> dict[str, Any]:
    return {
        "code": line.code,
        "name": line.name,
        "note": line.note,
        "unit": line.unit,
        "quantity": _plain(Decimal(line.quantity).scaleb(-3)),
        "price": amount_text(line.price, currency),
        "discount": _plain(Decimal(line.discount).scaleb(-2)),
        "gift": line.gift,
        "tax_rate": _plain(Decimal(line.tax_rate).scaleb(-2)),
        "amount": amount_text(line.amount, currency),
    }


def amount_text(minor: int, currency: str) -> str:
    """A sum as a decimal text for other programs: 128600.00."""
    digits = minor_digits(currency)
    return f"{Decimal(minor).scaleb(-digits):.{digits}f}"


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
