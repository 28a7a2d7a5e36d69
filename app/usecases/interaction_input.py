"""What a form says of a talk; importable without the database."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.usecases.follow_up_input import FollowUpInput
from app.vocabulary import Direction, InteractionKind


@dataclass(frozen=True)
class AttachmentInput:
    """A file to keep with a talk."""

    name: str
    content: bytes
    media_type: str | None = None


@dataclass(frozen=True)
class InteractionInput:
    """One talk with a customer or a lead. `happened_at` is UTC milliseconds (None = now), `mood` 1 to 5.

    `next` plans what follows; `done_id` is the follow-up this talk settles.
    """

    summary: str
    kind: str = InteractionKind.CALL
    customer_id: int | None = None
    lead_id: int | None = None
    contact_id: int | None = None
    direction: str | None = Direction.OUTGOING
    happened_at: int | None = None
    minutes: int | None = None
    outcome: str | None = None
    mood: int | None = None
    next_step: str | None = None
    attachments: Sequence[AttachmentInput] = ()
    next: FollowUpInput | None = None
    done_id: int | None = None
    deal_id: int | None = None
