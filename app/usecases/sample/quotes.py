"""The quotes of the sample company: one negotiated over two versions, and nine others in every state."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.insight.quote import LineValues, PartValues
from app.language.resources import load_json
from app.models import Customer, Quote, SalesOrder
from app.usecases.days import local_day
from app.usecases.order_input import PaymentInput
from app.usecases.orders import deliver_order
from app.usecases.payments import add_payment
from app.usecases.quote_acceptance import accept_quote
from app.usecases.quotes import create_quote, edit_quote, new_version
from app.vocabulary import CustomerKind

RATE = 1_300
LEAD_TIME = 21  # days from order to delivery
STATES = ("sent", "accepted", "declined", "sent", "draft", "sent", "accepted", "expired", "draft")
AGES = (6, 64, 47, 2, 0, 38, 120, 95, 1)  # days ago
_SHARES = (("signing", None, 3_000), ("delivery", None, 6_000), ("acceptance", 7, 1_000))


def make_quotes(uow: UnitOfWork, today: date, language: str, seed: int) -> None:
    """Write them for the firms that were spoken with last."""
    words: dict[str, Any] = load_json(f"sample/quotes.{language}.json")
    firms = (
        uow.session.query(Customer.id, Customer.owner_id, Customer.created_day)
        .filter(Customer.kind == CustomerKind.ORGANISATION.value, Customer.deleted_at.is_(None))
        .order_by(Customer.last_contact_at.desc(), Customer.name)
        .limit(len(STATES) + 1)
        .all()
    )
    if not firms:
        return
    _negotiated(uow, words["main"], today, firms[0])
    random = Random(f"{seed}/quotes")
    for number, (state, age) in enumerate(zip(STATES, AGES, strict=True)):
        day = today - timedelta(days=age)
        known = [firm for firm in firms if firm[2] <= day.isoformat()] or firms
        firm = known[(number + 1) % len(known)]
        key = create_quote(uow, _values(words, number, firm, day), _goods(words, random))
        _end(uow, key, state, day, words["declined"])


def _negotiated(uow: UnitOfWork, words: dict[str, Any], today: date, firm: Any) -> None:
    """Version 1 as it was sent five days ago, version 2 as it lies on the desk: 2,400 yuan less."""
    lines = [_line(*given) for given in words["lines"]]
    first = list(lines)
    first[3] = replace(first[3], discount=0)
    first[5] = replace(first[5], price=-22_000)
    parts = [
        PartValues(label=label, share=share, after=event, days=days)
        for label, (event, days, share) in zip(words["parts"], _SHARES, strict=True)
    ]
    values = {
        "customer_id": firm[0],
        "owner_id": firm[1],
        "made_day": (today - timedelta(days=5)).isoformat(),
        "valid_until": (today + timedelta(days=words["valid_days"])).isoformat(),
        "promotion": 22_300,
        "promotion_name": words["promotion"],
        **{name: words[name] for name in ("title", "delivery", "after_sales", "message", "private_note")},
    }
    old = create_quote(uow, values, first, parts)
    _end(uow, old, "sent", today - timedelta(days=5), "")
    new = new_version(uow, old)
    edit_quote(uow, new, {"made_day": (today - timedelta(days=1)).isoformat()}, lines)


def _line(
    name: str,
    note: str,
    unit: str,
    quantity: int,
    price: int,
    discount: int,
    gift: bool,
    cost: int | None,
    code: str,
) -> LineValues:
    return LineValues(
        code=code or None, name=name, note=note or None, unit=unit, quantity=quantity * 1_000, price=price,
        discount=discount, gift=gift, tax_rate=RATE, cost=cost,
    )  # fmt: skip


def _goods(words: dict[str, Any], random: Random) -> list[LineValues]:
    """Two to five lines."""
    found = []
    for name, note, unit, price, cost, code in random.sample(words["goods"], random.randint(2, 5)):
        quantity = random.randint(20, 120) if price < 10_000 else random.randint(1, 6)
        discount = random.choice((0, 0, 500, 1_000, 1_500))
        found.append(_line(name, note, unit, quantity, price, discount, False, cost, code))
    return found


def _values(words: dict[str, Any], number: int, firm: Any, made: date) -> dict[str, Any]:
    return {
        "customer_id": firm[0],
        "owner_id": firm[1],
        "title": words["titles"][number],
        "made_day": made.isoformat(),
        "valid_until": (made + timedelta(days=30)).isoformat(),
        "round_to": 10_000,
        "delivery": words["delivery"],
        "after_sales": words["after_sales"],
    }


def _end(uow: UnitOfWork, key: int, state: str, day: date, reason: str) -> None:
    """Where it stands; what was accepted became an order, which is delivered and paid by now where it is old."""
    quote = uow.get(Quote, key)
    ended = day + timedelta(days=5)
    if state != "draft":
        quote.sent_day = day.isoformat()
    if state == "accepted":
        order = accept_quote(uow, key, win_deal=False, ordered_day=ended.isoformat())
        due, today = ended + timedelta(days=LEAD_TIME), local_day(uow.now_ms)
        if due.isoformat() < today:
            deliver_order(uow, order, due.isoformat())
            add_payment(uow, order, PaymentInput(uow.get(SalesOrder, order).total, due.isoformat()))
        return
    quote.state = state
    if state in ("declined", "expired"):
        quote.ended_day = ended.isoformat()
    if state == "declined":
        quote.end_reason = reason
