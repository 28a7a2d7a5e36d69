"""A field for a day as people say it, in forms that have no room for a whole calendar."""

from datetime import date

from app.language.spoken import spoken_day
from app.views.context import Context
from app.widgets.date_field import DateField


def wake_field(context: Context, chosen: date | None) -> DateField:
    """A day in people's own words."""
    from app.language.days import parse_when

    def read(text: str) -> date | None:
        found = parse_when(text, context.now())
        return found.day if found is not None else None

    today = context.today()
    return DateField(
        chosen, today=today, parse=read, write=lambda day: spoken_day(day, today, context.language)
    )
