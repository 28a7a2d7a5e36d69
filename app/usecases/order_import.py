"""Taking many orders in at once, set-based: orders, lines, payments and the products they name."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.db.bulk import insert_tuples
from app.db.order_load import begin_orders, finish_orders
from app.db.unit_of_work import UnitOfWork
from app.language.names import reading
from app.usecases import importing

_IDS = "(SELECT value FROM json_each(?))"
ORDER = (
    *("number", "external_id", "state", "customer_id", "buyer_name", "buyer_contact", "buyer_address"),
    *("ordered_day", "delivery_day", "delivered_day", "cancelled_day", "delivery", "invoice_number", "note"),
    *(
        "owner_id",
        "import_run_id",
        "currency",
        "tax_included",
        "net",
        "tax",
        "promotion",
        "rounding",
        "total",
    ),
    *("home_total", "paid", "returned"),
)
LINE = (
    *("order_id", "product_id", "position", "code", "name", "unit", "quantity", "price", "discount", "gift"),
    *("tax_rate", "cost", "amount"),
)
PAYMENT = ("order_id", "paid_day", "amount", "method")
_PRODUCT = (
    *("name", "sort_key", "initials", "code", "unit", "category", "currency", "active", "external_id"),
    "import_run_id",
)


def begin(uow: UnitOfWork) -> None:
    """Make ready for orders; the caller finishes, or the transaction is rolled back."""
    begin_orders(uow.driver)


def finish(uow: UnitOfWork, run_id: int) -> None:
    """Keep the sums of everything that came in."""
    finish_orders(uow.driver, run_id)


def known_orders(uow: UnitOfWork, numbers: Iterable[str]) -> set[tuple[str, str]]:
    """(number, day) of those of these orders that are here already.

    Two programs may both have an order 1; hardly ever of the same day.
    """
    encoded = json.dumps(list(numbers), ensure_ascii=False)
    rows = uow.driver.execute(
        f"SELECT number, ordered_day FROM sales_order WHERE number IN {_IDS} AND deleted_at IS NULL",
        (encoded,),
    ).fetchall()
    return set(rows)


def known_products(uow: UnitOfWork, column: str, values: Iterable[str]) -> dict[str, int]:
    """Live products by code or by name."""
    encoded = json.dumps(list(dict.fromkeys(values)), ensure_ascii=False)
    rows = uow.driver.execute(
        f"SELECT {column}, id FROM product WHERE {column} IN {_IDS} AND deleted_at IS NULL ORDER BY id DESC",
        (encoded,),
    ).fetchall()
    return dict(rows)


def insert_products(
    uow: UnitOfWork, products: Sequence[Mapping[str, Any]], currency: str, run_id: int
) -> list[int]:
    """New products (name, code, unit, category); returns their keys."""
    keys = list(uow.keys.take(len(products)))
    rows = []
    for one in products:
        spoken = reading(one["name"], False)
        rows.append(
            (
                one["name"], spoken.sort_key, spoken.initials, one["code"] or None, one["unit"] or None,
                one["category"] or None, currency, 1, one["code"] or None, run_id,
            )
        )  # fmt: skip
    insert_tuples(uow, "product", _PRODUCT, rows, keys)
    importing.index_records(uow, "product", keys)
    return keys


def insert_orders(
    uow: UnitOfWork,
    orders: Mapping[int, Sequence[Any]],
    lines: Sequence[Sequence[Any]],
    payments: Sequence[Sequence[Any]],
) -> None:
    """Orders by key, their lines and payments, each in the order of ORDER, LINE and PAYMENT; findable at once."""
    insert_tuples(uow, "sales_order", ORDER, list(orders.values()), list(orders))
    insert_tuples(uow, "order_line", LINE, lines)
    insert_tuples(uow, "payment", PAYMENT, payments)
    importing.index_records(uow, "sales_order", list(orders))
