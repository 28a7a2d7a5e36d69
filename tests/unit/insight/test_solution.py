"""What is proposed for the needs of a deal: few products, the reason per need, and what stays open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.insight.solution import Covered, Offered, Wanted, propose

QUIET, SMALL, DATA = Wanted(1, "quiet", 3), Wanted(2, "small", 2), Wanted(3, "data", 1)


def product(key: int, *needs: int, price: int | None = 100, on_sale: bool = True) -> Offered:
    return Offered(key, f"P{key}", {need: f"how {need}" for need in needs}, price, on_sale)


@pytest.mark.parametrize(
    ("offered", "expected", "why"),
    [
        ([], [None, None, None], "nothing to offer"),
        ([product(1, 1), product(2, 2), product(3, 3)], [1, 2, 3], "one each"),
        ([product(1, 1), product(2, 1, 2)], [2, 2, None], "one product that answers two before two products"),
        (
            [product(1, 2, 3), product(2, 1)],
            [2, 1, 1],
            "the decisive need alone weighs as much as the other two",
        ),
        ([product(1, 1, price=300), product(2, 1, price=200)], [2, None, None], "the cheaper of equal ones"),
        ([product(1, 1, price=None), product(2, 1, price=900)], [2, None, None], "a known price before none"),
        ([product(1, 1, on_sale=False), product(2, 2)], [None, 2, None], "what is off sale is not proposed"),
        ([product(1, 9)], [None, None, None], "needs that nobody has do not count"),
    ],
)
def test_which_product_stands_for_which_need(
    offered: list[Offered], expected: list[int | None], why: str
) -> None:
    rows = propose([QUIET, SMALL, DATA], offered)
    assert [row.need_id for row in rows] == [1, 2, 3]
    assert [row.product_id for row in rows] == expected, why


def test_every_row_says_why() -> None:
    rows = propose([QUIET, SMALL, DATA], [product(1, 1, 2), product(2, 2), product(3, 3, on_sale=False)])
    codes = [[code for code, _values in row.reasons] for row in rows]
    assert codes == [
        ["solution.how", "solution.several", "solution.only"],
        ["solution.how", "solution.several"],
        ["solution.off_sale"],
    ]
    assert rows[0].reasons[0][1] == {"how": "how 1"}
    assert rows[0].reasons[1][1] == {"count": 2, "total": 3}
    assert rows[1].others == (2,), "what else answers it"
    (bare,) = propose([QUIET], [Offered(7, "P7", {1: ""})])
    assert bare.reasons[0] == ("solution.answers", {"need": "quiet"})


NEEDS = st.lists(
    st.builds(Wanted, st.integers(1, 8), st.just("n"), st.integers(1, 3)),
    unique_by=lambda each: each.need_id,
    max_size=8,
)
OFFERS = st.lists(
    st.builds(
        Offered,
        st.integers(1, 30),
        st.sampled_from(["a", "b", "c"]),
        st.dictionaries(st.integers(1, 8), st.just("how"), max_size=4),
        st.none() | st.integers(0, 1_000),
        st.booleans(),
    ),
    unique_by=lambda each: each.product_id,
    max_size=12,
)


@given(NEEDS, OFFERS)
def test_what_can_be_covered_is_and_only_by_what_answers_it(
    wanted: list[Wanted], offered: list[Offered]
) -> None:
    rows = propose(wanted, offered)
    by_id = {each.product_id: each for each in offered}
    assert [row.need_id for row in rows] == [each.need_id for each in wanted]
    for row in rows:
        answering = {each.product_id for each in offered if each.on_sale and row.need_id in each.answers}
        assert (row.product_id is None) == (not answering)
        assert row.reasons
        if row.product_id is not None:
            assert row.need_id in by_id[row.product_id].answers
            assert {row.product_id, *row.others} == answering


@given(NEEDS, OFFERS, st.randoms())
def test_the_order_of_the_products_does_not_matter(
    wanted: list[Wanted], offered: list[Offered], random: object
) -> None:
    mixed = list(offered)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    found: list[Covered] = propose(wanted, offered)
    assert propose(wanted, mixed) == found
