"""Campaigns: kept, renamed with whatever names them, counted by what came of them, taken in and out as tables."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db.fresh import insert_new
from app.db.journal import Step
from app.db.store import Store
from app.exchange.campaign_file import read_campaigns, write_campaigns
from app.queries.campaigns import CampaignRow, campaign, campaign_names, campaigns
from app.sentences.errors import UserError
from app.usecases.campaigns import create_campaign, edit_campaign, take_campaigns
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.leads import LeadInput, create_lead
from app.usecases.recycling import recycle_records, restore_records
from app.usecases.undoing import undo_last

FAIR = "华东健身展"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi")
    yield found
    found.close()


def run(store: Store, usecase: Any, *arguments: Any) -> Any:
    with store.write(Step.of("campaign.edit", name="x")) as uow:
        return usecase(uow, *arguments)


def order(uow: Any, customer: int, amount: int, campaign: str | None, **more: Any) -> int:
    """An order of one sum."""
    sums = {"net": amount, "tax": 0, "promotion": 0, "rounding": 0, "total": amount, "tax_included": 1}
    given = {"number": f"O-{amount}", "state": "open", "customer_id": customer, "ordered_day": "2026-09-01"}
    given |= {"home_total": amount, "campaign": campaign, "currency": "CNY", **sums, **more}
    return insert_new(uow, "sales_order", given)


@pytest.fixture
def fair(store: Store) -> int:
    """A fair with four leads, one converted, and orders of two customers; a lead in the bin does not count."""

    def fill(uow: Any) -> int:
        key = create_campaign(uow, FAIR, {"cost": 1_000_000, "currency": "CNY", "starts": "2026-05-01"})
        first, second = (create_customer(uow, CustomerInput(name, "organisation")) for name in ("甲", "乙"))
        leads = [create_lead(uow, LeadInput(f"客{n}", {"campaign": FAIR})) for n in range(5)]
        recycle_records(uow, "lead", leads[4:])
        uow.session.flush()
        uow.driver.execute(
            "UPDATE lead SET state = 'converted', customer_id = ? WHERE id = ?", (first, leads[0])
        )
        order(uow, first, 2_000_000, FAIR)
        order(uow, second, 1_500_000, FAIR)
        order(uow, second, 9_000_000, FAIR, state="cancelled")
        order(uow, second, 7_000_000, None)
        return key

    return int(run(store, fill))


def only(store: Store) -> CampaignRow:
    (row,) = campaigns(store.reader())
    return row


def test_what_came_of_it_is_counted(store: Store, fair: int) -> None:
    row = only(store)
    assert (row.leads, row.won, row.orders, row.revenue) == (4, 2, 2, 3_500_000)
    assert row.cost_per_lead == 250_000
    assert row.returned == 250


def test_without_cost_or_in_another_currency_nothing_is_invented(store: Store, fair: int) -> None:
    run(store, edit_campaign, fair, {"currency": "USD"})
    assert (only(store).returned, only(store).cost_per_lead) == (None, 250_000)
    run(store, edit_campaign, fair, {"cost": None})
    assert (only(store).returned, only(store).cost_per_lead) == (None, None)


def test_an_order_belongs_to_the_campaign_of_its_deal(store: Store, fair: int) -> None:
    def fill(uow: Any) -> None:
        customer = create_customer(uow, CustomerInput("丙", "organisation"))
        given = {"name": "D", "sort_key": "d", "state": "won", "stage_since": "2026-09-01", "currency": "CNY"}
        deal = insert_new(uow, "deal", {**given, "campaign": FAIR, "created_day": "2026-09-01"})
        order(uow, customer, 100_000, None, deal_id=deal)

    run(store, fill)
    assert (only(store).won, only(store).orders, only(store).revenue) == (3, 3, 3_600_000)


def test_a_new_name_goes_to_whatever_names_it_and_comes_back(store: Store, fair: int) -> None:
    before = only(store)
    run(store, edit_campaign, fair, {"name": "上海健身展"})
    assert (only(store).name, only(store).leads, only(store).revenue) == ("上海健身展", 4, 3_500_000)
    with store.write(Step("undo")) as uow:
        undo_last(uow)
    assert only(store) == before


def test_a_name_is_borne_once(store: Store, fair: int) -> None:
    with pytest.raises(UserError, match=r"campaign\.exists"):
        run(store, create_campaign, f" {FAIR} ", {})
    other = run(store, create_campaign, "Spring", {})
    with pytest.raises(UserError, match=r"campaign\.exists"):
        run(store, edit_campaign, other, {"name": FAIR})
    run(store, edit_campaign, other, {"name": "SPRING"})
    assert campaign_names(store.reader()) == [FAIR, "SPRING"]


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"starts": "2026-09-02", "ends": "2026-09-01"}, r"campaign\.days"),
        ({"cost": -1}, r"campaign\.negative"),
    ],
)
def test_what_cannot_be_is_refused(store: Store, values: dict[str, Any], code: str) -> None:
    with pytest.raises(UserError, match=code):
        run(store, create_campaign, "X", values)
    assert campaigns(store.reader()) == []


def test_deleted_it_is_gone_and_restored_it_is_whole(store: Store, fair: int) -> None:
    before = campaign(store.reader(), fair)
    run(store, recycle_records, "campaign", [fair])
    assert campaign(store.reader(), fair) is None
    run(store, restore_records, "campaign", [fair])
    assert campaign(store.reader(), fair) == before


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_table_goes_out_and_comes_back_the_same(
    store: Store, fair: int, tmp_path: Path, language: str, ending: str
) -> None:
    (channel,) = store.reader().one("SELECT id FROM channel WHERE code = 'trade_fair'") or (0,)
    values = {
        "channel_id": channel, "audience": "=健身房, 酒店", "starts": "2026-05-01", "ends": "2026-05-03",
        "budget": 1_234_56, "cost": 99, "goal": "30 条线索", "goal_leads": 30, "goal_revenue": 50_000_00,
        "note": "展位 A1",
    }  # fmt: skip
    run(store, edit_campaign, fair, values)
    before, file = only(store), tmp_path / f"campaigns.{ending}"
    assert write_campaigns(store.reader(), file, language) == 1
    run(store, edit_campaign, fair, dict.fromkeys(values))
    rows = read_campaigns(store.reader(), file, date(2026, 9, 16))
    assert run(store, take_campaigns, rows) == (0, 1)
    assert only(store) == before


def test_a_cell_nobody_can_read_is_named(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "c.csv"
    file.write_text("Campaign,Cost\nFair,a lot\n")
    with pytest.raises(UserError) as told:
        read_campaigns(store.reader(), file, date(2026, 9, 16))
    assert (told.value.code, told.value.values["line"]) == ("campaign.cell", 2)
    file.write_text("Who,Cost\nFair,1\n")
    with pytest.raises(UserError, match=r"campaign\.no_name_column"):
        read_campaigns(store.reader(), file, date(2026, 9, 16))
