"""Products by code, name, pinyin or initials, for each keystroke of the quote editor and the order form.

The order of the hits: the code is exactly the text, the code begins with it, the name, its pinyin or its initials
begin with it, then the others; within each by name. Candidates are bounded (50 by code, 300 by words), so the answer
costs the same with a hundred products and a hundred thousand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from app.db.reader import Reader
from app.insight.totals import UNIT, half_up
from app.language.names import clean_text, query_plan
from app.queries.search import joined_pinyin
from app.queries.search_hits import newest

BY_CODE = 50
BY_WORDS = 300
MOST_BUNDLES = 40
_LAST = "\U0010ffff"
LIST_NEWEST = 10_000
_OFFERED = "AND p.active = 1"
_A_PRODUCT = "AND EXISTS (SELECT 1 FROM product p WHERE p.id = search_things.rowid {more}) "


@dataclass(frozen=True, slots=True)
class ProductHit:
    """A product that can be offered.

    `price` of one unit in minor units of the price list's `currency`, None where the list has none; that of a bundle
    without a price of its own, and its `cost`, are those of its parts (`summed` says so of the price). `tax_rate` in
    hundredths of a percent.
    """

    id: int
    code: str | None
    name: str
    unit: str | None
    price: int | None
    currency: str
    cost: int | None
    tax_rate: int | None
    category: str | None
    specification: str | None
    is_bundle: bool
    summed: bool = False


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of a bundle; `quantity` in thousandths, `price` in the list asked for, `cost` of one unit."""

    product_id: int
    code: str | None
    name: str
    unit: str | None
    quantity: int
    price: int | None
    cost: int | None
    tax_rate: int | None


def find_products(
    reader: Reader, text: str, price_list_id: int | None = None, limit: int = 20
) -> list[ProductHit]:
    """The best products for a text, the first ones by name for none. Without a price list the usual one is meant."""
    typed = clean_text(text)
    if not typed:
        rows = reader.all(
            "SELECT id FROM product INDEXED BY ix_product_live_name WHERE deleted_at IS NULL AND active = 1 "
            "ORDER BY sort_key, id LIMIT ?",
            (limit,),
        )
        return products_by_id(reader, [key for (key,) in rows], price_list_id)
    ids = _ranked(reader, typed, _candidates(reader, typed, _OFFERED, BY_WORDS), limit)
    return products_by_id(reader, ids, price_list_id)


def product_named(reader: Reader, text: str, price_list_id: int | None = None) -> ProductHit | None:
    """The offered product with exactly this code or name."""
    typed = clean_text(text).casefold()
    hits = find_products(reader, text, price_list_id) if typed else []
    return next((hit for hit in hits if typed in ((hit.code or "").casefold(), hit.name.casefold())), None)


def bundles(reader: Reader, price_list_id: int | None = None) -> list[ProductHit]:
    """The bundles that are offered, by name."""
    rows = reader.all(
        "SELECT id FROM product WHERE deleted_at IS NULL AND active = 1 AND id IN "
        "(SELECT bundle_id FROM bundle_part WHERE deleted_at IS NULL) ORDER BY sort_key, id LIMIT ?",
        (MOST_BUNDLES,),
    )
    return products_by_id(reader, [key for (key,) in rows], price_list_id)


def products_by_id(reader: Reader, ids: Sequence[int], price_list_id: int | None = None) -> list[ProductHit]:
    """Products by their keys, in the order given; those in the recycle bin are absent."""
    list_id = price_list_id if price_list_id is not None else usual_price_list(reader)
    currency = str(reader.value("SELECT currency FROM price_list WHERE id = ?", (list_id,)) or "")
    rows = reader.by_ids(
        "SELECT p.id, p.code, p.name, p.unit, r.amount, p.cost, p.tax_rate, p.category, p.specification, p.currency, "
        "EXISTS (SELECT 1 FROM bundle_part b WHERE b.bundle_id = p.id AND b.deleted_at IS NULL) "
        "FROM {ids} AS wanted JOIN product p ON p.id = wanted.value LEFT JOIN price r ON r.product_id = p.id "
        "AND r.price_list_id = ? AND r.deleted_at IS NULL WHERE p.deleted_at IS NULL",
        ids,
        (list_id,),
    )
    parts = bundle_parts(reader, [row[0] for row in rows if row[10]], list_id)
    found = {row[0]: _hit(row, currency, parts.get(row[0], ())) for row in rows}
    return [found[key] for key in ids if key in found]


