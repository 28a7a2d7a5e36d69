"""Look at single rows of a file again: those with problems, their drafts, and what a correction makes of them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any

from app.exchange.draft import Draft, Problem
from app.exchange.import_file import Corrections, Prepared, column_index, drafts_of

Row = tuple[int, list[str]]


def rows_at(prepared: Prepared, lines: Collection[int], limit: int = 5_000) -> dict[int, list[str]]:
    """The cells of these lines (the first `limit` of them) as they stand in the file."""
    if prepared.table is None or not lines:
        return {}
    wanted = set(islice(sorted(lines), limit))
    last = max(wanted)
    found: dict[int, list[str]] = {}
    for item in prepared.table.read():
        line = item.line if isinstance(item, Problem) else item[0]
        if line > last:
            break
        if not isinstance(item, Problem) and line in wanted:
            found[line] = item[1]
    return found


def look_again(
    prepared: Prepared, rows: Iterable[Row], corrections: Corrections | None = None
) -> list[Draft | Problem]:
    """What these rows come to with the mapping and the corrections of now."""
    from app.exchange.cleaning import build_drafts

    mapping = prepared.mapping
    assert mapping is not None
    cells: dict[int, dict[int, str]] = {}
    for (line, name), text in (corrections or {}).items():
        index = column_index(mapping, name)
        if index is not None:
            cells.setdefault(line, {})[index] = text
    context = replace(prepared.context, corrections=cells)
    return list(build_drafts(rows, mapping, context))


def drafts_at(prepared: Prepared, line: int, corrections: Corrections | None = None) -> list[Any]:
    """The drafts one line of the file gives."""
    if prepared.table is not None:
        cells = rows_at(prepared, [line]).get(line)
        items: Iterable[Any] = look_again(prepared, [(line, cells)], corrections) if cells is not None else []
    else:
        items = _until_past(drafts_of(prepared, corrections), line)
    return [item for item in items if not isinstance(item, Problem) and item.line == line]


def _until_past(items: Iterator[Any], line: int) -> Iterator[Any]:
    for item in items:
        if not isinstance(item, Problem) and item.line > line:
            return
        yield item


def first_drafts(prepared: Prepared, count: int = 50) -> list[list[Any]]:
    """The drafts of the first rows, row by row, for the preview."""
    if prepared.table is not None:
        rows = [(number, list(cells)) for number, cells in enumerate(prepared.samples[:count], 1)]
        items: Iterable[Any] = look_again(prepared, rows)
    else:
        items = islice(drafts_of(prepared), count * 4)
    grouped: dict[int, list[Any]] = {}
    for item in items:
        if not isinstance(item, Problem):
            grouped.setdefault(item.line, []).append(item)
    return list(islice(grouped.values(), count))
