"""Codes with a check digit: the unified social credit code of Chinese organisations, and identity numbers."""

from datetime import date

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_IDENTITY = ("身份证", "id number", "identity number", "id card")
_CREDIT = ("信用代码", "credit code")
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


def code_fault(name: str, text: str) -> str:
    """What is wrong with a text in a field of such a name, as the code of a sentence; "" when nothing is."""
    folded = name.casefold()
    if not text:
        return ""
    if any(word in folded for word in _IDENTITY) and not id_number_ok(text):
        return "code.identity"
    return "code.credit" if any(word in folded for word in _CREDIT) and not credit_code_ok(text) else ""
