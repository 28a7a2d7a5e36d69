"""Orders as they leave: JSON with decimal texts, or a table of one row per line that `import` takes back."""

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from app.exchange.export_columns import known_columns
from app.language.money_text import minor_digits
from app.queries.order_export import ExportedLine, ExportedOrder
from app.sentences import word


def order_headers(language: str) -> list[str]:
    """The columns of the table."""
    return [header for header, _target in known_columns("orders", language)]


def order_rows(order: ExportedOrder, language: str) -> Iterator[list[str]]:
    """One row of texts per line; what is said of the whole order stands in each."""
    targets = [target for _header, target in known_columns("orders", language)]
    digits = _digits(order.currency)
    head = {
        "order.number": order.number,
        "order.day": order.day,
        "order.customer": order.customer,
        "order.customer_id": order.customer_number,
        "order.receiver": order.contact,
        "order.address": order.address,
        "order.total": money(order.total, digits),
        "order.paid": money(order.paid, digits) if order.paid else "",
        "order.currency": order.currency,
        "order.state": word("order_state", order.state, language),
        "order.delivery_day": order.delivery_day,
        "order.delivered_day": order.delivered_day,
        "order.invoice": order.invoice,
        "order.owner": order.owner,
        "order.note": order.note,
    }
    for line in order.lines:
        said = head | {
            "order.product": line.product,
            "order.code": line.code,
            "order.unit": line.unit,
            "order.quantity": scaled(line.quantity, 3),
            "order.price": money(line.price, digits),
            "order.discount": f"{scaled(line.discount, 2)}%" if line.discount else "",
            "order.tax_rate": f"{scaled(line.tax_rate, 2)}%" if line.tax_rate else "",
            "order.amount": money(line.amount, digits),
        }
        yield [said[target] for target in targets]


def order_json(order: ExportedOrder) -> dict[str, Any]:
    """The order for other programs; sums are decimal texts of `currency`, discount and tax rate percentages."""
    digits = _digits(order.currency)
    return {
        "number": order.number,
        "customer": order.customer,
        "customer_id": order.customer_id,
        "date": order.day,
        "currency": order.currency,
        "total": money(order.total, digits),
        "paid": money(order.paid, digits),
        "returned": money(order.returned, digits),
        "state": order.state,
        "lines": [_line(line, digits) for line in order.lines],
    }


def _line(line: ExportedLine, digits: int) -> dict[str, str]:
    return {
        "product": line.product,
        "code": line.code,
        "quantity": scaled(line.quantity, 3),
        "unit": line.unit,
        "price": money(line.price, digits),
        "discount": scaled(line.discount, 2),
        "tax_rate": scaled(line.tax_rate, 2),
        "amount": money(line.amount, digits),
    }


@lru_cache(maxsize=64)
def _digits(currency: str) -> int:
    return minor_digits(currency)


def money(minor: int, digits: int) -> str:
    """Minor units as a decimal text with all its decimals: 22020 is 220.20."""
    return f"{Decimal(minor).scaleb(-digits):f}"


def scaled(value: int, places: int) -> str:
    """A whole number of parts as a decimal text without useless zeros: 2500 thousandths are 2.5."""
    text = f"{Decimal(value).scaleb(-places):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
