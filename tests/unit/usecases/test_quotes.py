"""Quotes from draft to order: numbers, lines, versions, states, acceptance; each one step that undo takes back."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.db.journal import Step
from app.db.keys import DEVICE_LIMIT, device_of
from app.db.store import Store
from app.insight.quote import LineValues, PartValues, QuoteValues
from app.queries.quote import newest_of, order_of, quote_values, versions_of
from app.sentences.errors import UserError
from app.usecases.customers import create_customer
from app.usecases.document_numbers import ALPHABET, CODES, LETTERS, device_letters, next_number
from app.usecases.interaction_input import AttachmentInput
from app.usecases.quote_acceptance import accept_quote
from app.usecases.quotes import (
    attach_to_quote,
    copy_quote,
    create_quote,
    edit_quote,
    new_version,
    order_into_quote,
    send_quote,
    set_quote_state,
)
from app.usecases.record_input import ContactInput, CustomerInput
from app.usecases.undoing import undo_last

NOON = int(datetime(2026, 9, 11, 12).timestamp() * 1000)
BIKE = LineValues(
    name="动感单车 S5", code="S5", unit="台", quantity=30_000, price=458_000, discount=1_000, tax_rate=1_300
)
MAT = LineValues(name="地胶垫", quantity=135_000, price=6_800, discount=1_500, tax_rate=1_300, cost=4_000)
THIRDS = (
    PartValues(label="签约", share=3_000, after="signing", days=7),
    PartValues(label="到货", share=6_000, after="delivery"),
    PartValues(label="验收", share=1_000, after="acceptance", days=7),
)


class Days:
    """A clock whose day a test sets."""

    def __init__(self) -> None:
        self.ms = NOON

    def __call__(self) -> int:
        self.ms += 1_000
        return self.ms

    def go(self, days: int) -> None:
        self.ms += days * 86_400_000


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def store(tmp_path: Path, days: Days) -> Iterator[Store]:
    made = Store.create(tmp_path / "firm.lianyi", days)
    yield made
    made.close()


def run(store: Store, usecase: Any, *args: Any, **kwargs: Any) -> Any:
    """One unit of work."""
    with store.write(Step.of("quote.edit", number="Q")) as uow:
        return usecase(uow, *args, **kwargs)


def made(store: Store, key: int) -> QuoteValues:
    """A version that must be there."""
    found = quote_values(store.reader(), key)
    assert found is not None
    return found


@pytest.fixture
def customer(store: Store) -> int:
    given = CustomerInput("康悦健身", kind="organisation", contacts=(ContactInput("林经理"),))
    return int(run(store, create_customer, given))


@pytest.fixture
def quote(store: Store, customer: int) -> int:
    return int(run(store, create_quote, {"customer_id": customer}, (BIKE, MAT), THIRDS))


def deal_of(store: Store, customer: int) -> int:
    """An open deal."""
    from app.models import Deal, DealStage

    with store.write(Step.of("deal.create")) as uow:
        stage = uow.add(DealStage(code="negotiation", odds=70, position=3))
        deal = Deal(
            name="三店",
            sort_key="",
            initials="",
            customer_id=customer,
            stage_id=stage.id,
            stage_since="2026-09-01",
            currency="CNY",
            created_day="2026-09-01",
        )
        return uow.add(deal).id


def numbered(store: Store, begin: str, end: str) -> str:
    """A number with the letters of this file's device."""
    device = device_of(store.reader().value("SELECT max(id) FROM customer"))
    return f"{begin}-{device_letters(device)}-{end}"


def test_a_new_quote_has_number_buyer_day_and_sums(store: Store, quote: int, customer: int) -> None:
    kept = made(store, quote)
    assert (kept.number, kept.version, kept.state) == (numbered(store, "Q-2026", "0001"), 1, "draft")
    assert (kept.buyer_name, kept.buyer_contact, kept.customer_id) == ("康悦健身", "林经理", customer)
    assert (kept.made_day, kept.valid_until) == ("2026-09-11", "2026-09-26")
    row = store.reader().one("SELECT net, tax, rounding, total FROM quote")
    sums = kept.totals()
    assert row == (sums.net, sums.tax, 0, sums.total)
    assert sums.total == 12_366_000 + 780_300
    assert [n for (n,) in store.reader().all("SELECT amount FROM quote_line ORDER BY position")] == [
        12_366_000,
        780_300,
    ]


