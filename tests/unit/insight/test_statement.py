"""Statements: the balance before, after each move, and at the end."""

from hypothesis import given
from hypothesis import strategies as st

from app.insight.statement import Move, MoveKind, statement


def move(day: str, amount: int, kind: MoveKind = MoveKind.ORDER, number: str = "O-1") -> Move:
    return Move(day, kind, number, "", amount)


MOVES = [
    move("2026-03-01", -40, MoveKind.PAYMENT),
    move("2026-01-10", 100),
    move("2026-02-01", 50, number="O-2"),
    move("2026-03-01", -10, MoveKind.RETURN),
    move("2026-03-01", 30, number="O-3"),
    move("2026-04-01", 999),
]


def test_what_was_before_is_the_opening_balance_and_what_comes_after_is_left_out() -> None:
    found = statement(MOVES, "2026-02-01", "2026-03-31", "CNY")
    assert found.opening == 100
    assert [(row.move.kind, row.move.amount, row.balance) for row in found.rows] == [
        (MoveKind.ORDER, 50, 150),
        (MoveKind.ORDER, 30, 180),  # of one day: orders, then returns, then payments
        (MoveKind.RETURN, -10, 170),
        (MoveKind.PAYMENT, -40, 130),
    ]
    assert (found.closing, found.moved(MoveKind.ORDER), found.moved(MoveKind.PAYMENT)) == (130, 80, -40)


def test_nothing_in_the_period_leaves_the_balance() -> None:
    found = statement(MOVES, "2026-03-15", "2026-03-20", "CNY")
    assert (found.rows, found.opening, found.closing) == ((), 130, 130)


DAYS = st.integers(1, 28).map(lambda day: f"2026-05-{day:02d}")


@given(st.lists(st.builds(move, DAYS, st.integers(-(10**9), 10**9)), max_size=30), DAYS, DAYS)
def test_the_balance_at_the_end_is_everything_until_then(moves: list[Move], one: str, other: str) -> None:
    start, end = sorted((one, other))
    found = statement(moves, start, end, "CNY")
    assert found.closing == sum(each.amount for each in moves if each.day <= end)
    assert found.opening == sum(each.amount for each in moves if each.day < start)
