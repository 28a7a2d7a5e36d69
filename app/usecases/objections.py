"""异议: what customers hold against it, our answers, whether they worked; and the bank of answers."""

from collections.abc import Mapping
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text
from app.models import Customer, Deal, Objection, ObjectionAnswer
from app.sentences.errors import UserError
from app.usecases.days import local_day
from app.vocabulary import ObjectionKind

COLUMNS = frozenset(["kind", "words", "answer", "worked", "banked_answer_id", "raised_day"])


def save_objection(
    uow: UnitOfWork,
    objection_id: int | None,
    values: Mapping[str, Any],
    *,
    deal_id: int | None = None,
    customer_id: int | None = None,
) -> int:
    """Keep an objection of a deal or a customer, or change one; returns its key.

    `worked` None = not known yet. One of a deal is the customer's, too.
    """
    if unknown := set(values) - COLUMNS:
        raise ValueError(f"not of an objection: {sorted(unknown)}")
    if objection_id is not None:
        kept = uow.get(Objection, objection_id)
    else:
        if deal_id is not None:
            customer_id = uow.get(Deal, deal_id).customer_id
        elif customer_id is None:
            raise UserError("interaction.whom")
        else:
            uow.get(Customer, customer_id)
        kept = uow.add(
            Objection(
                deal_id=deal_id, customer_id=customer_id, kind="other", words="",
                raised_day=local_day(uow.now_ms),
            )
        )  # fmt: skip
    for column, value in values.items():
        setattr(kept, column, clean_text(value) or None if isinstance(value, str) else value)
    kept.kind = ObjectionKind(kept.kind).value
    if not kept.words:
        raise UserError("objection.empty")
    return kept.id


def delete_objection(uow: UnitOfWork, objection_id: int) -> None:
    """It was none."""
    uow.recycle(uow.get(Objection, objection_id))


def seed_bank(uow: UnitOfWork) -> int:
    """Put the program's answers into a file that has none (one of the first release with deals); how many."""
    from app.db.answers import seed_answers

    if uow.driver.execute("SELECT 1 FROM objection_answer LIMIT 1").fetchone() is not None:
        return 0
    seed_answers(uow.driver, uow.keys.device, uow.stamp)
    keys = [key for (key,) in uow.driver.execute("SELECT id FROM objection_answer ORDER BY id")]
    uow.note_bulk("objection_answer", "insert", keys)
    return len(keys)


def add_answer(uow: UnitOfWork, kind: str, text: str) -> int:
    """Put an answer of one's own into the bank; returns its key."""
    position = uow.session.query(ObjectionAnswer).count()
    made = ObjectionAnswer(kind=ObjectionKind(kind).value, text=_checked(text), position=position)
    return uow.add(made).id


def edit_answer(uow: UnitOfWork, answer_id: int, *, kind: str | None = None, text: str | None = None) -> None:
    """Change an answer, also one of the program's: from then on its text is the firm's."""
    answer = uow.get(ObjectionAnswer, answer_id)
    if kind is not None:
        answer.kind = ObjectionKind(kind).value
    if text is not None:
        answer.text = _checked(text)


def delete_answer(uow: UnitOfWork, answer_id: int) -> None:
    """Take an answer out of the bank; objections it was given to keep their words."""
    uow.recycle(uow.get(ObjectionAnswer, answer_id))


def _checked(text: str) -> str:
    shown = clean_text(text)
    if not shown:
        raise UserError("objection.answer_empty")
    return shown
