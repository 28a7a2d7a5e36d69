"""Local days and times of instants, by the computer's own time zone."""

from datetime import UTC, datetime


def local_time(ms: int) -> datetime:
    """The local wall time (naive) of UTC milliseconds."""
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone().replace(tzinfo=None)


def local_day(ms: int) -> str:
    """The local day (2026-09-16) of UTC milliseconds."""
    return local_time(ms).date().isoformat()


def instant(moment: datetime) -> int:
    """UTC milliseconds of a local wall time (naive) or an aware moment."""
    return int(moment.timestamp() * 1000)
