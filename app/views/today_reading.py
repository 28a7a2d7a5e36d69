"""What stands around the list of the morning page, read on a reading thread after it."""

from dataclasses import dataclass
from datetime import datetime

from app.db.reader import Reader
from app.queries.birthdays import BirthdayAhead, FestivalAhead, birthdays_ahead, festivals_ahead
from app.queries.favours import Waiting, waiting
from app.queries.holdings import ComingUp, coming_up
from app.queries.suggestions import Suggestion, suggestions
from app.queries.today import Figures, figures
from app.views.context import Context
from app.views.today_words import DayFacts, day_facts

CARE_DAYS = 30
# a change of one of these may change what the morning page shows
TABLES = (
    *("follow_up", "customer", "lead", "interaction", "contact", "member", "setting", "chain_step"),
    *("promise", "agreed_goal", "objection"),
)


@dataclass(frozen=True)
class Around:
    """Tiles, suggestions, birthdays and festivals, what the calendar says of the day, what ends or is due, favours."""

    figures: Figures
    suggestions: list[Suggestion]
    birthdays: list[BirthdayAhead]
    festivals: list[FestivalAhead]
    day: DayFacts
    coming: list[ComingUp]
    favours: list[Waiting]


def read_around(reader: Reader, *, context: Context, now: datetime) -> Around:
    """Everything else; loads the lunar calendar."""
    quiet, months = int(context.firm("quiet_days")), int(context.firm("favour_remind_months"))
    day = now.date()
    return Around(
        figures(reader, now, quiet),
        suggestions(reader, now, quiet),
        birthdays_ahead(reader, day, CARE_DAYS),
        festivals_ahead(day, CARE_DAYS, context.language),
        day_facts(day, context.language),
        coming_up(reader, day),
        waiting(reader, day, months),
    )
