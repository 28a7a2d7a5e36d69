"""Everything the card of a customer or a lead shows, but its timeline (app/queries/timeline.py)."""

import json
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from app.db.reader import Reader
from app.queries.listing_tools import Tagged, tags_of
from app.queries.team import channel_label


class ReachRow(NamedTuple):
    """A way to reach somebody, as typed; `normal` is E.164 for phones."""

    id: int
    kind: str
    label: str | None
    value: str
    normal: str | None


@dataclass(frozen=True, slots=True)
class Birthday:
    """A birthday as it is kept; month and day are of the given calendar (solar, lunar)."""

    calendar: str
    year: int | None
    month: int
    day: int
    leap: bool
    text: str | None


@dataclass(frozen=True, slots=True)
class ContactCard:
    """A person at a firm; `roles` are vocabulary.ContactRole values."""

    id: int
    customer_id: int
    name: str
    title: str | None
    department: str | None
    roles: tuple[str, ...]
    gender: str | None
    note: str | None
    birthday: Birthday | None
    reaches: tuple[ReachRow, ...]
    tags: tuple[Tagged, ...]


@dataclass(frozen=True, slots=True)
class FollowUpCard:
    """A follow-up on a card. `done_at` is UTC ms."""

    id: int
    kind: str
    subject: str
    note: str | None
    location: str | None
    due: str | None
    ends: str | None
    minutes: int | None
    priority: str
    state: str
    repeat_rule: str | None
    postponed: int
    result: str | None
    done_at: int | None
    contact_id: int | None
    owner_id: int | None
    owner: str | None


@dataclass(frozen=True, slots=True)
class CustomerCard:
    """The facts of a customer. `values` holds the plain columns a form may set, by column name."""

    id: int
    name: str
    kind: str
    importance: int
    owner_id: int | None
    owner: str | None
    owner_colour: str | None
    channel: str | None
    created_day: str
    last_contact_at: int | None
    next_due: str | None
    phone: str | None
    deleted: bool
    birthday: Birthday | None
    values: dict[str, Any] = field(hash=False)
    reaches: tuple[ReachRow, ...]
    tags: tuple[Tagged, ...]


@dataclass(frozen=True, slots=True)
class LeadCard:
    """The facts of a lead. `values` holds the plain columns a form may set, by column name."""

    id: int
    name: str
    firm: str | None
    state: str
    owner_id: int | None
    owner: str | None
    owner_colour: str | None
    channel: str | None
    created_day: str
    last_contact_at: int | None
    next_due: str | None
    phone: str | None
    customer_id: int | None
    deleted: bool
    values: dict[str, Any] = field(hash=False)
    reaches: tuple[ReachRow, ...]
    tags: tuple[Tagged, ...]


CUSTOMER_VALUES = [
    "relation",
    "dealing",
    "importance",
    "industry",
    "size",
    "city",
    "gender",
    "occupation",
    "employer",
    "title",
    "nickname",
    "credit_code",
    "channel_id",
    "source_note",
    "owner_id",
    "note",
    "created_day",
    "opening_since",
    "opening_orders",
    "opening_total",
    "opening_currency",
    "opening_last_order",
    "external_id",
    "import_run_id",
    "temperament",
    "rhythm",
    "closed_day",
    "closed_reason",
    "status",
    "status_since",
    "lifecycle",
    "loyalty",
    "tier",
    "outlook",
]
LEAD_VALUES = [
    "firm",
    "title",
    "state_reason",
    "wake_on",
    "channel_id",
    "campaign",
    "source_note",
    "interests",
    "budget",
    "currency",
    "time_frame",
    "attitude",
    "industry",
    "region",
    "size",
    "owner_id",
    "note",
    "referred_by_id",
    "created_day",
    "external_id",
    "import_run_id",
    "signals",
    "consent",
]
_BORN = "birthday_calendar, birthday_year, birthday_month, birthday_day, birthday_leap, birthday_text"
_FOLLOW_UP = (
    "f.id, f.kind, f.subject, f.note, f.location, f.due, f.ends, f.minutes, f.priority, f.state, "
    "f.repeat_rule, "
    "f.postponed, f.result, f.done_at, f.contact_id, f.owner_id, m.name"
)


