"""What one event or task of a calendar file says, in plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.exchange.content_lines import RawProperty

Moment = date | datetime


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody invited: name, address (mailto:… without its scheme) and what else the file says of them."""

    name: str
    address: str
    parameters: tuple[tuple[str, tuple[str, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class EventDraft:
    """A VEVENT or VTODO.

    A plain `date` is a whole local day; a datetime with a zone is an instant; one without floats (it is
    that clock time wherever one is). `end` is exclusive; for a task it is when it is due. `rrule` is
    checked: DAILY to YEARLY only. `lunar_yearly` is "MM-DD" or "LMM-DD" (leap month) and stands for its
    `rdates`. `alarms` are minutes before the start (negative: after it). `extra` and `parts` are what is
    kept as written.
    """

    line: int
    kind: Literal["event", "todo"] = "event"
    uid: str = ""
    subject: str = ""
    start: Moment | None = None
    end: Moment | None = None
    tz: str = ""
    rrule: str = ""
    exdates: tuple[Moment, ...] = ()
    rdates: tuple[Moment, ...] = ()
    recurrence_id: Moment | None = None
    lunar_yearly: str = ""
    location: str = ""
    description: str = ""
    url: str = ""
    categories: tuple[str, ...] = ()
    status: str = ""
    priority: int = 0
    completed: datetime | None = None
    stamp: datetime | None = None
    alarms: tuple[int, ...] = ()
    organizer: Attendee | None = None
    attendees: tuple[Attendee, ...] = ()
    extra: tuple[RawProperty, ...] = ()
    parts: tuple[str, ...] = ()

    @property
    def all_day(self) -> bool:
        """Whether this is about whole days."""
        one = self.start if self.start is not None else self.end
        return one is not None and not isinstance(one, datetime)
