"""What a calendar view shows: an entry, the note of a day, and how dragged follow-ups travel as mime data."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QCoreApplication, QLocale, QMimeData

FOLLOW_UP_MIME = "application/x-lianyi-followup"

_KIND_TONES = {
    "follow_up": "blue",
    "visit": "violet",
    "birthday": "rose",
    "delivery": "green",
    "festival_care": "amber",
}


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One event in local time.

    For an all-day entry only the dates count and ``end`` is its last day; otherwise ``end`` is the moment
    it ends (``None``: half an hour after the start).
    """

    id: object
    title: str
    start: datetime
    end: datetime | None = None
    kind: str = "follow_up"
    icon: str = ""
    all_day: bool = False
    done: bool = False
    overdue: bool = False
    tone: str = ""
    movable: bool = True

    @property
    def first_day(self) -> date:
        """The day it starts."""
        return self.start.date()

    @property
    def last_day(self) -> date:
        """The last day it touches; an evening that ends at midnight does not touch the next day."""
        if self.end is None or self.end <= self.start:
            return self.start.date()
        if not self.all_day and self.end.time() == time(0):
            return (self.end - timedelta(days=1)).date()
        return self.end.date()

    @property
    def stop(self) -> datetime:
        """When a timed entry ends."""
        if self.end is None or self.end <= self.start:
            return self.start + timedelta(minutes=30)
        return self.end

    @property
    def is_long(self) -> bool:
        """True when it spans more than one day, and so is drawn as one bar."""
        return self.last_day > self.first_day

    def moved_to(self, day: date) -> tuple[datetime, datetime | None]:
        """Start and end after moving the first day to ``day``, keeping time and length."""
        shift = day - self.first_day
        return self.start + shift, None if self.end is None else self.end + shift


@dataclass(frozen=True, slots=True)
class DayNote:
    """What stands beside a day number: lunar day or festival, and a rest-day or working-day badge."""

    text: str = ""
    tone: str = ""  # "" quiet, "accent" (solar term, custom day), "red" (public holiday)
    badge: str = ""
    badge_tone: str = "red"


class EntryLook(NamedTuple):
    """Colour roles and icon of an entry."""

    fill: str
    ink: str
    icon: str


DayNotes = Callable[[date], DayNote]


def no_note(_day: date) -> DayNote:
    """The note of a day when nobody supplies any."""
    return DayNote()


def look_of(entry: CalendarEntry) -> EntryLook:
    """The colours and icon that say what an entry is: done and overdue win over its kind."""
    if entry.done:
        return EntryLook("slateBg", "mid", "check")
    if entry.overdue:
        return EntryLook("redBg", "redFg", "alert")
    if entry.is_long and not entry.tone:
        return EntryLook("accent", "onAccent", entry.icon)
    tone = entry.tone or _KIND_TONES.get(entry.kind, "blue")
    if tone == "accent":
        return EntryLook("accent", "onAccent", entry.icon)
    return EntryLook(f"{tone}Bg", f"{tone}Fg", entry.icon)


def entry_text(entry: CalendarEntry) -> str:
    """The words on a bar: the time, unless it lasts all day or several days, then the title."""
    if entry.all_day or entry.is_long:
        return entry.title
    return f"{entry.start:%H:%M} {entry.title}"


def day_heading(day: date, locale: QLocale) -> str:
    """The first of a month with the month's short name, as ``9月1日`` or ``Sep 1``."""
    month = locale.standaloneMonthName(day.month, QLocale.FormatType.ShortFormat)
    return QCoreApplication.translate("Calendar", "{month} {day}").format(month=month, day=day.day)


def spoken_entry(entry: CalendarEntry) -> str:
    """An entry as a screen reader says it."""
    words = [entry_text(entry)]
    if entry.done:
        words.append(QCoreApplication.translate("Calendar", "done"))
    elif entry.overdue:
        words.append(QCoreApplication.translate("Calendar", "overdue"))
    return ", ".join(words)


def follow_up_mime(ids: Sequence[int]) -> QMimeData:
    """Mime data that carries follow-ups to a day."""
    mime = QMimeData()
    mime.setData(FOLLOW_UP_MIME, QByteArray(json.dumps(list(ids)).encode()))
    return mime


def follow_ups_of(mime: QMimeData) -> list[int]:
    """The follow-up ids in mime data; empty for anything else, or for damaged data from another program."""
    if not mime.hasFormat(FOLLOW_UP_MIME):
        return []
    try:
        ids = json.loads(bytes(mime.data(FOLLOW_UP_MIME).data()))
    except ValueError:
        return []
    if not isinstance(ids, list):
        return []
    return [one for one in ids if isinstance(one, int) and not isinstance(one, bool)]
