"""Cases and satisfaction answers of a customer, for its card and the forms."""

from dataclasses import dataclass
from typing import NamedTuple

from app.db.reader import Reader

MOST = 200


class CaseRow(NamedTuple):
    """A service case; days are ISO texts."""

    id: int
    kind: str
    severity: str
    subject: str
    text: str | None
    state: str
    opened_day: str
    closed_day: str | None
    result: str | None


class AnswerRow(NamedTuple):
    """How satisfied somebody said they are."""

    id: int
    kind: str
    score: int
    answered_day: str
    words: str | None


@dataclass(frozen=True)
class Service:
    """Open cases first, then the newest; answers newest first."""

    name: str
    cases: tuple[CaseRow, ...]
    answers: tuple[AnswerRow, ...]


def service_of(reader: Reader, customer_id: int) -> Service:
    """Everything of one customer."""
    cases = reader.all(
        f"SELECT {', '.join(CaseRow._fields)} FROM service_case WHERE customer_id = ? AND deleted_at IS NULL "
        "ORDER BY state <> 'open', opened_day DESC, id DESC LIMIT ?",
        (customer_id, MOST),
    )
    answers = reader.all(
        f"SELECT {', '.join(AnswerRow._fields)} FROM satisfaction_answer WHERE customer_id = ? "
        "AND deleted_at IS NULL ORDER BY answered_day DESC, id DESC LIMIT ?",
        (customer_id, MOST),
    )
    name = reader.value("SELECT name FROM customer WHERE id = ?", (customer_id,))
    return Service(
        str(name or ""), tuple(CaseRow(*row) for row in cases), tuple(AnswerRow(*row) for row in answers)
    )


def case_of(reader: Reader, case_id: int) -> CaseRow | None:
    """One case, None if it is gone."""
    row = reader.one(
        f"SELECT {', '.join(CaseRow._fields)} FROM service_case WHERE id = ? AND deleted_at IS NULL",
        (case_id,),
    )
    return None if row is None else CaseRow(*row)
