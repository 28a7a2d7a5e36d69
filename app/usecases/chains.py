"""Chains (跟进流程): what follows by itself when a follow-up is done, and the editing of the steps."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import ChainStep, FollowUp, Setting
from app.queries.chains import proposed
from app.queries.team import ChainRow
from app.sentences.errors import UserError
from app.usecases.days import local_day
from app.vocabulary import FollowUpKind, FollowUpState

LONGEST = 3_650


def start_automatic(uow: UnitOfWork, done: FollowUp) -> list[int]:
    """Make what the automatic steps ask for after this follow-up, in the same unit of work; returns the keys."""
    steps = (
        uow.session.query(ChainStep)
        .filter(
            ChainStep.after_kind == done.kind, ChainStep.automatic.is_(True), ChainStep.deleted_at.is_(None)
        )
        .order_by(ChainStep.position, ChainStep.id)
        .all()
    )
    if not steps:
        return []
    settings = {row.name: row.value for row in uow.session.query(Setting).all()}
    day = date.fromisoformat(done.done_day or local_day(uow.now_ms))
    return [_start(uow, step, done, day, settings) for step in steps]


def _start(uow: UnitOfWork, step: ChainStep, done: FollowUp, day: date, settings: dict[str, Any]) -> int:
    row = ChainRow(step.id, step.after_kind, step.days, step.kind, step.subject, step.automatic)
    # a step of the first set-up keeps a code as its words until somebody edits it: then the subject goes on
    own_words = step.subject if step.subject and not step.subject.startswith("@") else None
    planned = FollowUp(
        kind=step.kind,
        subject=own_words or done.subject,
        due=proposed(row, day, settings).due,
        customer_id=done.customer_id,
        lead_id=done.lead_id,
        contact_id=done.contact_id,
        deal_id=done.deal_id,
        owner_id=done.owner_id,
        priority=done.priority,
        state=FollowUpState.OPEN.value,
    )
    return uow.add(planned).id


def edit_chain_step(uow: UnitOfWork, step_id: int, changes: Mapping[str, Any]) -> None:
    """Change after_kind, days, kind, subject or automatic of a step."""
    step = uow.get(ChainStep, step_id)
    for column, value in changes.items():
        if column in ("after_kind", "kind"):
            setattr(step, column, FollowUpKind(value).value)
        elif column == "days":
            if not 0 <= value <= LONGEST:
                raise UserError("chain.days", limit=LONGEST)
            step.days = value
        elif column == "subject":
            step.subject = (value or "").strip() or None
        elif column == "automatic":
            step.automatic = bool(value)
        else:
            raise ValueError(f"not editable: {column}")
