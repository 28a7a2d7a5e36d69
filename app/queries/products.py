"""The Products page: rows of its table in any order, what it can be narrowed to, and one product with its prices."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from app.db.reader import Reader
from app.insight.totals import margin, totals
from app.queries.kept_filter import KeptFilter
from app.queries.listing_tools import Facet
from app.queries.lookups import live_count
from app.queries.product_search import PartRow, bundle_parts, product_ids, products_by_id, usual_price_list

PAGE = 64
ACTIVE, OFF, BUNDLE = "active", "off", "bundle"
# column of the table -> what is sorted by
SORTS = {
    "name": "p.sort_key",
    "code": "p.code",
    "category": "p.category",
    "unit": "p.unit",
    "price": "r.amount",
    "cost": "p.cost",
    "tax_rate": "p.tax_rate",
    "launch_day": "p.launch_day",
}
_BUNDLES = "EXISTS (SELECT 1 FROM bundle_part b WHERE b.bundle_id = p.id AND b.deleted_at IS NULL)"
_STATES = {ACTIVE: "p.active = 1", OFF: "p.active = 0", BUNDLE: _BUNDLES}
_VALUES = (
    *("code", "unit", "category", "specification", "cost", "currency", "tax_rate", "launch_day", "active"),
    *("note", "external_id"),
)


class PriceListRow(NamedTuple):
    """A price list and how many products it prices."""

    id: int
    name: str
    currency: str
    tax_included: bool
    note: str | None
    prices: int


class NeedRow(NamedTuple):
    """A need that a product answers, and how."""

    id: int
    name: str
    reason: str | None


@dataclass(frozen=True)
class ProductFilter(KeptFilter):
    """Everything given must hold; lists mean any of them. `price_list`: priced in this one, whose prices are shown."""

    categories: tuple[str, ...] = ()
    needs: tuple[int, ...] = ()
    price_list: int | None = None
    state: str | None = None
    import_run: int | None = None
    text: str = ""
    ids: tuple[int, ...] | None = None


@dataclass(frozen=True)
class ProductSpec:
    """What the table shows: a filter and an order (a key of SORTS)."""

    filter: ProductFilter = field(default_factory=ProductFilter)
    sort: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class ProductRow:
    """One line of the table. `prices` by price list; sums in minor units, `tax_rate` in hundredths of a percent."""

    id: int
    code: str | None
    name: str
    specification: str | None
    category: str | None
    unit: str | None
    cost: int | None
    currency: str | None
    tax_rate: int | None
    launch_day: str | None
    active: bool
    is_bundle: bool
    prices: Mapping[int, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ProductCard:
    """One product whole. `values` holds the plain columns a form may set, by column name."""

    id: int
    name: str
    deleted: bool
    values: dict[str, Any] = field(hash=False)
    prices: dict[int, int] = field(hash=False)
    needs: tuple[NeedRow, ...]
    parts: tuple[PartRow, ...]


class ProductSource:
    """Where the table's rows come from (the RowSource of app/itemmodels)."""

    def __init__(self, reader: Callable[[], Reader]) -> None:
        self._reader = reader

    def first_page(self, spec: ProductSpec) -> list[ProductRow]:
        """The first 64 rows."""
        reader = self._reader()
        ids = _ids(reader, spec, PAGE)
        found = product_rows(reader, ids)
        return [found[key] for key in ids if key in found]

    def count(self, spec: ProductSpec) -> int:
        """How many products the filter leaves; without one the kept total."""
        reader = self._reader()
        if spec.filter == ProductFilter():
            return live_count(reader, "product")
        return len(_ids(reader, spec))

    def order(self, spec: ProductSpec) -> "array[int]":
        """All ids in order."""
        return _ids(self._reader(), spec)

    def rows(self, ids: Sequence[int]) -> dict[int, ProductRow]:
        """The rows of some ids."""
        return product_rows(self._reader(), ids)


def _ids(reader: Reader, spec: ProductSpec, limit: int = -1) -> "array[int]":
    """Keys in order: what is empty comes last, and equal ones by name."""
    wanted, column = spec.filter, SORTS[spec.sort]
    list_id = wanted.price_list if wanted.price_list is not None else usual_price_list(reader)
    where, parameters = _conditions(wanted)
    source = "product p"
    narrowed = _narrowed(reader, wanted)
    if narrowed is not None:
        source = "{ids} AS wanted JOIN product p ON p.id = wanted.value"
    if spec.sort == "price" or wanted.price_list is not None:
        kind = "" if wanted.price_list is not None else "LEFT "
        source += (
            f" {kind}JOIN price r ON r.product_id = p.id AND r.price_list_id = ? AND r.deleted_at IS NULL"
        )
        parameters = [list_id, *parameters]
    way = " DESC" if spec.descending else ""
    order = (
        f"p.sort_key{way}, p.id{way}"
        if spec.sort == "name"
        else f"{column} IS NULL, {column}{way}, p.sort_key"
    )
    sql = f"SELECT p.id AS id FROM {source} WHERE {' AND '.join(where)} ORDER BY {order} LIMIT ?"
    if narrowed is None:
        return reader.ids(sql, [*parameters, limit])
    return array("q", [key for (key,) in reader.by_ids(sql, narrowed, [*parameters, limit])])


