"""Read one spreadsheet in a process of its own, so that a file that kills the reader kills only this.

Run as ``program --read-spreadsheet FILE [SHEET]`` (or as a module); frames go to standard output.
"""

import datetime as dt
import sys
from pathlib import Path
from typing import Any, BinaryIO

from app.exchange.file_format import file_format
from app.exchange.frames import out_pipe, write_frame
from app.exchange.limits import Limits
from app.exchange.spreadsheet_check import SheetFacts, check_archive
from app.exchange.spreadsheet_parts import sheet_parts
from app.sentences.errors import UserError

OPTION = "--read-spreadsheet"
_BATCH = 1_000
_MEMORY_FLOOR = 1 << 30
_MEMORY_CEILING = 6 << 30


def limit_memory(file_size: int) -> None:
    """Ask the system to stop this process before it eats the machine (where the system can)."""
    try:
        import resource
    except ImportError:
        return
    wanted = min(_MEMORY_CEILING, _MEMORY_FLOOR + 64 * file_size)
    resource.setrlimit(resource.RLIMIT_AS, (wanted, wanted))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def cell_text(value: Any) -> str:
    """A cell as the text a person sees: whole numbers without ".0", dates as ISO text."""
    if type(value) is str:
        return value
    if value is None:
        return ""
    if value is True or value is False:
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return format(value, ".15g")
    if isinstance(value, dt.datetime):
        if value.time() == dt.time():
            return value.date().isoformat()
        return value.isoformat(" ", "seconds")
    if isinstance(value, dt.time):
        return value.isoformat("seconds")
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value)


def _notes(facts: SheetFacts | None, merged: int, hidden_sheets: int) -> list[list[Any]]:
    counted = {
        "import.note.formulas": facts.formulas if facts else 0,
        "import.note.hidden_rows": facts.hidden_rows if facts else 0,
        "import.note.merged": merged or (facts.merged if facts else 0),
        "import.note.hidden_sheets": hidden_sheets,
    }
    return [[code, {"count": f"{count:,}"}] for code, count in counted.items() if count]


def send(path: Path, wanted: str | None, out: BinaryIO, limits: Limits) -> None:
    """Send facts, then all rows of one sheet, then the end; UserErrors travel as a frame."""
    kind = file_format(path)
    if kind == "text":
        raise UserError("import.not_a_table", name=path.name, kind="text")
    facts = check_archive(path, limits) if kind in ("xlsx", "xlsb", "ods") else {}
    parts = sheet_parts(path) if kind == "xlsx" else {}
    import python_calamine

    try:
        book = _opened(path, kind)
    except python_calamine.PasswordError as error:
        raise UserError("import.password_protected", name=path.name) from error
    work = python_calamine.SheetTypeEnum.WorkSheet
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ == work] or list(book.sheet_names)
    if not names:
        raise UserError("import.no_sheets", name=path.name)
    shown = python_calamine.SheetVisibleEnum.Visible
    visible = [sheet.name for sheet in book.sheets_metadata if sheet.visible == shown and sheet.name in names]
    chosen = _chosen(book, names, visible or names, wanted, path)
    sheet = book.get_sheet_by_name(chosen)
    merged = len(sheet.merged_cell_ranges or [])
    _check_end(path, sheet.end, kind, limits)
    info = {
        "format": kind,
        "sheets": names,
        "sheet": chosen,
        "rows": (sheet.end[0] + 1) if sheet.end else 0,
        "notes": _notes(facts.get(parts.get(chosen, "")), merged, len(names) - len(visible)),
    }
    write_frame(out, {"info": info})
    _send_rows(sheet, out)
    write_frame(out, {"end": True})


def _opened(path: Path, kind: str) -> Any:
    """The workbook; one whose name says another format is handed over as a stream, which has no name."""
    import python_calamine

    if path.suffix.lower().removeprefix(".") == kind:
        return python_calamine.load_workbook(str(path))
    return python_calamine.load_workbook(path.open("rb"))


def _check_end(path: Path, end: tuple[int, int] | None, kind: str, limits: Limits) -> None:
    if end and kind == "xls" and (end[0] + 1) * (end[1] + 1) > 65_536 * 256:
        values = {"rows": f"{end[0] + 1:,}", "columns": f"{end[1] + 1:,}"}
        raise UserError("import.range_too_large", name=path.name, **values)
    if end and end[1] + 1 > limits.columns:
        raise UserError("import.too_many_columns", name=path.name, count=f"{end[1] + 1:,}")


def _chosen(book: Any, names: list[str], shown: list[str], wanted: str | None, path: Path) -> str:
    """The sheet asked for, else the first visible one that is not empty."""
    if wanted is not None:
        if wanted not in names:
            raise UserError("import.no_such_sheet", name=path.name, sheet=wanted)
        return wanted
    if len(shown) == 1:
        return shown[0]
    for name in shown[:20]:
        if book.get_sheet_by_name(name).end is not None:
            return name
    return shown[0]


def _send_rows(sheet: Any, out: BinaryIO) -> None:
    batch: list[list[str]] = []
    first = 1
    for row in sheet.iter_rows():
        batch.append([value if type(value) is str else cell_text(value) for value in row])
        if len(batch) == _BATCH:
            write_frame(out, {"first": first, "rows": batch})
            first += _BATCH
            batch = []
    if batch:
        write_frame(out, {"first": first, "rows": batch})


def main(arguments: list[str]) -> int:
    """Entry of the child: FILE and, if wanted, the sheet."""
    out = out_pipe()
    path = Path(arguments[0])
    try:
        limit_memory(path.stat().st_size)
        send(path, arguments[1] if len(arguments) > 1 else None, out, Limits())
    except UserError as error:
        values = {name: str(value) for name, value in error.values.items()}
        write_frame(out, {"error": error.code, "values": values})
    except BrokenPipeError:
        return 1
    except MemoryError:
        write_frame(out, {"error": "import.too_much_memory", "values": {"name": path.name}})
    except BaseException:  # a panic in the reader is no Exception
        write_frame(out, {"error": "import.spreadsheet_damaged", "values": {"name": path.name}})
    return 0


if __name__ == "__main__":
    sys.exit(main([argument for argument in sys.argv[1:] if argument != OPTION]))
