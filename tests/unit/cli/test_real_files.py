"""Real files of other programs through `lianyi import`: the counts their README expects."""

from pathlib import Path
from typing import Any

import pytest

from app.db.store import Store
from tests.unit.cli.conftest import Run


def taken_in(run: Run, files: list[Path], database: Path) -> list[dict[str, Any]]:
    """What each file gave; one that cannot be read at all fails the test."""
    answer = run("import", *sorted(files), "--json", "--database", database)
    told: list[dict[str, Any]] = answer.json
    assert [each["error"] for each in told if "error" in each] == []
    assert answer.code == 0
    return told


def total(told: list[dict[str, Any]], key: str) -> int:
    return sum(each[key] for each in told)


@pytest.mark.parametrize(
    ("folder", "cards", "wholly_known"),
    [("ez-vcard", 26, 0), ("ohos-vcard", 32, 1)],  # one of Huawei's cards stands in two files
)
def test_every_card_is_a_person_or_known_already(
    run: Run, samples: Path, tmp_path: Path, folder: str, cards: int, wholly_known: int
) -> None:
    told = taken_in(run, list((samples / folder).rglob("*.vcf")), tmp_path / "new.lianyi")
    assert total(told, "rows") == cards
    assert (total(told, "created"), total(told, "skipped")) == (cards - wholly_known, wholly_known)


def test_persons_of_krayin_with_mails_in_json(run: Run, samples: Path, tmp_path: Path) -> None:
    [told] = taken_in(run, [samples / "krayin" / "samples_persons.csv"], tmp_path / "new.lianyi")
    assert told["rows"] == 2
    store = Store.open(tmp_path / "new.lianyi")
    try:
        assert store.reader().value("SELECT count(*) FROM reach WHERE kind = 'email'") == 3
    finally:
        store.close()


@pytest.mark.slow
def test_five_thousand_people_in_either_encoding_and_nobody_merged_by_name(
    run: Run, samples: Path, tmp_path: Path
) -> None:
    for file in sorted((samples / "cn-faker").glob("*.csv")):
        [told] = taken_in(run, [file], tmp_path / f"{file.stem}.lianyi")
        assert (told["rows"], told["created"], told["updated"]) == (5000, 5000, 0)


def test_no_calendar_file_stops_the_import(run: Run, samples: Path, tmp_path: Path) -> None:
    files = list((samples / "icalendar").rglob("*.ics"))
    told = taken_in(run, files, tmp_path / "new.lianyi")
    assert len(told) == len(files)
    assert all(problem["message"] for each in told for problem in each["problems"])
    assert total(told, "rows") == total(told, "created") + sum(
        each["updated"] + each["skipped"] + each["refused"] for each in told
    )
