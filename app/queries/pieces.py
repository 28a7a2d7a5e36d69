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
