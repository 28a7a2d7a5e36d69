"""Which part of an .xlsx file holds which sheet."""

import html
import re
import zipfile
from pathlib import Path


def sheet_parts(path: Path) -> dict[str, str]:
    """Sheet name -> member name; empty when the workbook does not say."""
    try:
        with zipfile.ZipFile(path) as archive:
            book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
            links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile, OSError):
        return {}
    targets: dict[str, str] = {}
    for tag in re.findall(r"<(?:\w+:)?Relationship\b[^>]*>", links):
        name, target = _attribute(tag, "Id"), _attribute(tag, "Target")
        targets[name] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    parts: dict[str, str] = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\b[^>]*>", book):
        parts[html.unescape(_attribute(tag, "name"))] = targets.get(_attribute(tag, "id"), "")
    return parts


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'(?:\s|:){name}="([^"]*)"', tag)
    return found.group(1) if found else ""
