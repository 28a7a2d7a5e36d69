"""Undo and redo as a person asks for them."""

from dataclasses import dataclass, field

from app.db.revert import Kept, revert, step_to_redo, step_to_undo
from app.db.unit_of_work import UnitOfWork
from app.sentences.errors import UserError


@dataclass(frozen=True)
class Reverted:
    """What was taken back or done again, and what stayed because it was changed since."""

    code: str
    details: dict[str, object]
    kept: list[Kept] = field(default_factory=list)


def undo_last(uow: UnitOfWork) -> Reverted:
    """Take the last step back."""
    step = step_to_undo(uow.driver)
    if step is None:
        raise UserError("undo.nothing")
    return Reverted(step.code, step.details, revert(uow, step.id))


def redo_last(uow: UnitOfWork) -> Reverted:
    """Do the last undone step again."""
    step = step_to_redo(uow.driver)
    if step is None:
        raise UserError("redo.nothing")
    return Reverted(step.code, step.details, revert(uow, step.id, forwards=True))


def undo_step(uow: UnitOfWork, step_id: int) -> Reverted:
    """Take one given step back (the toast's button, the import history)."""
    return Reverted("step", {}, revert(uow, step_id))


def redo_step(uow: UnitOfWork, step_id: int) -> Reverted:
    """Do one given undone step again (the import history)."""
    return Reverted("step", {}, revert(uow, step_id, forwards=True))
