"""Events of a calendar file as follow-ups: which are known, and bringing a known one up to date."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.models import FollowUp

OWN_UID = "lianyi-"
_IDS = "(SELECT value FROM json_each(?))"


@dataclass(frozen=True)
class KnownEvent:
    """A follow-up with a UID and its columns; `touched` = somebody changed it after it was made."""

    id: int
    ics_extra: str | None
    touched: bool
    row: dict[str, Any]


def own_uid(follow_up_id: int) -> str:
    """The UID of a follow-up that no other program gave one."""
    return f"{OWN_UID}{follow_up_id}"


def known_events(uow: UnitOfWork, uids: Iterable[str], columns: Sequence[str]) -> dict[str, KnownEvent]:
    """Live follow-ups with these UIDs, our own exported ones among them, and some of their columns."""
    wanted = list(dict.fromkeys(uids))
    shown = f"id, ics_extra, updated_at > created_at, {', '.join(columns)}"

    def known(key: int, extra: str | None, touched: int, *values: Any) -> KnownEvent:
        return KnownEvent(key, extra, bool(touched), dict(zip(columns, values, strict=True)))

    rows = uow.driver.execute(
        f"SELECT uid, {shown} FROM follow_up WHERE uid IN {_IDS} AND uid IS NOT NULL AND deleted_at IS NULL",
        (json.dumps(wanted, ensure_ascii=False),),
    ).fetchall()
    found = {uid: known(*values) for uid, *values in rows}
    own = {tail: uid for uid in wanted if (tail := uid.removeprefix(OWN_UID)) != uid and tail.isdecimal()}
    keys = [key for tail in own if len(tail) < 20 and (key := int(tail)) < 2**63]
    rows = uow.driver.execute(
        f"SELECT {shown} FROM follow_up WHERE id IN {_IDS} AND uid IS NULL AND deleted_at IS NULL",
        (json.dumps(keys),),
    ).fetchall()
    for values in rows:
        found.setdefault(own[str(values[0])], known(*values))
    return found


def update_event(uow: UnitOfWork, follow_up_id: int, values: Mapping[str, Any]) -> None:
    """Give a follow-up the columns a newer copy of its event tells."""
    follow_up = uow.get(FollowUp, follow_up_id)
    for column, value in values.items():
        setattr(follow_up, column, value)
