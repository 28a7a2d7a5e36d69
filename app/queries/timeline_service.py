"""Service cases and answers about satisfaction, as entries of a customer's timeline; each day stands at noon."""

from dataclasses import replace

from app.db.reader import Reader
from app.queries.timeline import Cursor, TimelineEntry, before_cursor, like, saying
from app.queries.timeline_sales import NOON

_TABLES = ("service_case", "satisfaction_answer")
_CASES = "t.id, {at}, t.kind, t.subject, c.name, m.name, t.state, t.result, t.text, t.severity"
_ANSWERS = "t.id, {at}, t.kind, coalesce(t.words, ''), c.name, NULL, '', NULL, NULL, t.score"


def service_entries(
    reader: Reader, customer: int, before: Cursor | None, limit: int, text: str = ""
) -> list[TimelineEntry]:
    """Newest first of each table, a case at the day it was opened.

    `kind` is the kind of case or answer; `details` hold `words` (what the customer said) and `rank`: of a case
    its severity, of an answer its score.
    """
    return [
        *_entries(reader, customer, before, limit, text, "service_case", "opened_day", _CASES),
        *_entries(reader, customer, before, limit, text, "satisfaction_answer", "answered_day", _ANSWERS),
    ]


def service_count(reader: Reader, customer: int) -> int:
    """How many entries they are."""
    return sum(
        int(
            reader.value(
                f"SELECT count(*) FROM {table} WHERE customer_id = ? AND deleted_at IS NULL", (customer,)
            )
        )
        for table in _TABLES
    )


def _entries(
    reader: Reader,
    customer: int,
    before: Cursor | None,
    limit: int,
    text: str,
    table: str,
    day: str,
    columns: str,
) -> list[TimelineEntry]:
    moment = NOON.format(day=f"t.{day}")
    where, parameters = before_cursor(moment, "t.id", before)
    if text:
        searched = ("t.subject", "t.text", "t.result") if table == "service_case" else ("t.words",)
        where += saying(*searched)
        parameters += [like(text)] * len(searched)
    owner = "LEFT JOIN member m ON m.id = t.owner_id " if table == "service_case" else ""
    rows = reader.all(
        f"SELECT {columns.format(at=moment)} FROM {table} t LEFT JOIN contact c ON c.id = t.contact_id {owner}"
        f"WHERE t.customer_id = ? AND t.deleted_at IS NULL{where} ORDER BY t.{day} DESC, t.id DESC LIMIT ?",
        [customer, *parameters, limit],
    )
    return [
        replace(
            TimelineEntry(table, *row[:6]),
            state=row[6],
            result=row[7],
            details={"words": row[8], "rank": row[9]},
        )
        for row in rows
    ]