def customer_card(reader: Reader, customer_id: int) -> CustomerCard | None:
    """The facts of a customer, also of a recycled one (`deleted`); None if there is no such record."""
    columns = ", ".join(f"c.{column}" for column in CUSTOMER_VALUES)
    row = reader.one(
        "SELECT c.id, c.name, c.kind, c.importance, c.owner_id, m.name, m.colour, h.code, h.name, "
        "c.created_day, "
        f"c.last_contact_at, c.next_due, c.phone, c.deleted_at, {_BORN}, {columns} FROM customer c "
        "LEFT JOIN member m ON m.id = c.owner_id LEFT JOIN channel h ON h.id = c.channel_id WHERE c.id = ?",
        (customer_id,),
    )
    if row is None:
        return None
    shown: list[Any] = [
        *row[:7],
        _channel(row[7], row[8]),
        *row[9:13],
        row[13] is not None,
        _birthday(row[14:20]),
        dict(zip(CUSTOMER_VALUES, row[20:], strict=True)),
        reaches_of(reader, "customer", [customer_id]).get(customer_id, ()),
        tags_of(reader, "customer", [customer_id]).get(customer_id, ()),
    ]
    return CustomerCard(*shown)


def lead_card(reader: Reader, lead_id: int) -> LeadCard | None:
    """The facts of a lead, also of a recycled one (`deleted`); None if there is no such record."""
    columns = ", ".join(f"l.{column}" for column in LEAD_VALUES)
    row = reader.one(
        "SELECT l.id, l.name, l.firm, l.state, l.owner_id, m.name, m.colour, h.code, h.name, l.created_day, "
        f"l.last_contact_at, l.next_due, l.phone, l.customer_id, l.deleted_at, {columns} FROM lead l "
        "LEFT JOIN member m ON m.id = l.owner_id LEFT JOIN channel h ON h.id = l.channel_id WHERE l.id = ?",
        (lead_id,),
    )
    if row is None:
        return None
    shown: list[Any] = [
        *row[:7],
        _channel(row[7], row[8]),
        *row[9:14],
        row[14] is not None,
        dict(zip(LEAD_VALUES, row[15:], strict=True)),
        reaches_of(reader, "lead", [lead_id]).get(lead_id, ()),
        tags_of(reader, "lead", [lead_id]).get(lead_id, ()),
    ]
    return LeadCard(*shown)


def contacts_of(reader: Reader, customer_id: int) -> list[ContactCard]:
    """The people of a firm, the main contact first."""
    return _contacts(reader, "customer_id = ? AND deleted_at IS NULL", customer_id)


def contact_card(reader: Reader, contact_id: int) -> ContactCard | None:
    """One contact, also a recycled one."""
    return next(iter(_contacts(reader, "id = ?", contact_id)), None)


def _contacts(reader: Reader, where: str, key: int) -> list[ContactCard]:
    rows = reader.all(
        f"SELECT id, customer_id, name, title, department, roles, gender, note, {_BORN} FROM contact "
        f"WHERE {where} ORDER BY position, id",
        (key,),
    )
    ids = [row[0] for row in rows]
    reaches, tags = reaches_of(reader, "contact", ids), tags_of(reader, "contact", ids)
    return [
        ContactCard(
            row[0],
            row[1],
            row[2],
            row[3],
            row[4],
            tuple(json.loads(row[5])) if row[5] else (),
            row[6],
            row[7],
            _birthday(row[8:14]),
            reaches.get(row[0], ()),
            tags.get(row[0], ()),
        )
        for row in rows
    ]


def reaches_of(reader: Reader, table: str, ids: list[int]) -> dict[int, tuple[ReachRow, ...]]:
    """The phones, mailboxes and addresses of some records, by record, in their order."""
    found: dict[int, tuple[ReachRow, ...]] = {}
    for owner, *rest in reader.by_ids(
        f"SELECT {table}_id, id, kind, label, value, normal FROM reach WHERE {table}_id IN {{ids}} "
        "AND deleted_at IS NULL ORDER BY position, id",
        ids,
    ):
        found[owner] = (*found.get(owner, ()), ReachRow(*rest))
    return found


def follow_ups_of(
    reader: Reader, owner: str, key: int, *, open_only: bool = True, limit: int = 200
) -> list[FollowUpCard]:
    """Follow-ups of a customer or a lead: open ones by day (without a day last), then what was done."""
    base = (
        f"SELECT {_FOLLOW_UP} FROM follow_up f LEFT JOIN member m ON m.id = f.owner_id "
        f"WHERE f.{owner}_id = ? "
    )
    rows = reader.all(
        base + "AND f.deleted_at IS NULL AND f.state = 'open' ORDER BY f.due IS NULL, f.due, f.id LIMIT ?",
        (key, limit),
    )
    if not open_only:
        rows += reader.all(
            base + "AND f.deleted_at IS NULL AND f.state <> 'open' "
            "ORDER BY coalesce(f.done_at, f.updated_at >> 16) DESC, f.id DESC LIMIT ?",
            (key, limit),
        )
    return [FollowUpCard(*row) for row in rows]


def _channel(code: str | None, name: str | None) -> str | None:
    return channel_label(code, name) if code or name else None


def _birthday(row: tuple[Any, ...]) -> Birthday | None:
    calendar, year, month, day, leap, text = row
    return Birthday(calendar, year, month, day, bool(leap), text) if calendar else None
