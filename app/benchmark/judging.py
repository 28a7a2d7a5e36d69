"""Verdicts of a firm with ten orders a customer: everybody judged again, beside one scan of the same rows."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

from app.benchmark.limits import FRAME
from app.benchmark.measure import Row, cpu, in_turn, row
from app.benchmark.window import Stage
from app.db.bulk import insert_tuples
from app.db.driver import connect
from app.db.journal_step import Step
from app.db.schema import create_triggers, drop_triggers, rebuild_kept
from app.db.store import Store
from app.db.unit_of_work import UnitOfWork

ORDERS = 10
GAPS = (15, 30, 60, 120)  # usual days between two orders
LONGEST = 100  # turns that count
STEP = Step("verdict.judge", {}, undoable=False)
_ORDER = (
    *(
        "number",
        "state",
        "customer_id",
        "ordered_day",
        "delivered_day",
        "currency",
        "net",
        "total",
        "home_total",
    ),
    *("tax", "tax_included", "promotion", "rounding", "paid", "returned"),
)
_SCAN = ("SELECT * FROM customer", "SELECT * FROM sales_order WHERE deleted_at IS NULL")


def verdict_rows(folder: Path, customers: int, today: date, rounds: int) -> list[Row]:
    """The work of judging everybody, and how long the window does not answer meanwhile."""
    file = folder / "verdicts.lianyi"
    store = Store.create(file)
    try:
        _fill(store, customers, today)
        _judge_first(store, today)
        plain = connect(file, read_only=True)
        try:
            ours, floor = in_turn(lambda: _judge_all(store, today), lambda: _scan(plain), rounds, cpu)
        finally:
            plain.close()
    finally:
        store.close()
    stage = Stage(file, today)
    try:
        gaps = sorted(_turns(stage))[-LONGEST:]
    finally:
        stage.close()
    return [
        row("bench.verdicts", "ms_cpu", ours, floor),
        row("bench.verdicts_window", "ms", gaps, [FRAME] * len(gaps)),
    ]


def _fill(store: Store, customers: int, today: date) -> None:
    """So many customers with their orders, by plain statements."""
    random = Random(5)
    with store.write(Step("sample.create", {}, undoable=False)) as uow:
        uow.reindex = False
        drop_triggers(uow.driver)
        keys = list(uow.keys.take(customers))
        people = [
            ("person", f"n{n}", f"n{n}", "n", 1, "2021-01-01", "ABCDEF"[n % 6]) for n in range(customers)
        ]
        columns = ("kind", "name", "sort_key", "initials", "importance", "created_day", "industry")
        insert_tuples(uow, "customer", columns, people, keys)
        insert_tuples(uow, "sales_order", _ORDER, list(_orders(keys, random, today)))
        rebuild_kept(uow.driver)
        create_triggers(uow.driver)


def _orders(keys: list[int], random: Random, today: date) -> Iterator[tuple[Any, ...]]:
    for key in keys:
        day, gap = today - timedelta(days=random.randint(700, 1_900)), random.choice(GAPS)
        for _ in range(ORDERS):
            day = min(today, day + timedelta(days=1 + int(random.expovariate(1 / gap))))
            text, amount = day.isoformat(), random.randint(1_000, 99_999)
            yield ("O", "delivered", key, text, text, "CNY", amount, amount, amount, 0, 1, 0, 0, amount, 0)


def _judge_first(store: Store, today: date) -> None:
    from app.usecases.judging import judge_waiting

    judge_waiting(store, today)


def _judge_all(store: Store, today: date) -> None:
    """As on a morning on which the yardstick is another one."""
    from app.queries.verdicts import measured
    from app.usecases.verdicts import judge_some

    measured(store.reader())
    after: int | None = 0
    while after is not None:
        with store.write(STEP) as uow:
            after = judge_some(uow, after, today)


def _scan(plain: Any) -> None:
    for statement in _SCAN:
        for _row in plain.execute(statement):
            pass


def _turns(stage: Stage) -> Iterator[float]:
    """Turns of the event loop while everybody is judged beside the window."""
    done: list[bool] = []

    def other_yardstick(uow: UnitOfWork) -> None:
        uow.driver.execute("DELETE FROM setting WHERE name = 'verdict_figures'")

    assessor = stage.context.assessor
    stage.context.runner.run(other_yardstick, step=STEP, on_done=lambda _: done.append(True))
    while not done:
        stage.application.processEvents()
    assessor.judge_all()
    while assessor.busy:
        begin = perf_counter()
        stage.application.processEvents()
        yield (perf_counter() - begin) * 1_000
    stage.settle()
