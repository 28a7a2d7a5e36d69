"""Take records out: tables, cards, calendars or JSON; a stream that appears under its name when it is whole."""

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import IO, Any

from app.changes import Progress
from app.db.reader import Reader
from app.exchange.export_cards import cards_of
from app.exchange.export_columns import CellContext, export_columns, own_columns, table_rows
from app.exchange.export_json import json_record
from app.exchange.export_orders import order_headers, order_json, order_rows
from app.exchange.mapping import PROFILE
from app.exchange.own_fields import target_of
from app.exchange.profile_cells import profile_targets
from app.exchange.table_writer import csv_rows, open_book, replacing
from app.queries.custom_fields import fields_of
from app.queries.export_profiles import filled_columns
from app.queries.export_rows import KINDS, ExportRow, count_rows, export_pages, most_reaches
from app.queries.order_export import ExportedOrder, count_orders, order_pages
from app.queries.team import setting
from app.sentences import sentence
from app.sentences.errors import UserError

FORMATS = ("csv", "xlsx", "vcf", "ics", "json")
_KEPT = (".lianyi", ".lianyi-backup")
_CARDS = ("customers", "contacts", "leads")
ORDERS = "orders"
Job = Generator[Progress, None, "Exported"]


@dataclass(frozen=True)
class ExportOrder:
    """What to take out: `kind` one of KINDS, `orders` or `all`; `ids` only these, in this order.

    `columns`: only these targets.
    """

    kind: str
    format: str
    language: str = "en"
    ids: Sequence[int] | None = None
    columns: Sequence[str] | None = None


@dataclass
class Exported:
    """What came out: the files, how many records of each kind, how many cells were too long for a workbook."""

    files: list[Path] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    shortened: int = 0

    @property
    def total(self) -> int:
        """All records together."""
        return sum(self.counts.values())


def kinds_of(order: ExportOrder) -> tuple[str, ...]:
    """The kinds a format can hold of what was asked for. Raises UserError export.not_in_format."""
    every = (*KINDS, ORDERS)
    asked = every if order.kind == "all" else (order.kind,)
    able = {"vcf": _CARDS, "ics": ("followups",)}.get(order.format, every)
    found = tuple(kind for kind in asked if kind in able)
    if not found:
        raise UserError("export.not_in_format", kind=f"@export.kind.{order.kind}", format=order.format)
    return found


def export_records(reader: Reader, target: Path, order: ExportOrder) -> Job:
    """Write the records; progress per page, each a place to stop. Stopped or failed it leaves nothing behind.

    CSV of several kinds goes into a folder, or into a zip when the name ends so. Raises UserError.
    """
    kinds = kinds_of(order)
    own = {target_of(field): field for field in fields_of(reader)}
    context = CellContext(
        order.language,
        setting(reader, "currency", "CNY"),
        setting(reader, "region", "CN"),
        own,
        [target for target in profile_targets() if target.removeprefix(PROFILE) in filled_columns(reader)],
    )
    total = sum(_count(reader, kind, order) for kind in kinds)
    run = _Run(reader, order, context, total)
    write = {"csv": _csv, "xlsx": _xlsx, "vcf": _vcf, "ics": _ics, "json": _json}[order.format]
    _check_target(target, reader.path)
    if order.format == "csv" and len(kinds) > 1:
        write = _zip if target.suffix.lower() == ".zip" else _folder
    yield from write(run, target, kinds)
    if not run.done.files:
        run.done.files.append(target)
    return run.done


def _check_target(target: Path, data_file: Path) -> None:
    """Never write over a data file (its own or another), its companions, a backup, or what is no file at all."""
    if not target.parent.is_dir():
        raise UserError("export.no_folder", folder=str(target.parent))
    place = target.resolve()
    own = [Path(f"{data_file.resolve()}{ending}") for ending in ("", "-wal", "-shm", "-journal")]
    if place in own or (place.exists() and data_file.exists() and place.samefile(data_file)):
        raise UserError("export.own_file", name=target.name)
    if place.exists() and not place.is_dir():
        if not place.is_file():
            raise UserError("export.no_file", name=target.name)
        if place.suffix.lower() in _KEPT:
            raise UserError("export.data_file", name=target.name)


def _count(reader: Reader, kind: str, order: ExportOrder) -> int:
    if order.ids is not None:
        return len(order.ids)
    return count_orders(reader) if kind == ORDERS else count_rows(reader, kind)


