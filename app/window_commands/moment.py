"""The moment at which pictures and trials take place, so that they are the same on any day."""

from datetime import date, datetime

DAY = date(2026, 9, 16)
NOW = datetime(2026, 9, 16, 9)  # noqa: DTZ001 - the wall clock of the story
