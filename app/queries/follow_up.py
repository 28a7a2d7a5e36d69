"""One follow-up with all its facts, whom it is for, and what else stands close to its time."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.db.reader import Reader

CLOSE = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class Whom:
    """Somebody a follow-up or a talk can be about; `table` is customer or lead."""

    table: str
    id: int
    name: str
    detail: str
    kind: str
    industry: str | None
    importance: int


@dataclass(frozen=True, slots=True)
class FollowUpFacts:
    """Every field of a follow-up that a form shows."""

    id: int
    subject: str
    kind: str
    state: str
    due: str | None
    ends: str | None
    minutes: int | None
    customer_id: int | None
    lead_id: int | None
    contact_id: int | None
    owner_id: int | None
    priority: str
    remind_minutes: int | None
    repeat_rule: str | None
    note: str | None
    location: str | None
    postponed: int
    deal_id: int | None
    whom: Whom | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An open follow-up within half an hour of another."""

    id: int
    due: str
    subject: str
    name: str


def follow_up(reader: Reader, key: int) -> FollowUpFacts | None:
    """A follow-up that is not in the recycle bin."""
    row = reader.one(
        "SELECT id, subject, kind, state, due, ends, minutes, customer_id, lead_id, contact_id, owner_id, "
        "priority, remind_minutes, repeat_rule, note, location, postponed, deal_id FROM follow_up "
        "WHERE id = ? AND deleted_at IS NULL",
        (key,),
    )
    return None if row is None else FollowUpFacts(*(*row, whom(reader, row[7], row[8])))


def whom(reader: Reader, customer_id: int | None, lead_id: int | None) -> Whom | None:
    """The customer or lead of these keys."""
    if customer_id is not None:
        row = reader.one(
            "SELECT id, name, concat_ws(' · ', industry, city, phone), kind, industry, importance "
            "FROM customer WHERE id = ?",
            (customer_id,),
        )
        return None if row is None else Whom("customer", *row)
    if lead_id is not None:
        row = reader.one(
            "SELECT id, name, concat_ws(' · ', firm, phone), 'person', industry, 1 FROM lead WHERE id = ?",
            (lead_id,),
        )
        return None if row is None else Whom("lead", *row)
    return None


def contacts_at(reader: Reader, customer_id: int) -> list[tuple[int, str]]:
    """The contacts of a customer, the main one first."""
    rows = reader.all(
        "SELECT id, name FROM contact WHERE customer_id = ? AND deleted_at IS NULL ORDER BY position, id",
        (customer_id,),
    )
    return [(int(key), str(name)) for key, name in rows]


def neighbours(
    reader: Reader, due: str | None, *, owner: int | None = None, but: int | None = None
) -> list[Neighbour]:
    """Open timed follow-ups of the same member within half an hour of a timed due; the nearest first."""
    if not due or len(due) <= 10:
        return []
    moment = datetime.fromisoformat(due)
    rows = reader.all(
        "SELECT f.id, f.due, f.subject, coalesce(c.name, l.name, '') FROM follow_up f "
        "LEFT JOIN customer c ON c.id = f.customer_id LEFT JOIN lead l ON l.id = f.lead_id "
        "WHERE f.deleted_at IS NULL AND f.state = 'open' AND f.due BETWEEN ? AND ? AND length(f.due) > 10 "
        "AND f.id IS NOT ? AND (f.owner_id IS ? OR f.owner_id IS NULL) ORDER BY f.due LIMIT 50",
        (_minute(moment - CLOSE), _minute(moment + CLOSE), but, owner),
    )
    found = [Neighbour(*row) for row in rows]
    return sorted(found, key=lambda each: abs(datetime.fromisoformat(each.due) - moment))


def _minute(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")
