"""Lines of a quote shown again: only those that changed are painted anew, a cell with the keyboard keeps it."""

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.insight.quote import LineValues
from app.itemmodels.quote_lines import QuoteLinesModel

LINES = tuple(LineValues(name=f"动感单车 S{n}", quantity=1_000, price=458_000) for n in range(5))
TITLES = ("", "Name", "Quantity", "Unit", "Price", "Discount", "Amount")


@pytest.mark.parametrize(
    ("changed", "currency", "rows"),
    [
        ((), "CNY", None),
        ((3,), "CNY", (3, 3)),
        ((1, 3), "CNY", (1, 3)),
        ((), "EUR", (0, 4)),  # every price is written otherwise
    ],
)
def test_only_changed_lines_are_announced(
    qtbot: QtBot,
    changed: tuple[int, ...],
    currency: str,
    rows: tuple[int, int] | None,
) -> None:
    model = QuoteLinesModel(TITLES, "gift")
    model.show_lines(LINES, "CNY", editable=True)
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    lines = tuple(replace(line, quantity=2_000) if n in changed else line for n, line in enumerate(LINES))
    model.show_lines(lines, currency, editable=True)
    assert told == ([] if rows is None else [rows])
    assert model.lines == lines


def test_more_lines_are_another_table(qtbot: QtBot) -> None:
    model = QuoteLinesModel(TITLES, "gift")
    model.show_lines(LINES, "CNY", editable=True)
    with qtbot.waitSignal(model.modelReset):
        model.show_lines(LINES[:2], "CNY", editable=True)
    with qtbot.waitSignal(model.modelReset):
        model.show_lines(LINES[:2], "CNY", editable=False)
    assert model.rowCount() == 2
