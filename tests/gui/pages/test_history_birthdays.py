"""A birthday in the history: words, what was typed, and never the form it is stored in."""

from collections.abc import Callable

import pytest

from app.queries.history import FieldChange
from app.views.history_words import HistoryWords
from tests.gui.pages.conftest import Desk


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("--04-13", {"en": "Apr 13", "zh_CN": "4月13日"}),
        (None, {"en": "Apr 13", "zh_CN": "4月13日"}),
        ("13 April", {"en": "13 April", "zh_CN": "13 April"}),
    ],
)
def test_a_birthday_is_told_in_words(
    open_desk: Callable[..., Desk], language: str, typed: str | None, shown: dict[str, str]
) -> None:
    desk = open_desk("today")
    kept = {
        "birthday_calendar": "solar",
        "birthday_year": None,
        "birthday_month": 4,
        "birthday_day": 13,
        "birthday_leap": 0,
        "birthday_text": typed,
    }
    changes = [FieldChange(field, None, value) for field, value in kept.items()]
    (told,) = HistoryWords(desk.context, "contact").changes(changes, created=False)
    assert (told.before, told.after) == ("", shown[language])
