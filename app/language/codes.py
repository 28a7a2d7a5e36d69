"""Codes with a check digit: the unified social credit code of Chinese organisations."""

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
