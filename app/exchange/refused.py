"""The file of rows that were not taken, or that have problems: as they stood, with line and reason."""

import csv
import io
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from app.exchange.draft import Problem
from app.exchange.guard import guard
from app.sentences import LANGUAGES, sentence
from app.settings.language import chosen_language

if TYPE_CHECKING:
    from app.exchange.import_file import Prepared


def rows_file(
    prepared: "Prepared", problems: Iterable[Problem], lines: Collection[int], language: str = ""
) -> bytes | None:
    """A CSV file (UTF-8 with BOM) of these lines; None when there are none.

    The first two columns say the line and why; the rest is the row as it stood, so that the file can be
    mended and imported again.
    """
    wanted = set(lines)
    if not wanted:
        return None
    speech = language if language in LANGUAGES else chosen_language("system")
    reasons: dict[int, list[str]] = {}
    raw: dict[int, str] = {}
    for problem in problems:
        if problem.line in wanted:
            reasons.setdefault(problem.line, []).append(sentence(problem.code, speech, **problem.values))
            raw.setdefault(problem.line, problem.raw)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    heads = [sentence("import.refused.line", speech), sentence("import.refused.reason", speech)]
    writer.writerow([*heads, *map(guard, prepared.headers or (sentence("import.refused.text", speech),))])
    found = _rows(prepared, wanted)
    for line in sorted(wanted):
        cells = found.get(line, [raw.get(line, "")])
        writer.writerow([str(line), "; ".join(dict.fromkeys(reasons.get(line, []))), *map(guard, cells)])
    return b"\xef\xbb\xbf" + stream.getvalue().encode("utf-8", "replace")


def _rows(prepared: "Prepared", wanted: set[int]) -> dict[int, list[str]]:
    """The cells of the wanted lines, read again from the file."""
    if prepared.table is None:
        return {}
    found: dict[int, list[str]] = {}
    last = max(wanted)
    for item in prepared.table.read():
        line = item.line if isinstance(item, Problem) else item[0]
        if line > last:
            break
        if not isinstance(item, Problem) and line in wanted:
            found[line] = item[1]
    return found
