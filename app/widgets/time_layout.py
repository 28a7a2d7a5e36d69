"""Where timed entries stand in a day column: overlapping ones side by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.widgets.calendar_entry import CalendarEntry

DAY_MINUTES = 24 * 60
LEAST_MINUTES = 25  # shorter entries are drawn this long, so that one line of text fits


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in a day column: minutes from midnight and its share of the width."""

    entry: CalendarEntry
    top: int
    bottom: int
    column: int
    columns: int


def is_timed(entry: CalendarEntry) -> bool:
    """True when the entry belongs among the hours, not in the all-day row."""
    return not entry.all_day and entry.stop - entry.start < timedelta(days=1)


def minutes_on(entry: CalendarEntry, day: date) -> tuple[int, int]:
    """First and last minute of an entry on a day, cut at midnight."""
    midnight = datetime.combine(day, time(0), tzinfo=entry.start.tzinfo)
    top = int((entry.start - midnight).total_seconds() // 60)
    bottom = int((entry.stop - midnight).total_seconds() // 60)
    return max(0, top), min(DAY_MINUTES, bottom)


def place(entries: Sequence[CalendarEntry], day: date) -> list[Placed]:
    """Side by side where they overlap: each group of overlapping entries shares the width evenly."""
    spans = []
    for entry in entries:
        top, bottom = minutes_on(entry, day)
        if bottom > top:
            bottom = max(bottom, top + LEAST_MINUTES)
            if bottom > DAY_MINUTES:
                top, bottom = min(top, DAY_MINUTES - LEAST_MINUTES), DAY_MINUTES
            spans.append((top, bottom, entry))
    spans.sort(key=lambda span: (span[0], -span[1], span[2].title))
    placed: list[Placed] = []
    group: list[tuple[int, int, CalendarEntry]] = []
    group_end = 0
    for span in spans:
        if group and span[0] >= group_end:
            placed.extend(_columns(group))
            group = []
        group.append(span)
        group_end = max(group_end, span[1]) if len(group) > 1 else span[1]
    placed.extend(_columns(group))
    return placed


def _columns(group: Sequence[tuple[int, int, CalendarEntry]]) -> list[Placed]:
    ends: list[int] = []
    chosen = []
    for top, bottom, _entry in group:
        column = next((index for index, end in enumerate(ends) if end <= top), len(ends))
        if column == len(ends):
            ends.append(bottom)
        else:
            ends[column] = bottom
        chosen.append(column)
    return [
        Placed(entry, top, bottom, column, len(ends))
        for (top, bottom, entry), column in zip(group, chosen, strict=True)
    ]


def snapped(minutes: float, step: int = 15) -> int:
    """Minutes rounded to the step and kept inside the day."""
    return int(min(max(0, round(minutes / step) * step), DAY_MINUTES))
