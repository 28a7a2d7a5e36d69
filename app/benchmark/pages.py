"""The crowded pages: a card of 5,000 entries, a month of 10,000 follow-ups, a morning of 2,000, charts, the board,
the map of 2,000 people."""

from itertools import cycle

from app.benchmark.crowd import Crowd
from app.benchmark.deals import board_rows
from app.benchmark.measure import Row
from app.benchmark.quotes import quote_rows
from app.benchmark.relations import relation_rows
from app.benchmark.window import Stage


def page_rows(stage: Stage, crowded: Crowd, rounds: int) -> list[Row]:
    """Each page from being asked for until everything that can be seen is painted, CPU of all threads."""
    return [
        _card(stage, crowded, rounds),
        _calendar(stage, crowded, rounds),
        _today(stage, rounds),
        _charts(stage, rounds),
        *board_rows(stage, rounds),
        *quote_rows(stage, rounds),
        _sales_charts(stage, rounds),
        *relation_rows(stage, rounds),
    ]


def _card(stage: Stage, crowded: Crowd, rounds: int) -> Row:
    other = int(
        stage.plain.execute("SELECT id FROM customer WHERE deleted_at IS NULL LIMIT 1 OFFSET 9").fetchone()[0]
    )
    stage.page("customers")

    def other_card() -> None:
        stage.window.go("customer", {"id": other})
        stage.settle()

    def card() -> None:
        stage.window.go("customer", {"id": crowded.customer})
        stage.settle()

    return stage.measured("bench.card", card, stage.qt_page, rounds, before=other_card)


def _calendar(stage: Stage, crowded: Crowd, rounds: int) -> Row:
    page = stage.page("calendar")
    page.view.set_day(crowded.month)
    stage.settle()
    steps = cycle((1, -1))

    def month() -> None:
        page.view.step(next(steps))
        stage.paint()
        stage.settle()

    return stage.measured("bench.calendar", month, stage.qt_page, rounds)


def _today(stage: Stage, rounds: int) -> Row:
    page = stage.page("today")

    def morning() -> None:
        page.reload()
        stage.settle()

    return stage.measured("bench.today", morning, stage.qt_page, rounds)


def _charts(stage: Stage, rounds: int) -> Row:
    page = stage.page("insight")
    spans = cycle(("all", "12", "3", "year"))

    def charts() -> None:
        page.span_bar.choose(next(spans))
        page.reload()
        stage.settle()

    return stage.measured("bench.charts", charts, stage.qt_page, max(3, rounds // 5))


def _sales_charts(stage: Stage, rounds: int) -> Row:
    page = stage.page("insight")
    page.show_part("sales")
    stage.settle()
    spans = cycle(("all", "12", "3", "year"))

    def charts() -> None:
        page.span_bar.choose(next(spans))
        stage.settle()

    found = stage.measured("bench.sales_charts", charts, stage.qt_page, max(3, rounds // 5))
    page.show_part("overview")
    return found
