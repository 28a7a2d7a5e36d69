"""The quotes of the sample company."""

from datetime import date
from pathlib import Path

import pytest

from app.db.check import check_database
from app.db.store import Store
from app.queries.campaigns import campaigns
from app.queries.quote import quote_values, versions_of
from app.queries.quotes import quotes_beside
from app.usecases.sample import create_sample

TODAY = date(2026, 9, 16)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_ten_quotes_and_the_one_of_the_picture(tmp_path: Path, language: str) -> None:
    path = tmp_path / "sample.lianyi"
    for _ in create_sample(path, 40, today=TODAY, language=language):
        pass
    store = Store.open(path)
    reader = store.reader()
    rows = quotes_beside(reader, TODAY)
    assert len(rows) == 10
    assert {row.state for row in rows} == {"draft", "sent", "accepted", "declined", "expired"}
    assert all(row.customer and row.total > 0 and row.owner for row in rows)
    main = next(row for row in rows if row.total == 12_860_000)
    assert (main.version, main.lines) == (2, 6)
    versions = versions_of(reader, main.number)
    assert [(each.version, each.total, each.state) for each in versions] == [
        (2, 12_860_000, "draft"),
        (1, 13_100_000, "sent"),
    ]
    quote = quote_values(reader, main.id)
    assert quote is not None
    assert quote.part_amounts() == [3_858_000, 7_716_000, 1_286_000]
    assert quote.totals().tax == 1_479_469
    store.close()
    assert check_database(path, thorough=True) == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_story_holds_together(tmp_path: Path, language: str) -> None:
    path = tmp_path / "sample.lianyi"
    for _ in create_sample(path, 120, today=TODAY, language=language):
        pass
    store = Store.open(path)
    reader = store.reader()
    early = (
        "SELECT count(*) FROM customer c WHERE EXISTS (SELECT 1 FROM sales_order o WHERE o.customer_id = c.id "
        "AND o.ordered_day < c.created_day)"
    )
    assert reader.value(early) == 0, "nobody buys before becoming a customer"
    accepted = reader.value("SELECT count(*) FROM quote WHERE state = 'accepted'")
    assert accepted > 0
    ordered = (
        "SELECT count(*) FROM quote q JOIN sales_order o ON o.quote_id = q.id WHERE q.state = 'accepted'"
    )
    assert reader.value(ordered) == accepted
    rows = campaigns(reader)
    assert sum(row.orders for row in rows) >= len(rows)
    assert sum(row.orders > 0 for row in rows) >= len(rows) - 1
    assert reader.value("SELECT count(*) FROM lead WHERE deleted_at IS NULL AND score IS NULL") == 0
    assert {grade for (grade,) in reader.all("SELECT DISTINCT grade FROM lead")} >= {"B", "C", "D"}
    assert reader.value("SELECT count(*) FROM deal d JOIN customer c ON c.id = d.customer_id "
                        "WHERE d.created_day < c.created_day") == 0  # fmt: skip
    store.close()
