"""Products for the lines of a quote: by code, name or pinyin, with the price of a list; and the parts of bundles."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.db.reader import Reader
from app.language.names import query_plan
from app.language.text import clean_text
from app.queries.search_hits import newest

MOST = 40
NEWEST = 300


@dataclass(frozen=True, slots=True)
class ProductFound:
    """A product; `price` (in the list asked for) and `cost` in minor units, `tax_rate` in hundredths of a percent."""

    id: int
    code: str | None
    name: str
    unit: str | None
    price: int | None
    cost: int | None
    tax_rate: int | None
    specification: str | None = None
    bundle: bool = False


@dataclass(frozen=True, slots=True)
class PriceListRow:
    """A price list to choose."""

    id: int
    name: str
    currency: str
    tax_included: bool


_COLUMNS = (
    "p.id, p.code, p.name, p.unit, (SELECT amount FROM price WHERE product_id = p.id AND price_list_id IS ? "
    "AND deleted_at IS NULL LIMIT 1), p.cost, p.tax_rate, p.specification, "
    "EXISTS (SELECT 1 FROM bundle_part b WHERE b.bundle_id = p.id AND b.deleted_at IS NULL)"
)


def find_products(reader: Reader, text: str, price_list_id: int | None) -> list[ProductFound]:
    """Active products whose code begins with the text, or that the search finds by name, pinyin or initials."""
    typed = clean_text(text)
    if not typed:
        return []
    chosen = price_list_id if price_list_id is not None else usual_list(reader)
    plan = query_plan(typed)
    hits = [] if plan.empty else newest(reader, "search_things", plan.match_expression(), NEWEST)
    begins = _escaped(typed) + "%"
    rows = reader.all(
        f"SELECT {_COLUMNS} FROM product p WHERE p.deleted_at IS NULL AND p.active = 1 AND "
        "(p.id IN (SELECT value FROM json_each(?)) OR p.code LIKE ? ESCAPE '\\') "
        "ORDER BY p.code LIKE ? ESCAPE '\\' DESC, p.sort_key, p.id LIMIT ?",
        (chosen, json.dumps(hits), begins, begins, MOST),
    )
    return [_found(row) for row in rows]


def product_named(reader: Reader, text: str, price_list_id: int | None) -> ProductFound | None:
    """The product with exactly this code or name."""
    typed = clean_text(text).casefold()
    hits = find_products(reader, text, price_list_id)
    return next((hit for hit in hits if typed in ((hit.code or "").casefold(), hit.name.casefold())), None)


def bundles(reader: Reader, price_list_id: int | None) -> list[ProductFound]:
    """Active bundles by name."""
    chosen = price_list_id if price_list_id is not None else usual_list(reader)
    rows = reader.all(
        f"SELECT {_COLUMNS} FROM product p WHERE p.deleted_at IS NULL AND p.active = 1 AND p.id IN "
        "(SELECT bundle_id FROM bundle_part WHERE deleted_at IS NULL) ORDER BY p.sort_key, p.id LIMIT ?",
        (chosen, MOST),
    )
    return [_found(row) for row in rows]


def bundle_parts(reader: Reader, bundle_id: int, price_list_id: int | None) -> list[tuple[ProductFound, int]]:
    """The parts of a bundle with their quantities in thousandths."""
    chosen = price_list_id if price_list_id is not None else usual_list(reader)
    rows = reader.all(
        f"SELECT {_COLUMNS}, b.quantity FROM bundle_part b JOIN product p ON p.id = b.product_id "
        "WHERE b.bundle_id = ? AND b.deleted_at IS NULL AND p.deleted_at IS NULL ORDER BY b.position, b.id",
        (chosen, bundle_id),
    )
    return [(_found(row[:-1]), int(row[-1])) for row in rows]


def price_lists(reader: Reader) -> list[PriceListRow]:
    """The price lists in their order."""
    rows = reader.all(
        "SELECT id, name, currency, tax_included FROM price_list WHERE deleted_at IS NULL ORDER BY position, id"
    )
    return [PriceListRow(key, name, currency, bool(included)) for key, name, currency, included in rows]


def usual_list(reader: Reader) -> int | None:
    """The first price list."""
    found = reader.value("SELECT id FROM price_list WHERE deleted_at IS NULL ORDER BY position, id LIMIT 1")
    return None if found is None else int(found)


def _found(row: Sequence[Any]) -> ProductFound:
    key, code, name, unit, price, cost, rate, specification, bundle = row
    return ProductFound(key, code, name, unit, price, cost, rate, specification, bool(bundle))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
