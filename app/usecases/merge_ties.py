"""What a merge does to relations beside moving them: no tie twice between the same two, nobody sent by themselves."""

from typing import Any

from app.db.bulk import update_many
from app.db.unit_of_work import UnitOfWork
from app.insight.ties import is_mutual
from app.vocabulary import TieKind

_MUTUAL = frozenset(kind.value for kind in TieKind if is_mutual(kind))
_TOLD = ("forward", "backward", "closeness", "since", "note")
_TIES = (
    "SELECT id, kind, coalesce(from_customer_id, from_contact_id), coalesce(to_customer_id, to_contact_id), "
    f"{', '.join(_TOLD)} FROM tie WHERE deleted_at IS NULL AND ? IN (from_{{table}}_id, to_{{table}}_id) ORDER BY id"
)


def join_double_ties(uow: UnitOfWork, table: str, keep: int) -> None:
    """Of ties that say the same of the same two the first stays, with what only the others say."""
    first: dict[tuple[Any, ...], tuple[int, Any, dict[str, Any]]] = {}
    for key, kind, start, end, *values in uow.driver.execute(_TIES.format(table=table), (keep,)).fetchall():
        told = dict(zip(_TOLD, values, strict=True))
        ends = frozenset((start, end)) if kind in _MUTUAL else (start, end)
        same = (kind, told["forward"] if kind == TieKind.OTHER else None, ends)
        if same not in first:
            first[same] = (key, start, told)
            continue
        stays, beginning, known = first[same]
        if start != beginning:
            told |= {"forward": told["backward"], "backward": told["forward"]}
        notes = dict.fromkeys(text for text in (known["note"], told["note"]) if text)
        known |= {name: told[name] for name in _TOLD if known[name] is None}
        known["note"] = "\n".join(notes) or None
        update_many(uow, "tie", [stays], known)
        update_many(uow, "tie", [key], {"deleted_at": uow.stamp})


def break_circle(uow: UnitOfWork, keep: int) -> None:
    """Who would have been sent, over others, by themselves was sent by nobody we know."""
    seen, above = set[int](), keep
    while above not in seen:
        seen.add(above)
        row = uow.driver.execute("SELECT referred_by_id FROM customer WHERE id = ?", (above,)).fetchone()
        if row is None or row[0] is None:
            return
        above = row[0]
    if above == keep:
        update_many(uow, "customer", [keep], {"referred_by_id": None, "thanked_day": None})
