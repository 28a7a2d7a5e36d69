"""Import beside a plain executemany."""

import csv
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from app.benchmark.measure import Row, cpu, in_turn, row
from app.db.driver import connect
from app.db.journal_step import Step
from app.db.store import Store

HEADERS = ("客户名称", "手机", "城市", "行业", "备注")
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚"


def import_row(folder: Path, rows: int, rounds: int) -> Row:
    """Rows a second from a CSV file, everything indexed and findable, beside csv + executemany."""
    table = folder / "people.csv"
    _write_people(table, rows)
    speeds: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds):
        ours, floor = in_turn(
            partial(_import, folder / f"import{number}.lianyi", table),
            partial(_plain_import, folder / f"plain{number}.db", table),
            1,
            cpu,
        )
        speeds[0].append(rows / ours[0] * 1_000)
        speeds[1].append(rows / floor[0] * 1_000)
    return row("bench.import", "rows_per_s", *speeds)


def _people(rows: int) -> list[tuple[str, ...]]:
    return [
        (
            SURNAMES[n % 20]
            + GIVEN[n // 20 % 20]
            + GIVEN[n // 400 % 20]
            + (GIVEN[n // 8_000 % 20] if n % 3 else ""),
            f"154{n:08d}",
            ("杭州", "宁波", "苏州")[n % 3],
            ("健身房", "酒店", "学校")[n % 3],
            f"第 {n} 行，喜欢微信沟通",
        )
        for n in range(rows)
    ]


def _write_people(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADERS)
        writer.writerows(_people(rows))


def _import(target: Path, table: Path) -> None:
    from app.exchange.import_file import import_prepared, prepare
    from app.exchange.import_job import run_now
    from app.exchange.import_types import ImportOptions

    store = Store.create(target)
    prepared = prepare(table, kind="customers")
    try:
        options = ImportOptions(date.today(), "create")  # noqa: DTZ011 - the day on this person's wall
        with store.write(Step("import.run", {"name": table.name, "count": 0})) as uow:
            run_now(import_prepared(uow, prepared, options))
    finally:
        prepared.close()
        store.close()


def _plain_import(target: Path, table: Path) -> None:
    connection: Any = connect(target, create=True)
    connection.execute("CREATE TABLE person (name TEXT, phone TEXT, city TEXT, industry TEXT, note TEXT)")
    with table.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO person VALUES (?, ?, ?, ?, ?)", reader)
        connection.execute("COMMIT")
    connection.close()
