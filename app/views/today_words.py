"""The greeting: who, which day, which festival is near, how much there is to do."""

from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from app.queries.birthdays import FestivalAhead
from app.queries.today import TodayLists
from app.views.context import Context


@dataclass(frozen=True)
class DayFacts:
    """What the calendar says of a day."""

    day: date
    lunar: str
    festival: FestivalAhead | None


def day_facts(day: date, language: str) -> DayFacts:
    """The lunar day and the next festival; loads the lunar calendar, so never at start."""
    from app.language.lunar import lunar_text
    from app.queries.birthdays import festivals_ahead

    coming = festivals_ahead(day, 90, language)
    return DayFacts(day, lunar_text(day, language), coming[0] if coming else None)


def greeting(now: datetime, name: str) -> str:
    """Good morning, Chen Li."""
    tr = QCoreApplication.translate
    if now.hour < 5 or now.hour >= 18:
        plain, named = tr("TodayPage", "Good evening"), tr("TodayPage", "Good evening, {name}")
    elif now.hour < 12:
        plain, named = tr("TodayPage", "Good morning"), tr("TodayPage", "Good morning, {name}")
    else:
        plain, named = tr("TodayPage", "Good afternoon"), tr("TodayPage", "Good afternoon, {name}")
    return named.format(name=name) if name else plain


def facts(context: Context, known: DayFacts | None) -> list[str]:
    """The day in words, the lunar day, how far the next festival is."""
    day = context.today()
    spoken = context.say("day.month_day", month=f"@month.{day.month}", day=day.day)
    weekday = context.say(f"weekday_long.{day.isoweekday()}")
    chinese = context.language.startswith("zh")
    found = [f"{spoken} {weekday}" if chinese else f"{weekday}, {spoken}"]
    if known is None or known.day != day:
        return found
    if known.lunar:
        found.append(known.lunar)
    if known.festival is not None:
        found.append(_festival(known.festival, day))
    return found


def _festival(coming: FestivalAhead, day: date) -> str:
    tr = QCoreApplication.translate
    days = (coming.day - day).days
    if days == 0:
        return tr("TodayPage", "{festival} today").format(festival=coming.name)
    if days == 1:
        return tr("TodayPage", "{festival} tomorrow").format(festival=coming.name)
    return tr("TodayPage", "{days} days to {festival}").format(days=days, festival=coming.name)


def finding(lists: TodayLists) -> str:
    """How much there is to do, and how much of it is urgent."""
    tr = QCoreApplication.translate
    if not lists.due:
        return tr("TodayPage", "Nothing is due today")
    todo = tr("TodayPage", "1 thing to do") if lists.due == 1 else tr("TodayPage", "{count} things to do")
    todo = todo.format(count=f"{lists.due:,}")
    if not lists.urgent:
        return todo
    return tr("TodayPage", "{todo}, {urgent} of them urgent").format(todo=todo, urgent=f"{lists.urgent:,}")


def nothing_words(chosen: str, *, nobody: bool) -> tuple[str, str]:
    """Why the list is empty and what to do about it; `nobody`: there are no customers yet."""
    tr = QCoreApplication.translate
    if chosen != "all":
        return (
            tr("TodayPage", "Nothing of this kind is planned"),
            tr("TodayPage", "Choose All to see every follow-up."),
        )
    if nobody:
        return (
            tr("TodayPage", "No customers yet"),
            tr("TodayPage", "Bring in the files you have, or plan a first follow-up."),
        )
    return (
        tr("TodayPage", "Nothing is planned"),
        tr("TodayPage", "Plan a follow-up, or log a talk and write the next date into it."),
    )
