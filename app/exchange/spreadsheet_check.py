"""Look into a zipped spreadsheet before anything parses it: bombs and giant ranges are refused here."""

import re
import zipfile
from pathlib import Path
from typing import NamedTuple

from app.exchange.limits import Limits
from app.sentences.errors import UserError

_BLOCK = 1 << 20
_TAIL = 400


class SheetFacts(NamedTuple):
    """What one sheet's XML holds: its used range, cells, formulas, hidden rows and merged ranges."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    formulas: int = 0
    hidden_rows: int = 0
    merged: int = 0


def check_archive(path: Path, limits: Limits) -> dict[str, SheetFacts]:
    """Facts of each sheet part by member name; raises UserError for anything that could hurt."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            _check_directory(path, members, limits)
            return _check_members(path, archive, members, limits)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError) as error:
        raise UserError("import.spreadsheet_damaged", name=path.name) from error
    except RuntimeError as error:
        raise UserError("import.password_protected", name=path.name) from error
    except Exception as error:
        if type(error).__module__ == "zlib":
            raise UserError("import.spreadsheet_damaged", name=path.name) from error
        raise


def _check_directory(path: Path, members: list[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse from the directory alone: too many members, too much inside, members on top of each other."""
    if len(members) > limits.zip_members:
        raise UserError("import.too_many_parts", name=path.name, count=f"{len(members):,}")
    declared = sum(member.file_size for member in members)
    packed = max(1, sum(member.compress_size for member in members))
    _check_size(path, declared, packed, limits)
    end = 0
    for member in sorted(members, key=lambda item: item.header_offset):
        if member.header_offset < end:
            raise UserError("import.parts_overlap", name=path.name)
        end = (
            member.header_offset + 30 + len(member.filename.encode("utf-8", "replace")) + member.compress_size
        )
    if packed > path.stat().st_size:
        raise UserError("import.parts_overlap", name=path.name)
    if any(member.flag_bits & 1 for member in members):
        raise UserError("import.password_protected", name=path.name)


def _check_size(path: Path, inflated: int, packed: int, limits: Limits) -> None:
    bomb = inflated > limits.inflated_bytes and inflated > packed * limits.inflated_ratio
    if bomb or inflated > limits.inflated_hard:
        raise UserError("import.inflates_too_much", name=path.name, size=f"{inflated >> 20:,} MB")


def _check_members(
    path: Path, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo], limits: Limits
) -> dict[str, SheetFacts]:
    facts: dict[str, SheetFacts] = {}
    packed = max(1, sum(member.compress_size for member in members))
    total = 0
    for member in members:
        name = member.filename.lower()
        if not name.endswith((".xml", ".rels", ".bin")):
            continue
        scan = _PartScan(path, name)
        with archive.open(member) as stream:
            while block := stream.read(_BLOCK):
                total += len(block)
                _check_size(path, total, packed, limits)
                scan.feed(block)
        if scan.is_sheet:
            facts[member.filename] = scan.facts()
            _check_range(path, facts[member.filename], limits)
        _check_repeats(path, scan, limits)
    return facts


def _check_range(path: Path, sheet: SheetFacts, limits: Limits) -> None:
    """A large range is fine when it is full; a nearly empty one is a trap."""
    cells = sheet.rows * sheet.columns
    full = cells <= limits.dense_cells and sheet.cells * 4 >= cells
    if cells > limits.range_cells and not full:
        values = {"rows": f"{sheet.rows:,}", "columns": f"{sheet.columns:,}"}
        raise UserError("import.range_too_large", name=path.name, **values)


def _check_repeats(path: Path, scan: "_PartScan", limits: Limits) -> None:
    """OpenDocument says "this cell, repeated n times": refuse repeats of filled cells beyond the cap."""
    if scan.repeated_cells > limits.range_cells:
        values = {"rows": f"{scan.repeated_cells:,}", "columns": "1"}
        raise UserError("import.range_too_large", name=path.name, **values)


def _number(letters: bytes) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + letter - 64
    return value


class _PartScan:
    """Counts what matters in one XML part while it streams by, with a tail kept between blocks."""

    def __init__(self, path: Path, name: str) -> None:
        self._path = path
        self.is_sheet = "/worksheets/" in name and name.endswith(".xml")
        self._is_ods = name == "content.xml"
        self._xml = name.endswith((".xml", ".rels"))
        self._tail = b""
        self._first = True
        self._counts = dict.fromkeys(("rows", "cells", "formulas", "hidden", "merged"), 0)
        self._max_row = 0
        self._columns: set[bytes] = set()
        self.repeated_cells = 0
        self._row = self._cell = re.compile(b"")
        self._hidden = re.compile(rb'<(?:\w+:)?row\b[^>]*?\bhidden="(?:1|true)"')
        self._repeat = re.compile(
            rb'<table:table-cell(?=[^>]*office:value-type)[^>]*number-columns-repeated="(\d{1,12})"'
        )

    def feed(self, block: bytes) -> None:
        """Count in one block; a tag cut in two is counted with the next block."""
        if self._first and self._xml:
            self._first = False
            start = block[:4096]
            if b"<!DOCTYPE" in start or b"<\0!\0D\0O" in start or b"\0<\0!\0D\0O" in start:
                raise UserError("import.has_dtd", name=self._path.name)
            self._look_for(block)
        if self._xml and b"<!ENTITY" in block:
            raise UserError("import.has_dtd", name=self._path.name)
        if not (self.is_sheet or self._is_ods):
            return
        text = self._tail + block
        cut = text.rfind(b">") + 1
        text, self._tail = text[:cut], text[cut:][-_TAIL:]
        if self._is_ods:
            self.repeated_cells += sum(int(found) for found in self._repeat.findall(text))
            return
        self._count(text)

    def _look_for(self, block: bytes) -> None:
        """Rows and cells as this sheet writes them: patterns that begin with fixed letters are ten times as fast."""
        root = re.search(rb"<(\w+:)?worksheet\b", block)
        prefix = b"<" + ((root[1] or b"") if root is not None else b"")
        self._row = re.compile(prefix + rb'row [^>]*?\br="(\d{1,9})"')
        self._cell = re.compile(prefix + rb'c [^>]*?\br="([A-Z]{1,3})\d')

    def _count(self, text: bytes) -> None:
        counts = self._counts
        rows, columns = self._row.findall(text), self._cell.findall(text)
        counts["rows"] += len(rows) or text.count(b"<row ") + text.count(b"<row>")
        counts["cells"] += len(columns) or text.count(b"<c ") + text.count(b"<c>")
        self._max_row = max(self._max_row, max(map(int, rows), default=0))
        self._columns.update(columns)
        counts["merged"] += text.count(b"<mergeCell ")
        if b"<f" in text:
            counts["formulas"] += text.count(b"<f>") + text.count(b"<f ") + text.count(b"<f/>")
        if b"hidden=" in text:
            counts["hidden"] += len(self._hidden.findall(text))

    def facts(self) -> SheetFacts:
        """The sums over the whole part."""
        counts = self._counts
        return SheetFacts(
            rows=max(self._max_row, counts["rows"]),
            columns=max(map(_number, self._columns), default=1),
            cells=counts["cells"],
            formulas=counts["formulas"],
            hidden_rows=counts["hidden"],
            merged=counts["merged"],
        )
