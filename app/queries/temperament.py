"""The style of the one we talk to, and the firm's own coaching and wording rules."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.db.reader import Reader
from app.queries.team import setting

COACHING, WORDING = "coaching", "wording"
"""settings of the firm: its own rules in place of the program's"""


class Style(NamedTuple):
    """Whose temperament it is (`table` customer or contact), their name, and what was noted; None: nothing yet."""

    table: str
    id: int
    name: str
    temperament: str | None


def style_of(reader: Reader, customer_id: int | None, contact_id: int | None = None) -> Style | None:
    """The style of the contact talked to, else of the customer, else of its first contact of whom one is noted."""
    asked = [("contact", contact_id), ("customer", customer_id)]
    rows = [
        (table, *row)
        for table, key in asked
        if key is not None
        for row in reader.all(f"SELECT id, name, temperament FROM {table} WHERE id = ?", (key,))
    ]
    if customer_id is not None:
        first = reader.all(
            "SELECT id, name, temperament FROM contact WHERE customer_id = ? AND deleted_at IS NULL "
            "AND temperament IS NOT NULL ORDER BY position, id LIMIT 1",
            (customer_id,),
        )
        rows += [("contact", *row) for row in first]
    styles = [Style(*row) for row in rows]
    return next((style for style in styles if style.temperament), styles[0] if styles else None)


def own_rules(reader: Reader, name: str) -> Mapping[str, Any]:
    """The firm's own coaching or wording rules; empty where it has none."""
    found = setting(reader, name, None)
    return found if isinstance(found, dict) else {}
