"""The playbook: answer what it proposes, and edit its steps."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import PlaybookStep, ProposalAnswer
from app.sentences.errors import UserError
from app.usecases.days import local_day
from app.usecases.follow_up_input import FollowUpInput
from app.usecases.follow_ups import plan_follow_up
from app.vocabulary import PINNABLE, FollowUpKind

EDITABLE = frozenset({"subject", "kind", "days", "active"})
AXES = ("lifecycle", "status", "loyalty")
LATER_DAYS = 7
LONGEST = 200
MOST_DAYS = 3_650


def take_proposal(uow: UnitOfWork, step_id: int, customer_id: int, subject: str, due: str) -> int:
    """Plan what a step proposes, on a day or day and time; returns the follow-up."""
    step = uow.get(PlaybookStep, step_id)
    key = plan_follow_up(uow, FollowUpInput(subject, step.kind, due, customer_id=customer_id))
    _answer(uow, step_id, customer_id, "taken")
    return key


def put_off_proposal(uow: UnitOfWork, step_id: int, customer_id: int) -> None:
    """Propose it again in a week."""
    today = date.fromisoformat(local_day(uow.now_ms))
    _answer(uow, step_id, customer_id, "later", (today + timedelta(days=LATER_DAYS)).isoformat())


def decline_proposal(uow: UnitOfWork, step_id: int, customer_id: int) -> None:
    """Not useful: not again until the customer's state changes."""
    _answer(uow, step_id, customer_id, "declined")


def add_step(
    uow: UnitOfWork, axis: str, value: str, subject: str, *, kind: str = "call", days: int = 0
) -> int:
    """A step of one's own for a stage, state or loyalty; returns its key."""
    if axis not in AXES or value not in PINNABLE[axis]:
        raise ValueError((axis, value))
    last = uow.session.query(PlaybookStep.position).order_by(PlaybookStep.position.desc()).first()
    step = PlaybookStep(axis=axis, value=value, position=(last[0] if last else 0) + 1)
    _set(step, {"subject": subject, "kind": kind, "days": days})
    return uow.add(step).id


def edit_step(uow: UnitOfWork, step_id: int, changes: Mapping[str, Any]) -> None:
    """Change EDITABLE values of a step."""
    _set(uow.get(PlaybookStep, step_id), changes)


def delete_step(uow: UnitOfWork, step_id: int) -> None:
    """Remove a step; what was answered stays."""
    uow.recycle(uow.get(PlaybookStep, step_id))


def _set(step: PlaybookStep, changes: Mapping[str, Any]) -> None:
    if unknown := set(changes) - EDITABLE:
        raise ValueError(f"not editable: {sorted(unknown)}")
    for column, value in changes.items():
        setattr(step, column, value)
    if step.subject is not None:
        step.subject = step.subject.strip()[:LONGEST]
    if not step.subject and not step.code:
        raise UserError("playbook.empty")
    FollowUpKind(step.kind)
    if not 0 <= (step.days or 0) <= MOST_DAYS:
        raise UserError("playbook.days", most=MOST_DAYS)


def _answer(uow: UnitOfWork, step_id: int, customer_id: int, answer: str, until: str | None = None) -> None:
    step = uow.get(PlaybookStep, step_id)
    uow.add(
        ProposalAnswer(
            customer_id=customer_id,
            playbook_step_id=step_id,
            kind=f"playbook.{step.code or step.id}",
            answer=answer,
            answered_day=local_day(uow.now_ms),
            until=until,
        )
    )
