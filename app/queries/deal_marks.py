"""What a card of the board warns of, and how far the money of a won deal is."""

from collections.abc import Sequence
from typing import NamedTuple

from app.db.reader import Reader


class DealMarks(NamedTuple):
    """What stands against an open deal, and the order of one that was won.

    `rivals` competitors have offered; `objection` is the kind of the newest one without an answer that worked;
    `decides` says whether somebody who decides is among its people. `ordered` and `paid` in minor units, `due` the
    day of delivery while it lies ahead.
    """

    rivals: int = 0
    objection: str | None = None
    decides: bool = False
    ordered: int = 0
    paid: int = 0
    due: str | None = None


_MARKS = (
    "SELECT d.id, "
    "(SELECT count(*) FROM competitor_offer o WHERE o.deal_id = d.id AND o.deleted_at IS NULL), "
    "(SELECT j.kind FROM objection j WHERE j.deal_id = d.id AND j.deleted_at IS NULL AND j.worked IS NOT 1 "
    "ORDER BY j.raised_day DESC, j.id DESC LIMIT 1), "
    "EXISTS (SELECT 1 FROM deal_contact p WHERE p.deal_id = d.id AND p.role = 'decision_maker' "
    "AND p.deleted_at IS NULL), "
    "(SELECT coalesce(sum(s.total - s.returned), 0) FROM sales_order s WHERE {order}), "
    "(SELECT coalesce(sum(s.paid), 0) FROM sales_order s WHERE {order}), "
    "(SELECT min(s.delivery_day) FROM sales_order s WHERE {order} AND s.state = 'open') "
    "FROM deal d WHERE d.id IN {{ids}}"
).format(order="s.deal_id = d.id AND s.deleted_at IS NULL AND s.state <> 'cancelled'")


def deal_marks(reader: Reader, ids: Sequence[int]) -> dict[int, DealMarks]:
    """The marks of some deals, by key."""
    rows = reader.by_ids(_MARKS, ids)
    return {
        key: DealMarks(rivals, kind, bool(decides), ordered, paid, due)
        for key, rivals, kind, decides, ordered, paid, due in rows
    }
