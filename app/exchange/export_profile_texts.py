"""A customer's profile as the texts that stand in the cells of a table, by target."""

from app.exchange.profile_cells import DATES, FAMILY, filled, lines_text
from app.language.birthdays import Birthday, Calendar, birthday_code, parse_birthday
from app.queries.export_profiles import Line
from app.queries.export_rows import ExportRow


def profile_texts(row: ExportRow) -> dict[str, str]:
    """What stands in each target of the profile; nothing for records that have none."""
    profile = row.profile
    if profile is None:
        return {}
    found = filled(profile.values)
    if profile.family:
        found[FAMILY] = lines_text(
            [
                (relation, name, _day(born), phone, note)
                for relation, name, phone, note, *born in profile.family
            ]
        )
    if profile.dates:
        found[DATES] = lines_text([(name, _day(born), note) for name, note, *born in profile.dates])
    return found


def _day(born: list[object] | Line) -> str:
    """The words once typed, when they still say the same, else a fixed form."""
    calendar, year, month, day, leap, text = born
    if not calendar:
        return ""
    kept = Birthday(Calendar(str(calendar)), year, month, day, bool(leap))  # type: ignore[arg-type]
    return str(text) if text and parse_birthday(str(text)) == kept else birthday_code(kept)
