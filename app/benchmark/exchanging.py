"""Reading and writing files beside the bare libraries: spreadsheets, cards and tables of the same records."""

import csv
import os
import textwrap
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from app.benchmark.measure import Row, in_turn, row
from app.benchmark.people import HEADERS, people
from app.db.reader import Reader
from app.exchange.export import ExportOrder, export_records
from app.exchange.table_reader import open_table
from app.exchange.vcard_reader import read_vcards


def exchange_rows(file: Path, folder: Path, rows: int, rounds: int) -> list[Row]:
    """Spreadsheets and cards read, and the first customers of the file written in three formats.

    The spreadsheet that is read has ten times as many rows.
    """
    reader = Reader(file)
    try:
        ids = [
            key for (key,) in reader.all("SELECT id FROM customer WHERE deleted_at IS NULL LIMIT ?", (rows,))
        ]
        cards = folder / "people.vcf"
        _write(reader, cards, "vcf", ids)
        sheet = folder / "people.xlsx"
        _bare_xlsx(sheet, [HEADERS, *people(10 * rows)])
        turns: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
            "read_xlsx": (lambda: _rows(sheet), lambda: _bare_read_xlsx(sheet)),
            "read_vcf_lines": (partial(_drafts, cards), lambda: _bare_read_vcf(cards)),
        }
        if find_spec("vobject"):  # for developers only
            turns["read_vcf"] = (partial(_drafts, cards), lambda: _vobject_read_vcf(cards))
        _write(reader, folder / "cells.csv", "csv", ids)
        with (folder / "cells.csv").open(encoding="utf-8-sig", newline="") as text:
            cells = list(csv.reader(text))
        for form, bare in (("csv", _bare_csv), ("xlsx", _bare_xlsx)):
            turns[f"write_{form}"] = (
                partial(_write, reader, folder / f"out.{form}", form, ids),
                partial(bare, folder / f"bare.{form}", cells),
            )
        turns["write_vcf"] = (
            partial(_write, reader, folder / "out.vcf", "vcf", ids),
            partial(_bare_vcf, folder / "bare.vcf", cards.read_text("utf-8").splitlines()),
        )
        return [
            row(f"bench.{name}", "ms_cpu", *in_turn(ours, floor, rounds, _cpu))
            for name, (ours, floor) in turns.items()
        ]
    finally:
        reader.close()


def _cpu() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _write(reader: Reader, target: Path, form: str, ids: list[int]) -> None:
    for _ in export_records(reader, target, ExportOrder("customers", form, ids=ids)):
        pass


def _rows(sheet: Path) -> int:
    with open_table(sheet) as table:
        return sum(1 for _ in table.rows())


def _bare_read_xlsx(sheet: Path) -> int:
    import python_calamine

    return len(python_calamine.load_workbook(str(sheet)).get_sheet_by_index(0).to_python())


def _drafts(cards: Path) -> int:
    return sum(1 for _ in read_vcards(cards))


def _vobject_read_vcf(cards: Path) -> int:
    import vobject

    with cards.open(encoding="utf-8") as text:
        return sum(1 for _ in vobject.readComponents(text))


def _bare_read_vcf(cards: Path) -> int:
    """The lines unfolded and parted at their colons: what no reader of cards can leave out."""
    text = cards.read_text("utf-8").replace("\r\n ", "")
    return sum(1 for line in text.splitlines() if line.partition(":")[2])


def _bare_csv(target: Path, rows: list[Any]) -> None:
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)


def _bare_xlsx(target: Path, rows: list[Any]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(target), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                if cell:
                    sheet.write_string(number, place, cell)


def _bare_vcf(target: Path, lines: list[str]) -> None:
    """The same lines, each folded and put into UTF-8."""
    with target.open("wb") as file:
        for line in lines:
            file.write("\r\n ".join(textwrap.wrap(line, 70) or [""]).encode() + b"\r\n")
