"""Which fields of two records a merge can choose between, and what it proposes; importable without the database."""

from collections.abc import Sequence
from typing import Any

_NAME = ("name", "sort_key", "initials")
_BORN = (
    *("birthday_calendar", "birthday_year", "birthday_month"),
    *("birthday_day", "birthday_leap", "birthday_text"),
)


def _each(*columns: str) -> dict[str, tuple[str, ...]]:
    return {column: (column,) for column in columns}


# a field as a person sees it -> the columns that go together
UNITS: dict[str, dict[str, tuple[str, ...]]] = {
    "customer": {
        "name": _NAME,
        **_each("kind", "relation", "dealing", "importance", "industry", "size", "city", "gender"),
        "birthday": _BORN,
        **_each("occupation", "employer", "title", "nickname", "credit_code", "channel_id", "source_note"),
        **_each("owner_id", "note", "temperament", "closeness", "rhythm", "referred_by_id"),
        "closed": ("closed_day", "closed_reason"),
        "opening": (
            *("opening_since", "opening_orders", "opening_total"),
            *("opening_currency", "opening_last_order"),
        ),
        **_each("thanked_day", "created_day", "external_id", "card_extra", "import_run_id"),
    },
    "contact": {
        "name": _NAME,
        **_each("customer_id", "title", "department", "roles", "gender"),
        "birthday": _BORN,
        **_each("note", "temperament", "closeness", "position"),
        **_each("external_id", "card_extra", "import_run_id"),
    },
    "lead": {
        "name": _NAME,
        **_each("firm", "title"),
        "state": ("state", "state_reason", "wake_on", "customer_id", "converted_day"),
        **_each("channel_id", "campaign", "source_note", "interests"),
        "budget": ("budget", "currency"),
        **_each("time_frame", "attitude", "industry", "region", "size", "owner_id", "note"),
        **_each("referred_by_id", "signals", "consent"),
        **_each("created_day", "external_id", "card_extra", "import_run_id"),
    },
}
# never chosen by hand: where they come from and how they are kept
SILENT = frozenset({"external_id", "card_extra", "import_run_id", "position", "created_day", "thanked_day"})
_JOINED = frozenset({"note", "interests", "roles"})  # of which both can stay


def default_side(unit: str, mine: Sequence[Any], other: Sequence[Any]) -> str:
    """Whose value is proposed: "mine", "other" where the first record has none, "both" for what can be joined."""
    if unit == "created_day" or (unit == "importance" and mine[0] and other[0]):
        first = min(mine[0], other[0]) if unit == "created_day" else max(mine[0], other[0])
        return "mine" if first == mine[0] else "other"
    if not any(value not in (None, "", []) for value in mine):
        return "other"
    empty = not any(value not in (None, "", []) for value in other)
    return "both" if can_join(unit) and not empty and list(mine) != list(other) else "mine"


def can_join(unit: str) -> bool:
    """Whether both values may stay."""
    return unit in _JOINED


def merged_value(unit: str, side: str, mine: Sequence[Any], other: Sequence[Any]) -> Sequence[Any]:
    """The columns that stay."""
    if side != "both" or not can_join(unit):
        return other if side == "other" else mine
    one, second = mine[0], other[0]
    if unit == "roles":
        return [list(dict.fromkeys([*(one or []), *(second or [])]))]
    if second in (None, "") or (one and second in one):
        return mine
    mark = "，" if unit == "interests" else "\n"
    return [f"{one}{mark}{second}" if one else second]