def _conditions(wanted: ProductFilter) -> tuple[list[str], list[Any]]:
    where, parameters = ["p.deleted_at IS NULL"], list[Any]()
    if wanted.categories:
        where.append(f"p.category IN ({_marks(wanted.categories)})")
        parameters += wanted.categories
    if wanted.needs:
        where.append(
            "EXISTS (SELECT 1 FROM product_need n WHERE n.product_id = p.id AND n.deleted_at IS NULL "
            f"AND n.need_id IN ({_marks(wanted.needs)}))"
        )
        parameters += wanted.needs
    if wanted.state in _STATES:
        where.append(_STATES[wanted.state])
    if wanted.import_run is not None:
        where.append("p.import_run_id = ?")
        parameters.append(wanted.import_run)
    return where, parameters


def _narrowed(reader: Reader, wanted: ProductFilter) -> Sequence[int] | None:
    """The keys that a list or a search text narrows to."""
    ids: Sequence[int] | None = wanted.ids
    if wanted.text.strip():
        hits = product_ids(reader, wanted.text)
        ids = hits if ids is None else [key for key in ids if key in set(hits)]
    return ids


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def product_rows(reader: Reader, ids: Sequence[int]) -> dict[int, ProductRow]:
    """Table rows by id; recycled records are absent."""
    rows = reader.by_ids(
        "SELECT p.id, p.code, p.name, p.specification, p.category, p.unit, p.cost, p.currency, p.tax_rate, "
        f"p.launch_day, p.active, {_BUNDLES} FROM product p WHERE p.id IN {{ids}} AND p.deleted_at IS NULL",
        ids,
    )
    prices: dict[int, dict[int, int]] = {}
    for key, list_id, amount in reader.by_ids(
        "SELECT product_id, price_list_id, amount FROM price WHERE product_id IN {ids} AND deleted_at IS NULL",
        ids,
    ):
        prices.setdefault(key, {})[list_id] = amount
    found = {row[0]: _row(row, prices.get(row[0], {})) for row in rows}
    return found | _bundles(reader, [row for row in found.values() if row.is_bundle])


def _bundles(reader: Reader, rows: Sequence[ProductRow]) -> dict[int, ProductRow]:
    """Bundles with the prices and the cost of their parts where they have none of their own."""
    if not rows:
        return {}
    ids, prices, costs = (
        [row.id for row in rows],
        {row.id: dict(row.prices) for row in rows},
        dict[int, Any](),
    )
    for (list_id,) in reader.all("SELECT id FROM price_list WHERE deleted_at IS NULL"):
        for hit in products_by_id(reader, ids, list_id):
            costs[hit.id] = hit.cost
            if hit.price is not None:
                prices[hit.id][list_id] = hit.price
    return {row.id: replace(row, prices=prices[row.id], cost=costs.get(row.id, row.cost)) for row in rows}


def _row(row: tuple[Any, ...], prices: Mapping[int, int]) -> ProductRow:
    shown: list[Any] = [*row[:10], bool(row[10]), bool(row[11]), prices]
    return ProductRow(*shown)


def product_card(reader: Reader, key: int) -> ProductCard | None:
    """One product, also from the recycle bin."""
    row = reader.one(f"SELECT name, deleted_at, {', '.join(_VALUES)} FROM product WHERE id = ?", (key,))
    if row is None:
        return None
    values = dict(zip(_VALUES, row[2:], strict=True))
    values["active"] = bool(values["active"])
    prices = dict(
        reader.all(
            "SELECT price_list_id, amount FROM price WHERE product_id = ? AND deleted_at IS NULL", (key,)
        )
    )
    needs = reader.all(
        "SELECT n.id, n.name, l.reason FROM product_need l JOIN need n ON n.id = l.need_id "
        "WHERE l.product_id = ? AND l.deleted_at IS NULL AND n.deleted_at IS NULL ORDER BY l.id",
        (key,),
    )
    parts = bundle_parts(reader, [key]).get(key, ())
    return ProductCard(
        key, row[0], row[1] is not None, values, prices, tuple(NeedRow(*need) for need in needs), parts
    )


def price_lists(reader: Reader) -> list[PriceListRow]:
    """The price lists in their order; the first is the usual one."""
    rows = reader.all(
        "SELECT l.id, l.name, l.currency, l.tax_included, l.note, (SELECT count(*) FROM price r WHERE "
        "r.price_list_id = l.id AND r.deleted_at IS NULL) FROM price_list l WHERE l.deleted_at IS NULL "
        "ORDER BY l.position, l.id"
    )
    return [PriceListRow(*row)._replace(tax_included=bool(row[3])) for row in rows]


def category_facets(reader: Reader) -> list[Facet]:
    """The categories in use, the largest first."""
    rows = reader.all(
        "SELECT category, count(*) FROM product WHERE deleted_at IS NULL AND category > '' GROUP BY 1 "
        "ORDER BY 2 DESC, 1 LIMIT 200"
    )
    return [Facet(category, category, count) for category, count in rows]


def unit_margin(
    price: int | None, cost: int | None, tax_rate: int | None, *, tax_included: bool
) -> int | None:
    """What is left of the price before tax after cost, in hundredths of a percent; None where one is not known."""
    if price is None or cost is None:
        return None
    return margin(totals([(price, tax_rate or 0)], tax_included=tax_included).net, cost)
