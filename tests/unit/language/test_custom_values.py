"""Values of fields of one's own: what is typed is kept, shown, written and read again as the same."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.custom_values import (
    FieldShape,
    Stored,
    checked_choices,
    read_value,
    show_value,
    value_words,
    write_value,
)

TODAY = date(2026, 9, 14)
TEXT, NUMBER, DAY = FieldShape("text"), FieldShape("number"), FieldShape("date")
CHOICE = FieldShape("choice", ("金卡", "银卡", "Trial Member"))
TICK, MONEY, YEN = FieldShape("tick"), FieldShape("money", (), "CNY"), FieldShape("money", (), "JPY")


@pytest.mark.parametrize(
    ("shape", "typed", "kept", "shown", "written"),
    [
        (TEXT, "  两行\r\n文字 ", Stored("两行\n文字"), "两行\n文字", "两行\n文字"),
        (NUMBER, "1,234.5", Stored(None, 1_234_500_000), "1,234.5", "1234.5"),
        (NUMBER, "-0.25", Stored(None, -250_000), "-0.25", "-0.25"),
        (NUMBER, "12％".replace("％", "%"), Stored(None, 12_000_000), "12", "12"),
        (NUMBER, "0.0000005", Stored(None, 1), "0.000001", "0.000001"),
        (FieldShape("number", decimals=1), "2.25", Stored(None, 2_250_000), "2.3", "2.25"),
        (FieldShape("number", decimals=0), "1999.5", Stored(None, 1_999_500_000), "2,000", "1999.5"),
        (DAY, "2026年3月8日", Stored("2026-03-08"), "2026-03-08", "2026-03-08"),
        (DAY, "明天", Stored("2026-09-15"), "2026-09-15", "2026-09-15"),
        (CHOICE, "trial member", Stored("Trial Member"), "Trial Member", "Trial Member"),
        (CHOICE, "金卡", Stored("金卡"), "金卡", "金卡"),
        (TICK, "是", Stored(None, 1), "是", "是"),
        (TICK, "FALSE", Stored(None, 0), "否", "否"),
        (MONEY, "1.5万", Stored(None, 1_500_000), "¥15,000", "15000"),
        (MONEY, "¥12.5", Stored(None, 1_250), "¥12.50", "12.5"),
        (YEN, "1200", Stored(None, 1200), "JP¥1,200", "1200"),
    ],
)
def test_a_value(shape: FieldShape, typed: str, kept: Stored, shown: str, written: str) -> None:
    assert read_value(shape, typed, TODAY) == kept
    assert show_value(shape, kept, "zh_CN") == shown
    assert write_value(shape, kept, "zh_CN") == written
    assert read_value(shape, written, TODAY) == kept


@pytest.mark.parametrize(
    ("shape", "typed"),
    [
        (NUMBER, "viel"),
        (NUMBER, "1e99"),
        (NUMBER, "nan"),
        (NUMBER, "Infinity"),
        (DAY, "2026-02-30"),
        (DAY, "2026年3月"),
        (CHOICE, "白金卡"),
        (TICK, "vielleicht"),
        (MONEY, "$12"),
        (MONEY, "1-2万"),
        (TEXT, "字" * 2_001),
        (TEXT, "   "),
    ],
)
def test_what_a_field_cannot_hold(shape: FieldShape, typed: str) -> None:
    assert read_value(shape, typed, TODAY) is None


def test_words_are_found_figures_are_not() -> None:
    assert value_words(TEXT, Stored("静音")) == "静音"
    assert value_words(CHOICE, Stored("金卡")) == "金卡"
    assert value_words(DAY, Stored("2026-03-08")) == ""
    assert value_words(NUMBER, Stored(None, 5)) == ""


def test_each_choice_stands_once() -> None:
    assert checked_choices([" A ", "a", "", "Ｂ", "B"]) == ("A", "Ｂ")


texts = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=80)
SHAPED = st.one_of(
    st.tuples(st.just(TEXT), texts),
    st.tuples(st.just(NUMBER), st.decimals(-(10**9), 10**9, places=6).map(lambda n: f"{n:f}")),
    st.tuples(st.just(DAY), st.dates(date(1900, 1, 1), date(2100, 1, 1)).map(date.isoformat)),
    st.tuples(st.just(CHOICE), st.sampled_from(CHOICE.choices)),
    st.tuples(st.just(TICK), st.sampled_from(["是", "否", "yes", "no", "1", "0"])),
    st.tuples(st.just(MONEY), st.decimals(-(10**9), 10**9, places=2).map(lambda n: f"{n:f}")),
    st.tuples(st.just(YEN), st.integers(-(10**9), 10**9).map(str)),
)


@given(SHAPED, st.sampled_from(["zh_CN", "en"]))
def test_what_is_written_is_read_as_the_same(case: tuple[FieldShape, str], language: str) -> None:
    shape, typed = case
    kept = read_value(shape, typed, TODAY)
    if kept is None:
        assert shape is TEXT  # nothing but what is not seen
        return
    assert (kept.text is None) is (shape.column == "number")
    assert read_value(shape, write_value(shape, kept, language), TODAY) == kept


@given(st.integers(-(10**15), 10**15), st.one_of(st.none(), st.integers(0, 6)))
def test_shown_numbers_are_what_is_kept(millionths: int, decimals: int | None) -> None:
    shown = show_value(FieldShape("number", decimals=decimals), Stored(None, millionths), "en")
    exact = Decimal(millionths).scaleb(-6)
    step = Decimal(1).scaleb(-6 if decimals is None else -decimals)
    assert abs(Decimal(shown.replace(",", "")) - exact) <= step / 2
