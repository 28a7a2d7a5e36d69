"""Small fields of forms: a day as people say it, a line that offers some words."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter

from app.language.spoken import spoken_day
from app.views.context import Context
from app.widgets.date_field import DateField
from app.widgets.fields import LineEdit


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


def offered_line(context: Context, code: str, text: str, placeholder: str) -> LineEdit:
    """A line that offers the words of a sentence, parted by semicolons."""
    field = LineEdit(text, placeholder=placeholder)
    field.setMaxLength(200)
    completer = QCompleter([word.strip() for word in context.say(code).split(";")], field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    return field
