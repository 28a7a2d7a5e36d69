"""Ties and favours as tables: out and back without loss, in either language, into another file by names."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.db.journal_step import Step
from app.db.store import Store
from app.exchange.relation_file import FAVOURS, TIES, read_relations, relation_kind, write_relations
from app.queries.favours import all_favours
from app.queries.relations import referrals_of, ties_of
from app.usecases.contacts import add_contact
from app.usecases.customers import create_customer
from app.usecases.favours import answer_with, save_favour
from app.usecases.record_input import ContactInput, CustomerInput
from app.usecases.relation_import import Taken, take_favours, take_ties
from app.usecases.relation_input import ME, End
from app.usecases.ties import add_tie, set_closeness, set_referrer, set_thanked

TODAY = date(2026, 9, 16)


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[tuple[Store, Store]]:
    made = Store.create(tmp_path / "one.lianyi"), Store.create(tmp_path / "two.lianyi")
    for store in made:
        anchor = run(store, create_customer, CustomerInput("Anchor Gym", "organisation"))
        river = run(store, create_customer, CustomerInput("River Hotel", "organisation"))
        run(store, add_contact, anchor, ContactInput("Buyer"))
        run(store, add_contact, river, ContactInput("Buyer"))
    yield made
    for store in made:
        store.close()


def run(store: Store, usecase: Any, *args: Any) -> Any:
    with store.write(Step.of("tie.create", name="x")) as uow:
        return usecase(uow, *args)


def key(store: Store, table: str, name: str) -> int:
    return int(store.reader().value(f"SELECT id FROM {table} WHERE name = ? ORDER BY id", (name,)))


def fill(store: Store) -> None:
    anchor, river, buyer = (
        key(store, "customer", "Anchor Gym"), key(store, "customer", "River Hotel"), key(store, "contact", "Buyer")
    )  # fmt: skip
    run(store, add_tie, End(anchor), End(river), "supplier", {"closeness": 2, "since": "2019-05"})
    run(store, add_tie, End(contact_id=buyer), End(river), "introduced", {"note": 'a "note", two\nlines'})
    run(store, add_tie, ME, End(contact_id=buyer), "relative", {"forward": "cousin", "backward": "niece"})
    run(store, set_closeness, "contact", [buyer], 1)
    run(store, set_closeness, "customer", [river], 3)
    run(store, set_referrer, river, anchor)
    run(store, set_thanked, river, "2026-03-04")
    got = {"direction": "received", "what": "Opened a door", "favour_day": "2026-01-05", "contact_id": buyer}
    first = run(store, save_favour, None, anchor, got)
    gift = {
        "what": "Tea",
        "favour_day": "2026-02-01",
        "value": 12_350,
        "currency": "CNY",
        "occasion": "Thanks",
    }
    run(store, answer_with, first, gift)
    run(store, save_favour, None, river, {"direction": "given", "what": "Fish", "favour_day": "2026-02-02"})


def taken(store: Store, path: Path, kind: str) -> tuple[int, int, list[tuple[int, str]]]:
    rows = read_relations(store.reader(), path, kind, TODAY)
    take = take_ties if kind == TIES else take_favours
    done: Taken = run(store, take, rows.rows)
    refused = [(line, error.code) for line, error in (*rows.refused, *done.refused)]
    return done.new, done.known, refused


def told(store: Store) -> list[Any]:
    reader = store.reader()
    ties = {
        (row.here.name if row.here else "", row.other.name if row.other else "", row.role, row.own_role,
         row.ring, row.since, row.note)
        for name in ("Anchor Gym", "River Hotel") for row in ties_of(reader, key(store, "customer", name))
    }  # fmt: skip
    favours = [
        (row.customer, row.contact, row.direction, row.what, row.occasion, row.value, row.currency, row.day,
         row.answered_day)
        for row in all_favours(reader)
    ]  # fmt: skip
    rings = [
        reader.all(f"SELECT name, closeness FROM {table} WHERE closeness IS NOT NULL")
        for table in ("customer", "contact")
    ]
    sent = referrals_of(reader, key(store, "customer", "River Hotel"))
    return [ties, favours, rings, sent.by_name, sent.thanked_day]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_everything_comes_back_in_another_file(
    stores: tuple[Store, Store], tmp_path: Path, language: str, ending: str
) -> None:
    one, two = stores
    fill(one)
    for kind, count in ((TIES, 6), (FAVOURS, 3)):
        path = tmp_path / f"{kind}.{ending}"
        assert write_relations(one.reader(), path, kind, language, ending) == count
        assert relation_kind(path) == kind
        assert taken(two, path, kind) == (count, 0, [])
        assert taken(two, path, kind) == (0, count, []), "what is known is passed over"
    assert told(two) == told(one)


def test_json_holds_the_same_rows(stores: tuple[Store, Store], tmp_path: Path) -> None:
    import json

    fill(stores[0])
    path = tmp_path / "ties.json"
    assert write_relations(stores[0].reader(), path, TIES, "en", "json") == 6
    assert json.loads(path.read_text("utf-8"))[0]["role"] == "Supplier"


def test_a_role_of_the_second_end_turns_a_row_round(stores: tuple[Store, Store], tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("First,First is the other's,Second\nAnchor Gym,buyer,River Hotel\n", "utf-8")
    assert taken(stores[0], path, TIES) == (1, 0, [])
    rows = ties_of(stores[0].reader(), key(stores[0], "customer", "Anchor Gym"))
    assert [(row.role, row.own_role) for row in rows] == [("@tie_role.supplier", "@tie_role.buyer")]


def test_what_cannot_be_taken_is_refused_by_line(stores: tuple[Store, Store], tmp_path: Path) -> None:
    store = stores[0]
    run(store, create_customer, CustomerInput("River Hotel", "organisation"))
    path = tmp_path / "t.csv"
    path.write_text(
        "First,First is the other's,Second,Ring\nAnchor Gym,friend,Nobody,1\nAnchor Gym,friend,River Hotel,1\n"
        "Anchor Gym,friend,We,9\nAnchor Gym,landlord,We,2\nAnchor Gym,friend,Anchor Gym,\nAnchor Gym,ring,We,2\n"
        "We,sent,Anchor Gym,\nAnchor Gym,sent,Anchor Gym,\n",
        "utf-8",
    )
    new, known, refused = taken(store, path, TIES)
    assert (new, known) == (1, 0)
    assert refused == [
        (2, "relations.nobody"), (3, "relations.nobody"), (4, "relations.cell"), (7, "relations.cell"),
        (8, "relations.cell"), (6, "tie.self"), (9, "referral.circle"),
    ]  # fmt: skip
    path.write_text(
        "Customer,Given or received,What,Day,Value\nAnchor Gym,given,Tea,2026-01-01,lots\n", "utf-8"
    )
    assert taken(store, path, FAVOURS) == (0, 0, [(2, "relations.cell")])


def test_an_answer_that_cannot_be_one_spoils_no_other_row(
    stores: tuple[Store, Store], tmp_path: Path
) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "Number,Customer,Given or received,What,Day,Answered by number\n1,Anchor Gym,given,Tea,2026-01-01,2\n"
        "2,River Hotel,received,Wine,2026-01-02,\n3,Anchor Gym,received,Fruit,2026-01-03,3\n",
        "utf-8",
    )
    assert taken(stores[0], path, FAVOURS) == (3, 0, [(2, "favour.no_answer"), (4, "favour.no_answer")])


def test_a_day_of_thanks_is_a_day(stores: tuple[Store, Store], tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "First,First is the other's,Second,Thanked on\nAnchor Gym,sent,River Hotel,soonish\n", "utf-8"
    )
    assert taken(stores[0], path, TIES) == (0, 0, [(2, "relations.cell")])


def test_numbers_that_no_file_counts_to_are_no_keys(stores: tuple[Store, Store], tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "Customer,Given or received,What,Day,Customer key\nAnchor Gym,given,Tea,2026-01-01,9999999999999999999\n",
        "utf-8",
    )
    assert taken(stores[0], path, FAVOURS) == (1, 0, [])


def test_other_tables_are_not_taken_for_relations(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_text("Name,Phone\nAnchor Gym,12345678\n", "utf-8")
    assert relation_kind(path) is None
    assert relation_kind(tmp_path / "missing.csv") is None
