"""Codes with a check digit: the unified social credit code of Chinese organisations, and identity numbers."""

from datetime import date

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))


def normal_credit_code(text: str) -> str:
    """The code as it is kept: capitals without blanks."""
    return "".join(text.split()).upper()


def credit_code_ok(text: str) -> bool:
    """Whether a text is a unified social credit code with the right check character (GB 32100-2015)."""
    code = normal_credit_code(text)
    if len(code) != 18 or any(char not in _ALPHABET for char in code):
        return False
    total = sum(_ALPHABET.index(char) * weight for char, weight in zip(code, _WEIGHTS, strict=False))
    return _ALPHABET[(31 - total % 31) % 31] == code[17]


def id_number_ok(text: str) -> bool:
    """Whether a text is an 18-digit identity number with the right check digit and a day of birth (GB 11643-1999)."""
    code = normal_credit_code(text)
    if len(code) != 18 or not (code[:17].isascii() and code[:17].isdigit()):
        return False
    try:
        born = date(int(code[6:10]), int(code[10:12]), int(code[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(code[:17]))
    return born.year >= 1800 and "10X98765432"[total % 11] == code[17]
