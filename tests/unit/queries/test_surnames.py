"""All published surnames, read right where it shows: in the order of the list and in what is found."""

import json
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.exchange.draft import PersonDraft
from app.exchange.import_job import import_drafts, run_now
from app.exchange.import_types import ImportOptions, ImportSource
from app.queries.search import find

GIVEN = "海涛"


@pytest.fixture
def spoken(samples: Path) -> dict[str, str]:
    """Surname -> its reading with tones."""
    found: dict[str, str] = json.loads((samples / "cn-surnames" / "surnames.json").read_text("utf-8"))
    assert len(found) == 492
    return found


@pytest.fixture
def store(tmp_path: Path, spoken: dict[str, str]) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi")
    drafts = [PersonDraft(line, f"{surname}{GIVEN}") for line, surname in enumerate(spoken, 2)]
    with found.write(Step.of("import.run", name="x", count=0)) as uow:
        source = ImportSource("x.csv", "customers", "csv", rows=len(drafts))
        run_now(import_drafts(uow, source, drafts, ImportOptions(date(2026, 9, 16))))
    yield found
    found.close()


def bare(marked: str) -> str:
    """'lǚ' -> 'lv', as it is typed."""
    parts = unicodedata.normalize("NFD", marked).replace("u\u0308", "v")
    return "".join(char for char in parts if char.isascii())


def test_each_is_found_by_its_reading_and_sorted_by_it(store: Store, spoken: dict[str, str]) -> None:
    reader = store.reader()
    wrong = []
    for surname, reading in spoken.items():
        typed = "".join(bare(part) for part in reading.split())
        names = {hit.title for hit in find(reader, f"{typed}haitao", 100)}
        if f"{surname}{GIVEN}" not in names:
            wrong.append((surname, reading))
    assert wrong == []
    listed = [
        name.removesuffix(GIVEN) for (name,) in reader.all("SELECT name FROM customer ORDER BY sort_key")
    ]
    firsts = [bare(spoken[surname].split()[0]) for surname in listed]
    assert firsts == sorted(firsts)
