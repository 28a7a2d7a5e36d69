"""Real files of other programs through the import page, one after the other: the counts their README expects."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.exchange.import_types import ImportReport
from tests.gui.probes.importing import ImportProbe


@pytest.fixture
def page(open_desk: Callable[..., Any]) -> ImportProbe:
    return ImportProbe(open_desk("import"))


def taken_in(page: ImportProbe, files: list[Path]) -> list[ImportReport]:
    """Drop each file, go to the last step, import what is proposed; a file with nothing new ends with its trial."""
    reports = []
    for path in files:
        page.drop(path)
        page.page.begin(page.page.session.entries[-1])
        page.page.go(3)
        page.desk.qtbot.waitUntil(lambda: page.entry.trial_whole, timeout=60_000)
        page.desk.settle()
        if page.page.next.isEnabled():
            page.forward()
            page.desk.qtbot.waitUntil(lambda: page.entry.done is not None, timeout=60_000)
            page.desk.settle()
        report = page.entry.done or page.entry.trial
        assert report is not None
        reports.append(report)
    return reports


def total(reports: list[ImportReport], key: str) -> int:
    return sum(getattr(report, key) for report in reports)


def count(page: ImportProbe, sql: str) -> Any:
    return page.desk.context.reader().value(sql)


@pytest.mark.parametrize(
    ("folder", "cards", "joined"),
    [
        ("ez-vcard", 26, 2),  # one John Doe with one mailbox, written by Gmail, iPhone and another
        ("ohos-vcard", 32, 1),  # one card stands in two files
    ],
)
def test_every_card_is_a_person_or_added_to_one(
    page: ImportProbe, samples: Path, folder: str, cards: int, joined: int
) -> None:
    reports = taken_in(page, sorted((samples / folder).rglob("*.vcf")))
    assert [total(reports, key) for key in ("rows", "created", "updated", "refused")] == [
        cards,
        cards - joined,
        joined,
        0,
    ]
    assert count(page, "SELECT count(*) FROM customer") == cards - joined


def test_krayin(page: ImportProbe, samples: Path) -> None:
    taken_in(page, sorted((samples / "krayin").glob("*.csv")))
    assert count(page, "SELECT count(*) FROM customer") == 2
    assert count(page, "SELECT count(*) FROM lead") == 2
    assert count(page, "SELECT count(*) FROM reach WHERE kind = 'email'") == 3


@pytest.mark.slow
@pytest.mark.parametrize("language", ["zh_CN"])
def test_nobody_of_the_five_thousand_is_merged(page: ImportProbe, samples: Path, language: str) -> None:
    taken_in(page, [samples / "cn-faker" / "faker_zh_CN_5000_gb18030.csv"])
    assert count(page, "SELECT count(*) FROM customer") == 5000


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en"])
def test_no_calendar_file_stops_the_page(page: ImportProbe, samples: Path, language: str) -> None:
    files = sorted((samples / "icalendar").rglob("*.ics"))
    reports = taken_in(page, files)
    assert len(reports) == len(files)
    whole = sum(total(reports, key) for key in ("created", "updated", "skipped", "refused"))
    assert total(reports, "rows") == whole


@pytest.mark.parametrize(
    ("file", "customers", "orders", "cents"),
    [
        ("superstore/superstore.csv", 793, 5_009, 229_720_086),
        ("chinook/ChinookDatabase/DataSources/Chinook_Sqlite.sqlite", 59, 412, 232_860),
    ],
    ids=["superstore", "chinook"],
)
def test_orders_of_other_shops_come_in_to_the_cent(
    page: ImportProbe, samples: Path, file: str, customers: int, orders: int, cents: int
) -> None:
    (report,) = taken_in(page, [samples / file])
    assert (report.source.kind, report.refused) == ("orders", 0)
    assert count(page, "SELECT count(*) FROM customer") == customers
    assert count(page, "SELECT count(*) FROM sales_order") == orders
    assert count(page, "SELECT sum(total) FROM sales_order") == cents
    (again,) = taken_in(page, [samples / file])
    assert (again.created, again.skipped) == (0, report.created)
