"""What the import of products asks of the file and keeps in it."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_name, fold
from app.models import PriceList, ProductNeed
from app.sentences.errors import UserError
from app.usecases.needs import need_named
from app.usecases.price_lists import add_price_list
from app.usecases.product_input import Part, PriceListInput
from app.usecases.products import edit_product, set_prices

_IDS = "(SELECT value FROM json_each(?))"
_STORED = (
    *("name", "code", "unit", "category", "specification", "cost", "currency", "tax_rate", "launch_day"),
    *("active", "note", "external_id"),
)


class KnownList(NamedTuple):
    """A price list: its key, its currency, and whether its prices contain the tax."""

    id: int
    currency: str
    taxed: bool


def known_codes(uow: UnitOfWork, codes: Iterable[str]) -> dict[str, int]:
    """Live products with exactly these codes; of several the first made."""
    encoded = json.dumps(list(dict.fromkeys(codes)), ensure_ascii=False)
    rows = uow.driver.execute(
        f"SELECT code, min(id) FROM product WHERE code IN {_IDS} AND deleted_at IS NULL GROUP BY code",
        (encoded,),
    ).fetchall()
    return dict(rows)


def need_ids(uow: UnitOfWork, names: Iterable[str]) -> dict[str, int]:
    """The keys of needs by name, made if need be."""
    found = {name: need_named(uow, name) for name in dict.fromkeys(names) if clean_name(name)}
    uow.session.flush()
    return found


def price_lists(uow: UnitOfWork) -> dict[str, KnownList]:
    """The price lists in their order, by folded name."""
    rows = (
        uow.session.query(PriceList)
        .filter(PriceList.deleted_at.is_(None))
        .order_by(PriceList.position, PriceList.id)
        .all()
    )
    return {fold(row.name): KnownList(row.id, row.currency, row.tax_included) for row in rows}


def make_list(uow: UnitOfWork, name: str, currency: str, *, taxed: bool) -> KnownList:
    """A new price list."""
    made = add_price_list(uow, PriceListInput(name, currency, taxed))
    uow.session.flush()
    return KnownList(made, currency, taxed)


def stored_product(uow: UnitOfWork, key: int) -> dict[str, Any]:
    """The plain columns of a stored product."""
    uow.session.flush()
    row = uow.driver.execute(f"SELECT {', '.join(_STORED)} FROM product WHERE id = ?", (key,)).fetchone()
    return dict(zip(_STORED, row, strict=True)) | {"active": bool(row[_STORED.index("active")])}


def stored_prices_and_needs(uow: UnitOfWork, key: int) -> tuple[dict[int, int], set[int]]:
    """The prices of a product by list, and the needs it answers."""
    prices = uow.driver.execute(
        "SELECT price_list_id, amount FROM price WHERE product_id = ? AND deleted_at IS NULL", (key,)
    ).fetchall()
    needs = uow.driver.execute(
        "SELECT need_id FROM product_need WHERE product_id = ? AND deleted_at IS NULL", (key,)
    ).fetchall()
    return dict(prices), {need for (need,) in needs}


def update_product(
    uow: UnitOfWork, key: int, changes: Mapping[str, Any], prices: Mapping[int, int], needs: Sequence[int]
) -> None:
    """Take over what a file says of a product; needs are added, the rest replaces what was there."""
    priced, answered = stored_prices_and_needs(uow, key)
    fresh = {row: amount for row, amount in prices.items() if priced.get(row) != amount}
    if changes:
        edit_product(uow, key, changes)
    if fresh:
        set_prices(uow, key, fresh)
    for need in dict.fromkeys(needs):
        if need not in answered:
            uow.add(ProductNeed(product_id=key, need_id=need))
    uow.session.flush()


def set_bundle(uow: UnitOfWork, bundle_id: int, parts: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    """Make a product a bundle of others, named by code or name; returns what could not be: (name, why)."""
    codes = known_codes(uow, (name for name, _quantity in parts))
    found: list[Part] = []
    missing: list[tuple[str, str]] = []
    for name, quantity in parts:
        key = codes.get(name) or _named(uow, name)
        if key is None or key == bundle_id:
            missing.append((name, "import.part_unknown"))
        else:
            found.append(Part(key, quantity))
    try:
        edit_product(uow, bundle_id, {"parts": found})
    except UserError as error:
        missing.append(("", error.code))
    uow.session.flush()
    return missing


def _named(uow: UnitOfWork, name: str) -> int | None:
    row = uow.driver.execute(
        "SELECT id FROM product WHERE name = ? AND deleted_at IS NULL ORDER BY id LIMIT 1", (name,)
    ).fetchone()
    return None if row is None else int(row[0])
