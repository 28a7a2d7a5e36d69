"""Files damaged at random end in rows or in a sentence, never in a crash."""

import random
from pathlib import Path

import openpyxl
import pytest

from app.exchange.table_reader import open_table
from app.exchange.table_writer import write_csv
from app.sentences import has_sentence
from tests.unit.exchange.tables import outcome


def mutated(data: bytes, chance: random.Random) -> bytes:
    """One damage: bits turned, a cut, a piece doubled, a piece of it put elsewhere."""
    kind = chance.randrange(4)
    at = chance.randrange(len(data))
    if kind == 0:
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 8)):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    if kind == 1:
        return data[:at]
    length = chance.randrange(1, 400)
    if kind == 2:
        return data[:at] + data[at : at + length] * chance.randrange(2, 30) + data[at:]
    other = chance.randrange(len(data))
    return data[:at] + data[other : other + length] + data[at + length :]


def read(path: Path) -> list[bool]:
    """Whether each row is as wide as the headers."""
    with open_table(path) as table:
        return [len(cells) == len(table.headers) for _, cells in table.rows()]


def expect_rows_or_sentence(path: Path) -> None:
    """A file gives rows as wide as its headers, or ends in a sentence of both languages."""
    code, widths = outcome(lambda: read(path))
    assert all(widths)
    assert not code or (has_sentence(code, "en") and has_sentence(code, "zh_CN")), code


def seeds(folder: Path) -> dict[str, bytes]:
    """Small sound files of each format."""
    rows = [["张伟", "13805712266", "喜欢\n普洱"], ["Ann, Smith", "+1 202 555 0143", 'says "hi"']]
    write_csv(folder / "seed.csv", ["姓名", "电话", "备注"], rows)
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in [["姓名", "电话", "备注"], *rows]:
        page.append(row)
    book.save(folder / "seed.xlsx")
    text = (folder / "seed.csv").read_text("utf-8-sig")
    return {
        "csv": (folder / "seed.csv").read_bytes(),
        "gb.csv": text.encode("gb18030"),
        "wide.csv": text.encode("utf-16"),
        "xlsx": (folder / "seed.xlsx").read_bytes(),
    }


@pytest.mark.parametrize(("name", "rounds"), [("csv", 150), ("gb.csv", 150), ("wide.csv", 150), ("xlsx", 25)])
def test_damaged_files_never_crash(tmp_path: Path, name: str, rounds: int) -> None:
    seed = seeds(tmp_path)[name]
    chance = random.Random(20261122)
    for number in range(rounds):
        path = tmp_path / f"{number}.{name}"
        path.write_bytes(mutated(seed, chance))
        expect_rows_or_sentence(path)


def test_damaged_old_spreadsheets_never_crash(samples: Path, tmp_path: Path) -> None:
    seed = (samples / "csvkit" / "examples" / "test.xls").read_bytes()
    chance = random.Random(7)
    for number in range(15):
        path = tmp_path / f"{number}.xls"
        path.write_bytes(mutated(seed, chance))
        expect_rows_or_sentence(path)
