"""The timeline of a customer, a deal or a lead: talks, finished follow-ups and, if asked for, changes; newest first.

Pages follow each other by a cursor (moment and key of the last entry), so the five-thousandth entry costs as
much as the first. Each source is read by its own index and at most one page of each is merged.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from app.db.reader import Reader
from app.vocabulary import RecordKind

PAGE = 50


class Cursor(NamedTuple):
    """Where a page ended: UTC ms and key of its last entry."""

    at: int
    id: int


class FileRow(NamedTuple):
    """A file that belongs to a talk."""

    id: int
    name: str
    media_type: str | None
    size: int


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One entry. `source` is the table, or change for a step of the history; `at` is UTC ms.

    `kind` is the kind of talk or follow-up, or for a change the code of its step (`step.` + kind is the
    sentence, filled with `details`). `contact` is who it was with, `member` who of ours.
    """

    source: str
    id: int
    at: int
    kind: str
    text: str
    contact: str | None = None
    member: str | None = None
    direction: str | None = None
    minutes: int | None = None
    outcome: str | None = None
    mood: int | None = None
    next_step: str | None = None
    state: str | None = None
    result: str | None = None
    due: str | None = None
    files: tuple[FileRow, ...] = ()
    details: dict[str, object] = field(default_factory=dict, hash=False)


def timeline(
    reader: Reader,
    owner: RecordKind,
    key: int,
    *,
    before: Cursor | None = None,
    limit: int = PAGE,
    kinds: Sequence[str] = (),
    changes: bool = False,
    talks: bool = True,
    done: bool = True,
    sales: bool = False,
    agreed: bool = False,
    text: str = "",
) -> list[TimelineEntry]:
    """A page of the timeline, newest first; ask for the next with `before=cursor_of(page)`.

    `kinds` leaves only talks of these kinds (finished follow-ups and changes are then left out); `talks` and
    `done` say whether talks and finished follow-ups are wanted at all; `sales` adds what a customer or deal
    was offered, ordered and paid, favours, cases and answers, `agreed` objections, concessions, promises and
    goals. `text` leaves what says it.
    """
    entries = _talks(reader, owner.value, key, before, limit, kinds, text) if talks else []
    if not kinds:
        if done:
            entries += _finished(reader, owner.value, key, before, limit, text)
        if sales:
            from app.queries.timeline_sales import sales_entries

            entries += sales_entries(reader, owner, key, before, limit, text)
        if sales and owner is RecordKind.CUSTOMER:
            from app.queries.timeline_favours import favour_entries
            from app.queries.timeline_service import service_entries

            entries += favour_entries(reader, key, before, limit, text)
            entries += service_entries(reader, key, before, limit, text)
        if agreed and owner in (RecordKind.CUSTOMER, RecordKind.DEAL):
            from app.queries.timeline_agreed import agreed_entries

            entries += agreed_entries(reader, owner.value, key, before, limit, text)
        if changes:
            entries += _changes(reader, owner.value, key, before, limit)
    entries.sort(key=lambda each: (each.at, each.id), reverse=True)
    return entries[:limit]


def cursor_of(page: Sequence[TimelineEntry]) -> Cursor | None:
    """Where the next page begins; None after an empty one."""
    return Cursor(page[-1].at, page[-1].id) if page else None


def last_talks(reader: Reader, owner: RecordKind, key: int, limit: int = 4) -> list[TimelineEntry]:
    """The newest talks, for the side pane."""
    return _talks(reader, owner.value, key, None, limit, ())


def timeline_count(
    reader: Reader, owner: RecordKind, key: int, *, talks: bool = True, done: bool = True
) -> int:
    """How many talks and finished follow-ups there are."""
    column, found = f"{owner.value}_id", 0
    if talks:
        found += reader.value(
            f"SELECT count(*) FROM interaction WHERE {column} = ? AND deleted_at IS NULL", (key,)
        )
    if done:
        found += reader.value(
            f"SELECT count(*) FROM follow_up f WHERE f.{column} = ? AND f.deleted_at IS NULL AND {_FINISHED}",
            (key,),
        )
    return found


