"""大写金额: sums in the Chinese capitals of bills and receipts, read back, and in English words.

Source: 正确填写票据和结算凭证的基本规定 (People's Bank of China). Where it allows two ways, the first of its
examples is followed: 107,000.53 is 壹拾万柒仟元零伍角叁分, and 整 stands after 元 and after 角.
"""

import re

from app.language.money_text import minor_digits

LARGEST = 10**14 - 1  # 999,999,999,999.99 in fen

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_SECTIONS = ("", "万", "亿")
_FOREIGN = {
    "USD": "美元",
    "EUR": "欧元",
    "GBP": "英镑",
    "HKD": "港元",
    "JPY": "日元",
    "TWD": "新台币",
    "SGD": "新加坡元",
    "AUD": "澳元",
    "CAD": "加元",
    "CHF": "瑞士法郎",
    "KRW": "韩元",
}
_READ = {char: value for value, char in enumerate(_DIGITS)} | {"〇": 0, "貳": 2, "叄": 3, "陸": 6, "两": 2}
_SECTION = r"[零壹贰貳叁叄肆伍陆陸柒捌玖两拾佰仟〇]"
_FORM = re.compile(
    rf"(?P<minus>[负負])?(?:人民币)?(?P<sign>{'|'.join(_FOREIGN.values())})?"
    rf"(?:(?P<whole>(?:{_SECTION}+[亿億])?(?:{_SECTION}+[万萬])?{_SECTION}*)(?P<yuan>[元圆圓])?)?"
    r"零?(?:(?P<tenths>[零壹贰貳叁叄肆伍陆陸柒捌玖])角)?零?(?:(?P<hundredths>[零壹贰貳叁叄肆伍陆陸柒捌玖])分)?[整正]?"
)
_CODES = {name: code for code, name in _FOREIGN.items()}

_ONES = [
    "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven",
    "Twelve", "Thirteen", "Fourteen", "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
]  # fmt: skip
_TENS = [
    "-", "-", "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety",
]  # fmt: skip
_THOUSANDS = ("", " Thousand", " Million", " Billion", " Trillion")


def capital_money(minor: int, currency: str = "CNY") -> str:
    """壹拾贰万捌仟陆佰元整 for 12,860,000 fen; another currency is named in front; "" where there is no form.

    There is none beyond LARGEST and for currencies with thousandths.
    """
    digits = minor_digits(currency)
    if digits not in (0, 2) or abs(minor) > LARGEST or (currency != "CNY" and currency not in _FOREIGN):
        return ""
    whole, small = divmod(abs(minor), 100) if digits else (abs(minor), 0)
    ahead = ("负" if minor < 0 else "") + _FOREIGN.get(currency, "")
    return ahead + _whole(whole, small) + _small(whole, small)


def read_capital_money(text: str) -> tuple[int, str | None] | None:
    """The sum a text in capitals stands for, as (minor units, currency or None); None where it is none."""
    found = _FORM.fullmatch("".join(text.split()))
    if found is None:
        return None
    small = bool(found["tenths"] or found["hundredths"])
    if (not small and not (found["whole"] and found["yuan"])) or (found["yuan"] and not found["whole"]):
        return None
    whole = _read_whole(found["whole"] or "")
    if whole is None:
        return None
    currency = _CODES.get(found["sign"])
    fen = 10 * _READ[found["tenths"] or "零"] + _READ[found["hundredths"] or "零"]
    minor = whole * 100 + fen if minor_digits(currency or "CNY") else whole
    return (-minor if found["minus"] else minor), currency


def english_money(minor: int, currency: str = "CNY") -> str:
    """CNY One Hundred Twenty-Eight Thousand Six Hundred Only; parts of one as a fraction: and 50/100."""
    digits = minor_digits(currency)
    whole, small = divmod(abs(minor), 10**digits)
    sign = "Minus " if minor < 0 else ""
    end = f" and {small:0{digits}d}/{10**digits}" if small else " Only"
    return f"{currency} {sign}{_english(whole)}{end}"


def _whole(whole: int, small: int) -> str:
    """What stands before 元, with it; nothing for a sum below one yuan."""
    if not whole:
        return "" if small else "零元"
    text, gap = "", False
    for section in range(2, -1, -1):
        part = whole // 10_000**section % 10_000
        if not part:
            gap = bool(text)
            continue
        zero = text and (gap or part < 1_000)
        text += ("零" if zero else "") + _section(part) + _SECTIONS[section]
        gap = False
    return text + "元"


def _section(part: int) -> str:
    """One to 9,999 in capitals; zeros between digits are said once."""
    text, zero = "", False
    for place in range(3, -1, -1):
        digit = part // 10**place % 10
        if not digit:
            zero = bool(text)
            continue
        text += ("零" if zero else "") + _DIGITS[digit] + _PLACES[place]
        zero = False
    return text


def _small(whole: int, small: int) -> str:
    """角 and 分, or 整."""
    tenths, hundredths = divmod(small, 10)
    if not small:
        return "整"
    text = ""
    if tenths:
        # a zero is said where the yuan end in one (…拾元零叁角)
        text = ("零" if whole and whole % 10 == 0 else "") + _DIGITS[tenths] + "角"
    elif whole:
        text = "零"
    return text + (_DIGITS[hundredths] + "分" if hundredths else "整")


def _read_whole(text: str) -> int | None:
    """A whole number in capitals, by its sections."""
    found = re.fullmatch(r"(?:(.*?)[亿億])?(?:(.*?)[万萬])?(.*)", text)
    if found is None:
        return None
    total = 0
    for part in found.groups():
        value = _read_section(part or "")
        if value is None:
            return None
        total = total * 10_000 + value
    return total


def _read_section(text: str) -> int | None:
    """Up to 9,999; a place that rises again is no number."""
    total, digit, last = 0, -1, 4
    for char in text:
        if char in _READ:
            if digit > 0:
                return None
            digit = _READ[char]
            continue
        place = "拾佰仟".index(char) + 1
        if place >= last or (digit <= 0 and not (place == 1 and not total)):
            return None
        total += (digit if digit > 0 else 1) * 10**place
        digit, last = -1, place
    if last == 0:
        return None
    return total + max(digit, 0)


def _english(whole: int) -> str:
    if not whole:
        return _ONES[0]
    words: list[str] = []
    for step in range(len(_THOUSANDS) - 1, -1, -1):
        part = whole // 1_000**step % 1_000
        if part:
            words.append(_hundreds(part) + _THOUSANDS[step])
    return " ".join(words)


def _hundreds(part: int) -> str:
    hundreds, rest = divmod(part, 100)
    words = [f"{_ONES[hundreds]} Hundred"] if hundreds else []
    if rest >= 20:
        tens, ones = divmod(rest, 10)
        words.append(_TENS[tens] + (f"-{_ONES[ones]}" if ones else ""))
    elif rest:
        words.append(_ONES[rest])
    return " ".join(words)
