"""The export dialog: what it offers, what it writes, and that stopping leaves nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.usecases.customers import CustomerInput, create_customer
from tests.gui.probes.export import ExportProbe

NAMES = ("康悦健身", "云溪国际酒店", "单慧")


@pytest.fixture
def keys(data_file: Path) -> list[int]:
    """Three customers."""
    store = Store.open(data_file)
    with store.write(Step.of("customer.create", name="x")) as uow:
        found = [
            create_customer(uow, CustomerInput(name, "organisation", {"city": "杭州"})) for name in NAMES
        ]
    store.close()
    return found


def opened(desk: Any, **arguments: Any) -> ExportProbe:
    desk.window.open_dialog("export", arguments)
    desk.settle()
    return ExportProbe.over(desk.window)


@pytest.mark.parametrize(
    ("kind", "formats"),
    [
        ("all", ["Excel", "CSV", "JSON"]),
        ("customers", ["Excel", "CSV", "vCard", "JSON"]),
        ("interactions", ["Excel", "CSV", "JSON"]),
        ("followups", ["Excel", "CSV", "iCalendar", "JSON"]),
    ],
)
def test_only_formats_that_can_hold_the_records_are_offered(
    open_desk: Callable[..., Any], kind: str, formats: list[str]
) -> None:
    dialog = opened(open_desk("customers"))
    dialog.choose_records(kind)
    assert dialog.formats() == formats
    dialog.leave()


def test_the_format_stays_when_the_other_records_can_have_it(open_desk: Callable[..., Any]) -> None:
    dialog = opened(open_desk("customers"))
    dialog.choose_format("json")
    dialog.choose_records("followups")
    assert dialog.dialog.format.value() == "json"
    dialog.leave()


def test_the_chosen_records_come_out_in_their_order(
    keys: list[int], open_desk: Callable[..., Any], tmp_path: Path
) -> None:
    desk = open_desk("customers")
    dialog = opened(desk, kind="customers", ids=[keys[2], keys[0]])
    dialog.choose_format("csv")
    dialog.write(tmp_path / "out.csv")
    desk.settle()
    rows = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert [row.split(",")[0] for row in rows[1:]] == ["单慧", "康悦健身"]
    assert "2" in dialog.said()
    dialog.leave()


def test_only_the_columns_of_the_list(keys: list[int], open_desk: Callable[..., Any], tmp_path: Path) -> None:
    desk = open_desk("customers")
    dialog = opened(desk, kind="customers")
    dialog.choose_format("csv")
    assert dialog.offers_columns()
    dialog.choose_columns("shown")
    dialog.write(tmp_path / "out.csv")
    desk.settle()
    header = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    assert (
        len(header) == 8
    )  # name, kind, importance, tags, industry, city, owner, last contact; nobody has a phone
    dialog.choose_format("json")
    assert not dialog.offers_columns()
    dialog.leave()


def test_a_folder_that_cannot_be_written_is_said_in_the_dialog(
    keys: list[int], open_desk: Callable[..., Any], tmp_path: Path
) -> None:
    desk = open_desk("customers")
    dialog = opened(desk)
    dialog.write(tmp_path / "nowhere" / "out.xlsx")
    desk.settle()
    assert "nowhere" in dialog.trouble()
    assert dialog.said() == ""
    dialog.leave()
