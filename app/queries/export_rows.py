"""Whole records for an export, page by page: every column, ways to reach, tags, and the names behind keys."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from app.db.reader import Reader
from app.language.custom_values import Stored
from app.queries.custom_fields import values_of
from app.queries.export_agreements import around_customers, around_deals
from app.queries.export_products import around_products, most_prices
from app.queries.export_profiles import ExportProfile, profiles_of

PAGE = 500
_BORN = (
    "birthday_calendar",
    "birthday_year",
    "birthday_month",
    "birthday_day",
    "birthday_leap",
    "birthday_text",
)
_OPENING = ("opening_since", "opening_orders", "opening_total", "opening_currency", "opening_last_order")
_SOURCE = "h.code AS channel_code, h.name AS channel_name, m.name AS owner"
_WHOSE = (
    "coalesce(c.name, l.name) AS customer, coalesce(c.phone, l.phone) AS customer_phone, k.name AS contact"
)
_WHOSE_JOIN = (
    "LEFT JOIN customer c ON c.id = t.customer_id LEFT JOIN lead l ON l.id = t.lead_id "
    "LEFT JOIN contact k ON k.id = t.contact_id "
)


@dataclass(frozen=True, slots=True)
class ReachLine:
    """A phone, mailbox or address as typed, and its normal form."""

    kind: str
    label: str | None
    value: str
    normal: str | None


@dataclass(frozen=True, slots=True)
class ExportRow:
    """One record: its columns by name (owner, channel, customer as names), ways to reach, tags, own fields by key."""

    id: int
    values: dict[str, Any] = field(hash=False)
    reaches: tuple[ReachLine, ...] = ()
    tags: tuple[str, ...] = ()
    own: dict[int, Stored] = field(default_factory=dict, hash=False)
    profile: ExportProfile | None = None


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the rows of one kind come from."""

    table: str
    columns: tuple[str, ...]
    more: str
    join: str
    live: str = ""


_SOURCES: dict[str, _Source] = {
    "customers": _Source(
        "customer",
        ("name", "kind", "importance", "relation", "dealing", "industry", "size", "city", "gender", *_BORN,
         "occupation", "employer", "title", "nickname", "credit_code", "source_note", "note", "created_day", *_OPENING,
         "external_id", "card_extra", "last_contact_at", "status", "lifecycle", "loyalty", "tier", "outlook",
         "temperament", "rhythm"),
        _SOURCE,
        "LEFT JOIN channel h ON h.id = t.channel_id LEFT JOIN member m ON m.id = t.owner_id ",
    ),
    "contacts": _Source(
        "contact",
        ("name", "title", "department", "roles", "gender", *_BORN, "note", "external_id", "card_extra"),
        "c.name AS customer",
        "JOIN customer c ON c.id = t.customer_id AND c.deleted_at IS NULL ",
    ),
    "leads": _Source(
        "lead",
        ("name", "firm", "title", "state", "state_reason", "wake_on", "campaign", "source_note", "interests", "budget",
         "currency", "time_frame", "attitude", "industry", "region", "size", "signals", "consent", "note",
         "created_day", "external_id", "card_extra"),
        _SOURCE,
        "LEFT JOIN channel h ON h.id = t.channel_id LEFT JOIN member m ON m.id = t.owner_id ",
    ),
    "interactions": _Source(
        "interaction",
        ("happened_at", "kind", "direction", "minutes", "summary", "outcome", "mood", "next_step", "external_id"),
        f"{_WHOSE}, m.name AS owner",
        f"{_WHOSE_JOIN}LEFT JOIN member m ON m.id = t.member_id ",
        "AND c.deleted_at IS NULL AND l.deleted_at IS NULL",
    ),
    "followups": _Source(
        "follow_up",
        ("subject", "kind", "due", "ends", "minutes", "remind_minutes", "repeat_rule", "priority", "state", "done_day",
         "result", "location", "note", "external_id"),
        f"{_WHOSE}, m.name AS owner",
        f"{_WHOSE_JOIN}LEFT JOIN member m ON m.id = t.owner_id ",
        "AND c.deleted_at IS NULL AND l.deleted_at IS NULL",
    ),
    "products": _Source(
        "product",
        ("name", "code", "category", "specification", "unit", "cost", "currency", "tax_rate", "launch_day", "active",
         "note", "external_id"),
        "",
        "",
    ),
    "deals": _Source(
        "deal",
        ("name", "state", "amount", "currency", "expected_close", "odds", "campaign", "created_day", "ended_day",
         "end_reason", "end_note", "note", "external_id"),
        f"{_SOURCE}, c.name AS customer, s.code AS stage_code, s.name AS stage_name, o.name AS competitor",
        "LEFT JOIN channel h ON h.id = t.channel_id LEFT JOIN member m ON m.id = t.owner_id "
        "LEFT JOIN customer c ON c.id = t.customer_id AND c.deleted_at IS NULL "
        "LEFT JOIN deal_stage s ON s.id = t.stage_id LEFT JOIN competitor o ON o.id = t.competitor_id ",
    ),
}  # fmt: skip
KINDS = tuple(_SOURCES)
_REACHED = ("customers", "contacts", "leads")
OWNED = {"customers": "customer", "contacts": "contact", "leads": "lead", "deals": "deal"}  # with own fields
_AROUND = {"products": around_products, "deals": around_deals, "customers": around_customers}