def test_numbers_count_on_and_keep_the_letter(store: Store, quote: int, days: Days) -> None:
    run(store, edit_quote, quote, {"title": "kept"})
    second = made(store, run(store, create_quote))
    assert second.number == numbered(store, "Q-2026", "0002")
    with store.write(Step.of("quote.edit")) as uow:
        assert next_number(uow, "sales_order", "O") == numbered(store, "O-2026", "0001")
        uow.recycle(uow.session.get(type_of("Quote"), second.id))
    assert made(store, run(store, create_quote)).number == numbered(store, "Q-2026", "0003")
    days.go(120)
    assert made(store, run(store, create_quote)).number == numbered(store, "Q-2027", "0001")


def type_of(name: str) -> Any:
    """An entity by its name."""
    import app.models

    return getattr(app.models, name)


def test_another_device_has_a_letter_of_its_own(store: Store, quote: int) -> None:
    with store.write(Step.of("quote.edit")) as uow:
        uow.keys.device += 1
        assert next_number(uow, "quote", "Q") == f"Q-2026-{device_letters(uow.keys.device)}-0001"
        assert device_letters(uow.keys.device) != device_letters(uow.keys.device - 1)
        uow.keys.device -= 1


def test_devices_that_began_apart_have_letters_of_their_own() -> None:
    devices = random.Random(7).sample(range(1, DEVICE_LIMIT), 12)
    codes = {device_letters(device) for device in devices}
    assert len(codes) == len(devices)
    assert all(len(code) == LETTERS and set(code) <= set(ALPHABET) for code in codes)
    spread = Counter(device_letters(device) for device in range(1, DEVICE_LIMIT, 97))
    assert len(spread) > 0.99 * CODES
    assert max(spread.values()) < 40, "no code is much more common than the others"


def test_letters_that_another_device_of_the_file_has_are_passed_over() -> None:
    own = device_letters(4_711)
    other = device_letters(4_711, {own})
    assert other != own
    assert device_letters(4_711, {own, other}) not in (own, other)


def test_a_file_that_began_with_the_letter_a_keeps_it(store: Store, quote: int) -> None:
    with store.write(Step.of("quote.edit")) as uow:
        uow.get(type_of("Quote"), quote).number = "Q-2026-A-0007"
    assert made(store, run(store, create_quote)).number == "Q-2026-A-0008"


def test_numbers_past_the_ninth_thousand_go_on(store: Store, quote: int) -> None:
    with store.write(Step.of("quote.edit")) as uow:
        uow.get(type_of("Quote"), quote).number = numbered(store, "Q-2026", "9999")
    assert made(store, run(store, create_quote)).number == numbered(store, "Q-2026", "10000")
    assert made(store, run(store, create_quote)).number == numbered(store, "Q-2026", "10001")


def test_lines_are_changed_added_moved_and_taken_away_by_their_keys(store: Store, quote: int) -> None:
    first, second = made(store, quote).lines
    run(
        store,
        edit_quote,
        quote,
        {},
        (second, replace(first, quantity=10_000), LineValues(name="安装", price=240_000)),
    )
    lines = made(store, quote).lines
    assert [(line.name, line.quantity) for line in lines] == [
        ("地胶垫", 135_000),
        ("动感单车 S5", 10_000),
        ("安装", 1_000),
    ]
    assert [line.id for line in lines[:2]] == [second.id, first.id]
    run(store, edit_quote, quote, {}, lines[:1])
    assert [line.name for line in made(store, quote).lines] == ["地胶垫"]
    run(store, undo_last)
    assert [line.name for line in made(store, quote).lines] == ["地胶垫", "动感单车 S5", "安装"]


