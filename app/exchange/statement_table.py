"""A statement 对账单 as a table: the same rows for the workbook and for the paper."""

from collections.abc import Sequence
from pathlib import Path

from app.exchange.export_orders import money
from app.exchange.table_writer import open_book
from app.insight.statement import MoveKind, Statement
from app.language.money_text import minor_digits
from app.sentences import sentence


def statement_headers(language: str) -> list[str]:
    """Day, what, number, words, ordered, received or credited, balance."""
    names = ("day", "kind", "number", "words", "debit", "credit", "balance")
    return [sentence(f"statement.{name}", language) for name in names]


def statement_rows(found: Statement, language: str) -> list[list[str]]:
    """The opening balance, each move, the closing balance with the sums; all texts, sums with all decimals."""
    digits = minor_digits(found.currency)

    def shown(minor: int) -> str:
        return money(minor, digits)

    rows = [[found.start, sentence("statement.opening", language), "", "", "", "", shown(found.opening)]]
    for row in found.rows:
        move = row.move
        ordered = move.kind is MoveKind.ORDER
        rows.append(
            [
                move.day, sentence(f"statement.{move.kind.value}", language), move.number, move.words,
                shown(move.amount) if ordered else "", "" if ordered else shown(-move.amount), shown(row.balance),
            ]
        )  # fmt: skip
    debit = found.moved(MoveKind.ORDER)
    credit = -found.moved(MoveKind.PAYMENT) - found.moved(MoveKind.RETURN)
    closing = sentence("statement.closing", language)
    return [*rows, [found.end, closing, "", "", shown(debit), shown(credit), shown(found.closing)]]


def write_statement(path: Path, customer: str, found: Sequence[Statement], language: str) -> None:
    """A workbook with a sheet per currency."""
    with open_book(path) as book:
        for one in found:
            book.sheet(f"{customer[:20]} {one.currency}", statement_headers(language))
            for row in statement_rows(one, language):
                book.add(row)
