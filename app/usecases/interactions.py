"""Interactions: record what was said, with the next follow-up in the same breath."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text
from app.models import Attachment, AttachmentContent, FollowUp, Interaction, Lead
from app.sentences.errors import UserError
from app.usecases.days import local_day
from app.usecases.follow_ups import finish_follow_up, plan_follow_up
from app.usecases.interaction_input import AttachmentInput, InteractionInput
from app.vocabulary import Direction, InteractionKind, LeadState, Outcome

__all__ = [
    "AttachmentInput",
    "InteractionInput",
    "Logged",
    "delete_interaction",
    "edit_interaction",
    "keep_file",
    "log_interaction",
]

LONGEST_SUMMARY = 100_000


@dataclass(frozen=True)
class Logged:
    """Keys of what `log_interaction` made."""

    interaction_id: int
    follow_up_id: int | None
    attachment_ids: tuple[int, ...] = ()


def log_interaction(uow: UnitOfWork, given: InteractionInput) -> Logged:
    """Keep a talk, its files, the follow-up it settles and the next one: one step, undone as one.

    A new lead that was talked or written to is no longer new.
    """
    if given.customer_id is None and given.lead_id is None:
        raise UserError("interaction.whom")
    summary = _checked(given.summary)
    happened = given.happened_at or uow.now_ms
    talk = Interaction(
        customer_id=given.customer_id,
        lead_id=given.lead_id,
        contact_id=given.contact_id,
        deal_id=given.deal_id,
        kind=InteractionKind(given.kind).value,
        direction=Direction(given.direction).value if given.direction else None,
        happened_at=happened,
        happened_day=local_day(happened),
        minutes=given.minutes,
        summary=summary,
        outcome=Outcome(given.outcome).value if given.outcome else None,
        mood=given.mood,
        next_step=given.next_step,
        member_id=uow.member_id,
        follow_up_id=given.done_id,
    )
    uow.add(talk)
    if given.lead_id is not None and talk.kind != InteractionKind.NOTE:
        _take_up(uow.get(Lead, given.lead_id))
    files = tuple(keep_file(uow, attachment, interaction_id=talk.id) for attachment in given.attachments)
    if given.done_id is not None:
        finish_follow_up(uow, uow.get(FollowUp, given.done_id), result=summary, chain=given.next is None)
    planned = plan_follow_up(uow, given.next) if given.next else None
    return Logged(talk.id, planned, files)


def _take_up(lead: Lead) -> None:
    if lead.state == LeadState.NEW:
        lead.state = LeadState.CONTACTING.value


def edit_interaction(uow: UnitOfWork, interaction_id: int, changes: Mapping[str, Any]) -> None:
    """Change kind, direction, happened_at, minutes, summary, outcome, mood, contact_id, deal_id or next_step."""
    talk = uow.get(Interaction, interaction_id)
    for column, value in changes.items():
        if column not in {
            "kind", "direction", "happened_at", "minutes", "summary", "outcome", "mood", "contact_id", "deal_id",
            "next_step",
        }:  # fmt: skip
            raise ValueError(f"not editable: {column}")
        setattr(talk, column, _checked(value) if column == "summary" else value)
    talk.happened_day = local_day(talk.happened_at)


def delete_interaction(uow: UnitOfWork, interaction_id: int) -> None:
    """Move a talk to the recycle bin."""
    uow.recycle(uow.get(Interaction, interaction_id))


def _checked(text: str) -> str:
    summary = clean_text(text).strip()
    if not summary:
        raise UserError("interaction.empty")
    if len(summary) > LONGEST_SUMMARY:
        raise UserError("interaction.too_long", limit=LONGEST_SUMMARY)
    return summary


def keep_file(
    uow: UnitOfWork,
    given: AttachmentInput,
    *,
    interaction_id: int | None = None,
    customer_id: int | None = None,
    deal_id: int | None = None,
) -> int:
    """Keep a file with a talk, a customer or a deal; equal bytes are stored once. Returns its key."""
    digest = hashlib.sha256(given.content).hexdigest()
    if uow.session.get(AttachmentContent, digest) is None:
        uow.session.add(AttachmentContent(sha256=digest, content=given.content))
    return uow.add(
        Attachment(
            interaction_id=interaction_id,
            customer_id=customer_id,
            deal_id=deal_id,
            name=clean_text(given.name),
            media_type=given.media_type,
            size=len(given.content),
            sha256=digest,
        )
    ).id
