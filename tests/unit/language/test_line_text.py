"""Quantities, discounts and lines of a quote as typed."""

import pytest

from app.language.line_text import TypedLine, parse_discount, parse_line, parse_quantity, parse_rate


@pytest.mark.parametrize(
    ("text", "thousandths"),
    [
        ("30", 30_000),
        ("1,200", 1_200_000),
        ("2.5", 2_500),
        ("-12", -12_000),
        ("−12", -12_000),
        (".5", 500),
        ("３０", 30_000),
        ("0.0001", None),
        ("1e5", None),
        ("thirty", None),
        ("", None),
        ("9" * 14, None),
    ],
)
def test_quantities(text: str, thousandths: int | None) -> None:
    assert parse_quantity(text) == thousandths


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10", (1_000, False)),
        ("12.5%", (1_250, False)),
        ("9折", (1_000, False)),
        ("8.5 折", (1_500, False)),
        ("85折", (1_500, False)),
        ("0折", (10_000, False)),
        ("-5", (-500, False)),
        ("赠送", (0, True)),
        ("Gift", (0, True)),
        ("", (0, False)),
        ("无", (0, False)),
        ("150", None),
        ("110折", None),
        ("much", None),
    ],
)
def test_discounts(text: str, read: tuple[int, bool] | None) -> None:
    assert parse_discount(text) == read


def test_rates() -> None:
    assert [parse_rate(text) for text in ("13", "13%", "6.5 %", "101", "x")] == [
        1_300,
        1_300,
        650,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("S5", TypedLine("S5")),
        ("S5 x 30", TypedLine("S5", 30_000)),
        ("S5 x 30 @ 4580", TypedLine("S5", 30_000, None, 458_000)),
        ("动感单车 S5 × 30台 @ ¥4,580.50 -10%", TypedLine("动感单车 S5", 30_000, "台", 458_050, 1_000)),
        ("Box x2 x 3 pcs", TypedLine("Box x2", 3_000, "pcs")),
        ("Trade-in x 12 @ -320", TypedLine("Trade-in", 12_000, None, -32_000)),
        ("S5 @ much", None),
        ("S5 x 1.23456", None),
        ("", None),
    ],
)
def test_whole_lines(text: str, line: TypedLine | None) -> None:
    assert parse_line(text, "CNY") == line
