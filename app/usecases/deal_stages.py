"""The stages of the board: add, rename, set their odds, reorder, remove."""

from collections.abc import Mapping
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.names import fold
from app.models import Deal, DealStage
from app.sentences.errors import UserError
from app.usecases.deals import move_deals
from app.usecases.naming import checked_name
from app.vocabulary import DealState


def add_stage(uow: UnitOfWork, name: str, odds: int) -> int:
    """A stage of one's own behind the others; returns its key."""
    shown = checked_name(name)
    stages = _stages(uow)
    _refuse_double(stages, shown)
    place = max((stage.position for stage in stages), default=-1) + 1
    return uow.add(DealStage(name=shown, odds=_checked_odds(odds), position=place)).id


def edit_stage(uow: UnitOfWork, stage_id: int, changes: Mapping[str, Any]) -> None:
    """Change `name` or `odds` (percent) of a stage."""
    stage = uow.get(DealStage, stage_id)
    for column, value in changes.items():
        if column == "name":
            shown = checked_name(value)
            _refuse_double([one for one in _stages(uow) if one.id != stage_id], shown)
            stage.name = shown
        elif column == "odds":
            stage.odds = _checked_odds(value)
        else:
            raise ValueError(f"not editable: {column}")


def shift_stage(uow: UnitOfWork, stage_id: int, by: int) -> None:
    """Move a stage towards the beginning (-1) or the end (1)."""
    stages = _stages(uow)
    at = next(n for n, stage in enumerate(stages) if stage.id == stage_id)
    to = min(max(0, at + by), len(stages) - 1)
    stages.insert(to, stages.pop(at))
    for place, stage in enumerate(stages):
        stage.position = place


def delete_stage(uow: UnitOfWork, stage_id: int) -> int:
    """Remove a stage; its open deals go to the one before it (or behind, if it was the first). Returns how many."""
    stages = _stages(uow)
    if len(stages) < 2:
        raise UserError("deal.last_stage")
    at = next((n for n, stage in enumerate(stages) if stage.id == stage_id), None)
    if at is None:
        raise UserError("record.gone", kind="@table.deal_stage")
    beside = stages[at - 1] if at else stages[1]
    keys = [
        key
        for (key,) in uow.session.query(Deal.id).filter(
            Deal.stage_id == stage_id, Deal.state == DealState.OPEN.value, Deal.deleted_at.is_(None)
        )
    ]
    moved = move_deals(uow, keys, beside.id)
    uow.recycle(stages[at])
    return moved


def _stages(uow: UnitOfWork) -> list[DealStage]:
    return (
        uow.session.query(DealStage)
        .filter(DealStage.deleted_at.is_(None))
        .order_by(DealStage.position, DealStage.id)
        .all()
    )


def _refuse_double(stages: list[DealStage], name: str) -> None:
    if fold(name) in {fold(stage.name) for stage in stages if stage.name}:
        raise UserError("deal.stage_exists", name=name)


def _checked_odds(odds: int) -> int:
    if not 0 <= odds <= 100:
        raise UserError("deal.odds", given=odds)
    return odds
