"""Service cases and satisfaction answers of a customer: open, change, close, reopen; note what they answered."""

from collections.abc import Mapping
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import Customer, SatisfactionAnswer, ServiceCase
from app.sentences.errors import UserError
from app.usecases.days import local_day
from app.vocabulary import AnswerKind, CaseKind, Severity

EDITABLE = frozenset(
    ["kind", "severity", "subject", "text", "opened_day", "contact_id", "order_id", "product_id", "owner_id"]
)
HIGHEST = {AnswerKind.CSAT: 5, AnswerKind.NPS: 10}
LOWEST = {AnswerKind.CSAT: 1, AnswerKind.NPS: 0}


def save_case(uow: UnitOfWork, key: int | None, customer_id: int, values: Mapping[str, Any]) -> int:
    """Keep a new case of a customer, or change one (any EDITABLE column); returns its key. Raises UserError."""
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    today = local_day(uow.now_ms)
    if key is None:
        uow.get(Customer, customer_id)
        case = ServiceCase(customer_id=customer_id, opened_day=today, owner_id=uow.member_id)
        case.kind, case.severity, case.subject = CaseKind.COMPLAINT.value, Severity.MEDIUM.value, ""
    else:
        case = uow.get(ServiceCase, key)
    for column, value in values.items():
        setattr(case, column, value if value != "" else None)
    case.kind, case.severity = CaseKind(case.kind).value, Severity(case.severity).value
    if not (case.subject or "").strip():
        raise UserError("case.no_subject")
    if case.opened_day > today or (case.closed_day is not None and case.closed_day < case.opened_day):
        raise UserError("case.day")
    if key is None:
        uow.add(case)
    return int(case.id)


def close_case(uow: UnitOfWork, case_id: int, result: str, answer: tuple[str, int] | None = None) -> None:
    """It is solved: what was done, and what the customer answered when asked again (kind and score)."""
    case = uow.get(ServiceCase, case_id)
    case.state, case.closed_day, case.result = "closed", local_day(uow.now_ms), result.strip() or None
    if answer is not None and case.customer_id is not None:
        add_answer(uow, case.customer_id, *answer, case_id=case_id)


def reopen_case(uow: UnitOfWork, case_id: int) -> None:
    """It was not solved after all; what was done before stays."""
    case = uow.get(ServiceCase, case_id)
    case.state, case.closed_day = "open", None


def remove_case(uow: UnitOfWork, case_id: int) -> None:
    """Take a case away; undo brings it back."""
    uow.recycle(uow.get(ServiceCase, case_id))


def add_answer(
    uow: UnitOfWork,
    customer_id: int,
    kind: str,
    score: int,
    *,
    day: str | None = None,
    words: str = "",
    case_id: int | None = None,
) -> int:
    """Note how satisfied somebody said they are; returns its key. Raises UserError for a score there is not."""
    asked = AnswerKind(kind)
    if not LOWEST[asked] <= score <= HIGHEST[asked]:
        raise UserError("answer.score", low=LOWEST[asked], high=HIGHEST[asked])
    today = local_day(uow.now_ms)
    if day is not None and day > today:
        raise UserError("case.day")
    uow.get(Customer, customer_id)
    return uow.add(
        SatisfactionAnswer(
            customer_id=customer_id,
            case_id=case_id,
            kind=asked.value,
            score=score,
            answered_day=day or today,
            words=words.strip() or None,
        )
    ).id


def remove_answer(uow: UnitOfWork, answer_id: int) -> None:
    """Take an answer away; undo brings it back."""
    uow.recycle(uow.get(SatisfactionAnswer, answer_id))
