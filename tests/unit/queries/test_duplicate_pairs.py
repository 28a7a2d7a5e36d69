"""Who is stored twice, in files where it is known: registers with planted errors, and people who only share names.

The weights were chosen on the even half of FEBRL's third register; the odd half and the first register only judge them.
"""

import csv
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.store import Store
from app.exchange.import_file import import_prepared, prepare
from app.exchange.import_job import run_now
from app.exchange.import_types import ImportOptions
from app.queries.duplicate_pairs import Pair, duplicate_pairs
from app.queries.duplicates import similar_people
from app.usecases.contacts import ContactInput
from app.usecases.customers import CustomerInput, create_customer
from app.usecases.leads import LeadInput, create_lead
from app.usecases.merging import call_different, merge_lead_into_customer
from app.usecases.reaches import ReachInput
from app.usecases.recycling import recycle_records

PHONE = ReachInput("phone", "13857150001")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    found = Store.create(tmp_path / "firm.lianyi")
    yield found
    found.close()


def pairs(store: Store) -> list[Pair]:
    job = duplicate_pairs(store.reader())
    while True:
        try:
            next(job)
        except StopIteration as end:
            found: list[Pair] = end.value
            return found


def take(store: Store, path: Path) -> None:
    prepared = prepare(path)
    try:
        with store.write(Step.of("import.run", name=path.name, count=0)) as uow:
            report = run_now(import_prepared(uow, prepared, ImportOptions(date(2026, 9, 16), "ask")))
    finally:
        prepared.close()
    assert report.created == report.rows


def register(source: Path, target: Path, half: int | None) -> dict[frozenset[str], bool]:
    """A register without birth dates and identity numbers; returns the pairs that are one."""
    with source.open(encoding="utf-8") as file:
        rows = [[cell.strip() for cell in row][:9] for row in csv.reader(file)]
    kept = [row for row in rows[1:] if half is None or int(row[0].split("-")[1]) % 2 == half]
    with target.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([rows[0], *kept])
    people: dict[str, list[str]] = {}
    for row in kept:
        people.setdefault(row[0].split("-")[1], []).append(row[0])
    return {frozenset(pair): True for each in people.values() for pair in combinations(each, 2)}


@pytest.mark.parametrize(
    ("name", "half"), [("dataset1", None), ("dataset3", 0), ("dataset3", 1), ("dataset3", None)]
)
def test_registers_with_planted_errors(
    samples: Path, store: Store, tmp_path: Path, name: str, half: int | None
) -> None:
    path = tmp_path / "register.csv"
    truth = register(samples / "febrl" / f"{name}.csv", path, half)
    take(store, path)
    found = {
        frozenset((str(pair.a.external_id), str(pair.b.external_id))): pair.sure for pair in pairs(store)
    }
    right = len(found.keys() & truth.keys())
    score = 2 * right / (len(found) + len(truth))
    assert score >= 0.975
    assert {pair for pair, sure in found.items() if sure} <= truth.keys()
    assert sum(found.values()) > len(truth) / 3  # many at once is worth while


def test_five_thousand_people_who_only_share_names(samples: Path, store: Store) -> None:
    take(store, samples / "cn-faker" / "faker_zh_CN_5000_utf8_bom.csv")
    shared = store.reader().value("SELECT count(*) - count(DISTINCT name) FROM customer")
    assert shared > 500
    assert [pair for pair in pairs(store) if pair.sure] == []


def keep(store: Store, usecase: Any, *args: Any) -> int:
    with store.write(Step.of("customer.create", name="x")) as uow:
        return int(usecase(uow, *args))


def customer(store: Store, name: str, kind: str = "person", **given: Any) -> int:
    return keep(store, create_customer, CustomerInput(name, kind, **given))


def told(store: Store) -> list[tuple[str, str, str, str, bool]]:
    return [(p.a.table, p.a.name, p.b.table, p.b.name, p.sure) for p in pairs(store)]


def test_customers_contacts_and_leads_are_each_compared_and_leads_with_customers(store: Store) -> None:
    contacts = [ContactInput("林国栋", reaches=[PHONE]), ContactInput("林国栋", reaches=[PHONE])]
    customer(store, "康悦健身", "organisation", contacts=contacts)
    customer(store, "单慧", reaches=[ReachInput("phone", "13857150002")])
    lead = keep(store, create_lead, LeadInput("单慧", {}, [ReachInput("phone", "13857150002")]))
    expected = [("contact", "林国栋", "contact", "林国栋", True), ("customer", "单慧", "lead", "单慧", True)]
    assert sorted(told(store)) == sorted(expected)
    keep(store, recycle_records, "lead", [lead])
    assert told(store) == expected[:1]


def test_a_converted_lead_is_not_told_again(store: Store) -> None:
    one = customer(store, "单慧", reaches=[PHONE])
    lead = keep(store, create_lead, LeadInput("单慧", {}, [PHONE]))
    assert len(told(store)) == 1
    keep(store, merge_lead_into_customer, lead, one)
    assert told(store) == []


def test_what_was_called_different_is_not_told_again(store: Store) -> None:
    one, other = (customer(store, "单慧", reaches=[PHONE]) for _ in range(2))
    (pair,) = pairs(store)
    assert (pair.a.id, pair.b.id, pair.sure) == (one, other, True)
    assert [reason.code for reason in pair.reasons] == ["alike.name", "alike.phone"]
    keep(store, call_different, [(("customer", other), ("customer", one))])
    assert pairs(store) == []


def test_an_empty_file_has_no_duplicates(store: Store) -> None:
    assert pairs(store) == []


def test_of_two_with_the_typed_phone_the_likelier_one_is_told_first(store: Store) -> None:
    stranger = customer(store, "李娜", reaches=[PHONE])
    familiar = customer(store, "王总", reaches=[PHONE])
    found = similar_people(store.reader(), "王海涛", [PHONE.value])
    assert [(each.id, each.reasons[0].code) for each in found] == [
        (familiar, "similar.phone"),
        (stranger, "similar.phone"),
    ]
