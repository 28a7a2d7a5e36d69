"""Tell what a file really is by its first bytes, whatever its name says."""

import json
import re
import zipfile
from codecs import BOM_UTF8
from pathlib import Path

from app.sentences.errors import UserError

_CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"\x1f\x8b", "GZIP"),
    (b"BZh", "BZIP2"),
    (b"7z\xbc\xaf", "7-Zip"),
    (b"Rar!", "RAR"),
    (b"\x7fELF", "ELF"),
    (b"MZ\x90", "EXE"),
)
_HEAD = 4096
_PRINTABLE = bytes([9, 10, 11, 12, 13, *range(32, 256)])
_JSON = re.compile(rb"""\[\s*[\[{"\d\]]|\{\s*["}]""")
_MARKUP = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<head", b"<meta", b"<style")


def file_format(path: Path) -> str:
    """ "text", "xlsx", "xlsb", "ods", "xls" or "sqlite"; anything else raises a UserError that says what it is."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except IsADirectoryError as error:
        raise UserError("import.is_a_folder", name=path.name) from error
    except OSError as error:
        raise UserError("import.cannot_open", name=path.name, reason=error.strerror or "") from error
    if not head:
        raise UserError("import.file_empty", name=path.name)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_format(path)
    if head.startswith(b"SQLite format 3\0"):
        return "sqlite"
    if head.startswith(_CFB):
        return _compound_format(path)
    for magic, kind in _OTHERS:
        if head.startswith(magic):
            raise UserError("import.not_a_table", name=path.name, kind=kind)
    return _text_format(path, head)


def _text_format(path: Path, head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(_MARKUP):
        raise UserError("import.really_html", name=path.name)
    if start.startswith(b"{\\rtf"):
        raise UserError("import.not_a_table", name=path.name, kind="RTF")
    if _JSON.match(start) and _is_json(path, start):
        raise UserError("import.really_json", name=path.name)
    return "text"


def _is_json(path: Path, start: bytes) -> bool:
    """Whether a file that begins like JSON is JSON: a small one read whole, a large one by its name."""
    if path.suffix.lower() in (".json", ".jsonl", ".ndjson", ".geojson"):
        return True
    if len(start) >= _HEAD - 16:
        return start.startswith((b"{", b"[{"))
    try:
        json.loads(start)
    except (ValueError, RecursionError):
        return False
    return True


def check_is_text(path: Path, encoding: str) -> None:
    """Many NULs or control bytes in anything but UTF-16 and UTF-32 mean that the file is no text at all.

    A file that begins with the mark of UTF-8 says that it is text: cells of control characters do not gainsay it.
    """
    if encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32")):
        return
    with path.open("rb") as stream:
        head = stream.read(4096)
    nuls = head.count(b"\0")
    controls = 0 if head.startswith(BOM_UTF8) else len(head.translate(None, _PRINTABLE)) - nuls
    if nuls > max(8, len(head) // 50) or controls > max(8, len(head) // 20):
        raise UserError("import.not_a_table", name=path.name, kind="binary")


def _zip_format(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.bin" in names:
                return "xlsb"
            if any(name.lower() == "xl/workbook.xml" for name in names):
                return "xlsx"
            if "content.xml" in names and _is_ods(archive, names):
                return "ods"
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, RuntimeError) as error:
        raise UserError("import.spreadsheet_damaged", name=path.name) from error
    raise UserError("import.not_a_table", name=path.name, kind="ZIP")


def _is_ods(archive: zipfile.ZipFile, names: set[str]) -> bool:
    if "mimetype" not in names:
        return True
    with archive.open("mimetype") as stream:
        return b"spreadsheet" in stream.read(200)


def _compound_format(path: Path) -> str:
    """The old container: a real .xls, or the wrapper around a spreadsheet with a password."""
    with path.open("rb") as stream:
        content = stream.read(64 << 20)
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise UserError("import.password_protected", name=path.name)
    if "WordDocument".encode("utf-16-le") in content:
        raise UserError("import.not_a_table", name=path.name, kind="Word")
    return "xls"
