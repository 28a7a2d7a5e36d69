"""The exports of well-known programs, recognised by their header rows."""

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import get_args

from app.exchange.fields import TableKind
from app.exchange.header_row import header_key
from app.settings.resources import resource_path

OUR_PROGRAM = "涟漪 Lianyi"  # as resources/exchange/known_headers/lianyi_*.json say
TO_NOTE = "+note"
_ENOUGH = 0.8
_ENOUGH_OF_OURS = 0.3  # fields of one's own may be more than the others


@dataclass(frozen=True, slots=True)
class KnownColumn:
    """What a column of a known export means; `key` "" = it is known and not for us, TO_NOTE = for the note."""

    key: str
    label: str = ""
    of: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class KnownProgram:
    """One export format: its columns by `numbered_key`, and those that must be there."""

    file: str
    program: str
    kind: str
    require: frozenset[str]
    columns: dict[str, KnownColumn]


def numbered_key(header: str) -> tuple[str, str]:
    """The header's key with a number standing alone ("Phone 2 - Value") as "#", and that number."""
    found = re.search(r"(?<= )(\d{1,2})(?= -)", header)
    if found is None:
        return header_key(header), ""
    return header_key(header[: found.start()] + "9999" + header[found.end() :]), found.group(1)


def _column(text: str) -> KnownColumn:
    parts = [*text.split("|"), "", "", ""]
    return KnownColumn(parts[0], parts[1], parts[2], parts[3])


@lru_cache(maxsize=1)
def known_programs() -> tuple[KnownProgram, ...]:
    """All known exports."""
    programs: list[KnownProgram] = []
    for path in sorted(resource_path("exchange", "known_headers").glob("*.json")):
        read = json.loads(path.read_text("utf-8"))
        if read["kind"] not in get_args(TableKind):
            continue  # a table of ours that has its own way in
        columns = {
            header_key(name.replace("#", "9999")): _column(text) for name, text in read["columns"].items()
        }
        require = frozenset(header_key(name) for name in read["require"])
        programs.append(KnownProgram(path.stem, read["program"], read["kind"], require, columns))
    return tuple(programs)


@lru_cache(maxsize=1)
def known_header_keys() -> frozenset[str]:
    """Every header key of every known export."""
    return frozenset(key.replace("9999", "1") for program in known_programs() for key in program.columns)


def recognise(headers: tuple[str, ...]) -> KnownProgram | None:
    """The program whose export has these headers: all it requires, and nearly nothing it does not know."""
    keys = [numbered_key(header)[0] for header in headers]
    plain = frozenset(keys)
    best: tuple[float, KnownProgram] | None = None
    for program in known_programs():
        if not program.require <= plain:
            continue
        share = sum(1 for key in keys if key in program.columns) / len(keys)
        enough = _ENOUGH_OF_OURS if program.program == OUR_PROGRAM else _ENOUGH
        if share >= enough and (best is None or share > best[0]):
            best = (share, program)
    return best[1] if best else None
