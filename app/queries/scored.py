"""When leads were scored last, and whether some never were; asked at every start, so nothing else is loaded for it."""

from app.db.reader import Reader
from app.queries.team import setting


def scored_on(reader: Reader) -> str | None:
    """The day on which all leads were scored last (ISO)."""
    day: str | None = setting(reader, "lead_scored")
    return day


def some_unscored(reader: Reader) -> bool:
    """Whether there are leads that were never scored, as after an import."""
    return reader.one("SELECT 1 FROM lead WHERE deleted_at IS NULL AND grade IS NULL LIMIT 1") is not None
