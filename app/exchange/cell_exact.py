"""Cells that must not lose a figure: exact sums, quantities, rates."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from app.exchange.cell_values import Cleaned

_PLAIN = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})?(?:\.\d{1,12})?(?:[eE][-+]?\d{1,2})?")
_LARGEST = Decimal(10) ** 13
_DISCOUNT = re.compile(r"(\d(?:\.\d{1,2})?|\d{2})\s*折")


class Exact(NamedTuple):
    """A sum with all its decimals; `currency` is ISO 4217, "" when the cell does not say."""

    amount: Decimal
    currency: str = ""


def exact_value(text: str) -> Cleaned:
    """A sum as it stands, with as many decimals as it has; "1.2万" and "$ 5" are understood."""
    number = _number(text)
    if number is not None:
        return Cleaned(Exact(number))
    from app.language.money_text import minor_digits, parse_money

    read = parse_money(text.strip())
    if read is None:
        return Cleaned(None, "import.sum_unreadable", "must")
    minor, currency = read
    return Cleaned(Exact(Decimal(minor).scaleb(-minor_digits(currency or "CNY")), currency or ""))


def quantity_value(text: str) -> Cleaned:
    """Thousandths; a unit behind the number is left out ("3 件")."""
    bare = re.sub(r"(?<=\d)\s*[^\d\s.,]{1,4}$", "", unicodedata.normalize("NFKC", text).strip())
    number = _number(bare)
    if number is None:
        return Cleaned(None, "import.quantity_unreadable", "must")
    thousandths = (number * 1_000).to_integral_value(rounding="ROUND_HALF_UP")
    return Cleaned(int(thousandths))


def discount_value(text: str) -> Cleaned:
    """Hundredths of a percent: 20%, 0.2 and 八折 (8折) are a fifth off; a bare number from 1 on is a percentage."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if found := _DISCOUNT.fullmatch(plain):
        tenths = Decimal(found[1]) / (10 if len(found[1]) == 2 and "." not in found[1] else 1)
        return Cleaned(int(10_000 - tenths * 1_000))
    number = _number(plain.removesuffix("%"))
    if number is None or not 0 <= abs(number) <= 100:
        return Cleaned(None, "import.share_unreadable", keep=True)
    share = number if plain.endswith("%") or abs(number) >= 1 else number * 100
    return Cleaned(int((share * 100).to_integral_value(rounding="ROUND_HALF_UP")))


def _number(text: str) -> Decimal | None:
    """A number without signs of money."""
    bare = text.strip()
    if not bare.isascii():
        bare = unicodedata.normalize("NFKC", bare).replace("−", "-").strip()
    if not bare or not any(char.isdigit() for char in bare) or not _PLAIN.fullmatch(bare):
        return None
    try:
        number = Decimal(bare.replace(",", ""))
    except InvalidOperation:
        return None
    return number if abs(number) < _LARGEST else None