class _Run:
    """One export on its way: reads the pages and counts."""

    def __init__(self, reader: Reader, order: ExportOrder, context: CellContext, total: int) -> None:
        self.reader, self.order, self.context, self.total = reader, order, context, total
        self.done = Exported()

    def pages(self, kind: str) -> Iterator[list[ExportRow]]:
        """The records of a kind, counted."""
        self.done.counts[kind] = 0
        for page in export_pages(self.reader, kind, self.order.ids):
            yield page
            self.done.counts[kind] += len(page)

    def orders(self) -> Iterator[list[ExportedOrder]]:
        """The orders, counted."""
        self.done.counts[ORDERS] = 0
        for page in order_pages(self.reader, self.order.ids):
            yield page
            self.done.counts[ORDERS] += len(page)

    def table(self, kind: str) -> tuple[list[str], Iterator[Iterable[Sequence[str]]]]:
        """The column names of the table of a kind, and its pages of rows."""
        language = self.order.language
        if kind == ORDERS:
            pages = (chain.from_iterable(order_rows(one, language) for one in page) for page in self.orders())
            return order_headers(language), pages
        columns = export_columns(kind, language, most_reaches(self.reader, kind), self.order.columns)
        columns += own_columns(kind, self.context, self.order.columns)
        rows = (table_rows(page, kind, columns, self.context) for page in self.pages(kind))
        return [column.header for column in columns], rows

    def records(self, kind: str) -> Iterator[Iterator[dict[str, Any]]]:
        """The same as pages of JSON records."""
        if kind == ORDERS:
            return (map(order_json, page) for page in self.orders())
        own = list(self.context.own.values())
        return ((json_record(row, kind, own) for row in page) for page in self.pages(kind))

    def progress(self) -> Progress:
        """How far it is."""
        return Progress(self.done.total, self.total, "export.writing")


def _csv(run: _Run, target: Path, kinds: Sequence[str]) -> Generator[Progress, None, None]:
    headers, pages = run.table(kinds[0])
    with csv_rows(target, headers) as add:
        for page in pages:
            for row in page:
                add(row)
            yield run.progress()


def _folder(run: _Run, target: Path, kinds: Sequence[str]) -> Generator[Progress, None, None]:
    """One CSV per kind in a folder, numbered so that they go back in by their order."""
    if target.exists() and not target.is_dir():
        raise UserError("export.not_a_folder", name=target.name)
    with _scratch(target) as scratch:
        yield from _tables(run, scratch, kinds)
        files = sorted(scratch.iterdir())
        target.mkdir(exist_ok=True)
        for file in files:
            os.replace(file, target / file.name)
            run.done.files.append(target / file.name)


def _zip(run: _Run, target: Path, kinds: Sequence[str]) -> Generator[Progress, None, None]:
    """The same files in one zip."""
    with _scratch(target) as scratch, replacing(target) as temporary:
        yield from _tables(run, scratch, kinds)
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(scratch.iterdir()):
                archive.write(file, file.name)
                yield run.progress()


def _tables(run: _Run, folder: Path, kinds: Sequence[str]) -> Generator[Progress, None, None]:
    for number, kind in enumerate(kinds, 1):
        name = sentence(f"export.kind.{kind}", run.order.language)
        yield from _csv(run, folder / f"{number}-{name}.csv", [kind])


@contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    """A folder beside the target, gone at the end."""
    try:
        scratch = Path(tempfile.mkdtemp(prefix=f".{target.stem[:40]}-", dir=target.parent))
    except OSError as error:
        raise UserError("import.file_in_use", name=target.name, reason=error.strerror or "") from error
    try:
        yield scratch
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _xlsx(run: _Run, target: Path, kinds: Sequence[str]) -> Generator[Progress, None, None]:
    """A sheet per kind."""
    with open_book(target) as book:
        for kind in kinds:
            headers, pages = run.table(kind)
            book.sheet(sentence(f"export.kind.{kind}", run.order.language), headers)
            for page in pages:
                for row in page:
                    book.add(row)
                yield run.progress()
        run.done.shortened = book.shortened


def _vcf(run: _Run, target: Path, kinds: Sequence[str]) -> Generator[Progress, None, None]:
    from app.exchange.vcard_writer import write_vcards

    with replacing(target) as temporary, temporary.open("wb") as stream:
        for kind in kinds:
            for page in run.pages(kind):
                write_vcards(stream, cards_of(page, kind, list(run.context.own.values())))
                yield run.progress()


def _ics(run: _Run, target: Path, kinds: Sequence[str]) -> Generator[Progress, None, None]:
    """A calendar is written in one go: its zones stand before its events."""
    from app.exchange.export_events import write_follow_ups

    yield run.progress()
    with replacing(target) as temporary, temporary.open("wb") as stream:
        run.done.counts["followups"] = write_follow_ups(run.reader, stream, ids=run.order.ids)
    yield run.progress()


def _json(run: _Run, target: Path, kinds: Sequence[str]) -> Generator[Progress, None, None]:
    """Everything that is kept of the records, with the program's own words for kinds and states.

    Orders alone are a plain list, as other programs want them.
    """
    with replacing(target) as temporary, temporary.open("w", encoding="utf-8", newline="\n") as stream:
        if tuple(kinds) == (ORDERS,):
            stream.write("[")
            yield from _json_rows(run, stream, ORDERS)
            stream.write("]\n")
            return
        head = {"program": "lianyi", "format": 1, "exported": datetime.now(UTC).isoformat(timespec="seconds")}
        stream.write(json.dumps(head, ensure_ascii=False)[:-1])
        for kind in kinds:
            stream.write(f',\n"{kind}": [')
            yield from _json_rows(run, stream, kind)
            stream.write("]")
        stream.write("}\n")


def _json_rows(run: _Run, stream: IO[str], kind: str) -> Generator[Progress, None, None]:
    first = True
    for page in run.records(kind):
        for record in page:
            stream.write("\n" if first else ",\n")
            stream.write(json.dumps(record, ensure_ascii=False))
            first = False
        yield run.progress()
