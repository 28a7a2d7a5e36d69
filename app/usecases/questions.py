"""The question bank and what was answered: edit questions, keep answers of a deal, customer or lead."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_name, clean_text
from app.models import Answer, Question
from app.queries.needs import OWNERS
from app.sentences.errors import UserError
from app.usecases.days import local_day
from app.usecases.needs import need_named

EDITABLE = frozenset(["text", "industry", "open", "choices", "need", "active"])


def add_question(uow: UnitOfWork, values: Mapping[str, Any]) -> int:
    """A question of one's own, behind the others; returns its key."""
    position = uow.session.query(Question).count()
    question = uow.add(Question(open=True, position=position, active=True))
    _set(uow, question, {"text": "", **values})
    return question.id


def edit_question(uow: UnitOfWork, question_id: int, values: Mapping[str, Any]) -> None:
    """Change some of it; a seeded one with its words taken away says its first words again."""
    _set(uow, uow.get(Question, question_id), values)


def delete_question(uow: UnitOfWork, question_id: int) -> None:
    """Remove a question; what was answered to it stays in the file."""
    uow.recycle(uow.get(Question, question_id))


def answer_question(uow: UnitOfWork, owner: str, key: int, question_id: int, text: str) -> None:
    """Keep what a deal, customer or lead (`owner`) answered; no text takes the answer away."""
    if owner not in OWNERS:
        raise ValueError(f"{owner} answers nothing")
    uow.get(Question, question_id)
    said = clean_text(text)
    column = getattr(Answer, f"{owner}_id")
    rows = (
        uow.session.query(Answer)
        .filter(column == key, Answer.question_id == question_id, Answer.deleted_at.is_(None))
        .order_by(Answer.said_day, Answer.id)
        .all()
    )
    today = local_day(uow.now_ms)
    if not said:
        for row in rows:
            uow.recycle(row)
    elif rows:
        rows[-1].text, rows[-1].said_day = said, today
    else:
        uow.add(Answer(question_id=question_id, text=said, said_day=today, **{f"{owner}_id": key}))


def _set(uow: UnitOfWork, question: Question, values: Mapping[str, Any]) -> None:
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    rest = dict(values)
    if "text" in rest:
        question.text = clean_name(rest.pop("text") or "") or None
        if question.text is None and question.code is None:
            raise UserError("question.empty")
    if "need" in rest:
        name = str(rest.pop("need") or "")
        question.need_id = need_named(uow, name) if name.strip() else None
    if "choices" in rest:
        question.choices = _choices(rest.pop("choices"))
    for column, value in rest.items():
        setattr(question, column, value if value != "" else None)
    if not question.open and question.code is None and len(question.choices or ()) < 2:
        raise UserError("question.choices")


def _choices(given: Sequence[str] | None) -> list[str] | None:
    cleaned = dict.fromkeys(name for each in given or () if (name := clean_name(each)))
    return list(cleaned) or None
