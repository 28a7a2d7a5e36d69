"""One file on its way in: what it is, what its columns mean, its drafts, and the job that keeps them."""

import json
from collections.abc import Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.changes import Progress
from app.exchange.cell_values import CleaningContext
from app.exchange.draft import Draft, FirmDraft, PersonDraft, Problem
from app.exchange.encoding import guess_file_encoding
from app.exchange.import_family import Family, count_lines, count_marks, family_of
from app.exchange.import_meanings import Lookup, meanings_of, remembered_of
from app.exchange.import_types import ImportOptions, ImportReport, ImportSource
from app.exchange.mapping import Mapping as ColumnMeanings
from app.exchange.own_fields import targets_of, with_own
from app.exchange.table_reader import TableFile, TableNote, open_table
from app.exchange.text_records import Row
from app.queries.custom_fields import FieldRow
from app.sentences import sentence

if TYPE_CHECKING:
    from app.db.unit_of_work import UnitOfWork
    from app.exchange.child_stream import ChildStream
    from app.exchange.ical_types import EventDraft

SAMPLE = 50
WORTH_A_CHILD = 5_000  # rows from which a process of its own reads faster than it takes to start
KINDS = ("auto", "customers", "leads", "interactions", "followups", "products", "orders", "deals")

Corrections = Mapping[tuple[int, str], str]
Item = Draft | Problem


@dataclass
class Prepared:
    """A file that was looked at: everything the import shows before it begins.

    `samples` are the first rows; `rows` is how many there are as far as known, `rows_exact` whether counted.
    `kind` of cards is customers, of calendars followups. `remembered` = the mapping of an earlier file holds.
    """

    path: Path
    family: Family
    format: str
    kind: str
    size: int
    context: CleaningContext
    encoding: str = ""
    encoding_reason: str = ""
    delimiter: str = ""
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    header_row: int = 0
    headers: tuple[str, ...] = ()
    samples: tuple[tuple[str, ...], ...] = ()
    mapping: ColumnMeanings | None = None
    remembered: bool = False
    rows: int = 0
    rows_exact: bool = False
    split_firms: bool = False
    notes: tuple[TableNote, ...] = field(default=())
    table: TableFile | None = None
    worker: "ChildStream | None" = None

    @property
    def source(self) -> ImportSource:
        """The file as the history names it."""
        meanings = None if self.mapping is None else json.loads(self.mapping.to_json())
        spreadsheet = self.family in ("table", "deals") and not self.encoding  # has no encoding to tell
        encoding = "" if spreadsheet else self.encoding or guess_file_encoding(self.path).name
        name = self.path.name.encode("utf-8", "replace").decode()  # a name of other bytes than UTF-8 too
        return ImportSource(name, self.kind, self.format, encoding, meanings, self.rows)

    def cancel(self) -> None:
        """Stop a reading that waits for a child, from another thread."""
        for reading in (self.table, self.worker):
            if reading is not None:
                reading.cancel()

    def close(self) -> None:
        """Let go of the file."""
        if self.table is not None:
            self.table.close()


def prepare(
    path: Path,
    *,
    kind: str = "auto",
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    header_row: int | None = None,
    mapping: ColumnMeanings | None = None,
    remembered: Lookup | None = None,
    today: date | None = None,
    region: str = "CN",
    split_firms: bool = False,
    own: Iterable[FieldRow] = (),
) -> Prepared:
    """Look at a file: its format by content, encoding, columns and their meanings.

    `remembered(signature)` gives the mapping kept for files with these headers, or None; `own` are the fields of
    one's own that columns may fill. Raises UserError.
    """
    path = Path(path)
    context = CleaningContext(today or date.today(), region, own=targets_of(own))  # noqa: DTZ011 - of this wall
    family = family_of(path)
    if family == "table":
        table = open_table(path, encoding=encoding, delimiter=delimiter, sheet=sheet, header_row=header_row)
        try:
            return _prepared_table(table, kind, mapping, remembered, context)
        except BaseException:
            table.close()
            raise
    cards = family == "cards"
    found = Prepared(
        path,
        family,
        "vcf" if cards else "ics",
        "customers" if cards else "followups",
        path.stat().st_size,
        context,
        encoding=encoding or "",
        rows=count_marks(path, b"BEGIN:VCARD" if cards else b"BEGIN:V"),
        split_firms=split_firms,
    )
    if family == "calendar":
        found.rows = count_marks(path, b"BEGIN:VEVENT") + count_marks(path, b"BEGIN:VTODO")
    return found


