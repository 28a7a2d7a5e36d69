"""Products: create, edit, their prices, the needs they answer, the parts of bundles."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.db.bulk import update_many
from app.db.unit_of_work import UnitOfWork
from app.language.text import clean_text
from app.models import BundlePart, Price, PriceList, Product, ProductNeed
from app.sentences.errors import UserError
from app.usecases.naming import set_name
from app.usecases.needs import need_named
from app.usecases.price_lists import usual_list
from app.usecases.product_input import NeedAnswered, Part, ProductInput

__all__ = ["EDITABLE", "create_product", "edit_product", "save_product", "set_prices", "set_products"]

EDITABLE = frozenset(
    [
        *("code", "unit", "category", "specification", "cost", "currency"),
        *("tax_rate", "launch_day", "active", "note"),
    ]
)


def create_product(uow: UnitOfWork, given: ProductInput) -> int:
    """Keep a new product; returns its key."""
    product = Product(active=True)
    set_name(product, given.name, person=False)
    uow.add(product)
    _set_values(uow, product, given.values)
    set_prices(uow, product.id, given.prices)
    _set_needs(uow, product.id, given.needs)
    _set_parts(uow, product.id, given.parts)
    return product.id


def edit_product(uow: UnitOfWork, product_id: int, changes: Mapping[str, Any]) -> None:
    """Change some of it: name, prices (by list), needs, parts (whole lists), or any EDITABLE column."""
    product = uow.get(Product, product_id)
    rest = dict(changes)
    if "name" in rest:
        set_name(product, rest.pop("name"), person=False)
    if "prices" in rest:
        set_prices(uow, product_id, rest.pop("prices"))
    if "needs" in rest:
        _set_needs(uow, product_id, rest.pop("needs"))
    if "parts" in rest:
        _set_parts(uow, product_id, rest.pop("parts"))
    _set_values(uow, product, rest)


def save_product(
    uow: UnitOfWork,
    product_id: int | None,
    given: ProductInput,
    first_price: int | None = None,
    first_list: tuple[str, str] | None = None,
) -> int:
    """Create a product, or make an existing one what the form says; returns its key.

    A firm without a price list gets its first one (name, currency) with `first_price` in it.
    """
    if first_price is not None and first_list is not None:
        made = usual_list(uow, *first_list)
        given = replace(given, prices={**given.prices, made: first_price})
    if product_id is None:
        return create_product(uow, given)
    whole = {"name": given.name, "prices": given.prices, "needs": given.needs, "parts": given.parts}
    edit_product(uow, product_id, {**whole, **given.values})
    return product_id


def set_products(uow: UnitOfWork, ids: Sequence[int], changes: Mapping[str, Any]) -> int:
    """The same EDITABLE values (but no code) for many products; returns how many changed."""
    _check_columns(changes)
    if "code" in changes:
        raise ValueError("a code is one product's")
    return update_many(uow, "product", ids, dict(changes))


def set_prices(uow: UnitOfWork, product_id: int, prices: Mapping[int, int | None]) -> None:
    """Prices of one unit by price list, in minor units of the list's currency; None takes one away.

    One below zero is what is taken off, such as an old machine taken back.
    """
    known: dict[int | None, Price] = {}
    for row in uow.session.query(Price).filter(Price.product_id == product_id, Price.deleted_at.is_(None)):
        known[row.price_list_id] = row
    for list_id, amount in prices.items():
        price = known.get(list_id)
        if amount is None and price is not None:
            uow.recycle(price)
        elif amount is not None and price is not None:
            price.amount = amount
        elif amount is not None:
            uow.get(PriceList, list_id)
            uow.add(Price(product_id=product_id, price_list_id=list_id, amount=amount))


def _set_values(uow: UnitOfWork, product: Product, values: Mapping[str, Any]) -> None:
    _check_columns(values)
    for column, value in values.items():
        cleaned = clean_text(value) if isinstance(value, str) and column != "note" else value
        setattr(product, column, cleaned if cleaned != "" else None)
    if product.code and values.get("code"):
        _refuse_double(uow, product)
    if product.tax_rate is not None and not 0 <= product.tax_rate <= 10_000:
        raise UserError("product.tax_rate")


def _refuse_double(uow: UnitOfWork, product: Product) -> None:
    """A code names one product."""
    with uow.session.no_autoflush:
        other = (
            uow.session.query(Product.name)
            .filter(Product.code == product.code, Product.id != product.id, Product.deleted_at.is_(None))
            .first()
        )
    if other is not None:
        raise UserError("product.code_taken", text=str(product.code), name=str(other[0]))


def _set_needs(uow: UnitOfWork, product_id: int, needs: Sequence[NeedAnswered]) -> None:
    wanted = {need_named(uow, need.name): need.reason.strip() or None for need in needs if need.name.strip()}
    rows = uow.session.query(ProductNeed).filter(
        ProductNeed.product_id == product_id, ProductNeed.deleted_at.is_(None)
    )
    for row in rows:
        if row.need_id in wanted:
            row.reason = wanted.pop(row.need_id)
        else:
            uow.recycle(row)
    for need_id, reason in wanted.items():
        uow.add(ProductNeed(product_id=product_id, need_id=need_id, reason=reason))


def _set_parts(uow: UnitOfWork, bundle_id: int, parts: Sequence[Part]) -> None:
    """The parts of a bundle in their order; the same product twice is added up."""
    wanted: dict[int, int] = {}
    for part in parts:
        if part.quantity <= 0:
            raise UserError("product.quantity")
        wanted[part.product_id] = wanted.get(part.product_id, 0) + part.quantity
    _check_parts(uow, bundle_id, list(wanted))
    known = {
        row.product_id: row
        for row in uow.session.query(BundlePart).filter(
            BundlePart.bundle_id == bundle_id, BundlePart.deleted_at.is_(None)
        )
    }
    for row in known.values():
        if row.product_id not in wanted:
            uow.recycle(row)
    for position, (product_id, quantity) in enumerate(wanted.items()):
        kept = known.get(product_id) or uow.add(BundlePart(bundle_id=bundle_id, product_id=product_id))
        kept.quantity, kept.position = quantity, position


def _check_parts(uow: UnitOfWork, bundle_id: int, ids: Sequence[int]) -> None:
    """A bundle holds products that are no bundles, and is in none itself."""
    if not ids:
        return
    for product_id in ids:
        uow.get(Product, product_id)
    live = uow.session.query(BundlePart.id).filter(BundlePart.deleted_at.is_(None))
    nested = live.filter(BundlePart.bundle_id.in_(ids)).first() is not None
    inside = live.filter(BundlePart.product_id == bundle_id).first() is not None
    if bundle_id in ids or nested or inside:
        raise UserError("product.nested")


def _check_columns(values: Mapping[str, Any]) -> None:
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