def _hit(row: tuple[Any, ...], currency: str, parts: Sequence[PartRow]) -> ProductHit:
    key, code, name, unit, price, cost, tax_rate, category, specification, own, is_bundle = row
    summed = bool(is_bundle) and price is None
    if parts and price is None:
        price = _sum([(part.quantity, part.price) for part in parts])
    if parts and cost is None:
        cost = _sum([(part.quantity, part.cost) for part in parts])
    currency = currency or own or ""
    return ProductHit(
        key,
        code,
        name,
        unit,
        price,
        currency,
        cost,
        tax_rate,
        category,
        specification,
        bool(is_bundle),
        summed,
    )


def _sum(amounts: Sequence[tuple[int, int | None]]) -> int | None:
    """What quantities of amounts come to; None when one of them is not known."""
    known = [Fraction(quantity * amount, UNIT) for quantity, amount in amounts if amount is not None]
    return half_up(sum(known, Fraction(0))) if len(known) == len(amounts) else None


def bundle_parts(
    reader: Reader, ids: Sequence[int], price_list_id: int | None = None
) -> dict[int, tuple[PartRow, ...]]:
    """The parts of some bundles, in their order. Without a price list the usual one is meant."""
    list_id = price_list_id if price_list_id is not None else usual_price_list(reader)
    found: dict[int, tuple[PartRow, ...]] = {}
    for bundle, *part in reader.by_ids(
        "SELECT b.bundle_id, p.id, p.code, p.name, p.unit, b.quantity, r.amount, p.cost, p.tax_rate "
        "FROM {ids} AS wanted JOIN bundle_part b ON b.bundle_id = wanted.value AND b.deleted_at IS NULL "
        "JOIN product p ON p.id = b.product_id AND p.deleted_at IS NULL LEFT JOIN price r "
        "ON r.product_id = p.id AND r.price_list_id = ? AND r.deleted_at IS NULL ORDER BY b.position, b.id",
        ids,
        (list_id,),
    ):
        found[bundle] = (*found.get(bundle, ()), PartRow(*part))
    return found


def usual_price_list(reader: Reader) -> int | None:
    """The price list that is meant when none is named: the first in order."""
    found = reader.value("SELECT id FROM price_list WHERE deleted_at IS NULL ORDER BY position, id LIMIT 1")
    return None if found is None else int(found)


def product_ids(reader: Reader, text: str) -> list[int]:
    """Products that a text finds, also those no longer offered, for a list that has its own order."""
    return _candidates(reader, clean_text(text), "", LIST_NEWEST)


def _candidates(reader: Reader, typed: str, more: str, most: int) -> list[int]:
    """Products that may fit: by the beginning of their code as typed, in capitals or small letters, and by words.

    `more` is a further condition on the product, beginning with AND.
    """
    found: dict[int, None] = {}
    for form in dict.fromkeys((typed, typed.upper(), typed.lower())):
        rows = reader.all(
            "SELECT id FROM product p INDEXED BY ix_product_live_code WHERE p.deleted_at IS NULL "
            f"AND code >= ? AND code < ? {more} ORDER BY code LIMIT ?",
            (form, form + _LAST, min(most, BY_CODE) if more else most),
        )
        found |= dict.fromkeys(key for (key,) in rows)
    plan = query_plan(typed)
    if not plan.empty:
        hits = newest(reader, "search_things", plan.match_expression(), most, _A_PRODUCT.format(more=more))
        found |= dict.fromkeys(hits)
    return list(found)


def _ranked(reader: Reader, typed: str, ids: Sequence[int], limit: int) -> list[int]:
    wanted = typed.casefold()
    ranked = []
    for key, code, name, initials, sort_key in reader.by_ids(
        "SELECT id, coalesce(code, ''), name, initials, sort_key FROM product WHERE id IN {ids}", ids
    ):
        begins = any(form.startswith(wanted) for form in (name.casefold(), initials, joined_pinyin(sort_key)))
        shown = code.casefold()
        rank = 0 if shown == wanted else 1 if shown.startswith(wanted) else 2 if begins else 3
        ranked.append((rank, sort_key, key))
    return [key for _rank, _sort, key in sorted(ranked)][:limit]