def _prepared_table(
    table: TableFile,
    kind: str,
    given: ColumnMeanings | None,
    remembered: Lookup | None,
    context: CleaningContext,
) -> Prepared:
    from app.exchange.import_deals import is_deals_table

    if kind == "deals" or (kind == "auto" and given is None and is_deals_table(table.headers)):
        return _prepared_deals(table, context)
    samples = tuple(tuple(cells) for _line, cells in table.preview(SAMPLE))
    known = given or (remembered_of(table, kind, remembered) if remembered is not None else None)
    meanings = with_own(meanings_of(table, kind, known, samples), context.own)
    rows = table.row_count or 0
    if table.format == "text":
        rows = max(0, count_lines(table.path) - table.header_row)
    return Prepared(
        table.path,
        "table",
        _format_name(table),
        meanings.kind,
        table.size,
        context,
        encoding=table.encoding,
        encoding_reason=table.encoding_reason,
        delimiter=table.delimiter,
        sheets=table.sheets,
        sheet=table.sheet,
        header_row=table.header_row,
        headers=table.headers,
        samples=samples,
        mapping=meanings,
        remembered=known is not None and given is None,
        rows=rows,
        notes=table.notes,
        table=table,
    )


def _prepared_deals(table: TableFile, context: CleaningContext) -> Prepared:
    """A table of deals: its columns are known by their names."""
    rows = table.row_count or 0
    if table.format == "text":
        rows = max(0, count_lines(table.path) - table.header_row)
    return Prepared(
        table.path,
        "deals",
        _format_name(table),
        "deals",
        table.size,
        context,
        encoding=table.encoding,
        encoding_reason=table.encoding_reason,
        sheets=table.sheets,
        sheet=table.sheet,
        header_row=table.header_row,
        headers=table.headers,
        rows=rows,
        notes=table.notes,
        table=table,
    )


def _format_name(table: TableFile) -> str:
    if table.format != "text":
        return table.format
    return "tsv" if table.delimiter == "\t" else "csv"


def drafts_of(
    prepared: Prepared,
    corrections: Corrections | None = None,
    *,
    skipped: frozenset[int] = frozenset(),
    until: int = 0,
    unnamed: str = "",
) -> "Iterator[Item | EventDraft]":
    """The drafts and problems of the file in its order.

    `corrections` are new texts for cells by (line, column name or target field); `skipped` lines are passed
    over; with `until` only so many rows are read; `unnamed` is what a card without any name is called (empty:
    it is left out).
    """
    if prepared.family == "calendar":
        from app.exchange.ical_reader import read_calendar

        events = read_calendar(prepared.path, encoding=prepared.encoding or None)
        yield from (item for item in events if item.line not in skipped)
    elif prepared.family == "cards":
        yield from _card_drafts(prepared, corrections or {}, skipped, unnamed)
    else:
        yield from _table_drafts(prepared, corrections or {}, skipped, until)


def _table_drafts(
    prepared: Prepared, corrections: Corrections, skipped: frozenset[int], until: int
) -> Iterator[Item]:
    from app.exchange.cleaning import build_drafts

    table, mapping = prepared.table, prepared.mapping
    assert table is not None
    assert mapping is not None
    cells: dict[int, dict[int, str]] = {}
    for (line, name), text in corrections.items():
        index = column_index(mapping, name)
        if index is not None:
            cells.setdefault(line, {})[index] = text
    context = replace(prepared.context, corrections=cells, skipped=skipped)
    if until:
        rows = table.read()
        yield from build_drafts(islice(rows, until), mapping, context)
    else:
        yield from build_drafts(table, mapping, context)


def column_index(mapping: ColumnMeanings, name: str) -> int | None:
    """The column a correction is meant for: named by its header, or by the field it fills."""
    for column in mapping.columns:
        if column.header == name:
            return column.index
    return next((column.index for column in mapping.columns if name and column.key == name), None)


