"""The follow-ups of the day as sections and lines of the list."""

from collections.abc import Collection, Iterable
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from app.language.spoken import clock_text, spoken_day
from app.queries.today import MOST, OFTEN, DueRow, TodayLists
from app.views.context import Context
from app.views.record_marks import KIND_ICONS, KIND_TONES, due_chip, due_parts
from app.widgets.follow_up_list import FollowUpItem, FollowUpSection

DueWords = tuple[str, str, bool]


def sections(
    context: Context, lists: TodayLists, ticked: Collection[int], *, later: bool
) -> list[FollowUpSection]:
    """Overdue, today, this week, later; ticked ones are shown as done until the list is read anew."""
    tr = QCoreApplication.translate

    known: dict[str, DueWords] = {}

    def items(rows: Iterable[DueRow]) -> tuple[FollowUpItem, ...]:
        return tuple(item(context, row, done=row.id in ticked, known=known) for row in rows)

    toggle = tr("TodayPage", "Hide") if later else tr("TodayPage", "Show")
    move = tr("TodayPage", "Move all to today")
    overdue = FollowUpSection(
        "overdue", tr("TodayPage", "Overdue"), items(lists.overdue), "redFg", move, lists.overdue_count
    )
    today = FollowUpSection(
        "today", tr("TodayPage", "Today"), items(lists.today), "accentText", count=lists.today_count
    )
    week = FollowUpSection("week", tr("TodayPage", "This week"), items(lists.week), count=lists.week_count)
    after = FollowUpSection(
        "later",
        tr("TodayPage", "Later"),
        items(lists.later) if later else (),
        action=toggle if lists.later_count else "",
        count=lists.later_count,
    )
    near = [part for each in (overdue, today, week) for part in (each, _more(each))]
    return [*near, after, *([_more(after)] if after.items else [])]


def _more(part: FollowUpSection) -> FollowUpSection:
    """What a long part does not list, under it; nothing where it lists all."""
    tr = QCoreApplication.translate
    show = tr("TodayPage", "Show") if len(part.items) < MOST else ""
    return FollowUpSection(
        f"more_{part.key}", tr("TodayPage", "More"), (), "mid", show, part.total() - len(part.items)
    )


def item(
    context: Context, row: DueRow, *, done: bool = False, known: dict[str, DueWords] | None = None
) -> FollowUpItem:
    """One line; `known` remembers the words of dues between lines."""
    said = known.get(row.due) if known is not None else None
    if said is None:
        said = due_words(context, row.due)
        if known is not None:
            known[row.due] = said
    text, role, strong = said
    return FollowUpItem(
        row.id,
        row.name or context.word("follow_up_kind", row.kind),
        row.subject,
        KIND_ICONS.get(row.kind, "check"),
        KIND_TONES.get(row.kind, "slate"),
        text,
        role,
        strong,
        _tag(context, row),
        done,
    )


def due_words(context: Context, due: str) -> DueWords:
    """When a line is due: words, colour role, whether it is strong."""
    day, at = due_parts(due)
    today, now = context.today(), context.now()
    if day < today:
        return due_chip(context, due)[0], "redFg", False
    if day > today:
        return spoken_day(day, now, context.language, at), "sec", False
    if at is None:
        return QCoreApplication.translate("TodayPage", "all day"), "sec", False
    minutes = (datetime.combine(day, at) - now).total_seconds() / 60
    if minutes < 0:
        return clock_text(at), "redFg", False
    return clock_text(at), "accentText" if minutes <= 120 else "sec", minutes <= 120


def _tag(context: Context, row: DueRow) -> tuple[str, str] | None:
    tr = QCoreApplication.translate
    if row.priority == "high":
        return context.word("priority", "high"), "rose"
    if row.postponed >= OFTEN:
        return tr("TodayPage", "postponed {count}×").format(count=row.postponed), "amber"
    if row.lead_id is not None:
        return tr("TodayPage", "lead"), "blue"
    return None
