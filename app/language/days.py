"""Days in one place: reading them, understanding when a follow-up is meant, and speaking of them."""

from app.language.day_text import PartialDay, parse_day
from app.language.spoken import (
    clock_text,
    day_code,
    explanation,
    month_text,
    past_code,
    relative_past,
    spoken_day,
    weekday_text,
)
from app.language.when import When, find_when, parse_when
from app.language.when_parts import STANDARD_HOURS, Hours

__all__ = [
    "STANDARD_HOURS",
    "Hours",
    "PartialDay",
    "When",
    "clock_text",
    "day_code",
    "explanation",
    "find_when",
    "month_text",
    "parse_day",
    "parse_when",
    "past_code",
    "relative_past",
    "spoken_day",
    "weekday_text",
]
