"""对账单: what was ordered, paid and returned between two days, with the balance before, after each and at the end."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class MoveKind(StrEnum):
    """What moved the balance; in this order on one day."""

    ORDER = "order"
    RETURN = "return"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Move:
    """Something that was ordered (positive), returned or paid (negative), in minor units."""

    day: str
    kind: MoveKind
    number: str
    words: str
    amount: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A move and what was owed after it."""

    move: Move
    balance: int


@dataclass(frozen=True, slots=True)
class Statement:
    """The rows between two days (ISO, both included) in one currency; positive balances are owed to us."""

    start: str
    end: str
    currency: str
    opening: int
    rows: tuple[StatementRow, ...]

    @property
    def closing(self) -> int:
        """What is owed at the end."""
        return self.rows[-1].balance if self.rows else self.opening

    def moved(self, kind: MoveKind) -> int:
        """What moves of one kind come to in the period."""
        return sum(row.move.amount for row in self.rows if row.move.kind is kind)


def statement(moves: Iterable[Move], start: str, end: str, currency: str) -> Statement:
    """The statement of moves of one currency: those before the period are its opening balance, later ones left out."""
    order = list(MoveKind)
    opening, rows, balance = 0, [], 0
    for move in sorted(moves, key=lambda one: (one.day, order.index(one.kind), one.number)):
        if move.day > end:
            break
        balance += move.amount
        if move.day < start:
            opening = balance
        else:
            rows.append(StatementRow(move, balance))
    return Statement(start, end, currency, opening, tuple(rows))
