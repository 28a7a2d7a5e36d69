"""What the morning page reads on a reading thread: the list first, then what stands around it."""

from dataclasses import dataclass
from datetime import date, datetime

from app.db.reader import Reader
from app.queries.birthdays import BirthdayAhead, FestivalAhead, birthdays_ahead, festivals_ahead
from app.queries.suggestions import Suggestion, suggestions
from app.queries.team import members
from app.queries.today import MOST, SHOWN, DueFilter, Figures, TodayLists, figures, today_lists
from app.views.context import Context
from app.views.today_rows import sections
from app.views.today_words import DayFacts, day_facts
from app.widgets.follow_up_list import FollowUpSection

CARE_DAYS = 30


@dataclass(frozen=True)
class Lists:
    """The list with its lines ready to show; who I am, whether there are others, whether what is later is shown."""

    lists: TodayLists
    sections: list[FollowUpSection]
    me: str
    several: bool
    later: bool = False


@dataclass(frozen=True)
class Around:
    """Tiles, suggestions, birthdays and festivals, and what the calendar says of the day."""

    figures: Figures
    suggestions: list[Suggestion]
    birthdays: list[BirthdayAhead]
    festivals: list[FestivalAhead]
    day: DayFacts


def read_lists(
    reader: Reader, *, context: Context, day: date, chosen: DueFilter, later: bool | None, whole: bool
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


def read_around(reader: Reader, *, context: Context, now: datetime) -> Around:
    """Everything else; loads the lunar calendar."""
    quiet, day = int(context.firm("quiet_days")), now.date()
    return Around(
        figures(reader, now, quiet),
        suggestions(reader, now, quiet),
        birthdays_ahead(reader, day, CARE_DAYS),
        festivals_ahead(day, CARE_DAYS, context.language),
        day_facts(day, context.language),
    )
