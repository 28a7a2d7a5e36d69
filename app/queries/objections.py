"""Objections of a deal or a customer, and the bank of answers with how often each one worked."""

from dataclasses import dataclass
from typing import Any

from app.db.reader import Reader
from app.insight.bargaining import Rate, ranked


@dataclass(frozen=True, slots=True)
class ObjectionRow:
    """An objection as it was said; `worked` None = not known yet."""

    id: int
    kind: str
    words: str
    answer: str | None
    worked: bool | None
    day: str
    banked_answer_id: int | None


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer of the bank. Without a `text` of its own it is the sentence objection_answer.CODE."""

    id: int
    kind: str
    code: str | None
    text: str | None
    rate: Rate


def objections_of(reader: Reader, owner: str, key: int) -> list[ObjectionRow]:
    """Those of a deal or a customer (`owner`), the newest first."""
    rows = reader.all(
        "SELECT id, kind, words, answer, worked, raised_day, banked_answer_id FROM objection "
        f"WHERE {owner}_id = ? AND deleted_at IS NULL ORDER BY raised_day DESC, id DESC",
        (key,),
    )
    return [_row(row) for row in rows]


def objection(reader: Reader, key: int) -> ObjectionRow | None:
    """One of them."""
    row = reader.one(
        "SELECT id, kind, words, answer, worked, raised_day, banked_answer_id FROM objection "
        "WHERE id = ? AND deleted_at IS NULL",
        (key,),
    )
    return _row(row) if row is not None else None


def answer_bank(reader: Reader, kind: str | None = None) -> list[AnswerRow]:
    """The answers to a kind of objection (None: all kinds, kind by kind), the most successful first."""
    where, values = ("AND a.kind = ?", [kind]) if kind else ("", [])
    rows = reader.all(
        "SELECT a.id, a.kind, a.code, a.text, coalesce(sum(o.worked = 1), 0), count(o.worked) "
        "FROM objection_answer a LEFT JOIN objection o ON o.banked_answer_id = a.id AND o.deleted_at IS NULL "
        f"WHERE a.deleted_at IS NULL {where} GROUP BY a.id ORDER BY a.position, a.id",
        values,
    )
    found = [AnswerRow(key, its, code, text, Rate(*rate)) for key, its, code, text, *rate in rows]
    place = {key: at for at, key in enumerate(ranked({each.id: each.rate for each in found}))}
    kinds = list(dict.fromkeys(each.kind for each in found))
    return sorted(found, key=lambda each: (kinds.index(each.kind), place[each.id]))


def bank_is_there(reader: Reader) -> bool:
    """Whether the file has answers, or had some: files of the first release with deals begin without."""
    return reader.value("SELECT 1 FROM objection_answer LIMIT 1") is not None


def answer_of(reader: Reader, key: int) -> AnswerRow | None:
    """One of the bank."""
    return next((each for each in answer_bank(reader) if each.id == key), None)


def kind_rates(reader: Reader) -> dict[str, Rate]:
    """How often objections of each kind were overcome, whatever the answer."""
    rows = reader.all(
        "SELECT kind, coalesce(sum(worked = 1), 0), count(worked) FROM objection "
        "WHERE deleted_at IS NULL GROUP BY kind"
    )
    return {kind: Rate(worked, cases) for kind, worked, cases in rows}


def _row(row: tuple[Any, ...]) -> ObjectionRow:
    key, kind, words, answer, worked, day, banked = row
    return ObjectionRow(key, kind, words, answer, None if worked is None else bool(worked), day, banked)
