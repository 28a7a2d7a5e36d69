"""Quantities and rates as people write them: 2.5 (kept in thousandths), 13 % (kept in hundredths of a percent)."""

import re
import unicodedata
from decimal import Decimal

_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)?(?:\.\d+)?")
_LARGEST = 10**12


def parse_quantity(text: str) -> int | None:
    """Thousandths of a unit, halves away from zero; None for what is no number."""
    number = _number(text)
    return None if number is None else _whole(number * 1_000)


def parse_rate(text: str) -> int | None:
    """Hundredths of a percent of "13", "13%" or "8.5 %"; None for what is no rate."""
    plain = unicodedata.normalize("NFKC", text).strip()
    number = _number(plain.removesuffix("%"))
    return None if number is None else _whole(number * 100)


def format_quantity(thousandths: int) -> str:
    """A quantity without useless zeros: 2.5, 1,200."""
    return _shown(Decimal(thousandths) / 1_000)


def format_rate(hundredths: int) -> str:
    """A rate in percent: 13%, 8.25%."""
    return f"{_shown(Decimal(hundredths) / 100)}%"


def _number(text: str) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain or not _NUMBER.fullmatch(plain) or not any(char.isdigit() for char in plain):
        return None
    return Decimal(plain.replace(",", ""))


def _whole(number: Decimal) -> int | None:
    whole = int(number.to_integral_value(rounding="ROUND_HALF_UP"))
    return whole if abs(whole) <= _LARGEST else None


def _shown(number: Decimal) -> str:
    whole = number == number.to_integral_value()
    return f"{number:,.0f}" if whole else f"{number.normalize():,f}"
