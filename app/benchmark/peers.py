"""The same work done by other programs and libraries where they are installed; of the others it is said."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Generator
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from app.benchmark.importing import floor as bare_import
from app.benchmark.people import HEADERS, people, write_table
from app.changes import Progress

OURS = "Lianyi"
OFFICES = ("soffice", "libreoffice")


class Peer(NamedTuple):
    """One program at one task (a sentence code); `run` is None where it is not installed."""

    task: str
    program: str
    run: Callable[[], object] | None


class Measured(NamedTuple):
    """What it took, children included; None where it is not installed. `times`: its time by the clock beside ours."""

    task: str
    program: str
    clock: float | None = None
    cpu: float | None = None
    times: float | None = None


def run_peers(rows: int) -> Generator[Progress, None, list[Measured]]:
    """Every task by every program, once, in a folder of its own; ours first."""
    with tempfile.TemporaryDirectory(prefix="lianyi-peers-") as name:
        every = [*_imports(Path(name), rows), *_spreadsheets(Path(name), rows), *_cards(Path(name), rows)]
        found: list[Measured] = []
        for number, peer in enumerate(every):
            yield Progress(number, len(every), "bench.measuring")
            found.append(_measured(peer))
    return [_beside(each, found) for each in found]


def _measured(peer: Peer) -> Measured:
    if peer.run is None:
        return Measured(peer.task, peer.program)
    clock, cpu = time.perf_counter(), _cpu()
    peer.run()
    return Measured(peer.task, peer.program, time.perf_counter() - clock, _cpu() - cpu)


def _beside(one: Measured, every: list[Measured]) -> Measured:
    ours = next(each.clock for each in every if each.task == one.task and each.program == OURS)
    return one if not one.clock or not ours else one._replace(times=one.clock / ours)


def _cpu() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


# -- a table brought in ------------------------------------------------------------------------------------


def _imports(folder: Path, rows: int) -> list[Peer]:
    table = write_table(folder / "people.csv", rows)
    shell, office = shutil.which("sqlite3"), _office()
    task = "peers.bring_in"
    return [
        Peer(task, OURS, partial(_our_import, table, folder / "ours.lianyi")),
        Peer(task, "csv + executemany", partial(bare_import, table, folder / "bare.db")),
        Peer(
            task,
            "sqlite3 .import",
            partial(_shell_import, shell, table, folder / "shell.db") if shell else None,
        ),
        Peer(task, "LibreOffice Calc", partial(_convert, office, table, "ods", folder) if office else None),
    ]


def _our_import(table: Path, target: Path) -> None:
    """As the command line does it, until all rows are in the file."""
    from datetime import date

    from app.db.journal_step import Step
    from app.db.store import Store
    from app.exchange.import_file import import_prepared, prepare
    from app.exchange.import_job import run_now
    from app.exchange.import_types import ImportOptions

    store = Store.create(target)
    prepared = prepare(table, kind="customers")
    with store.write(Step("import.run", {"name": table.name, "count": 0})) as uow:
        options = ImportOptions(date.today(), "create")  # noqa: DTZ011 - the day on this person's wall
        run_now(import_prepared(uow, prepared, options))
    prepared.close()
    store.close()


def _shell_import(shell: str, table: Path, target: Path) -> None:
    _call(shell, str(target), ".mode csv", f".import {table} person")


# -- spreadsheets and cards --------------------------------------------------------------------------------


def _spreadsheets(folder: Path, rows: int) -> list[Peer]:
    from app.exchange.table_writer import write_xlsx

    cells = list(people(rows))
    sheet = folder / "people.xlsx"
    write_xlsx(sheet, HEADERS, cells)
    office, known = _office(), find_spec("openpyxl") is not None
    read, write = "peers.read_xlsx", "peers.write_xlsx"
    return [
        Peer(read, OURS, partial(_our_read, sheet)),
        Peer(read, "calamine", partial(_calamine_read, sheet)),
        Peer(read, "openpyxl", partial(_openpyxl_read, sheet) if known else None),
        Peer(read, "LibreOffice Calc", partial(_convert, office, sheet, "csv", folder) if office else None),
        Peer(write, OURS, partial(write_xlsx, folder / "ours.xlsx", HEADERS, cells)),
        Peer(write, "xlsxwriter", partial(_xlsxwriter_write, folder / "bare.xlsx", cells)),
        Peer(write, "openpyxl", partial(_openpyxl_write, folder / "other.xlsx", cells) if known else None),
    ]


def _our_read(sheet: Path) -> int:
    from app.exchange.table_reader import open_table

    with open_table(sheet) as table:
        return sum(1 for _ in table.rows())


def _calamine_read(sheet: Path) -> int:
    import python_calamine

    return len(python_calamine.load_workbook(str(sheet)).get_sheet_by_index(0).to_python())


def _openpyxl_read(sheet: Path) -> int:
    import openpyxl

    book = openpyxl.load_workbook(sheet, read_only=True)
    count = sum(1 for _ in book.worksheets[0].iter_rows(values_only=True))
    book.close()
    return count


def _xlsxwriter_write(target: Path, cells: list[list[str]]) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(target), {"constant_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate((HEADERS, *cells)):
            for place, cell in enumerate(row):
                page.write_string(number, place, cell)


def _openpyxl_write(target: Path, cells: list[list[str]]) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet()
    for row in (HEADERS, *cells):
        page.append(row)
    book.save(target)


def _cards(folder: Path, rows: int) -> list[Peer]:
    cards = folder / "people.vcf"
    with cards.open("w", encoding="utf-8", newline="") as out:
        for name, _person, phone, mail, *_rest in people(rows):
            lines = ("BEGIN:VCARD", "VERSION:3.0", f"FN:{name}", f"N:{name};;;;", f"TEL;TYPE=CELL:{phone}")
            out.write("\r\n".join((*lines, f"EMAIL:{mail}", "END:VCARD", "")))
    task = "peers.read_cards"
    other = partial(_vobject_read, cards) if find_spec("vobject") else None
    return [Peer(task, OURS, partial(_our_cards, cards)), Peer(task, "vobject", other)]


def _our_cards(cards: Path) -> int:
    from app.exchange.vcard_reader import read_vcards

    return sum(1 for _ in read_vcards(cards))


def _vobject_read(cards: Path) -> int:
    import vobject

    with cards.open(encoding="utf-8") as text:
        return sum(1 for _ in vobject.readComponents(text))


# -- programs ----------------------------------------------------------------------------------------------


def _office() -> str | None:
    return next((found for name in OFFICES if (found := shutil.which(name))), None)


def _convert(office: str, source: Path, form: str, folder: Path) -> None:
    """Open a file and save it in another form, with settings of its own, without a window."""
    profile = (folder / "office").as_uri()
    _call(
        office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", form,
        "--outdir", str(folder / "converted"), str(source),
    )  # fmt: skip


def _call(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True, timeout=600)  # noqa: S603 - programs found on the path
