"""The orders of the sample: two years of them, most delivered and paid, some of the money late."""

from datetime import date, timedelta
from random import Random
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.usecases.holdings import save_holding
from app.usecases.order_input import InstalmentInput, LineInput, OrderInput, PaymentInput, ReturnInput
from app.usecases.orders import create_order, deliver_order
from app.usecases.payments import add_payment, return_goods
from app.usecases.sample.words import Words
from app.vocabulary import BoughtFor

ORDERS = 180
DAYS = 720
TAX = 1_300
ECHO = 90  # days after a campaign in which it still brings something
CAME_BY_CAMPAIGN = 0.55
PLANS = (
    ((100, 30),),
    ((30, 0), (60, 45), (10, 120)),
    ((50, 0), (50, 60)),
)  # percent of the total, days after
REASONS = tuple(BoughtFor)


def make_orders(uow: UnitOfWork, lists: Words, today: date, seed: int) -> int:
    """Some orders of the first customers; returns how many."""
    random = Random(f"{seed}/orders")
    buyers = uow.driver.execute(
        "SELECT id, kind, created_day, owner_id FROM customer WHERE deleted_at IS NULL "
        "ORDER BY importance DESC, id LIMIT 130"
    ).fetchall()
    if not buyers:
        return 0
    for day, buyer in sorted(_occasions(random, buyers, today), key=lambda each: each[0]):
        _make_order(uow, lists, random, buyer, day, today)
    return ORDERS


Buyer = tuple[int, str, str, int]


def _occasions(random: Random, buyers: list[Buyer], today: date) -> list[tuple[date, Buyer]]:
    """Who buys when: never before they became a customer, the more the nearer to today."""
    found = []
    for _number in range(ORDERS):
        day = today - timedelta(days=int(random.triangular(1, DAYS, 10)))
        there = [one for one in buyers if one[2] <= day.isoformat()]
        if there:
            buyer = there[int(random.triangular(0, len(there), 0)) % len(there)]
        else:
            buyer = buyers[int(random.random() * len(buyers))]
            since = date.fromisoformat(buyer[2])
            day = since + timedelta(days=int(random.random() * (today - since).days))
        found.append((day, buyer))
    return found


def _campaign(uow: UnitOfWork, random: Random, day: date) -> dict[str, Any]:
    """The campaign that a purchase of this day may have come from."""
    rows = uow.driver.execute(
        "SELECT name, channel_id FROM campaign WHERE starts <= ? AND date(coalesce(ends, starts), ?) >= ? ORDER BY id",
        (day.isoformat(), f"+{ECHO} days", day.isoformat()),
    ).fetchall()
    if not rows or random.random() > CAME_BY_CAMPAIGN:
        return {}
    name, channel = rows[int(random.random() * len(rows))]
    return {"campaign": name, "channel_id": channel}


def _make_order(uow: UnitOfWork, lists: Words, random: Random, buyer: Buyer, day: date, today: date) -> None:
    key, kind, _created, owner = buyer
    goods = lists.products if kind == "organisation" else lists.home_products
    lines = _lines(random, goods, firm=kind == "organisation")
    total = sum(line.quantity * line.price * (10_000 - line.discount) for line in lines) // 10_000_000
    off = total % 10_000 if random.random() < 0.4 else 0  # down to whole hundreds
    plan = _plan(random, day, total - off)
    given = OrderInput(
        lines,
        key,
        {
            "ordered_day": day.isoformat(),
            "delivery_day": (day + timedelta(days=21)).isoformat(),
            "owner_id": owner,
            "bought_for": REASONS[int(random.random() * len(REASONS))].value,
            **_campaign(uow, random, day),
            "invoice_number": f"{int(random.random() * 10**8):08d}" if random.random() < 0.6 else None,
        },
        promotion=off,
        instalments=plan,
    )
    order = create_order(uow, given)
    delivered = day + timedelta(days=14 + int(random.random() * 12))
    if delivered < today:
        deliver_order(uow, order, delivered.isoformat())
    if kind == "organisation" and delivered < today and random.random() < 0.5:
        _installed(uow, random, key, order, lines[0].name, delivered)
    for part in plan:
        due = date.fromisoformat(str(part.due_day))
        paid = due + timedelta(days=int(random.triangular(-6, 25, 0)))
        if paid <= today and random.random() < (0.97 if (today - due).days > 120 else 0.8):
            add_payment(uow, order, PaymentInput(part.amount, paid.isoformat()))
    if random.random() < 0.05 and delivered < today:
        add = ReturnInput(lines[0].price, delivered.isoformat(), None)
        return_goods(uow, order, add)


def _installed(
    uow: UnitOfWork, random: Random, customer: int, order: int, model: str, delivered: date
) -> None:
    """What stands at the customer since then, with two years of warranty and a service every half year."""
    service = delivered + timedelta(days=182 * (1 + int(random.random() * 4)))
    values = {
        "model": model,
        "serial": f"{int(random.random() * 10**6):06d}",
        "installed_day": delivered.isoformat(),
        "warranty_until": (delivered + timedelta(days=730)).isoformat(),
        "service_due": service.isoformat(),
        "service_months": 6,
        "order_id": order,
    }
    save_holding(uow, "installed_product", None, customer, values)


def _lines(random: Random, goods: list[str], *, firm: bool) -> list[LineInput]:
    """One to four different things."""
    chosen = random.sample(range(len(goods)), min(len(goods), 1 + int(random.triangular(0, 4, 1))))
    lines = []
    for at in chosen:
        price = (3 + Random(goods[at]).randrange(80)) * (10_000 if firm else 5_000)
        quantity = 1 + int(random.expovariate(1 / (6 if firm else 1)))
        discount = (0, 0, 500, 1_000)[int(random.random() * 4)]
        lines.append(LineInput(goods[at], quantity * 1_000, price, discount, TAX))
    return lines


def _plan(random: Random, day: date, total: int) -> list[InstalmentInput]:
    """The parts of the total, which always come to it."""
    left, found = total, []
    parts = PLANS[int(random.random() * len(PLANS))]
    for place, (percent, days) in enumerate(parts):
        amount = left if place == len(parts) - 1 else total * percent // 100
        left -= amount
        found.append(InstalmentInput(amount, (day + timedelta(days=days)).isoformat()))
    return found