def test_new_lines_are_told_their_keys(store: Store, quote: int) -> None:
    first, second = made(store, quote).lines
    given = (replace(first, price=1), replace(BIKE, id=-1, name="new"), second)
    keys = run(store, edit_quote, quote, {}, given, (PartValues(-2, share=10_000),))
    kept = made(store, quote)
    assert keys == {-1: kept.lines[1].id, -2: kept.parts[0].id}
    assert [line.id for line in kept.lines] == [first.id, keys[-1], second.id]


def test_empty_lines_are_not_kept(store: Store, quote: int) -> None:
    run(store, edit_quote, quote, {}, (BIKE, LineValues(name="  ")))
    assert [line.name for line in made(store, quote).lines] == ["动感单车 S5"]


def test_a_new_version_copies_everything_and_leaves_the_old(store: Store, quote: int, days: Days) -> None:
    run(store, edit_quote, quote, {"private_note": "底价 118400", "message": "您好"})
    run(store, attach_to_quote, quote, [AttachmentInput("report.pdf", b"%PDF", "application/pdf")])
    run(store, send_quote, quote)
    days.go(30)
    second = run(store, new_version, quote)
    old, new = made(store, quote), made(store, second)
    assert (new.number, new.version, new.state) == (old.number, 2, "draft")
    assert (new.made_day, new.valid_until) == ("2026-10-11", "2026-10-26")
    assert [line.name for line in new.lines] == [line.name for line in old.lines]
    assert {line.id for line in new.lines}.isdisjoint({line.id for line in old.lines})
    assert new.part_amounts() == old.part_amounts()
    assert [f.name for f in new.files] == ["report.pdf"]
    assert new.private_note == "底价 118400"
    assert old.state == "sent"
    assert [row.version for row in versions_of(store.reader(), old.number)] == [2, 1]
    assert newest_of(store.reader(), old.number.lower()) == second
    assert newest_of(store.reader(), "Q-0") is None


def test_what_was_sent_stays_as_it_was(store: Store, quote: int) -> None:
    run(store, send_quote, quote)
    for change in ({"title": "x"},):
        with pytest.raises(UserError) as refused:
            run(store, edit_quote, quote, change)
        assert refused.value.code == "quote.not_draft"
    with pytest.raises(UserError):
        run(store, edit_quote, quote, {}, ())
    run(store, edit_quote, quote, {"private_note": "they hesitate"})
    assert made(store, quote).private_note == "they hesitate"
    run(store, set_quote_state, quote, "draft")
    run(store, edit_quote, quote, {"title": "x"})
    assert (made(store, quote).title, made(store, quote).sent_day) == ("x", None)


def test_sending_wants_lines_and_a_whole_payment_plan(store: Store, quote: int) -> None:
    empty = run(store, create_quote)
    with pytest.raises(UserError) as refused:
        run(store, send_quote, empty)
    assert refused.value.code == "quote.empty"
    run(store, edit_quote, quote, {}, None, THIRDS[:2])
    with pytest.raises(UserError) as refused:
        run(store, send_quote, quote)
    assert refused.value.code == "quote.instalments"
    assert refused.value.values["left"] == "¥13,146.30"


def test_sending_reminds_before_it_ends(store: Store, quote: int, customer: int, days: Days) -> None:
    run(store, send_quote, quote, remind="Q ends")
    sent = made(store, quote)
    assert (sent.state, sent.sent_day) == ("sent", "2026-09-11")
    planned = store.reader().all("SELECT subject, due, customer_id FROM follow_up")
    assert planned == [("Q ends", "2026-09-23", customer)]
    days.go(14)
    second = run(store, new_version, quote)
    run(store, send_quote, second, remind="again")
    assert store.reader().value("SELECT due FROM follow_up WHERE subject = 'again'") == "2026-09-25"


def test_declining_keeps_the_reason(store: Store, quote: int) -> None:
    run(store, set_quote_state, quote, "declined", reason="too dear")
    kept = made(store, quote)
    assert (kept.state, kept.ended_day, kept.end_reason) == ("declined", "2026-09-11", "too dear")
    with pytest.raises(ValueError, match="by hand"):
        run(store, set_quote_state, quote, "accepted")


