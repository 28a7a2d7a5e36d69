"""Who stands at the end of a tie; importable without the database."""

from typing import NamedTuple


class End(NamedTuple):
    """A customer or a contact; neither of them: ourselves."""

    customer_id: int | None = None
    contact_id: int | None = None

    @property
    def key(self) -> int:
        """The key of the record, 0 for ourselves."""
        return self.contact_id or self.customer_id or 0


ME = End()

# what a row of a table of ties may say besides a kind: our own ring to somebody, and who sent a customer
RING, SENDER = "ring", "sender"
