"""What stands around products for an export: prices by list, needs answered, parts of bundles."""

from collections.abc import Sequence
from typing import Any

from app.db.reader import Reader


def most_prices(reader: Reader) -> int:
    """How many price lists there are: the columns a table needs."""
    return int(reader.value("SELECT count(*) FROM price_list WHERE deleted_at IS NULL"))


def around_products(reader: Reader, keys: Sequence[int]) -> dict[int, dict[str, Any]]:
    """By product: `prices`, one per list in the order of the lists (list, currency, tax_included, amount or None);
    `needs` (need, reason); `parts` (code, name, quantity in thousandths).
    """
    prices = _prices(reader, keys)
    found: dict[int, dict[str, Any]] = {
        key: {"prices": prices[key], "needs": [], "parts": []} for key in keys
    }
    for key, need, reason in reader.by_ids(
        "SELECT l.product_id, n.name, l.reason FROM product_need l JOIN need n ON n.id = l.need_id "
        "WHERE l.product_id IN {ids} AND l.deleted_at IS NULL AND n.deleted_at IS NULL ORDER BY l.id",
        keys,
    ):
        found[key]["needs"].append({"need": need, "reason": reason})
    for key, code, name, quantity in reader.by_ids(
        "SELECT b.bundle_id, p.code, p.name, b.quantity FROM bundle_part b JOIN product p ON p.id = b.product_id "
        "WHERE b.bundle_id IN {ids} AND b.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY b.position, b.id",
        keys,
    ):
        found[key]["parts"].append({"code": code, "name": name, "quantity": quantity})
    return found


def _prices(reader: Reader, keys: Sequence[int]) -> dict[int, list[dict[str, Any]]]:
    lists = reader.all(
        "SELECT id, name, currency, tax_included FROM price_list WHERE deleted_at IS NULL ORDER BY position, id"
    )
    rows = reader.by_ids(
        "SELECT product_id, price_list_id, amount FROM price WHERE product_id IN {ids} AND deleted_at IS NULL",
        keys,
    )
    amounts = {(product, list_id): amount for product, list_id, amount in rows}
    return {
        key: [
            {
                "list": name,
                "currency": currency,
                "tax_included": bool(taxed),
                "amount": amounts.get((key, row)),
            }
            for row, name, currency, taxed in lists
        ]
        for key in keys
    }
