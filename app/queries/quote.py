"""One version of a quote as the editor and the document read it, and the versions of a number."""

from dataclasses import dataclass

from app.db.reader import Reader
from app.insight.quote import FileValues, LineValues, PartValues, QuoteValues

_COLUMNS = (
    *(
        "id",
        "number",
        "version",
        "state",
        "currency",
        "made_day",
        "title",
        "deal_id",
        "customer_id",
        "contact_id",
    ),
    *("buyer_name", "buyer_contact", "buyer_address", "price_list_id", "promotion", "promotion_name"),
    *(
        "round_to",
        "payment_terms",
        "delivery",
        "after_sales",
        "message",
        "private_note",
        "language",
        "owner_id",
    ),
    *("valid_until", "sent_day", "ended_day", "end_reason"),
)
_LINE = (
    *("id", "product_id", "bundle_id", "code", "name", "note", "unit", "quantity", "price", "discount"),
    *("tax_rate", "cost"),
)
_PART = ("id", "label", "share", "amount", "after", "days", "due_day")


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version in the list of versions; `total` in minor units."""

    id: int
    version: int
    state: str
    made_day: str
    sent_day: str | None
    valid_until: str | None
    total: int
    currency: str


def quote_values(reader: Reader, key: int) -> QuoteValues | None:
    """A version with its lines, instalments and files; None when there is none (any more)."""
    columns = ", ".join(f"q.{name}" for name in _COLUMNS)
    row = reader.one(
        f"SELECT {columns}, q.tax_included, d.name, c.name, m.name FROM quote q "
        "LEFT JOIN deal d ON d.id = q.deal_id LEFT JOIN customer c ON c.id = q.customer_id "
        "LEFT JOIN member m ON m.id = q.owner_id WHERE q.id = ? AND q.deleted_at IS NULL",
        (key,),
    )
    if row is None:
        return None
    values = dict(zip(_COLUMNS, row, strict=False))
    included, deal, customer, owner = row[len(_COLUMNS) :]
    return QuoteValues(
        **values,
        tax_included=bool(included),
        deal=deal,
        customer=customer,
        owner=owner,
        lines=_lines(reader, key),
        parts=_parts(reader, key),
        files=_files(reader, key),
    )


def _lines(reader: Reader, key: int) -> tuple[LineValues, ...]:
    rows = reader.all(
        f"SELECT {', '.join(_LINE)}, gift FROM quote_line WHERE quote_id = ? AND deleted_at IS NULL "
        "ORDER BY position, id",
        (key,),
    )
    return tuple(LineValues(**dict(zip(_LINE, row, strict=False)), gift=bool(row[-1])) for row in rows)


def _parts(reader: Reader, key: int) -> tuple[PartValues, ...]:
    rows = reader.all(
        f"SELECT {', '.join(_PART)} FROM quote_instalment WHERE quote_id = ? AND deleted_at IS NULL "
        "ORDER BY position, id",
        (key,),
    )
    return tuple(PartValues(*row) for row in rows)


def _files(reader: Reader, key: int) -> tuple[FileValues, ...]:
    rows = reader.all(
        "SELECT id, name FROM attachment WHERE quote_id = ? AND deleted_at IS NULL ORDER BY id", (key,)
    )
    return tuple(FileValues(*row) for row in rows)


def versions_of(reader: Reader, number: str) -> list[VersionRow]:
    """All versions of a number, the newest first."""
    rows = reader.all(
        "SELECT id, version, state, made_day, sent_day, valid_until, total, currency FROM quote "
        "WHERE number = ? AND deleted_at IS NULL ORDER BY version DESC, id DESC",
        (number,),
    )
    return [VersionRow(*row) for row in rows]


def newest_of(reader: Reader, number: str) -> int | None:
    """The key of the newest version of a number, however its letters are written."""
    found = reader.value(
        "SELECT id FROM quote WHERE number = ? AND deleted_at IS NULL ORDER BY version DESC, id DESC LIMIT 1",
        (number.strip().upper(),),
    )
    return None if found is None else int(found)


def order_of(reader: Reader, key: int) -> int | None:
    """The order that came of a version, if there is one."""
    found = reader.value("SELECT id FROM sales_order WHERE quote_id = ? AND deleted_at IS NULL", (key,))
    return None if found is None else int(found)


def recent_orders(reader: Reader, customer_id: int | None, limit: int) -> list[tuple[int, str, str]]:
    """(key, number, customer) of the newest orders, those of one customer first."""
    rows = reader.all(
        "SELECT id, number, coalesce(buyer_name, '') FROM sales_order WHERE deleted_at IS NULL "
        "ORDER BY customer_id IS NOT ?, ordered_day DESC, id DESC LIMIT ?",
        (customer_id, limit),
    )
    return [(int(key), str(number), str(name)) for key, number, name in rows]


def order_lines(reader: Reader, order_id: int) -> list[LineValues]:
    """The lines of an order, as lines of a quote."""
    rows = reader.all(
        f"SELECT {', '.join(_LINE)}, gift FROM order_line WHERE order_id = ? AND deleted_at IS NULL "
        "ORDER BY position, id",
        (order_id,),
    )
    return [LineValues(**dict(zip(_LINE, row, strict=False)), gift=bool(row[-1])) for row in rows]


def mail_of(reader: Reader, contact_id: int | None, customer_id: int | None) -> str:
    """The first mailbox of the recipient, else of the customer; "" without one."""
    for column, key in (("contact_id", contact_id), ("customer_id", customer_id)):
        if key is not None:
            found = reader.value(
                f"SELECT value FROM reach WHERE {column} = ? AND kind = 'email' AND deleted_at IS NULL "
                "ORDER BY position, id LIMIT 1",
                (key,),
            )
            if found:
                return str(found)
    return ""
