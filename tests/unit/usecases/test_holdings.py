"""Contracts, cards, installed products: kept, renewed, used, serviced; what of them comes up."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.queries.holdings import coming_up, holdings_of
from app.sentences.errors import UserError
from app.usecases import holdings
from app.usecases.customers import create_customer
from app.usecases.record_input import CustomerInput
from app.usecases.recycling import recycle_records
from app.usecases.undoing import undo_last

TODAY = date(2026, 9, 16)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    with store.write(Step.of("holding.edit", name="x")) as uow:
        return usecase(uow, *args, **kwargs)


@pytest.fixture
def buyer(store: Store) -> int:
    return int(run(store, create_customer, CustomerInput("Anchor Gym", "organisation")))


def keep(store: Store, table: str, buyer: int, **values: Any) -> int:
    return int(run(store, holdings.save_holding, table, None, buyer, values))


def coming(store: Store) -> list[tuple[str, str, str]]:
    return [(one.what, one.day, one.name) for one in coming_up(store.reader(), TODAY)]


def test_what_comes_up_is_told_in_time_and_not_for_ever(store: Store, buyer: int) -> None:
    keep(store, "contract", buyer, name="Care", ends="2026-10-10", notice_days=30)
    keep(store, "contract", buyer, name="Far", ends="2026-12-10", notice_days=30)
    keep(store, "contract", buyer, name="Early bird", ends="2026-12-10", notice_days=90)
    keep(store, "contract", buyer, name="Long ago", ends="2026-01-01")
    keep(store, "card", buyer, name="Ten visits", ends="2026-09-20", uses_left=3)
    keep(
        store, "installed_product", buyer, model="Bike", warranty_until="2026-09-10", service_due="2026-09-30"
    )
    keep(store, "installed_product", buyer, model="Mat", service_due="2026-10-01")
    assert coming(store) == [
        ("warranty", "2026-09-10", "Bike"),
        ("card_end", "2026-09-20", "Ten visits"),
        ("service", "2026-09-30", "Bike"),
        ("renewal", "2026-10-10", "Care"),
        ("renewal", "2026-12-10", "Early bird"),
    ]
    run(store, recycle_records, "customer", [buyer])
    assert coming(store) == []


def test_a_renewed_contract_is_followed_by_its_next_term(store: Store, buyer: int) -> None:
    old = keep(store, "contract", buyer, name="Care", starts="2025-10-11", ends="2026-10-10", amount=90_000)
    new = run(store, holdings.renew_contract, old, "2026-10-11", "2027-10-10")
    rows = {one.id: one for one in holdings_of(store.reader(), buyer)}
    assert (rows[old].state, rows[new].state, rows[new].until) == ("renewed", "active", "2027-10-10")
    assert rows[new].values["amount"] == 90_000
    assert coming(store) == []
    run(store, undo_last)
    assert [one.state for one in holdings_of(store.reader(), buyer)] == ["active"]


def test_a_card_cannot_be_used_beyond_what_is_on_it(store: Store, buyer: int) -> None:
    card = keep(store, "card", buyer, name="Prepaid", balance=10_000, uses_left=2)
    run(store, holdings.use_card, card, "2026-09-16", amount=4_000, uses=1)
    values = holdings_of(store.reader(), buyer)[0].values
    assert (values["balance"], values["uses_left"]) == (6_000, 1)
    run(store, holdings.use_card, card, "2026-09-16", amount=-5_000)
    assert holdings_of(store.reader(), buyer)[0].values["balance"] == 11_000
    for wrong in ({"amount": 11_001}, {"uses": 2}, {}):
        with pytest.raises(UserError, match=r"card\."):
            run(store, holdings.use_card, card, "2026-09-16", **wrong)
    assert store.reader().value("SELECT count(*) FROM card_use") == 2


@pytest.mark.parametrize(
    ("months", "day", "next_day"),
    [(6, "2026-08-31", "2027-02-28"), (12, "2026-09-16", "2027-09-16"), (4, "2026-09-16", "2027-01-16"),
     (None, "2026-09-16", None)],
)  # fmt: skip
def test_the_next_service_comes_after_its_months(
    store: Store, buyer: int, months: int | None, day: str, next_day: str | None
) -> None:
    key = keep(
        store, "installed_product", buyer, model="Bike", service_due="2026-09-01", service_months=months
    )
    run(store, holdings.serviced, key, day)
    assert holdings_of(store.reader(), buyer)[0].due == next_day


def test_one_is_changed_and_removed_and_comes_back(store: Store, buyer: int) -> None:
    key = keep(store, "installed_product", buyer, model="Bike", serial="1")
    run(store, holdings.save_holding, "installed_product", key, buyer, {"serial": "2"})
    assert holdings_of(store.reader(), buyer)[0].detail == "2"
    run(store, holdings.remove_holding, "installed_product", key)
    assert holdings_of(store.reader(), buyer) == []
    run(store, undo_last)
    assert len(holdings_of(store.reader(), buyer)) == 1


@pytest.mark.parametrize(
    ("table", "values", "code"),
    [
        ("contract", {"name": " "}, "holding.no_name"),
        ("installed_product", {"serial": "1"}, "holding.no_name"),
        ("card", {"name": "x", "starts": "2026-02-01", "ends": "2026-01-01"}, "holding.days"),
    ],
)
def test_what_is_refused(store: Store, buyer: int, table: str, values: dict[str, Any], code: str) -> None:
    with pytest.raises(UserError) as caught:
        keep(store, table, buyer, **values)
    assert caught.value.code == code
    with pytest.raises(ValueError, match="not editable"):
        keep(store, table, buyer, customer_id=5)
