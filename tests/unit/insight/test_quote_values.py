"""Quotes as plain values: sums, instalments, margins, and the difference of two versions."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.insight.quote import LineValues, PartValues, QuoteValues, part_amounts, parts_left
from app.insight.quote_diff import Difference, differences, percent, thousandths

BIKE = LineValues(
    1,
    11,
    name="Bike S5",
    unit="台",
    quantity=30_000,
    price=458_000,
    discount=1_000,
    tax_rate=1_300,
    cost=300_000,
)
MAT = LineValues(
    2,
    12,
    name="Mat 8mm",
    unit="平米",
    quantity=135_000,
    price=6_800,
    discount=1_500,
    tax_rate=1_300,
    cost=4_000,
)
GIFT = LineValues(
    3, 13, name="Terminal", quantity=30_000, price=26_000, gift=True, tax_rate=1_300, cost=9_000
)
WORK = LineValues(4, name="Assembly", quantity=1_000, price=240_000, discount=5_000, tax_rate=1_300)
OLD = LineValues(5, name="Trade-in", quantity=12_000, price=-32_000, tax_rate=1_300)
QUOTE = QuoteValues(
    9, "Q-2026-A-0001", 1, "draft", "CNY", "2026-09-11", lines=(BIKE, MAT, GIFT, WORK, OLD), round_to=10_000
)


def test_the_quote_of_the_picture_comes_to_its_sums() -> None:
    assert [line.amount for line in QUOTE.lines] == [12_366_000, 780_300, 0, 120_000, -384_000]
    sums = QUOTE.totals()
    assert (sums.subtotal, sums.rounding, sums.total) == (12_882_300, -2_300, 12_880_000)
    assert sums.net + sums.tax == sums.total


def test_margins_count_gifts_and_follow_the_price() -> None:
    assert QUOTE.cost() == 30 * 300_000 + 135 * 4_000 + 30 * 9_000
    at_offer, lower = QUOTE.margin_at(12_880_000), QUOTE.margin_at(11_840_000)
    assert at_offer is not None
    assert lower is not None
    assert lower < at_offer
    assert at_offer == round((QUOTE.totals().net - 9_810_000) / QUOTE.totals().net * 10_000)
    assert replace(QUOTE, lines=(WORK,)).margin_at(100) is None
    assert QUOTE.given() == round((QUOTE.listed - 12_880_000) / QUOTE.listed * 10_000)
    assert replace(QUOTE, lines=()).given() is None


def test_instalments_by_share_amount_and_what_is_left() -> None:
    shares = [PartValues(share=3_000), PartValues(share=6_000), PartValues(share=1_000)]
    assert part_amounts(12_860_000, shares) == [3_858_000, 7_716_000, 1_286_000]
    mixed = [PartValues(amount=1_000_000), PartValues(share=5_000), PartValues(label="rest")]
    assert part_amounts(12_860_000, mixed) == [1_000_000, 6_430_000, 5_430_000]
    assert parts_left(12_860_000, mixed) == 0
    assert parts_left(100, [PartValues(share=9_000)]) == 10
    assert parts_left(100, []) == 0


@given(st.integers(0, 10**12), st.lists(st.integers(1, 5_000), min_size=1, max_size=8))
def test_shares_of_everything_are_the_total_to_the_unit(total: int, shares: list[int]) -> None:
    whole = sum(shares)
    cut = [share * 10_000 // whole for share in shares]
    cut[-1] += 10_000 - sum(cut)
    assert sum(part_amounts(total, [PartValues(share=share) for share in cut])) == total


def codes(found: list[Difference]) -> list[str]:
    return [each.code for each in found]


def test_the_same_version_differs_in_nothing() -> None:
    assert differences(QUOTE, replace(QUOTE, id=10, version=2)) == []


def test_what_changed_between_versions_is_said_line_by_line() -> None:
    cheaper = replace(BIKE, id=21, discount=1_200, quantity=32_000)
    paid = replace(GIFT, id=23, gift=False)
    after = replace(
        QUOTE,
        version=2,
        lines=(cheaper, paid, replace(MAT, id=22, price=6_500), LineValues(name="Care", price=12_000)),
        valid_until="2026-09-30",
        delivery="20 September",
        parts=(PartValues(share=10_000),),
    )
    found = differences(QUOTE, after)
    assert codes(found) == [
        "line_quantity", "line_discount", "line_price", "line_paid", "line_gone", "line_gone", "line_new", "order",
        "valid_until", "delivery", "schedule", "rounding", "total",
    ]  # fmt: skip
    assert found[0].values == {"name": "Bike S5", "before": "30", "after": "32"}
    assert found[1].values == {"name": "Bike S5", "before": "10%", "after": "12%"}
    assert found[2].values == {"name": "Mat 8mm", "before": "68.00", "after": "65.00"}
    assert found[8].values == {"before": "—", "after": "2026-09-30"}


def test_a_private_note_and_costs_are_no_difference() -> None:
    after = replace(
        QUOTE, private_note="floor 118,400", lines=tuple(replace(line, cost=1) for line in QUOTE.lines)
    )
    assert differences(QUOTE, after) == []


def test_another_currency_is_named() -> None:
    found = differences(QUOTE, replace(QUOTE, currency="USD"))
    assert found[-1].values == {"before": "CNY 128,800.00", "after": "USD 128,800.00"}


def test_lines_move_one_place_and_stop_at_the_ends() -> None:
    assert [line.name for line in QUOTE.moved(0, 1).lines][:2] == ["Mat 8mm", "Bike S5"]
    assert QUOTE.moved(0, -1) is QUOTE
    assert QUOTE.moved(4, 1) is QUOTE


def test_sent_and_past_its_day_is_expired() -> None:
    sent = replace(QUOTE, state="sent", valid_until="2026-09-15")
    assert sent.shown_state("2026-09-15") == "sent"
    assert sent.shown_state("2026-09-16") == "expired"
    assert replace(sent, state="draft").shown_state("2026-09-16") == "draft"


def test_figures_as_people_write_them() -> None:
    assert [thousandths(n) for n in (1_500, 135_000, 1, -2_000, 1_234_000)] == [
        "1.5",
        "135",
        "0.001",
        "−2",
        "1,234",
    ]
    assert [percent(n) for n in (1_300, 1_250, 5, -700)] == ["13%", "12.5%", "0.05%", "−7%"]