def count_rows(reader: Reader, kind: str) -> int:
    """How many records of a kind there are to export."""
    source = _SOURCES[kind]
    return int(
        reader.value(
            f"SELECT count(*) FROM {source.table} t {source.join}WHERE t.deleted_at IS NULL {source.live}"
        )
    )


def export_pages(reader: Reader, kind: str, ids: Sequence[int] | None = None) -> Iterator[list[ExportRow]]:
    """The live records of a kind in the order they were made, or these in the order given."""
    source = _SOURCES[kind]
    select = (
        f"SELECT {', '.join(['t.id', *(f't.{column}' for column in source.columns), *filter(None, [source.more])])} "
        f"FROM {source.table} t {source.join}WHERE t.deleted_at IS NULL {source.live}"
    )
    names = (*source.columns, *_names(source.more))
    if ids is not None:
        wanted = iter(ids)
        while page := list(islice(wanted, PAGE)):
            found = {row[0]: row for row in reader.by_ids(f"{select} AND t.id IN {{ids}}", page)}
            yield _complete(reader, kind, source, names, [found[key] for key in page if key in found])
        return
    last = -1
    while rows := reader.all(f"{select} AND t.id > ? ORDER BY t.id LIMIT {PAGE}", (last,)):
        last = rows[-1][0]
        yield _complete(reader, kind, source, names, rows)


def most_reaches(reader: Reader, kind: str) -> dict[str, int]:
    """The largest number of ways to reach (of a product: prices) that one record has: the columns a table needs."""
    if kind == "products":
        return dict.fromkeys(
            ("product.price_list", "product.price_tax", "product.price"), most_prices(reader)
        )
    if kind not in _REACHED:
        return {}
    owner = f"{_SOURCES[kind].table}_id"
    rows = reader.all(
        f"SELECT kind, max(n) FROM (SELECT kind, count(*) AS n FROM reach WHERE {owner} IS NOT NULL "
        f"AND deleted_at IS NULL GROUP BY {owner}, kind) GROUP BY kind"
    )
    return dict(rows)


def _names(more: str) -> list[str]:
    return [part.rsplit(" AS ", 1)[1] for part in more.split(", ") if " AS " in part]


def _complete(
    reader: Reader, kind: str, source: _Source, names: Sequence[str], rows: list[tuple[Any, ...]]
) -> list[ExportRow]:
    keys = [row[0] for row in rows]
    reaches, tags = _reaches(reader, kind, source.table, keys), _tags(reader, kind, source.table, keys)
    around = _AROUND[kind](reader, keys) if kind in _AROUND else {}
    own = values_of(reader, source.table, keys) if kind in OWNED else {}
    profiles = profiles_of(reader, keys) if kind == "customers" else {}
    return [
        ExportRow(
            row[0],
            dict(zip(names, row[1:], strict=True)) | around.get(row[0], {}),
            tuple(reaches.get(row[0], ())),
            tuple(tags.get(row[0], ())),
            own.get(row[0], {}),
            profiles.get(row[0]),
        )
        for row in rows
    ]


def _reaches(reader: Reader, kind: str, table: str, keys: list[int]) -> dict[int, list[ReachLine]]:
    found: dict[int, list[ReachLine]] = {}
    if kind in _REACHED:
        rows = reader.by_ids(
            f"SELECT {table}_id, kind, label, value, normal FROM reach WHERE {table}_id IN {{ids}} "
            "AND deleted_at IS NULL ORDER BY position, id",
            keys,
        )
        for owner, *line in rows:
            found.setdefault(owner, []).append(ReachLine(*line))
    return found


def _tags(reader: Reader, kind: str, table: str, keys: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    if kind in _REACHED:
        rows = reader.by_ids(
            f"SELECT k.{table}_id, g.name FROM tag_link k JOIN tag g ON g.id = k.tag_id "
            f"WHERE k.{table}_id IN {{ids}} AND k.deleted_at IS NULL AND g.deleted_at IS NULL ORDER BY g.name, g.id",
            keys,
        )
        for owner, name in rows:
            found.setdefault(owner, []).append(name)
    return found
