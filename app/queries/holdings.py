"""Contracts, cards and installed products: those of one customer, and what of them comes up."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from app.db.reader import Reader


class Holding(NamedTuple):
    """One of them. `until` is its end, or the end of the warranty; `due` the next service; `values` all columns."""

    table: str
    id: int
    name: str
    detail: str
    until: str | None
    due: str | None
    state: str
    values: dict[str, Any]


class ComingUp(NamedTuple):
    """Something that comes up: renewal, card_end, warranty or service, on a day."""

    what: str
    day: str
    table: str
    id: int
    name: str
    customer_id: int
    customer: str


_COLUMNS = {
    "contract": (
        *("name", "number", "cover", "starts", "ends", "notice_days", "amount", "currency", "note"),
        "state",
    ),
    "card": (
        *("name", "number", "starts", "ends", "notice_days", "balance", "currency", "uses_left"),
        "note",
    ),
    "installed_product": (
        *("model", "serial", "place", "installed_day", "warranty_until", "service_due", "service_months"),
        "note",
    ),
}
# what comes up: its table, day, how many days ahead it is told, and when it counts
_AHEAD = (
    ("renewal", "contract", "h.ends", "h.notice_days", "h.state = 'active'", "h.name"),
    ("card_end", "card", "h.ends", "h.notice_days", "1", "h.name"),
    ("warranty", "installed_product", "h.warranty_until", "30", "1", "h.model"),
    ("service", "installed_product", "h.service_due", "14", "1", "h.model"),
)
LATEST = 30  # days after which what was missed is told no more


def holdings_of(reader: Reader, customer_id: int) -> list[Holding]:
    """What a customer holds, contracts first, what ends latest first."""
    found = []
    for table, columns in _COLUMNS.items():
        last = "warranty_until" if table == "installed_product" else "ends"
        for key, *row in reader.all(
            f"SELECT id, {', '.join(columns)} FROM {table} WHERE customer_id = ? AND deleted_at IS NULL "
            f"ORDER BY {last} DESC, id DESC",
            (customer_id,),
        ):
            values = dict(zip(columns, row, strict=True))
            name = values.get("name") or values.get("model") or ""
            detail = values.get("number") or values.get("serial") or ""
            due = values.get("service_due")
            found.append(
                Holding(table, key, name, detail, values[last], due, values.get("state") or "active", values)
            )
    return found


def coming_up(reader: Reader, today: date) -> list[ComingUp]:
    """Renewals, ends of cards and warranties, services that are near or were missed lately, the first first."""
    found: list[ComingUp] = []
    earliest = (today - timedelta(days=LATEST)).isoformat()
    for what, table, day, ahead, counts, name in _AHEAD:
        rows = reader.all(
            f"SELECT {day}, h.id, {name}, c.id, c.name FROM {table} h JOIN customer c ON c.id = h.customer_id "
            f"WHERE {day} >= ? AND {day} <= date(?, '+' || {ahead} || ' days') AND {counts} "
            "AND h.deleted_at IS NULL AND c.deleted_at IS NULL",
            (earliest, today.isoformat()),
        )
        found += [ComingUp(what, row[0], table, row[1], row[2], row[3], row[4]) for row in rows]
    return sorted(found, key=lambda one: (one.day, one.customer))
