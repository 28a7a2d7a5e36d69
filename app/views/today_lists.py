"""The list of the morning page, which is read and shown before everything else."""

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from app.db.reader import Reader
from app.queries.team import members
from app.queries.today import MOST, SHOWN, DueFilter, TodayLists, first_due, today_lists
from app.views.context import Context
from app.views.today_rows import sections
from app.widgets.follow_up_list import UNKNOWN, FollowUpSection

FIRST = 64  # rows the first moment needs: more than any screen shows


class Lists(NamedTuple):
    """The list with its lines ready to show; who I am, whether there are others, whether what is later is shown."""

    lists: TodayLists
    sections: list[FollowUpSection]
    me: str
    several: bool
    later: bool = False


def read_lists(
    reader: Reader, *, context: Context, day: date, chosen: DueFilter, later: bool | None, whole: bool = False
) -> Lists:
    """The follow-ups by when they are due; `later` None shows what is later when nothing is nearer.

    `whole` lists all of a long part, not only its first rows.
    """
    most = MOST if whole else SHOWN
    lists = today_lists(reader, day, chosen=chosen, later=bool(later), limit=most)
    if later is None and lists.later_count and not (lists.overdue or lists.today or lists.week):
        later, lists = True, today_lists(reader, day, chosen=chosen, later=True, limit=most)
    ours = members(reader)
    me = next((each.name for each in ours if each.id == context.store.member_id), "")
    return Lists(lists, sections(context, lists, (), later=bool(later)), me, len(ours) > 1, bool(later))


def read_first(reader: Reader, context: Context, day: date) -> tuple[list[FollowUpSection], Lists | None]:
    """What the list shows in its first moment; and all of the list where it is no longer than that."""
    begun = first_due(reader, day, FIRST)
    if len(begun.overdue) + len(begun.today) + len(begun.week) < FIRST:
        found = read_lists(reader, context=context, day=day, chosen=DueFilter(), later=None, whole=False)
        return found.sections, found
    made = sections(context, begun, (), later=False)
    return [replace(each, count=UNKNOWN) for each in made if each.items], None
