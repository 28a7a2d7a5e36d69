"""Which follow-ups want to be remembered, and when."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.db.reader import Reader

LONGEST_AHEAD = timedelta(minutes=20_160)
KEPT_FOR = timedelta(days=7)
MOST = 5_000


@dataclass(frozen=True, slots=True)
class Reminder:
    """A follow-up and the local moment at which to remind of it."""

    id: int
    at: datetime
    due: str
    kind: str
    subject: str
    name: str
    customer_id: int | None
    lead_id: int | None


def reminders(
    reader: Reader, now: datetime, *, default_minutes: int, day_starts: time, member: int | None = None
) -> list[Reminder]:
    """Reminders not shown yet, of the last seven days and the next fourteen, by their moment.

    A timed follow-up is remembered `remind_minutes` before (none given: the firm's default; below zero: never);
    one of the whole day only when minutes were given, counted from the start of the working day.
    """
    rows = reader.all(
        "SELECT f.id, f.due, f.kind, f.subject, coalesce(c.name, l.name, ''), f.customer_id, f.lead_id, "
        "f.remind_minutes FROM follow_up f LEFT JOIN customer c ON c.id = f.customer_id "
        "LEFT JOIN lead l ON l.id = f.lead_id WHERE f.deleted_at IS NULL AND f.state = 'open' "
        "AND f.due BETWEEN ? AND ? AND f.reminded_for IS NOT f.due AND coalesce(f.remind_minutes, 0) >= 0 "
        "AND (length(f.due) > 10 OR f.remind_minutes IS NOT NULL) AND c.deleted_at IS NULL "
        "AND l.deleted_at IS NULL AND (f.owner_id IS NULL OR ? IS NULL OR f.owner_id = ?) ORDER BY f.due LIMIT ?",
        (
            (now - KEPT_FOR).date().isoformat(),
            (now + LONGEST_AHEAD).strftime("%Y-%m-%dT%H:%M"),
            member,
            member,
            MOST,
        ),
    )
    found = []
    for key, due, kind, subject, name, customer, lead, minutes in rows:
        start = datetime.fromisoformat(due)
        if len(due) <= 10:
            start = datetime.combine(start.date(), day_starts)
        ahead = timedelta(minutes=default_minutes if minutes is None else int(minutes))
        found.append(Reminder(key, start - ahead, due, kind, subject, name, customer, lead))
    return sorted(found, key=lambda each: (each.at, each.id))