def _card_drafts(
    prepared: Prepared, corrections: Corrections, skipped: frozenset[int], unnamed: str
) -> Iterator[Item]:
    """Cards without a name take the one somebody gave them, else `unnamed`; what they say is not lost."""
    from app.exchange.vcard_reader import read_vcards

    names = {line: text.strip() for (line, key), text in corrections.items() if key == "customer.name"}
    for item in read_vcards(
        prepared.path, encoding=prepared.encoding or None, split_firms=prepared.split_firms
    ):
        name = names.get(item.line) or unnamed
        if item.line in skipped:
            continue
        if isinstance(item, Problem):
            if item.code != "card.no_name" or not name:
                yield item
            elif not names.get(item.line):
                yield replace(item, severity="may", code="card.kept_unnamed", values={"name": unnamed})
        elif item.name:
            yield item
        elif isinstance(item, (PersonDraft, FirmDraft)) and name:
            yield replace(item, name=name)


def import_prepared(
    uow: "UnitOfWork",
    prepared: Prepared,
    options: ImportOptions,
    corrections: Corrections | None = None,
    *,
    skipped: frozenset[int] = frozenset(),
    until: int = 0,
) -> Generator[Progress, None, ImportReport]:
    """Take the file in, in the caller's transaction: the job behind the window and the command line.

    Raises DryRun (which carries the report) at the end of a trial. Afterwards the rows that were not taken
    are kept with the import, and the mapping for the next file of this sort.
    """
    from app.usecases import importing

    unnamed = sentence("card.unnamed", options.language)
    if prepared.kind in ("customers", "leads") and prepared.rows >= WORTH_A_CHILD and not until:
        drafts = drafts_from_child(prepared, corrections or {}, skipped, unnamed, options.currency)
    else:
        drafts = drafts_of(prepared, corrections, skipped=skipped, until=until, unnamed=unnamed)
    try:
        report = yield from _take_in(uow, prepared, drafts, deal_rows(prepared, skipped, until), options)
    finally:
        if prepared.worker is not None:  # given up in the middle
            prepared.worker.close()
    refused = refused_csv(prepared, report, options.language)
    if refused is not None and report.run_id is not None:
        importing.keep_refused(uow, report.run_id, refused)
    if prepared.mapping is not None and report.created + report.updated + report.skipped:
        importing.remember_mapping(uow, prepared.mapping.signature, json.loads(prepared.mapping.to_json()))
    return report


def _take_in(
    uow: "UnitOfWork",
    prepared: Prepared,
    drafts: "Iterator[Any]",
    rows: "Iterator[Row | Problem]",
    options: ImportOptions,
) -> Generator[Progress, None, ImportReport]:
    """Give what the file holds to the importer of its family."""
    if prepared.family == "deals":
        from app.exchange.import_deals import import_deals

        return (yield from import_deals(uow, prepared.source, prepared.headers, rows, options))
    if prepared.family == "calendar":
        from app.exchange.import_events import import_events

        return (yield from import_events(uow, prepared.source, drafts, options))
    if prepared.kind == "orders":
        from app.exchange.import_orders import import_orders

        return (yield from import_orders(uow, prepared.source, drafts, options))
    from app.exchange.import_job import import_drafts

    return (yield from import_drafts(uow, prepared.source, drafts, options))


def deal_rows(prepared: Prepared, skipped: frozenset[int], until: int) -> "Iterator[Row | Problem]":
    """The rows of a table of deals; `skipped` lines are passed over, with `until` only so many are read."""
    assert prepared.table is not None
    items = prepared.table.read()
    for item in islice(items, until) if until else items:
        if (item.line if isinstance(item, Problem) else item[0]) not in skipped:
            yield item


def drafts_from_child(
    prepared: Prepared, corrections: Corrections, skipped: frozenset[int], unnamed: str, currency: str
) -> "Iterator[Any]":
    """The same as drafts_of, read and cleaned by another process while this one keeps the rows."""
    from app.exchange.child_stream import ChildStream
    from app.exchange.draft_child import OPTION
    from app.exchange.draft_order import DraftOrder, order_text, received

    prepared.close()  # another child reads the spreadsheet
    order = order_text(DraftOrder(prepared, corrections, skipped, unnamed, currency))
    prepared.worker = ChildStream("app.exchange.draft_child", OPTION, prepared.path.name, order)
    try:
        for frame in prepared.worker.frames():
            yield from map(received, frame["items"])
    finally:
        prepared.worker.close()
        prepared.worker = None


def refused_csv(prepared: Prepared, report: ImportReport, language: str = "") -> bytes | None:
    """The rows that were not taken as a CSV file, each with its reasons; None when all were taken."""
    from app.exchange.refused import rows_file

    return rows_file(prepared, report.problems, report.refused_lines, language)
