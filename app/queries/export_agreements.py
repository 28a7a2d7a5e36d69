"""What was negotiated, held against us, promised and agreed, for an export of deals and customers.

Our floor is private and margins are ours: neither is among it.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from app.db.reader import Reader


class _Part(NamedTuple):
    """A table of parts: the name of its list, its columns, what it is joined with, its order."""

    name: str
    table: str
    columns: tuple[str, ...]
    order: str
    join: str = ""


_SHARED = (
    _Part("objections", "objection", ("kind", "words", "answer", "worked", "raised_day"), "p.raised_day, p.id"),
    _Part("promises", "promise", ("what", "by_day", "state", "ended_day"), "p.id"),
    _Part(
        "agreed_goals", "agreed_goal", ("what", "measure", "by_day", "confirmed_day", "confirmed_by", "state"),
        "p.id",
    ),
)  # fmt: skip
_OF_DEALS = (
    _Part("terms", "term", ("kind", "ask", "offer", "ask_amount", "offer_amount", "agreed"), "p.id"),
    _Part("concessions", "concession", ("kind", "given_day", "what", "amount", "in_return"), "p.given_day, p.id"),
    _Part(
        "competitor_offers", "competitor_offer", ("offer", "amount", "offered_day"), "p.id",
        "JOIN competitor c ON c.id = p.competitor_id AND c.deleted_at IS NULL",
    ),
    *_SHARED,
)  # fmt: skip
_YES_NO = ("worked", "agreed")


def around_deals(reader: Reader, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """By deal the lists it has, each of dictionaries; amounts in minor units of the deal's currency."""
    found: dict[int, dict[str, Any]] = {key: {} for key in keys}
    for part in _OF_DEALS:
        _take(reader, part, "deal_id", "", keys, found)
    return found


def around_customers(reader: Reader, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """By customer the lists of what belongs to no deal of theirs."""
    found: dict[int, dict[str, Any]] = {key: {} for key in keys}
    for part in _SHARED:
        if reader.value(f"SELECT 1 FROM {part.table} WHERE deal_id IS NULL AND deleted_at IS NULL LIMIT 1"):
            _take(reader, part, "customer_id", "AND p.deal_id IS NULL ", keys, found)
    return found


def _take(
    reader: Reader, part: _Part, owner: str, more: str, keys: Sequence[int], found: dict[int, dict[str, Any]]
) -> None:
    columns = [f"p.{column}" for column in part.columns]
    names = list(part.columns)
    if part.join:
        columns, names = ["c.name", *columns], ["competitor", *names]
    rows = reader.by_ids(
        f"SELECT p.{owner}, {', '.join(columns)} FROM {part.table} p {part.join} WHERE p.{owner} IN {{ids}} "
        f"{more}AND p.deleted_at IS NULL ORDER BY {part.order}",
        keys,
    )
    for key, *values in rows:
        told = {name: value for name, value in zip(names, values, strict=True) if value not in (None, "")}
        told |= {name: bool(told[name]) for name in _YES_NO if name in told}
        found[key].setdefault(part.name, []).append(told)
