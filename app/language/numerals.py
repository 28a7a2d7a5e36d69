"""Small whole numbers as people write them: 3, 三, 两, 二十五, 廿五, three, san."""

import re

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "○": 0, "两": 2, "兩": 2, "俩": 2, "仨": 3, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5}
_DIGITS |= {"陆": 6, "柒": 7, "捌": 8, "玖": 9}
_TENS = {"十": 10, "拾": 10, "廿": 20, "卅": 30}
_WORDS = {
    word: value
    for value, words in {
        1: "a an one yi",
        2: "two couple er liang",
        3: "three san",
        4: "four si",
        5: "five wu",
        6: "six liu",
        7: "seven qi",
        8: "eight ba",
        9: "nine jiu",
        10: "ten shi",
        11: "eleven shiyi",
        12: "twelve shier",
        13: "shisan",
        14: "shisi",
        15: "fifteen shiwu",
        16: "shiliu",
        17: "shiqi",
        18: "shiba",
        19: "shijiu",
        20: "twenty ershi",
        30: "thirty sanshi",
    }.items()
    for word in words.split()
}
HAN_NUMBER = "[零〇○一二两兩三四五六七八九十廿卅百]{1,6}"
WORD_NUMBER = "(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + ")"
ANY_NUMBER = rf"(?:\d{{1,4}}|{HAN_NUMBER}|{WORD_NUMBER}(?![a-z]))"


def han_number(text: str) -> int | None:
    """'二十五' -> 25, '廿三' -> 23, '一百二' -> 120, '二〇二三' -> 2023; None when it is no number."""
    if not text or any(char not in _DIGITS and char not in _TENS and char not in "百佰" for char in text):
        return None
    if all(char in _DIGITS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, last = 0, -1
    for char in text:
        if char in _DIGITS:
            last = _DIGITS[char]
        elif char in _TENS:
            total += _TENS[char] * (last if last > 0 and _TENS[char] == 10 else 1)
            last = -1
        else:
            total += 100 * max(last, 1)
            last = -1
    tail = re.fullmatch("[一二三四五六七八九]?百[一二三四五六七八九]", text)
    return total + (last * 10 if tail else max(0, last))


def number_of(text: str) -> int | None:
    """The number a text stands for, in digits, Chinese, English or pinyin; None when it is no number."""
    text = text.strip().lower()
    if text.isascii() and text.isdigit():
        return int(text) if len(text) <= 9 else None
    if text in _WORDS:
        return _WORDS[text]
    return han_number(text)
