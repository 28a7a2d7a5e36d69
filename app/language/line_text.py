"""Quantities, discounts and whole lines of a quote as people type them."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.language.money_text import parse_money

_MOST = 10**12  # thousandths of a unit
_GIFT = frozenset(["gift", "free", "g", "赠", "赠送", "送", "zs"])
_LINE = re.compile(
    r"\s*(?P<what>.+?)(?:\s+[x×*]\s*(?P<quantity>[-−]?[\d.,]+)\s*(?P<unit>[^\s@\d]+)?)?"
    r"(?:\s*@\s*(?P<price>[^@]+?))?(?:\s+[-−](?P<discount>[\d.]+)\s*%)?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TypedLine:
    """A line as typed: what (a code or a name), thousandths, minor units or None, hundredths of a percent."""

    what: str
    quantity: int = 1_000
    unit: str | None = None
    price: int | None = None
    discount: int = 0


def parse_quantity(text: str) -> int | None:
    """Thousandths of a unit: '30', '1,200', '2.5', '-12'; None when it is no number or has more than 3 decimals."""
    number = _number(text)
    if number is None:
        return None
    thousandths = number * 1_000
    if thousandths != thousandths.to_integral_value() or abs(thousandths) > _MOST:
        return None
    return int(thousandths)


def parse_rate(text: str) -> int | None:
    """Hundredths of a percent: '13', '13%', '12.5%'; None beyond −100 to 100."""
    number = _number(unicodedata.normalize("NFKC", text).strip().removesuffix("%"))
    if number is None or abs(number) > 100:
        return None
    return int((number * 100).to_integral_value(rounding="ROUND_HALF_UP"))


def parse_discount(text: str) -> tuple[int, bool] | None:
    """(discount in hundredths of a percent, whether it is a gift): '10', '10%', '9折', '85折', '赠送', 'gift', ''."""
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    if not plain or plain in ("无", "-", "—"):
        return 0, False
    if plain in _GIFT:
        return 0, True
    if plain.endswith("折"):
        number = _number(plain.removesuffix("折"))
        if number is None or not 0 <= number <= 100:
            return None
        tenths = number if number <= 10 else number / 10  # 85折 is 8.5折
        return int((10_000 - tenths * 1_000).to_integral_value(rounding="ROUND_HALF_UP")), False
    rate = parse_rate(plain)
    return None if rate is None else (rate, False)


def parse_line(text: str, currency: str) -> TypedLine | None:
    """'S5 x 30 台 @ 4580 -10%'; only the first part is needed. None when a figure cannot be read."""
    found = _LINE.fullmatch(unicodedata.normalize("NFKC", text))
    if found is None:
        return None
    quantity = parse_quantity(found["quantity"]) if found["quantity"] else 1_000
    price = parse_money(found["price"], currency) if found["price"] else None
    discount = parse_rate(found["discount"]) if found["discount"] else 0
    if quantity is None or discount is None or (found["price"] and price is None):
        return None
    return TypedLine(found["what"], quantity, found["unit"], price[0] if price else None, discount)


def _number(text: str) -> Decimal | None:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace("−", "-").strip()
    if not re.fullmatch(r"-?(?:\d+(?:\.\d*)?|\.\d+)", plain):
        return None
    try:
        return Decimal(plain)
    except InvalidOperation:
        return None
