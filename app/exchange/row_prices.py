"""Prices of a row: each with the name of its list and whether it contains the tax, as other columns may say."""

from collections.abc import Callable

from app.exchange.cell_values import Cleaned
from app.exchange.mapping import ColumnMapping
from app.exchange.row_bag import Bag, Handler, choice, problem

_TAX = " tax"  # beside the caption of the group


def price_handler(column: ColumnMapping, clean: Callable[[str], Cleaned]) -> Handler:
    """Keeps (name of the list, price, "yes", "no" or "" for the tax)."""

    def handle(bag: Bag, cell: str) -> None:
        cleaned = clean(cell)
        if cleaned.value is not None:
            listed, taxed = bag.captions.get(column.group, ""), bag.captions.get(column.group + _TAX, "")
            bag.values.setdefault(column.key, []).append((listed, cleaned.value, taxed))
        if cleaned.code:
            bag.problems.append(problem(bag.line, column, cleaned.code, cell, cleaned.severity))

    return handle


def tax_handler(column: ColumnMapping) -> Handler:
    """Whether the price of the same group contains the tax."""

    def handle(bag: Bag, cell: str) -> None:
        cleaned = choice(column, column.choices.get(cell.strip(), cell))
        bag.captions[column.group + _TAX] = cleaned.value or ""
        if cleaned.code:
            bag.problems.append(problem(bag.line, column, cleaned.code, cell, cleaned.severity))

    return handle
