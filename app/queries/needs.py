"""Needs, the questions that find them out, and what was answered."""

import json
from dataclasses import dataclass
from typing import NamedTuple

from app.db.reader import Reader
from app.language.question_bank import Choice, asked, industry_of
from app.queries.listing_tools import Facet

OWNERS = ("deal", "customer", "lead")  # whose answers are kept


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in the language asked for. `need` is the name of the need that any answer to it shows.

    `code` is that of a seeded one; `own_words` says whether somebody put it in words of their own.
    """

    id: int
    code: str | None
    text: str
    industry: str | None
    open: bool
    choices: tuple[Choice, ...]
    need: str
    active: bool
    own_words: bool


class AnswerRow(NamedTuple):
    """What was answered, and on which day."""

    text: str
    said_day: str


@dataclass(frozen=True, slots=True)
class DealNeedRow:
    """A need of a deal: how much it matters (1 to 3), what influences it, how many products answer it."""

    id: int
    need_id: int
    name: str
    weight: int
    influence: str | None
    note: str | None
    products: int


class NeedRow(NamedTuple):
    """A need, how many products answer it and how many deals have it."""

    id: int
    name: str
    products: int
    deals: int


def questions(
    reader: Reader, language: str, industry: str | None = None, *, everything: bool = False
) -> list[QuestionRow]:
    """The questions for an industry (a code of the bank or any text), those for everybody before them.

    `everything`: of all industries, also those switched off.
    """
    rows = reader.all(
        "SELECT q.id, q.code, q.text, q.industry, q.open, q.choices, coalesce(n.name, ''), q.active "
        "FROM question q LEFT JOIN need n ON n.id = q.need_id AND n.deleted_at IS NULL "
        "WHERE q.deleted_at IS NULL AND (? OR (q.active = 1 AND (q.industry IS NULL OR q.industry = ?))) "
        "ORDER BY q.industry IS NOT NULL, q.position, q.id",
        (int(everything), industry),
    )
    return [_question(row, language) for row in rows]


def _question(row: tuple[object, ...], language: str) -> QuestionRow:
    key, code, text, industry, is_open, choices, need, active = row
    seeded = asked(str(code), language) if code else None
    own = tuple(Choice(str(each)) for each in json.loads(str(choices))) if choices else None
    shown = str(text) if text else seeded.text if seeded else ""
    offered = own if own is not None else seeded.choices if seeded else ()
    return QuestionRow(
        int(str(key)),
        str(code) if code else None,
        shown,
        str(industry) if industry else None,
        bool(is_open),
        () if is_open else offered,
        str(need),
        bool(active),
        bool(text) or choices is not None,
    )


def answers(reader: Reader, owner: str, key: int) -> dict[int, AnswerRow]:
    """The newest answer to each question, by question, of a deal, customer or lead."""
    if owner not in OWNERS:
        raise ValueError(f"{owner} answers nothing")
    rows = reader.all(
        f"SELECT question_id, text, said_day FROM answer WHERE {owner}_id = ? AND deleted_at IS NULL "
        "ORDER BY said_day, id",
        (key,),
    )
    return {question: AnswerRow(text, day) for question, text, day in rows}


def industry_of_deal(reader: Reader, deal_id: int) -> str | None:
    """Which industry's questions suit a deal: by its customer's or lead's industry, else by their name."""
    row = reader.one(
        "SELECT c.industry, l.industry, c.name, coalesce(l.firm, l.name), d.name FROM deal d "
        "LEFT JOIN customer c ON c.id = d.customer_id LEFT JOIN lead l ON l.id = d.lead_id WHERE d.id = ?",
        (deal_id,),
    )
    found = (industry_of(text) for text in row or ())
    return next((code for code in found if code), None)


def deal_needs(reader: Reader, deal_id: int) -> list[DealNeedRow]:
    """The needs of a deal, the weightiest first."""
    rows = reader.all(
        "SELECT d.id, n.id, n.name, d.weight, d.influence, d.note, (SELECT count(*) FROM product_need l "
        "JOIN product p ON p.id = l.product_id AND p.deleted_at IS NULL AND p.active = 1 "
        "WHERE l.need_id = n.id AND l.deleted_at IS NULL) FROM deal_need d JOIN need n ON n.id = d.need_id "
        "WHERE d.deal_id = ? AND d.deleted_at IS NULL AND n.deleted_at IS NULL ORDER BY d.weight DESC, d.id",
        (deal_id,),
    )
    return [DealNeedRow(*row) for row in rows]


def needs(reader: Reader) -> list[NeedRow]:
    """All needs by name."""
    rows = reader.all(
        "SELECT n.id, n.name, (SELECT count(*) FROM product_need l WHERE l.need_id = n.id "
        "AND l.deleted_at IS NULL), (SELECT count(*) FROM deal_need d WHERE d.need_id = n.id "
        "AND d.deleted_at IS NULL) FROM need n WHERE n.deleted_at IS NULL ORDER BY n.name, n.id"
    )
    return [NeedRow(*row) for row in rows]


def need_names(reader: Reader) -> list[str]:
    """The names of all needs."""
    return [row.name for row in needs(reader)]


def need_facets(reader: Reader) -> list[Facet]:
    """Needs that products answer, and how many each."""
    rows = reader.all(
        "SELECT n.id, n.name, count(*) FROM need n JOIN product_need l ON l.need_id = n.id "
        "AND l.deleted_at IS NULL JOIN product p ON p.id = l.product_id AND p.deleted_at IS NULL "
        "WHERE n.deleted_at IS NULL GROUP BY n.id ORDER BY 3 DESC, 2 LIMIT 200"
    )
    return [Facet(key, name, count) for key, name, count in rows]
