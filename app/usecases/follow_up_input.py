"""What a form says of a follow-up; importable without the database."""

from dataclasses import dataclass

from app.vocabulary import FollowUpKind, Priority


@dataclass(frozen=True)
class FollowUpInput:
    """What is planned. `due` is 2026-09-16 or 2026-09-16T15:00, None = not scheduled yet.

    `remind_minutes` is how long before it is due to remind: None = as the firm set it for timed ones, below
    zero = never.
    """

    subject: str
    kind: str = FollowUpKind.CALL
    due: str | None = None
    ends: str | None = None
    minutes: int | None = None
    customer_id: int | None = None
    lead_id: int | None = None
    contact_id: int | None = None
    owner_id: int | None = None
    priority: str = Priority.NORMAL
    remind_minutes: int | None = None
    repeat_rule: str | None = None
    note: str | None = None
    location: str | None = None
    deal_id: int | None = None
