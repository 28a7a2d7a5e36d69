"""应收账款: how payments fill the instalments of an order, and how old what is still owed is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DueState(StrEnum):
    """Where an instalment stands."""

    RECEIVED = "received"
    OVERDUE = "overdue"
    DUE = "due"
    WAITING = "waiting"  # for a day: delivery, acceptance …


class Age(StrEnum):
    """How long something has been due, in days."""

    NO_DAY = "no_day"
    NOT_DUE = "not_due"
    TO_30 = "to_30"
    TO_60 = "to_60"
    TO_90 = "to_90"
    OVER_90 = "over_90"


@dataclass(frozen=True, slots=True)
class Filled:
    """An instalment in minor units: what it asks for after returns, what came in of it, when it is due."""

    amount: int
    received: int
    due_day: str | None
    state: DueState

    @property
    def open(self) -> int:
        """What is still owed of it."""
        return self.amount - self.received


def fill(
    total: int,
    instalments: Sequence[tuple[int, str | None]],
    *,
    paid: int = 0,
    returned: int = 0,
    today: str,
) -> list[Filled]:
    """What came in of each instalment (amount, ISO day or None), in their order.

    Payments fill the instalments from the first on; what was returned is taken off from the last. Where the
    instalments come to less than the total, the rest stands behind them without a day; where they come to more,
    the last ones ask for less. More paid than asked for stands with the last (its `open` is negative).
    """
    asked = _asked(max(total - returned, 0), instalments)
    left, found = paid, []
    for place, (amount, day) in enumerate(asked):
        received = left if place == len(asked) - 1 else max(min(left, amount), 0)
        left -= received
        found.append(Filled(amount, received, day, _state(amount - received, day, today)))
    return found


def _asked(owed: int, instalments: Sequence[tuple[int, str | None]]) -> list[tuple[int, str | None]]:
    """The instalments cut and filled up so that they come to what is owed."""
    found: list[tuple[int, str | None]] = []
    for amount, day in instalments:
        amount = min(amount, owed)
        owed -= amount
        found.append((amount, day))
    return [*found, (owed, None)] if owed or not found else found


def _state(left: int, day: str | None, today: str) -> DueState:
    if left <= 0:
        return DueState.RECEIVED
    if day is None:
        return DueState.WAITING
    return DueState.OVERDUE if day < today else DueState.DUE


def age_of(due_day: str | None, today: str) -> Age:
    """The column of the receivables that an amount due on this day stands in."""
    if due_day is None:
        return Age.NO_DAY
    late = (date.fromisoformat(today) - date.fromisoformat(due_day)).days
    if late <= 0:
        return Age.NOT_DUE
    steps = ((30, Age.TO_30), (60, Age.TO_60), (90, Age.TO_90))
    return next((age for days, age in steps if late <= days), Age.OVER_90)
