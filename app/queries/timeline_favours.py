"""Favours given and received, as entries of a customer's timeline; days without a clock stand at noon."""

from dataclasses import replace

from app.db.reader import Reader
from app.queries.timeline import Cursor, TimelineEntry, before_cursor, like, saying
from app.queries.timeline_sales import NOON

_MOMENT = NOON.format(day="f.favour_day")


def favour_entries(
    reader: Reader, customer: int, before: Cursor | None, limit: int, text: str = ""
) -> list[TimelineEntry]:
    """Newest first; `kind` is the direction, `state` the occasion."""
    where, parameters = before_cursor(_MOMENT, "f.id", before)
    if text:
        where += saying("f.what", "f.occasion", "f.note")
        parameters += [like(text)] * 3
    rows = reader.all(
        f"SELECT f.id, {_MOMENT}, f.direction, f.what, p.name, m.name, f.occasion FROM favour f "
        "LEFT JOIN contact p ON p.id = f.contact_id LEFT JOIN member m ON m.id = f.member_id "
        f"WHERE f.customer_id = ? AND f.deleted_at IS NULL{where} ORDER BY f.favour_day DESC, f.id DESC LIMIT ?",
        [customer, *parameters, limit],
    )
    return [replace(TimelineEntry("favour", *row[:6]), state=row[6]) for row in rows]


def favour_count(reader: Reader, customer: int) -> int:
    """How many entries they are."""
    return int(
        reader.value("SELECT count(*) FROM favour WHERE customer_id = ? AND deleted_at IS NULL", (customer,))
    )
