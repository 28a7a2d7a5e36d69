"""The reasons of a verdict as sentences: days, sums and words of the business as people read them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from app.language.money_text import format_money
from app.language.spoken import full_day
from app.sentences import sentence, word

_SUMS = frozenset({"recent", "before", "average"})
_DAYS = frozenset({"since", "until"})
_WORDS = {"severity": "severity", "kind": "answer_kind", "status": "status"}
_LIMIT_IS_A_SUM = "verdict.tier_premium"


def reason_text(code: str, values: Mapping[str, Any], language: str, currency: str, today: date) -> str:
    """One reason; sums are in minor units of the firm's currency."""
    shown: dict[str, object] = {}
    for name, value in values.items():
        if name in _DAYS and value:
            shown[name] = full_day(date.fromisoformat(value), today, language)
        elif value is not None and (name in _SUMS or (name == "limit" and code == _LIMIT_IS_A_SUM)):
            shown[name] = format_money(int(value), currency, language)
        elif name in _WORDS and value:
            shown[name] = word(_WORDS[name], value, language)
        else:
            shown[name] = "—" if value is None else value
    return sentence(code, language, **shown).strip()


def verdict_word(axis: str, value: str | None, language: str) -> str:
    """The label of a verdict's value; a dash where there is none."""
    return "—" if value is None else word(axis, value, language)
