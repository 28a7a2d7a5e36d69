"""A quote of sixty lines: reckoned and painted after a change, its sheet laid out and painted anew, and as a PDF."""

from dataclasses import replace

from app.benchmark.limits import FRAME
from app.benchmark.measure import Row, in_turn, row, wall
from app.benchmark.window import Stage
from app.db.journal_step import Step
from app.insight.quote import LineValues

LINES = 60


def quote_rows(stage: Stage, rounds: int) -> list[Row]:
    """By the clock; the floor is one frame. What is written to the file is undone again."""
    from app.usecases.quotes import create_quote
    from app.usecases.undoing import undo_last

    lines = [
        LineValues(
            code=f"P{number}",
            name=f"动感单车 S{number}",
            note="磁控，皮带传动，哑光黑",
            unit="台",
            quantity=1_000 + number * 250,
            price=458_000 + number,
            discount=(number % 4) * 500,
            gift=number % 13 == 12,
            tax_rate=1_300,
            cost=300_000,
        )
        for number in range(LINES)
    ]
    with stage.context.store.write(Step("quote.new", {})) as uow:
        key = create_quote(uow, {"title": "60"}, lines)
    stage.window.go("quote", {"id": key})
    stage.settle()
    try:
        return _measured(stage, rounds)
    finally:
        stage.window.go("customers", {})
        stage.settle()
        with stage.context.store.write(Step("undo", {})) as uow:
            undo_last(uow)


def _measured(stage: Stage, rounds: int) -> list[Row]:
    from typing import Any, cast

    page = cast(Any, stage.window.page("quote"))
    turn = iter(range(1_000_000))

    def change() -> None:
        quote = page.desk.quote
        number = next(turn) % LINES
        fresh = replace(quote.lines[number], quantity=quote.lines[number].quantity + 1_000)
        page.desk.quote = replace(quote, lines=(*quote.lines[:number], fresh, *quote.lines[number + 1 :]))
        page.desk.shown.emit(page.desk.quote)  # as typing does, without the saving that follows
        stage.application.processEvents()

    def sheet() -> None:
        page._paint()
        stage.application.processEvents()

    in_turn(change, lambda: None, 3, wall)
    repaint, _nothing = in_turn(change, lambda: None, rounds, wall)
    sheets, _nothing = in_turn(sheet, lambda: None, rounds, wall)
    pdf, _nothing = in_turn(lambda: page.output.pdf(page.desk.quote), lambda: None, rounds, wall)
    page.desk.open(page.desk.quote.id)
    return [
        row("bench.quote_repaint", "ms", repaint, [FRAME] * rounds),
        row("bench.quote_sheet", "ms", sheets, [FRAME] * rounds),
        row("bench.quote_pdf", "ms", pdf, [FRAME] * rounds),
    ]
