"""Sums of money as people write them, kept in minor units, and shown in a table or short in a tile."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from app.language.birthdays import Birthday, parse_birthday
from app.language.codes import credit_code_ok
from app.language.numerals import han_number

__all__ = [
    "Birthday",
    "credit_code_ok",
    "exact_money",
    "format_money",
    "minor_digits",
    "parse_birthday",
    "parse_money",
]

_LARGEST = 10**15
_NO_MINOR = {"JPY": 0, "KRW": 0, "VND": 0, "KWD": 3, "BHD": 3}
_SIGNS = {
    "CNY": ("CN¥", "¥", "￥", "RMB", "CNY", "人民币", "元整", "元", "圆", "块钱", "块"),
    "USD": ("US$", "USD", "美元", "美金", "$"),
    "EUR": ("EUR", "欧元", "€"),
    "GBP": ("GBP", "英镑", "£"),
    "JPY": ("JP¥", "JPY", "日元", "円"),
    "HKD": ("HK$", "HKD", "港币", "港元"),
    "TWD": ("NT$", "TWD", "新台币", "台币"),
    "KRW": ("KRW", "韩元", "₩"),
    "SGD": ("SGD", "S$", "新加坡元", "新元"),
    "AUD": ("AUD", "A$", "澳元"),
    "CAD": ("CAD", "C$", "加元"),
    "MYR": ("MYR", "林吉特"),
    "THB": ("THB", "泰铢", "฿"),
    "VND": ("VND", "越南盾", "₫"),
    "CHF": ("CHF", "瑞士法郎"),
    "KWD": ("KWD",),
    "BHD": ("BHD",),
}
_SHOWN = {
    "CNY": "¥",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "HKD": "HK$",
    "TWD": "NT$",
    "JPY": "JP¥",
    "KRW": "₩",
}
_FACTORS = {
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "万": 10**4,
    "w": 10**4,
    "千": 1000,
    "k": 1000,
    "m": 10**6,
}
_FACTORS |= {"mn": 10**6, "million": 10**6, "thousand": 1000, "bn": 10**9, "billion": 10**9}
_CODE = {sign.lower(): code for code, signs in _SIGNS.items() for sign in signs}
_SIGN = "|".join(re.escape(sign) for sign in sorted(_CODE, key=len, reverse=True))
_FACTOR = "|".join(sorted(_FACTORS, key=len, reverse=True))
_GROUPED = r"\d{1,3}(?:[, ']\d{3})+|\d+"
_FORM = re.compile(
    rf"(?P<minus>[-−(])?\s*(?P<ahead>{_SIGN})?\s*(?P<minus2>[-−])?\s*"
    rf"(?:(?P<number>(?:{_GROUPED})(?:\.\d+)?|\.\d+)|(?P<han>[零〇一二两三四五六七八九十百]+))\s*"
    rf"(?P<factor>{_FACTOR})?\s*(?P<behind>{_SIGN})?\s*(?:整|正|左右)?\s*(?P<close>\))?"
)


def minor_digits(currency: str) -> int:
    """How many decimals a currency has."""
    return _NO_MINOR.get(currency.upper(), 2)


def parse_money(text: str, default: str = "CNY") -> tuple[int, str | None] | None:
    """(minor units, ISO currency or None when none is written) of a sum, or None when it is no single sum.

    default is the currency whose decimals count when none is written. '1.5万' and '120k' are understood;
    ranges ('1-2万'), percentages and sums over 10¹⁵ minor units are not.
    """
    if len(text) > 60:
        return None
    plain = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().lower()
    found = _FORM.fullmatch(plain)
    if found is None:
        from app.language.capital_money import read_capital_money

        return read_capital_money(plain)
    if bool(found["close"]) != (found["minus"] == "("):
        return None
    ahead, behind = _currency(found["ahead"]), _currency(found["behind"])
    if ahead and behind and ahead != behind and found["behind"] not in {"元", "块", "块钱"}:
        return None
    currency = ahead or behind
    amount = _amount(found)
    if amount is None:
        return None
    minor = amount.scaleb(minor_digits(currency or default))
    rounded = int(minor.to_integral_value(rounding="ROUND_HALF_UP"))
    if rounded > _LARGEST:
        return None
    return (-rounded if found["minus"] or found["minus2"] else rounded), currency


def _currency(sign: str | None) -> str | None:
    return _CODE.get(sign) if sign else None


def _amount(found: re.Match[str]) -> Decimal | None:
    """The number of a match times its factor."""
    if found["han"]:
        whole = han_number(found["han"])
        number = None if whole is None else Decimal(whole)
    else:
        try:
            number = Decimal(re.sub("[, ']", "", found["number"]))
        except InvalidOperation:
            return None
    if number is None:
        return None
    return number * _FACTORS[found["factor"]] if found["factor"] else number


def format_money(minor: int, currency: str, language: str = "zh_CN", short: bool = False) -> str:
    """A sum for display: ¥486,200 (decimals only when there are some); short: ¥86.4万, ¥864K, $1.2M."""
    digits = minor_digits(currency)
    sign = "−" if minor < 0 else ""
    symbol = _SHOWN.get(currency, f"{currency} ")
    amount = Decimal(abs(minor)).scaleb(-digits)
    if short:
        return f"{sign}{symbol}{_short(amount, language)}"
    whole = amount == amount.to_integral_value()
    return f"{sign}{symbol}{amount:,.{0 if whole else digits}f}"


def exact_money(minor: int, currency: str) -> str:
    """A sum with all its decimals and thousands apart, without a sign: 128,600.00; for documents."""
    digits = minor_digits(currency)
    sign = "−" if minor < 0 else ""
    return f"{sign}{Decimal(abs(minor)).scaleb(-digits):,.{digits}f}"


def _short(amount: Decimal, language: str) -> str:
    """Three figures and a unit."""
    steps = (
        ((10**8, "亿"), (10**4, "万"))
        if language.startswith("zh")
        else ((10**9, "B"), (10**6, "M"), (10**3, "K"))
    )
    for at, (size, unit) in enumerate(steps):
        scaled = amount / size
        if scaled < 1 and _figures(scaled) != "1":
            continue
        shown = _figures(scaled)
        if at and Decimal(shown.replace(",", "")) * size >= steps[at - 1][0]:
            return f"1{steps[at - 1][1]}"
        return shown + unit
    return f"{amount.quantize(Decimal(1), rounding='ROUND_HALF_UP'):,f}"


def _figures(number: Decimal) -> str:
    """About three figures without a useless decimal: 86.4, 864, 1.2, 12."""
    places = 1 if number < 100 else 0
    shown = number.quantize(Decimal(1).scaleb(-places), rounding="ROUND_HALF_UP")
    return f"{shown.normalize():,f}" if shown == shown.to_integral_value() else f"{shown:,f}"
