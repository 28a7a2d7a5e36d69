"""From one row of a file of orders to its draft."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from app.exchange.cell_exact import Exact
from app.exchange.draft import Draft, OrderLineDraft, Problem
from app.exchange.people_rows import full_name
from app.exchange.row_bag import Bag
from app.vocabulary import ReachKind

_SUMS = ("price", "amount", "total", "paid", "cost", "profit")


def order_line(bag: Bag, raw: list[str]) -> Iterator[Draft | Problem]:
    """The line; a row without the number of its order, or without any sum, is a problem."""
    get = bag.values.get
    number = bag.text("order.number")
    if not number:
        yield Problem(bag.line, "order.number", "import.order_number_missing", {}, "must", _raw(raw))
        return
    if any(told.severity == "must" and told.field.startswith("order.") for told in bag.problems):
        return  # a sum or a day that cannot be read must not become another one
    sums: dict[str, Exact] = {name: found for name in _SUMS if (found := get(f"order.{name}")) is not None}
    if sums.keys().isdisjoint(("price", "amount", "total", "paid")):
        yield Problem(bag.line, "order.amount", "import.sum_missing", {"value": number}, "must", _raw(raw))
        return
    yield OrderLineDraft(bag.line, number, **_buyer(bag), **_goods(bag, sums), **_rest(bag, sums))


def _buyer(bag: Bag) -> dict[str, Any]:
    """Who bought, and how to reach him."""
    return {
        "customer": bag.text("order.customer") or full_name(bag.values),
        "customer_id": bag.text("order.customer_id"),
        "company": bag.text("order.company"),
        "receiver": bag.text("order.receiver"),
        "reach": tuple(dict.fromkeys(reach for reach, _ in bag.reach)),
        "tags": tuple(bag.values.get("customer.tags", ())),
        "city": bag.text("city"),
        "address": bag.text("order.address") or _address(bag),
    }


def _goods(bag: Bag, sums: dict[str, Exact]) -> dict[str, Any]:
    """The line itself."""
    get = bag.values.get
    return {
        "product": bag.text("order.product"),
        "code": bag.text("order.code"),
        "category": bag.text("order.category"),
        "unit": bag.text("order.unit"),
        "quantity": get("order.quantity"),
        "discount": get("order.discount") or 0,
        "tax_rate": get("order.tax_rate") or 0,
        **{name: _amount(sums, name) for name in ("price", "amount", "cost", "profit")},
    }


def _rest(bag: Bag, sums: dict[str, Exact]) -> dict[str, Any]:
    """What is said of the whole order."""
    get = bag.values.get
    days = ("day", "paid_day", "delivery_day", "delivered_day")
    texts = ("method", "state", "delivery", "invoice", "owner")
    return {
        **{name: get(f"order.{name}") for name in days},
        **{name: bag.text(f"order.{name}") for name in texts},
        "total": _amount(sums, "total"),
        "paid": _amount(sums, "paid"),
        "currency": _currency(bag, sums),
        "note": "\n".join(bag.notes),
    }


def _amount(sums: dict[str, Exact], name: str) -> Decimal | None:
    found = sums.get(name)
    return found.amount if found is not None else None


def _currency(bag: Bag, sums: dict[str, Exact]) -> str:
    """The currency the row names, or one of its sums bears."""
    named = bag.text("order.currency").strip()
    if named:
        from app.language.money_text import parse_money

        read = parse_money(f"1 {named}")
        return (read[1] if read else None) or (named.upper() if len(named) == 3 and named.isalpha() else "")
    return next((each.currency for each in sums.values() if each.currency), "")


def _address(bag: Bag) -> str:
    return next((reach.value for reach, _ in bag.reach if reach.kind is ReachKind.ADDRESS), "")


def _raw(raw: list[str]) -> str:
    return " | ".join(raw)[:300]