def moment_of(reader: Reader, source: str, key: int) -> int | None:
    """When an entry stands in the timeline, UTC ms; None when there is no such entry."""
    if source == "interaction":
        found = reader.value(
            "SELECT happened_at FROM interaction WHERE id = ? AND deleted_at IS NULL", (key,)
        )
    else:
        found = reader.value(
            "SELECT coalesce(done_at, updated_at >> 16) FROM follow_up WHERE id = ? AND state <> 'open' "
            "AND deleted_at IS NULL",
            (key,),
        )
    return None if found is None else int(found)


# a follow-up that a talk settled is told by the talk
_FINISHED = (
    "f.state <> 'open' AND NOT EXISTS "
    "(SELECT 1 FROM interaction s WHERE s.follow_up_id = f.id AND s.deleted_at IS NULL)"
)


def _talks(
    reader: Reader,
    owner: str,
    key: int,
    before: Cursor | None,
    limit: int,
    kinds: Sequence[str],
    text: str = "",
) -> list[TimelineEntry]:
    where, parameters = before_cursor("i.happened_at", "i.id", before)
    if text:
        where += saying("i.summary", "i.next_step", "c.name")
        parameters += [like(text)] * 3
    if kinds:
        where += f" AND i.kind IN ({', '.join('?' * len(kinds))})"
        parameters += list(kinds)
    rows = reader.all(
        "SELECT i.id, i.happened_at, i.kind, i.summary, c.name, m.name, i.direction, i.minutes, "
        "i.outcome, i.mood, "
        "i.next_step FROM interaction i LEFT JOIN contact c ON c.id = i.contact_id "
        f"LEFT JOIN member m ON m.id = i.member_id WHERE i.{owner}_id = ? AND i.deleted_at IS NULL{where} "
        "ORDER BY i.happened_at DESC, i.id DESC LIMIT ?",
        [key, *parameters, limit],
    )
    files: dict[int, tuple[FileRow, ...]] = {}
    for talk, *rest in reader.by_ids(
        "SELECT interaction_id, id, name, media_type, size FROM attachment WHERE interaction_id IN {ids} "
        "AND deleted_at IS NULL ORDER BY id",
        [row[0] for row in rows],
    ):
        files[talk] = (*files.get(talk, ()), FileRow(*rest))
    return [replace(TimelineEntry("interaction", *row), files=files.get(row[0], ())) for row in rows]


def _finished(
    reader: Reader, owner: str, key: int, before: Cursor | None, limit: int, text: str = ""
) -> list[TimelineEntry]:
    moment = "coalesce(f.done_at, f.updated_at >> 16)"
    where, parameters = before_cursor(moment, "f.id", before)
    if text:
        where += saying("f.subject", "f.result", "c.name")
        parameters += [like(text)] * 3
    rows = reader.all(
        f"SELECT f.id, {moment}, f.kind, f.subject, c.name, m.name, f.state, f.result, f.due FROM "
        "follow_up f "
        "LEFT JOIN contact c ON c.id = f.contact_id LEFT JOIN member m ON m.id = f.owner_id "
        f"WHERE f.{owner}_id = ? AND f.deleted_at IS NULL AND {_FINISHED}{where} ORDER BY 2 DESC, 1 "
        "DESC LIMIT ?",
        [key, *parameters, limit],
    )
    return [
        replace(TimelineEntry("follow_up", *row[:6]), state=row[6], result=row[7], due=row[8]) for row in rows
    ]


def _changes(reader: Reader, owner: str, key: int, before: Cursor | None, limit: int) -> list[TimelineEntry]:
    from app.queries.history import steps_of

    return [
        TimelineEntry(
            "change", step.step_id, step.at, step.code, "", member=step.member, details=step.details
        )
        for step in steps_of(reader, owner, key, before=before, limit=limit)
    ]


def before_cursor(moment: str, key: str, cursor: Cursor | None) -> tuple[str, list[object]]:
    """A condition and its parameters: strictly older than the cursor."""
    if cursor is None:
        return "", []
    return f" AND {moment} <= ? AND ({moment} < ? OR {key} < ?)", [cursor.at, cursor.at, cursor.id]


def saying(*columns: str) -> str:
    """A condition: one of the columns holds a text, which `like` makes the parameter of each."""
    return " AND (" + " OR ".join(f"{column} LIKE ? ESCAPE '\\'" for column in columns) + ")"


def like(text: str) -> str:
    """A text as LIKE wants it, its own signs meaning themselves."""
    escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"
