"""Lists over many customers: pages, wheel, jumps, sorts, filters, counts, and a key typed into Ctrl+K."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import partial
from itertools import combinations, cycle
from typing import Any, NamedTuple

from app.benchmark.measure import Row, cpu, in_turn, row
from app.benchmark.window import Stage
from app.language.names import query_plan
from app.queries.customers import SORTS
from app.views.find import open_palette
from app.widgets.palette import Palette

TYPED = (
    "zhangwei",
    "zw",
    "kangyue",
    "1540",
    "健身",
    "保养",
    "chen",
    "酒店",
    "lin",
    "overdue",
    "张w",
    "wang",
    "9981",
)


class Names(NamedTuple):
    """What the rows of a list are called in the report."""

    first_page: str
    jump: str
    page_down: str
    wheel: str
    sort: str
    filter: str
    two_chips: str
    counting: str


class ListBench:
    """The Customers page; another list says its page, names, orders and `offers`."""

    page_id = "customers"
    names = Names(
        "bench.first_page", "bench.jump", "bench.page_down", "bench.wheel", "bench.sort", "bench.filter",
        "bench.two_chips", "bench.count",
    )  # fmt: skip
    sorts: Collection[str] = SORTS

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.page = stage.page(self.page_id)
        self.model, self.table = self.page.model, self.page.table
        self._spec, self._all = self.page.spec_of, self.page.new_filter()

    def rows(self, rounds: int) -> list[Row]:
        """Every measure of the page, and the search."""
        found = self.list_rows(rounds)
        return [*found, self._search()]

    def list_rows(self, rounds: int) -> list[Row]:
        """Every measure of the list."""
        stage, names = self._stage, self.names
        self._show(self._all, "name")
        sorts = cycle([(key, way) for key in self.sorts for way in (False, True)])
        chips = cycle(self._chips())
        pairs = cycle(self._pairs())
        order = iter(cycle(self.sorts))
        measured = partial(stage.measured, rounds=rounds)
        first = measured(
            names.first_page, lambda: self._show(self._all, "name"), stage.plain_page("sort_key")
        )
        found = [first, *self._moves(rounds)]
        found += [
            measured(names.sort, lambda: self._show(self._all, *next(sorts)), stage.plain_page("sort_key")),
            measured(names.filter, lambda: self._show(next(chips), "name"), stage.plain_page("next_due")),
            measured(
                names.two_chips, lambda: self._show(next(pairs), next(order)), stage.plain_page("next_due")
            ),
            measured(names.counting, lambda: self._count(next(pairs)), stage.plain_page("sort_key")),
        ]
        self._show(self._all, "name")
        stage.settle()
        return found

    # -- moving --------------------------------------------------------------------------------------------

    def _moves(self, rounds: int) -> Iterator[Row]:
        """A jump anywhere, a page down, three rows by the wheel: rows read and painted."""
        stage, bar = self._stage, self.table.verticalScrollBar()
        stage.settle()

        def jump() -> None:
            bar.setValue(int(stage.random.random() * bar.maximum()))
            self._paint_rows()

        def page_down() -> None:
            bar.setValue(bar.value() + bar.pageStep())
            self._paint_rows()

        def wheel() -> None:
            bar.setValue(bar.value() + 3 * bar.singleStep())
            self._paint_rows()

        yield stage.measured(self.names.jump, jump, stage.qt_page, rounds)
        bar.setValue(bar.maximum() // 3)
        self._paint_rows()
        yield stage.measured(self.names.page_down, page_down, stage.qt_page, rounds)
        yield stage.measured(self.names.wheel, wheel, stage.qt_page, rounds)

    def _paint_rows(self) -> None:
        """Paint, wait for the rows of this place, and paint them."""
        table, model = self.table, self.model
        table.viewport().repaint()
        first = table.rowAt(2)
        last = max(first, table.rowAt(table.viewport().height() - 2))
        if model.row_at(first) is None or model.row_at(last) is None:
            self._stage.wait(lambda: model.row_at(first) is not None and model.row_at(last) is not None)
            table.viewport().repaint()

    # -- orders and filters --------------------------------------------------------------------------------

    def _show(self, wanted: Any, key: str, descending: bool = False) -> None:
        """Ask for rows, wait for the first page and paint it."""
        self.model.set_spec(self._spec(wanted, key, descending), sort=(key, descending))
        self._stage.wait(lambda: not self.model.busy)
        self.table.viewport().repaint()

    def _count(self, wanted: Any) -> None:
        self.page.source.count(self._spec(wanted, "name", False))

    def _chips(self) -> list[Any]:
        """One chip each, of every kind the page offers, with a common value of this file."""
        return [replace(self._all, **one) for one in self.offers()]

    def _pairs(self) -> list[Any]:
        """Any two chips together."""
        return [
            replace(self._all, **one, **two)
            for one, two in combinations(self.offers(), 2)
            if not one.keys() & two.keys()
        ]

    def common(self, table: str, column: str, place: int = 0) -> Any:
        """One of the commonest values of a column."""
        sql = (
            f"SELECT {column} FROM (SELECT {column} FROM {table} WHERE deleted_at IS NULL LIMIT 20000) "
            f"WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC LIMIT 1 OFFSET ?"
        )
        return self._stage.plain.execute(sql, (place,)).fetchone()[0]

    def offers(self) -> list[dict[str, Any]]:
        """What the chips of the page narrow to."""
        common = partial(self.common, "customer")
        tag = self._stage.plain.execute(
            "SELECT tag_id FROM (SELECT tag_id FROM tag_link LIMIT 20000) GROUP BY 1 ORDER BY count(*) DESC"
        ).fetchone()[0]
        return [
            {"owner": common("owner_id")},
            {"importance": (3,)},
            {"importance": (1,)},
            {"industries": (common("industry"),)},
            {"cities": (common("city"),)},
            {"cities": (common("city", 5),)},
            {"channels": (common("channel_id"),)},
            {"tags": (tag,)},
            {"kinds": ("person",)},
            {"overdue": True},
            {"nothing_planned": True},
            {"no_contact_days": 30},
            {"no_contact_days": 400},
            {"relation": "consumer"},
            {"has_phone": False},
            {"created_from": "2026-06-01"},
        ]

    # -- search --------------------------------------------------------------------------------------------

    def _search(self) -> Row:
        """Each key of some words typed into Ctrl+K, to the painted results."""
        stage = self._stage
        open_palette(stage.window)
        palette = stage.window.findChildren(Palette)[-1]
        ours: list[float] = []
        floor: list[float] = []
        for word in TYPED:
            for end in range(1, len(word) + 1):
                text = word[:end]
                first, second = in_turn(self._typing(palette, text), partial(self._match, text), 1, cpu)
                ours += first
                floor += second
                stage.settle()
        palette.close_overlay()
        stage.paint()
        return row("bench.search", "ms_cpu", ours, floor)

    def _typing(self, palette: Palette, text: str) -> Callable[[], None]:
        def typed() -> None:
            palette.field.setText(text)
            self._stage.paint()

        return typed

    def _match(self, text: str) -> None:
        """The bare full-text query, fifty rows, and Qt's page."""
        expression = query_plan(text).match_expression()
        if expression:
            self._stage.plain.execute(
                "SELECT c.id, c.name, c.city FROM (SELECT rowid FROM search_people WHERE search_people MATCH ? "
                "ORDER BY rowid DESC LIMIT 50) f JOIN customer c ON c.id = f.rowid",
                (expression,),
            ).fetchall()
        self._stage.qt_page()