def test_accepting_makes_the_order_and_wins_the_deal_in_one_step(store: Store, customer: int) -> None:
    deal = deal_of(store, customer)
    quote = run(
        store, create_quote, {"deal_id": deal, "promotion": 100_000, "round_to": 10_000}, (BIKE, MAT), THIRDS
    )
    second = run(store, new_version, quote)
    order = run(store, accept_quote, second)
    reader = store.reader()
    kept, first = made(store, second), made(store, quote)
    assert (kept.state, kept.title, kept.buyer_name, first.state) == ("accepted", "三店", "康悦健身", "draft")
    assert order_of(reader, second) == order
    assert order_of(reader, quote) is None
    row = reader.one(
        "SELECT number, state, total, home_total, net + tax, promotion, rounding, deal_id, ordered_day FROM sales_order"
    )
    total = kept.totals().total
    assert row == (
        numbered(store, "O-2026", "0001"),
        "open",
        total,
        total,
        total,
        100_000,
        kept.totals().rounding,
        deal,
        "2026-09-11",
    )
    assert total == (12_366_000 + 780_300 - 100_000) // 10_000 * 10_000
    lines = reader.all("SELECT name, quantity, amount, cost FROM order_line ORDER BY position")
    assert lines == [("动感单车 S5", 30_000, 12_366_000, None), ("地胶垫", 135_000, 780_300, 4_000)]
    parts = reader.all("SELECT label, amount, after, due_day FROM instalment ORDER BY position")
    assert sum(part[1] for part in parts) == total
    assert [(part[0], part[3]) for part in parts] == [("签约", "2026-09-18"), ("到货", None), ("验收", None)]
    assert reader.one("SELECT state, ended_day FROM deal") == ("won", "2026-09-11")
    assert reader.one("SELECT state, moved_day FROM stage_move") == ("won", "2026-09-11")
    assert reader.one("SELECT order_count, revenue FROM customer") == (1, total)
    with pytest.raises(UserError) as refused:
        run(store, accept_quote, quote)
    assert refused.value.code == "quote.has_order"
    with pytest.raises(UserError) as refused:
        run(store, set_quote_state, second, "declined")
    assert refused.value.code == "quote.accepted"
    run(store, undo_last)
    assert reader.value("SELECT count(*) FROM sales_order WHERE deleted_at IS NULL") == 0
    assert reader.one("SELECT state, ended_day FROM deal") == ("open", None)
    assert made(store, second).state == "draft"


def test_accepting_may_leave_the_deal_open(store: Store, customer: int) -> None:
    deal = deal_of(store, customer)
    quote = run(store, create_quote, {"deal_id": deal, "currency": "USD"}, (BIKE,))
    run(store, accept_quote, quote, win_deal=False, ordered_day="2026-09-10")
    assert store.reader().value("SELECT state FROM deal") == "open"
    assert store.reader().one("SELECT home_total, ordered_day FROM sales_order") == (None, "2026-09-10")


def test_copies_from_a_quote_and_from_an_order(store: Store, quote: int) -> None:
    run(store, edit_quote, quote, {"private_note": "floor", "message": "hello", "title": "三店"})
    other = run(store, create_customer, CustomerInput("鼎盛酒店", kind="organisation"))
    copied = made(store, run(store, copy_quote, quote, customer_id=other))
    assert (copied.number, copied.version, copied.buyer_name, copied.buyer_contact) == (
        numbered(store, "Q-2026", "0002"),
        1,
        "鼎盛酒店",
        None,
    )
    assert (copied.private_note, copied.message) == (None, "hello")
    assert copied.totals().total == made(store, quote).totals().total
    order = run(store, accept_quote, quote)
    again = made(store, run(store, order_into_quote, order))
    assert (again.number, again.title, again.buyer_name) == (
        numbered(store, "Q-2026", "0003"),
        "三店",
        "康悦健身",
    )
    assert [line.amount for line in again.lines] == [12_366_000, 780_300]
