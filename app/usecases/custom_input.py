"""What a form says of a field of one's own; importable without the database."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class FieldInput:
    """A new field of an entity (customer, contact, lead, deal); `kind` is a vocabulary.CustomKind.

    `choices` are the words of a choice, `currency` that of money (None = the firm's), `decimals` shown of numbers.
    """

    entity: str
    name: str
    kind: str
    choices: Sequence[str] = ()
    currency: str | None = None
    decimals: int | None = None
    note: str | None = None
