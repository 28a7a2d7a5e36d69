"""What stands beside each day number: lunar days, festivals, public holidays and make-up days."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication

from app.widgets.calendar_entry import DayNote


def day_notes(
    first: date, last: date, language: str, country: str, *, lunar: bool, holidays: bool
) -> dict[date, DayNote]:
    """The notes of the days from first to last; reckoning them takes time, so a thread does it."""
    return {
        day: _note(day, language, country, lunar=lunar, holidays=holidays)
        for day in (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    }


def _note(day: date, language: str, country: str, *, lunar: bool, holidays: bool) -> DayNote:
    from app.language.holidays import DayKind, holiday
    from app.language.lunar import LabelKind, lunar_label

    found = holiday(day, country, language) if holidays else None
    rest = found is not None and found.kind is DayKind.REST
    badge = ""
    if found is not None:
        tr = QCoreApplication.translate
        badge = tr("CalendarPage", "off") if rest else tr("CalendarPage", "work")
    label = lunar_label(day, language)
    special = label.kind in (LabelKind.FESTIVAL, LabelKind.TERM)
    text = label.text if lunar or (rest and label.kind is LabelKind.FESTIVAL) else ""
    if not text and found is not None and rest and country != "CN":
        text, special = found.name, True
    tone = "" if not (special and text) else "red" if rest else "accent"
    return DayNote(text, tone, badge, "red" if rest else "slate")
