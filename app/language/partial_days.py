"""A day of which the year or the rest may be unknown: read, kept as ISO text, and said."""

from datetime import date

from app.language.day_text import PartialDay, parse_day
from app.sentences import sentence


def read_partial(text: str, today: date) -> str | None:
    """The ISO text of a day ("2019-05-08"), a month and day ("--05-08") or a year ("2019"); None for anything else."""
    found = parse_day(text.strip(), today) if text.strip() else None
    if isinstance(found, date):
        return found.isoformat()
    if not isinstance(found, PartialDay):
        return None
    if found.year is not None:
        return f"{found.year:04d}" if found.month is None else None
    if found.month is None or found.day is None:
        return None
    return f"--{found.month:02d}-{found.day:02d}"


def partial_text(kept: str, language: str) -> str:
    """A day kept by `read_partial` in words: 2019年5月8日, 5月8日, 2019年."""
    if kept.startswith("--"):
        month, day = (int(part) for part in kept.removeprefix("--").split("-"))
        return sentence("birthday.day", language, month=f"@month.{month}", day=day)
    if len(kept) == 4:
        return sentence("profile.year", language, year=kept)
    year, month, day = (int(part) for part in kept.split("-"))
    return sentence("birthday.full", language, year=year, month=f"@month.{month}", day=day)
