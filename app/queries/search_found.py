"""One hit of the search, whatever was found."""

from dataclasses import dataclass

from app.vocabulary import RecordKind


@dataclass(frozen=True, slots=True)
class Found:
    """One hit. `title` and `detail` are plain text; `owner_id` is the customer or lead it belongs to.

    `owner_kind` says which of the two; a customer and a lead belong to themselves.
    """

    kind: RecordKind
    id: int
    owner_id: int | None
    title: str
    detail: str
    importance: int
    owner_kind: RecordKind = RecordKind.CUSTOMER
