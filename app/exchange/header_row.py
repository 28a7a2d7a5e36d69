"""Find the header row below titles and notes, and turn it into clean, distinct column names."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

LOOK_AT = 20
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
"""The hundred commonest surnames: four of five people in China bear one of them."""


@lru_cache(maxsize=1)
def _marks() -> re.Pattern[str]:
    word = "必填项|必填|必须填写|选填|可选|required|mandatory|optional"
    return re.compile(rf"^\s*[*＊]+|[*＊]+\s*$|[(（\[【]\s*(?:[*＊]+|{word})\s*[)）\]】]", re.IGNORECASE)


def clean_header(text: str) -> str:
    """A header without marks for compulsory columns, line breaks, zero-width signs or a final colon."""
    text = unicodedata.normalize("NFC", text)
    text = "".join(" " if char.isspace() else char for char in text if unicodedata.category(char) != "Cf")
    before = None
    while before != text:
        before = text
        text = _marks().sub("", text).strip().strip(":：").strip()
    return re.sub(r"[\s\x00-\x1f]+", " ", text)


def header_key(text: str) -> str:
    """A header as it is compared: without case, width, blanks and punctuation."""
    folded = unicodedata.normalize("NFKC", clean_header(text)).casefold()
    return re.sub(r"[\W_]+", "", folded)


def column_letter(index: int) -> str:
    """A, B … Z, AA … as spreadsheets name columns, for a column without a header."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def distinct_headers(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """Clean names for `width` columns; empty ones get their letter, repeated ones a number."""
    names: list[str] = []
    seen: set[str] = set()
    for index in range(width):
        base = clean_header(cells[index]) if index < len(cells) else ""
        base = base or column_letter(index)
        name, number = base, 1
        while name in seen:
            number += 1
            name = f"{base} ({number})"
        seen.add(name)
        names.append(name)
    return tuple(names)


def looks_like_value(cell: str) -> bool:
    """Whether a cell can hardly be a column name: a number, a date, a mail address, JSON, very long."""
    text = cell.strip()
    if not text:
        return False
    if len(text) > 60 or text[0] in "[{" or "@" in text or "://" in text:
        return True
    compact = re.sub(r"[\s,.:/\\\-+()%¥$€￥年月日时分秒T]", "", text)
    return (bool(compact) and compact.isdigit()) or text.casefold() in (
        "true",
        "false",
        "yes",
        "no",
        "是",
        "否",
    )


def find_header(rows: Sequence[Sequence[str]], known: frozenset[str]) -> int | None:
    """Index of the header among the first rows, None when the table seems to have none.

    `known` are the header words (as `header_key`) of all fields; a row that has them wins, otherwise the
    first row as wide as the table whose cells are short texts and not values.
    """
    widths = Counter(_filled(row) for row in rows if _filled(row))
    if not widths:
        return None
    usual = max(widths, key=lambda width: (widths[width] * (width > 1), width))
    best: tuple[float, int] | None = None
    people = False
    for index, row in enumerate(rows[:LOOK_AT]):
        filled = [cell for cell in row if cell.strip()]
        if not filled or len(filled) < min(2, usual) or len(filled) * 2 < usual:
            continue
        if not any(header_key(cell) in known for cell in filled):
            people = people or _among_names(rows, index)
            if people:  # neither this row nor one of those below is a header, unless it has words we know
                continue
        score = _score(filled, known) - index * 0.01
        if best is None or score > best[0]:
            best = (score, index)
    return best[1] if best is not None and best[0] > 0 else None


@lru_cache(maxsize=1)
def _person() -> re.Pattern[str]:
    return re.compile(rf"\s*[{_SURNAMES}][\u3400-\u9fff]{{1,2}}\s*")


def _among_names(rows: Sequence[Sequence[str]], index: int) -> bool:
    """Whether a row names a person where the rows below name people too: a list without a header."""
    for column, cell in enumerate(rows[index]):
        if _person().fullmatch(cell):
            below = [row[column] for row in rows[index + 1 :] if column < len(row) and row[column].strip()]
            named = sum(1 for other in below if _person().fullmatch(other))
            if below and named * 10 >= len(below) * 6:
                return True
    return False


def _filled(row: Sequence[str]) -> int:
    return sum(1 for cell in row if cell.strip())


def _score(filled: list[str], known: frozenset[str]) -> float:
    """Above 0 when the row may be a header: words that we know count most, values count against it."""
    size = len(filled)
    words = sum(1 for cell in filled if header_key(cell) in known)
    values = sum(1 for cell in filled if looks_like_value(cell))
    distinct = len({cell.strip() for cell in filled}) / size
    return 3 * words / size + 0.5 * distinct - 2 * values / size
