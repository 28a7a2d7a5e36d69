"""Further words by which records are found: fields of one's own, profiles, the phones of family members."""

from collections.abc import Iterator

from app.db.driver import Connection

_IDS = "(SELECT value FROM json_each(?))"
OWNED = ("customer", "contact", "lead", "deal")  # records with fields of their own

# what of a profile is words; days and keys are not
PROFILE_WORDS = (
    *("marital_status", "languages"),
    *("income_source", "yearly_income", "assets", "financial_goals"),
    *("household_income", "household_spending"),
    *("investment_experience", "investment_goals", "risk_tolerance", "investment_preferences"),
    *("habits", "preferences", "brands", "budget", "price_sensitivity", "purchase_time"),
    *("company_stage", "own_brand", "sales_channels", "bank_name", "bank_account"),
    *("invoice_title", "invoice_address", "invoice_phone", "met_story", "met_through_note"),
)
_PROFILE = f"SELECT customer_id, concat_ws(' ', {', '.join(PROFILE_WORDS)}) FROM profile"
_DATES = "SELECT customer_id, concat_ws(' ', name, note) FROM important_date"


def words_around(connection: Connection, table: str, ids: str) -> Iterator[tuple[int, str]]:
    """(key, words) of the fields, profiles and dates of some records; `ids` is a JSON array."""
    if table in OWNED and _any(connection, "custom_value"):
        yield from connection.execute(
            f"SELECT v.{table}_id, v.text FROM custom_value v INDEXED BY ix_custom_value_{table}_id "
            "CROSS JOIN custom_field f ON f.id = v.field_id "
            f"WHERE v.{table}_id IN {_IDS} AND v.deleted_at IS NULL AND f.kind IN ('text', 'choice') ORDER BY v.id",
            (ids,),
        )
    for name, sql in (("profile", _PROFILE), ("important_date", _DATES)):
        if table == "customer" and _any(connection, name):
            yield from connection.execute(
                f"{sql} WHERE customer_id IN {_IDS} AND deleted_at IS NULL ORDER BY id", (ids,)
            )


def phones_around(connection: Connection, table: str, ids: str) -> Iterator[tuple[int, str]]:
    """(key, phone) of family members, who have at most one."""
    if table == "family_member":
        yield from connection.execute(
            f"SELECT id, phone FROM family_member WHERE id IN {_IDS} AND phone IS NOT NULL", (ids,)
        )


def _any(connection: Connection, table: str) -> bool:
    return connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone() is not None
