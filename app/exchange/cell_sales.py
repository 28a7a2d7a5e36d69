"""Cells of what is sold: exact prices, tax rates, the parts of a bundle."""

import re
import unicodedata
from decimal import Decimal

from app.exchange.cell_values import Cleaned, clean_cell, money_value
from app.language.quantities import parse_quantity, parse_rate

WHOLE = 10_000
_DECIMALS = re.compile(r"\d\.(\d+)")
_FREE = ("免税", "零税率", "不征税", "exempt", "tax free", "zero", "none")
_PART = re.compile(r"(.+?)(?:(?:\s*×|\s+[xX*])\s*([\d.,]+))?")


def price_value(text: str) -> Cleaned:
    """An amount; one with more decimals than money has is rounded, which is told."""
    found = money_value(text)
    decimals = _DECIMALS.search(unicodedata.normalize("NFKC", text))
    plain = text.strip().replace(",", "").lstrip("-").replace(".", "").isdigit()
    if found.value is not None and plain and decimals and len(decimals[1].rstrip("0")) > 2:
        return found._replace(code="import.money_rounded", severity="may")
    if found.value is None:
        return Cleaned(None, found.code or "import.money_unreadable", "must")
    return found


def rate_value(text: str) -> Cleaned:
    """A rate in hundredths of a percent: "13%", "13", "0.13" (as spreadsheets keep percents), "VAT 13%", "免税"."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if any(word in plain for word in _FREE):
        return Cleaned(0)
    numbers = re.findall(r"\d+(?:\.\d+)?", plain)
    rate = parse_rate(numbers[0]) if len(numbers) == 1 else None
    if rate is None:
        return Cleaned(None, "import.rate_unreadable", "must")
    if "%" not in plain and 0 < Decimal(numbers[0]) < 1:
        rate = int(Decimal(numbers[0]) * WHOLE)
    return Cleaned(rate) if 0 <= rate <= WHOLE else Cleaned(None, "import.rate_unreadable", "must")


def bundle_parts(text: str) -> tuple[tuple[str, int], ...]:
    """The parts "S5-BIKE × 20; FM-8 × 60" as (code or name, thousandths); one without a quantity is one unit."""
    found = []
    for piece in re.split(r"[;；\n]", clean_cell(text)):
        read = _PART.fullmatch(piece.strip())
        if read is not None:
            found.append((read[1].strip(), parse_quantity(read[2] or "1") or 1_000))
    return tuple(found)
