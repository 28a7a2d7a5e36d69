"""Deals come out as tables and JSON, in both languages, and go in again."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.exchange.export import ExportOrder, export_records
from app.exchange.import_file import import_prepared, prepare
from app.exchange.import_job import DryRun
from app.exchange.import_types import ImportOptions, ImportReport
from app.usecases import deals
from app.usecases.customers import create_customer
from app.usecases.deal_input import DealInput, EndInput
from app.usecases.record_input import CustomerInput


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open and a lost deal."""
    made = Store.create(tmp_path / "firm.lianyi")
    with made.write(Step.of("deal.create", name="x")) as uow:
        firm = create_customer(uow, CustomerInput("康悦", "organisation"))
        values = {"amount": 12_860_050, "expected_close": "2026-10-20", "odds": 80}
        deals.create_deal(uow, DealInput("三店单车区", firm, values=values))
        lost = deals.create_deal(uow, DealInput("Lobby", values={"amount": 5_000, "currency": "USD"}))
        deals.lose_deal(uow, lost, EndInput("price", "too dear", "Ironline", "2026-09-10"))
    yield made
    made.close()


def export(store: Store, out: Path, form: str, language: str = "en") -> Path:
    """Write all deals."""
    list(export_records(store.reader(), out, ExportOrder("deals", form, language)))
    return out


@pytest.mark.parametrize(
    ("language", "stage", "state", "reason"),
    [("en", "Needs", "Lost", "Price"), ("zh_CN", "需求挖掘", "丢单", "价格")],
)
def test_csv(store: Store, tmp_path: Path, language: str, stage: str, state: str, reason: str) -> None:
    text = export(store, tmp_path / "deals.csv", "csv", language).read_text("utf-8-sig")
    _header, first, second = list(csv.reader(text.splitlines()))
    assert first[:3] == ["三店单车区", "康悦", stage]
    assert {"128600.50", "2026-10-20", "80"} <= set(first)
    assert {"Lobby", state, reason, "Ironline", "too dear", "2026-09-10"} <= set(second)
    assert "USD 50.00" in second


def test_json(store: Store, tmp_path: Path) -> None:
    read = json.loads(export(store, tmp_path / "deals.json", "json").read_text("utf-8"))
    first, second = read["deals"]
    assert (first["name"], first["stage"], first["amount"], first["customer"]) == (
        "三店单车区",
        "need",
        12_860_050,
        "康悦",
    )
    assert (second["state"], second["end_reason"], second["competitor"]) == ("lost", "price", "Ironline")


def test_xlsx(store: Store, tmp_path: Path) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(str(export(store, tmp_path / "deals.xlsx", "xlsx")))
    rows = book.get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["Deal", "三店单车区", "Lobby"]


# -- and back in ---------------------------------------------------------------------------------------------


def take_in(store: Store, path: Path, **choices: Any) -> ImportReport:
    """Take a file in."""
    with store.write(Step.of("import.run", name=path.name, count=0)) as uow:
        prepared = prepare(path, **choices)
        try:
            job = import_prepared(uow, prepared, ImportOptions(date(2026, 9, 16), language="en"))
            while True:
                try:
                    next(job)
                except StopIteration as end:
                    report: ImportReport = end.value
                    return report
        finally:
            prepared.close()


CONTENT = (
    "SELECT d.name, c.name, d.state, d.amount, d.currency, d.expected_close, d.odds, d.ended_day, d.end_reason, "
    "d.end_note, o.name, s.code FROM deal d LEFT JOIN customer c ON c.id = d.customer_id "
    "LEFT JOIN competitor o ON o.id = d.competitor_id JOIN deal_stage s ON s.id = d.stage_id ORDER BY d.name"
)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_there_and_back(store: Store, tmp_path: Path, form: str, language: str) -> None:
    out = export(store, tmp_path / f"deals.{form}", form, language)
    other = Store.create(tmp_path / "other.lianyi")
    with other.write(Step.of("customer.create", name="x")) as uow:
        create_customer(uow, CustomerInput("康悦", "organisation"))
    report = take_in(other, out)
    assert (report.source.kind, report.created, report.refused, report.problems) == ("deals", 2, 0, [])
    assert other.reader().all(CONTENT) == store.reader().all(CONTENT)
    again = take_in(other, out)
    assert (again.created, again.skipped) == (0, 2), "what is known is passed over"
    with other.write(Step.of("undo")) as uow:
        from app.usecases.undoing import undo_step

        run = other.reader().value("SELECT step_id FROM import_run ORDER BY id LIMIT 1")
        undo_step(uow, run)
    assert other.reader().all(CONTENT) == []
    other.close()


def test_a_foreign_table_with_faults_is_told_line_by_line(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "pipeline.csv"
    path.write_text(
        "Opportunity,Account,Sales Stage,Value,Close Date,Probability\n"
        "Gym,康悦,Solution,1.2万,2026-11-05,40%\n"
        ",康悦,Solution,5,,\n"
        "Pool,Nobody Ltd,Somewhere,lots,someday,400\n",
        "utf-8",
    )
    report = take_in(store, path, kind="deals")
    assert (report.created, report.refused) == (2, 1)
    fields = sorted(problem.field for problem in report.problems if problem.line == 4)
    assert fields == ["amount", "customer", "expected_close", "odds", "stage"]
    row = store.reader().one("SELECT amount, expected_close, odds FROM deal WHERE name = 'Gym'")
    assert row == (1_200_000, "2026-11-05", 40)


def test_a_trial_keeps_nothing(store: Store, tmp_path: Path) -> None:
    out = export(store, tmp_path / "deals.csv", "csv")
    prepared = prepare(out)
    options = ImportOptions(date(2026, 9, 16), on_duplicate="create", language="en", dry_run=True)
    with pytest.raises(DryRun) as trial, store.write(Step.of("import.run", name="x", count=0)) as uow:
        list(import_prepared(uow, prepared, options))
    prepared.close()
    assert trial.value.report.created == 2
    assert store.reader().value("SELECT count(*) FROM deal") == 2
