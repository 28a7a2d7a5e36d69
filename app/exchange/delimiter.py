"""Guess what separates the cells of a text table."""

import csv
import math
from collections import Counter
from collections.abc import Sequence

DELIMITERS = (",", "\t", ";", "|", "，")


def guess_delimiter(lines: Sequence[str]) -> str:
    """The separator under which most records have the same number of cells; a comma when nothing fits."""
    best = (0.0, ",")
    for delimiter in DELIMITERS:
        score = _score(lines, delimiter)
        if score > best[0] * 1.001:
            best = (score, delimiter)
    return best[1]


def _score(lines: Sequence[str], delimiter: str) -> float:
    widths: list[int] = []
    try:
        records = csv.reader(lines, delimiter=delimiter)
        widths.extend(len(record) for record in records if any(cell.strip() for cell in record))
    except csv.Error:
        if not widths:
            return 0.0
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return 0.0
    usual, count = max(wide.items(), key=lambda item: (item[1], item[0]))
    return count / len(widths) * (1 + 0.2 * math.log(usual))
