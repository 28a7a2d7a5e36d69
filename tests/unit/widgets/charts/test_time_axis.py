"""The words below a time axis."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.widgets.charts.specs import TimeWords
from app.widgets.charts.time_axis import GAP, Tick, time_ticks

ENGLISH = TimeWords(
    lambda day: f"{day:%b} {day.day}",
    lambda day: f"{day:%b}",
    lambda day: f"{day:%b %Y}",
    lambda day: f"{day:%Y}",
)
CHINESE = TimeWords(
    lambda day: f"{day.month}月{day.day}日",
    lambda day: f"{day.month}月",
    lambda day: f"{day.year}年{day.month}月",
    lambda day: f"{day.year}年",
)


def letters(text: str) -> float:
    return sum(6 if letter.isascii() else 11 for letter in text)


def found(first: date, days: int, pixels: float, words: TimeWords, spare: float = 20) -> list[Tick]:
    def place(day: date) -> float:
        return (day - first).days / max(1, days) * pixels

    last = first + timedelta(days=days)
    return time_ticks(first, last, place, letters, words, room=(-spare, pixels + spare))


@pytest.mark.parametrize(
    ("first", "days", "pixels", "words", "expected"),
    [
        (date(2026, 8, 3), 28, 400, CHINESE, "8月3日 8月10日 8月17日 8月24日 8月31日"),
        (date(2026, 8, 3), 28, 180, CHINESE, "8月3日 8月17日 8月31日"),
        # January is written as its year; so nobody has to guess.
        (date(2025, 10, 1), 350, 460, CHINESE, "10月 11月 12月 2026年 2月 3月 4月 5月 6月 7月 8月 9月"),
        (date(2026, 2, 1), 180, 300, ENGLISH, "Mar Apr May Jun Jul"),  # no room to name a year
        (date(2026, 2, 2), 180, 460, ENGLISH, "Mar 2026 Apr May Jun Jul Aug"),
        (date(2020, 3, 1), 2190, 240, ENGLISH, "2021 2022 2023 2024 2025 2026"),
        (date(2020, 3, 1), 2190, 60, ENGLISH, "2025"),
        (date(2026, 9, 14), 0, 300, ENGLISH, "Sep 14"),
    ],
)
def test_steps(first: date, days: int, pixels: float, words: TimeWords, expected: str) -> None:
    texts = [text.replace(" ", "\u00a0") for _, text in found(first, days, pixels, words)]
    assert " ".join(texts).replace("\u00a0", " ") == expected


@given(
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.integers(1, 9000),
    st.floats(40, 1200),
    st.sampled_from([ENGLISH, CHINESE]),
    st.floats(0, 30),
)
def test_words_never_touch_and_are_never_cut_off(
    first: date, days: int, pixels: float, words: TimeWords, spare: float
) -> None:
    end = -spare - GAP
    for day, text in found(first, days, pixels, words, spare):
        middle, half = (day - first).days / days * pixels, letters(text) / 2
        assert middle - half >= end + GAP - 1e-6
        end = middle + half
        assert end <= pixels + spare + 1e-6
        assert first <= day <= first + timedelta(days=days)
