"""When customers were judged last, and whether some wait for it; asked at every start, so it loads nothing else."""

from datetime import date

from app.db.reader import Reader
from app.queries.team import setting


def judged_on(reader: Reader) -> str | None:
    """The day on which everybody was last judged (ISO)."""
    day: str | None = setting(reader, "verdict_judged")
    return day


def some_unjudged(reader: Reader) -> bool:
    """Whether somebody was never judged, as after an import, or is to be judged anew."""
    return (
        reader.one(
            "SELECT 1 FROM (SELECT id FROM customer WHERE status IS NULL LIMIT 1) UNION ALL "
            "SELECT 1 FROM (SELECT id FROM customer WHERE judge_on = '' LIMIT 1)"
        )
        is not None
    )


def some_due(reader: Reader, today: date) -> bool:
    """Whether some wait: never judged, to be judged anew, or changed by time."""
    due = "SELECT 1 FROM customer INDEXED BY ix_customer_by_judge_on WHERE judge_on <= ? LIMIT 1"
    return some_unjudged(reader) or reader.one(due, (today.isoformat(),)) is not None
