"""承诺 and 约定目标: what we will do by when, and what the customer wants to reach."""

from collections.abc import Mapping
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text
from app.models import AgreedGoal, Customer, Deal, Promise
from app.sentences.errors import UserError
from app.usecases.days import local_day

PROMISE_COLUMNS = frozenset(["what", "by_day", "owner_id"])
GOAL_COLUMNS = frozenset(["what", "measure", "by_day"])
PROMISE_STATES = ("open", "kept", "broken", "withdrawn")
GOAL_STATES = ("open", "reached", "missed", "withdrawn")


def save_promise(
    uow: UnitOfWork,
    promise_id: int | None,
    values: Mapping[str, Any],
    *,
    deal_id: int | None = None,
    customer_id: int | None = None,
    interaction_id: int | None = None,
) -> int:
    """Note what was promised to whom by when, from any talk; or change it. Returns its key."""
    if promise_id is None:
        whose = _whose(uow, deal_id, customer_id)
        kept = uow.add(Promise(what="", interaction_id=interaction_id, owner_id=uow.member_id, **whose))
    else:
        kept = uow.get(Promise, promise_id)
    _take(kept, values, PROMISE_COLUMNS)
    return kept.id


def set_promise_state(uow: UnitOfWork, promise_id: int, state: str) -> None:
    """Kept, broken, withdrawn, or open again."""
    promise = uow.get(Promise, promise_id)
    promise.state = _state(state, PROMISE_STATES)
    promise.ended_day = None if state == "open" else local_day(uow.now_ms)


def delete_promise(uow: UnitOfWork, promise_id: int) -> None:
    """It was never given."""
    uow.recycle(uow.get(Promise, promise_id))


def save_goal(
    uow: UnitOfWork,
    goal_id: int | None,
    values: Mapping[str, Any],
    *,
    deal_id: int | None = None,
    customer_id: int | None = None,
) -> int:
    """Note what the customer wants to reach, or change it; what was confirmed must be confirmed anew."""
    if goal_id is None:
        kept = uow.add(AgreedGoal(what="", **_whose(uow, deal_id, customer_id)))
    else:
        kept = uow.get(AgreedGoal, goal_id)
    before = (kept.what, kept.measure, kept.by_day)
    _take(kept, values, GOAL_COLUMNS)
    if (kept.what, kept.measure, kept.by_day) != before:
        kept.confirmed_day = kept.confirmed_by = None
    return kept.id


def confirm_goal(uow: UnitOfWork, goal_id: int, by: str) -> None:
    """The customer said yes to a goal; a vague one is asked back instead (UserError goal.vague)."""
    from app.insight.bargaining import goal_questions

    goal = uow.get(AgreedGoal, goal_id)
    if goal_questions(goal.what, goal.measure, goal.by_day):
        raise UserError("goal.vague")
    goal.confirmed_day, goal.confirmed_by = local_day(uow.now_ms), clean_text(by) or None


def set_goal_state(uow: UnitOfWork, goal_id: int, state: str) -> None:
    """Reached, missed, withdrawn, or open again."""
    uow.get(AgreedGoal, goal_id).state = _state(state, GOAL_STATES)


def delete_goal(uow: UnitOfWork, goal_id: int) -> None:
    """It was none."""
    uow.recycle(uow.get(AgreedGoal, goal_id))


def _whose(uow: UnitOfWork, deal_id: int | None, customer_id: int | None) -> dict[str, int | None]:
    """What is agreed in a deal is agreed with its customer, too."""
    if deal_id is not None:
        return {"deal_id": deal_id, "customer_id": uow.get(Deal, deal_id).customer_id}
    if customer_id is None:
        raise UserError("interaction.whom")
    uow.get(Customer, customer_id)
    return {"customer_id": customer_id}


def _take(record: Any, values: Mapping[str, Any], columns: frozenset[str]) -> None:
    if unknown := set(values) - columns:
        raise ValueError(f"not editable: {sorted(unknown)}")
    for column, value in values.items():
        setattr(record, column, clean_text(value) or None if isinstance(value, str) else value)
    if not record.what:
        raise UserError("promise.empty")


def _state(state: str, known: tuple[str, ...]) -> str:
    if state not in known:
        raise ValueError(state)
    return state
