"""Days in one place: reading them, understanding when a follow-up is meant, and speaking of them."""

from app.language.day_text import PartialDay, parse_day

__all__ = ["PartialDay", "parse_day"]
