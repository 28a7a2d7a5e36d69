"""Who is on the ripple map: by closeness, with their links, at most so many, never from the recycle bin."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db.journal_step import Step
from app.db.store import Store
from app.queries.customer_filter import CustomerFilter
from app.queries.customers import CustomerSource, CustomerSpec
from app.queries.guanxi import warnings
from app.queries.relation_card import relation_card
from app.queries.ripple import ripple_map
from app.queries.timeline import timeline
from app.usecases.contacts import add_contact
from app.usecases.customers import create_customer
from app.usecases.favours import save_favour
from app.usecases.order_input import LineInput, OrderInput
from app.usecases.orders import create_order
from app.usecases.record_input import ContactInput, CustomerInput
from app.usecases.recycling import recycle_records
from app.usecases.relation_input import ME, End
from app.usecases.ties import add_tie, set_closeness, set_referrer
from app.vocabulary import RecordKind

TODAY = date(2026, 9, 16)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi")
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any) -> Any:
    with store.write(Step.of("tie.create", name="x")) as uow:
        return usecase(uow, *args)


def firm(store: Store, name: str) -> int:
    return int(run(store, create_customer, CustomerInput(name, "organisation")))


def rings(store: Store, most: int = 2_000) -> dict[str, int]:
    return {person.known.name: person.ring for person in ripple_map(store.reader(), most).people}


def test_rings_come_by_hand_and_follow_from_ties(store: Store) -> None:
    anchor, river, far, sent = (firm(store, name) for name in ("Anchor", "River", "Far", "Sent"))
    firm(store, "Stranger")
    buyer = int(run(store, add_contact, anchor, ContactInput("Buyer")))
    run(store, set_closeness, "contact", [buyer], 1)
    run(store, add_tie, End(contact_id=buyer), End(river), "friend", {})
    run(store, add_tie, End(river), End(far), "partner", {})
    run(store, set_referrer, sent, far)
    assert rings(store) == {"Buyer": 1, "Anchor": 2, "River": 2, "Far": 3, "Sent": 4}
    found = ripple_map(store.reader())
    over = {person.known.name: person.over for person in found.people}
    assert (over["Anchor"], over["River"], over["Far"], over["Sent"]) == (buyer, buyer, river, far)
    assert sorted(link.kind for link in found.links) == [
        "dealing",
        "employed",
        "friend",
        "partner",
        "referred",
    ]
    assert (found.marked, found.left_out, found.filled_up) == (5, 0, False)
    run(store, recycle_records, "customer", [river])
    assert rings(store) == {"Buyer": 1, "Anchor": 2, "Far": 4, "Sent": 4}


def test_a_named_tie_to_us_stands_instead_of_the_unnamed_one(store: Store) -> None:
    anchor = firm(store, "Anchor")
    run(store, set_closeness, "customer", [anchor], 2)
    assert [link.kind for link in ripple_map(store.reader()).links] == ["dealing"]
    run(store, add_tie, ME, End(anchor), "friend", {})
    assert [link.kind for link in ripple_map(store.reader()).links] == ["friend"]


def test_the_closest_are_shown_and_it_says_how_many_are_not(store: Store) -> None:
    for number in range(1, 9):
        run(store, set_closeness, "customer", [firm(store, f"Firm {number}")], 1 + number % 4)
    found = ripple_map(store.reader(), 5)
    assert [person.ring for person in found.people] == [1, 1, 2, 2, 3]
    assert (found.marked, found.left_out) == (8, 3)


def test_without_any_ring_whom_we_spoke_with_is_shown(store: Store) -> None:
    anchor, river = firm(store, "Anchor"), firm(store, "River")
    assert ripple_map(store.reader()).people == ()
    with store.write(Step.of("tie.create", name="x")) as uow:
        uow.driver.execute("UPDATE customer SET last_contact_at = 5 WHERE id = ?", (river,))
    found = ripple_map(store.reader())
    assert ([person.id for person in found.people], found.filled_up) == ([river], True)
    run(store, set_closeness, "customer", [anchor], 3)
    assert [person.id for person in ripple_map(store.reader()).people] == [anchor]


def test_customers_are_narrowed_by_ring(store: Store) -> None:
    near, far = firm(store, "Near"), firm(store, "Far")
    run(store, set_closeness, "customer", [near], 1)
    run(store, set_closeness, "customer", [far], 4)
    source = CustomerSource(store.reader, lambda: TODAY)

    def names(*wanted: int) -> list[str]:
        return [row.name for row in source.first_page(CustomerSpec(CustomerFilter(rings=wanted)))]

    assert (names(1), names(1, 4), names(2), len(names())) == (["Near"], ["Far", "Near"], [], 2)
    assert CustomerFilter.from_dict(CustomerFilter(rings=(1, 4)).to_dict()).rings == (1, 4)


def test_a_favour_stands_in_the_timeline(store: Store) -> None:
    anchor = firm(store, "Anchor")
    told = {"direction": "given", "what": "Tea", "favour_day": "2026-09-01", "occasion": "Mid-autumn"}
    key = run(store, save_favour, None, anchor, told)
    page = timeline(store.reader(), RecordKind.CUSTOMER, anchor, sales=True)
    assert [(one.source, one.id, one.kind, one.text, one.state) for one in page] == [
        ("favour", key, "given", "Tea", "Mid-autumn")
    ]
    assert timeline(store.reader(), RecordKind.CUSTOMER, anchor, sales=True, text="wine") == []


def test_a_contact_has_a_card_of_its_own(store: Store) -> None:
    anchor = firm(store, "Anchor")
    buyer = int(run(store, add_contact, anchor, ContactInput("Buyer")))
    told = {"direction": "received", "what": "A word", "favour_day": "2026-09-01", "contact_id": buyer}
    run(store, save_favour, None, anchor, told)
    card, of_firm = relation_card(store.reader(), buyer), relation_card(store.reader(), anchor)
    assert card is not None
    assert of_firm is not None
    assert (card.balance.owed, card.referrals, of_firm.balance.owed) == (1, None, 1)
    assert of_firm.referrals is not None
    assert relation_card(store.reader(), 1) is None


def test_discounts_and_margins_of_orders_are_weighed(store: Store) -> None:
    anchor = firm(store, "Anchor")
    for day in (
        "2024-01-01",
        "2026-01-01",
    ):  # 2 pieces of 100.00 at half price, cost 40.00 each: margin 20.00
        line = LineInput("Bike", 2_000, 10_000, 5_000, 0, cost=4_000)
        run(store, create_order, OrderInput([line], anchor, {"ordered_day": day}))
    found = {one.rule: one for one in warnings(store.reader(), TODAY).found}
    eaten = found["eaten_margin"]
    assert (eaten.enough, eaten.who, dict(eaten.values)) == (
        True,
        anchor,
        {"share": 83, "years": 2, "limit": 50},
    )


def test_customers_that_hang_on_one_person_alone_are_counted(store: Store) -> None:
    broker = int(run(store, add_contact, firm(store, "Brokers"), ContactInput("Broker")))
    other = firm(store, "Other friend")
    for number in range(10):
        customer = firm(store, f"Customer {number}")
        run(store, add_tie, End(contact_id=broker), End(customer), "friend", {})
        if number >= 6:
            run(store, add_tie, End(other), End(customer), "partner", {})
        if number == 0:
            run(store, add_tie, ME, End(customer), "friend", {})

    def alone() -> list[tuple[int, Any]]:
        found = [one for one in warnings(store.reader(), TODAY).found if one.rule == "only_tie"]
        return [(one.who, dict(one.values).get("count")) for one in found if one.enough]

    assert alone() == [(broker, 5)], "the one we are tied to ourselves does not hang on anybody"
    run(store, recycle_records, "customer", [other])
    assert alone() == [(broker, 9)]
