"""Pieces of statements that several screens share."""

PHONE_THERE = (
    "SELECT r.value FROM contact k JOIN reach r ON r.contact_id = k.id WHERE k.customer_id = c.id "
    "AND k.deleted_at IS NULL AND r.kind = 'phone' AND r.deleted_at IS NULL "
    "ORDER BY k.position, k.id, r.position, r.id LIMIT 1"
)
"""The first phone of the people of a firm `c`: whom to ring where the firm has no number of its own."""


def living(table: str) -> str:
    """Who is not in the bin, told by the bin's own index, so that the index of an order need not know."""
    return f"{table}.id NOT IN (SELECT id FROM {table} WHERE deleted_at IS NOT NULL)"


def quiet_count(table: str, which: str = "") -> str:
    """How many were not spoken with since a moment (?1), or ever: all, by index alone, less those in the bin."""
    every = f"SELECT count(*) FROM {table} WHERE {which}last_contact_at"
    gone = (
        f"SELECT count(*) FROM {table} INDEXED BY ix_{table}_deleted WHERE deleted_at IS NOT NULL AND {which}"
    )
    return f"SELECT ({every} IS NULL) + ({every} < ?1) - ({gone}(last_contact_at IS NULL OR last_contact_at < ?1))"
