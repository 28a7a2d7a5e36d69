"""What helps somebody who writes a talk down: the last talk, what was agreed, what is open, whom we spoke to lately."""

from dataclasses import dataclass

from app.db.reader import Reader
from app.queries.follow_up import Whom, whom

RECENT_TALKS = 200
MOST_OPEN = 20


@dataclass(frozen=True, slots=True)
class LastTalk:
    """The newest talk. `happened_at` is UTC ms."""

    id: int
    kind: str
    happened_at: int
    summary: str
    next_step: str | None
    contact: str | None


@dataclass(frozen=True, slots=True)
class OpenStep:
    """An open follow-up; `due` None = not scheduled."""

    id: int
    kind: str
    subject: str
    due: str | None


@dataclass(frozen=True, slots=True)
class TalkHelp:
    """What stands beside the form."""

    last: LastTalk | None
    talks: int
    open: tuple[OpenStep, ...]


def talk_help(reader: Reader, owner: str, key: int) -> TalkHelp:
    """The last talk with a customer or lead, how many there were (up to 999), and what is open."""
    row = reader.one(
        "SELECT t.id, t.kind, t.happened_at, t.summary, t.next_step, k.name FROM interaction t "
        f"LEFT JOIN contact k ON k.id = t.contact_id WHERE t.{owner}_id = ? AND t.deleted_at IS NULL "
        "ORDER BY t.happened_at DESC, t.id DESC LIMIT 1",
        (key,),
    )
    talks = reader.value(
        f"SELECT count(*) FROM (SELECT 1 FROM interaction WHERE {owner}_id = ? AND deleted_at IS NULL LIMIT 999)",
        (key,),
    )
    return TalkHelp(LastTalk(*row) if row else None, int(talks), open_steps(reader, owner, key))


def open_steps(reader: Reader, owner: str, key: int) -> tuple[OpenStep, ...]:
    """The open follow-ups of a customer or lead, the first due first."""
    rows = reader.all(
        f"SELECT id, kind, subject, due FROM follow_up WHERE {owner}_id = ? AND deleted_at IS NULL "
        "AND state = 'open' ORDER BY due IS NULL, due, id LIMIT ?",
        (key, MOST_OPEN),
    )
    return tuple(OpenStep(*row) for row in rows)


def recently_met(reader: Reader, limit: int = 6) -> list[Whom]:
    """The customers and leads of the newest talks, each once."""
    rows = reader.all(
        "SELECT customer_id, lead_id FROM interaction WHERE deleted_at IS NULL "
        "ORDER BY happened_at DESC, id DESC LIMIT ?",
        (RECENT_TALKS,),
    )
    found = []
    for customer_id, lead_id in dict.fromkeys(rows):
        table, key = ("customer", customer_id) if customer_id is not None else ("lead", lead_id)
        live = reader.value(f"SELECT 1 FROM {table} WHERE id = ? AND deleted_at IS NULL", (key,))
        one = whom(reader, customer_id, lead_id) if live else None
        if one is not None:
            found.append(one)
        if len(found) == limit:
            break
    return found
