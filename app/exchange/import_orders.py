"""The job that takes a file of orders in: rows grouped by number, customers, products, exact sums, one undo step."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from app.changes import Progress
from app.db.unit_of_work import UnitOfWork
from app.exchange.arrivals import Item
from app.exchange.draft import OrderLineDraft, Problem
from app.exchange.import_job import DryRun
from app.exchange.import_types import ImportOptions, ImportReport, ImportSource
from app.exchange.order_buyers import Buyers, buyer_of
from app.exchange.order_sums import OrderSums, Remainder, order_sums, unit_cost, unit_price
from app.exchange.people_buffer import PeopleBuffer
from app.insight.totals import totals
from app.language.money_text import minor_digits
from app.language.names import clean_name, clean_text, fold
from app.sentences import sentence
from app.usecases import importing, order_import
from app.vocabulary import OrderState

CHUNK = 2_000
MANY = 10_000  # orders from which indexes and triggers of their customers step aside
Rows = list[OrderLineDraft]


def import_orders(
    uow: UnitOfWork, source: ImportSource, drafts: Iterable[Item], options: ImportOptions
) -> Generator[Progress, None, ImportReport]:
    """Keep the orders of a file, in the caller's transaction; an order whose number is known is passed over.

    Yields progress; returns the report. With `dry_run` it raises DryRun with the report instead.
    """
    report = ImportReport(source)
    report.run_id = importing.begin_import(uow, source.file_name, source.kind, source.format, source.mapping)
    orders, last = yield from _grouped(drafts, report)
    keeper = _Keeper(uow, report, options)
    order_import.begin(uow)
    waiting = iter(orders.values())
    with keeper.people:
        if len(orders) > MANY:
            keeper.people.begin_load(len(orders))
        while chunk := list(islice(waiting, CHUNK)):
            keeper.take(chunk)
            yield Progress(last // 2 + last * keeper.taken // len(orders) // 2, source.rows, "import.saving")
        order_import.finish(uow, report.run_id)
        keeper.people.finish()
    report.refused = len(report.refused_lines)
    report.rows = report.created + report.skipped + report.refused
    if options.dry_run:
        raise DryRun(report)
    uow.step.values.update({"name": source.file_name, "count": report.created, "kind": source.kind})
    importing.end_import(uow, report.run_id, report.counts(), None)
    return report


def _grouped(
    drafts: Iterable[Item], report: ImportReport
) -> Generator[Progress, None, tuple[dict[str, Rows], int]]:
    """The rows by the number of their order, and the last line; problems are noted.

    What is wrong with the phone or mailbox of a buyer stands in each of his rows, and is told once.
    """
    orders: dict[str, Rows] = {}
    told: set[tuple[str, str]] = set()
    last = 0
    for item in drafts:
        if isinstance(item, OrderLineDraft):
            orders.setdefault(item.number, []).append(item)
            last = max(last, item.line)
            if item.line % CHUNK == 0:
                yield Progress(last // 2, report.source.rows, "import.saving")
        elif isinstance(item, Problem):
            of_buyer = item.field.startswith(("reach.", "customer."))
            if not of_buyer or (item.code, item.raw) not in told:
                told.add((item.code, item.raw))
                report.problems.append(item)
            if item.severity == "must" and not of_buyer:
                report.refused_lines.add(item.line)
    return orders, last


class _Keeper:
    """Keeps orders chunk by chunk."""

    def __init__(self, uow: UnitOfWork, report: ImportReport, options: ImportOptions) -> None:
        assert report.run_id is not None
        self.uow, self.report, self.options, self.run_id = uow, report, options, report.run_id
        self.taken = 0
        self._buyers = Buyers(uow, report, options, self.run_id)
        self._members = importing.member_ids(uow)
        self._products: dict[tuple[str, str], int] = {}
        self._carry: dict[str, Remainder] = {}

    @property
    def people(self) -> PeopleBuffer:
        """What waits to be written of customers."""
        return self._buyers.buffer

    def take(self, orders: Sequence[Rows]) -> None:
        """Keep one chunk of orders, each a list of its rows."""
        self.taken += len(orders)
        known = order_import.known_orders(self.uow, (rows[0].number for rows in orders))
        numbers = {number for number, _day in known}
        # of all of them: what is carried must not depend on what is known
        sums = [self._sums(rows) for rows in orders]
        fresh = [place for place, rows in enumerate(orders) if not self._is_known(rows, known, numbers)]
        self.report.skipped += sum(len(rows) for rows in orders) - sum(len(orders[at]) for at in fresh)
        customers = self._buyers.of([_speaker(orders[at]) for at in fresh])
        self._know_products([row for at in fresh for row in orders[at]])
        kept: dict[int, tuple[Any, ...]] = {}
        lines: list[tuple[Any, ...]] = []
        payments: list[tuple[Any, ...]] = []
        for at, customer in zip(fresh, customers, strict=True):
            rows = orders[at]
            if customer is None and buyer_of(_speaker(rows)) is not None:
                self.report.refused_lines.update(row.line for row in rows)
                continue
            key = self.uow.keys.next()
            kept[key] = self._order(rows, sums[at], customer)
            lines += self._lines(key, rows, sums[at])
            payments += self._payment(key, rows, sums[at])
            self.report.created += len(rows)
        order_import.insert_orders(self.uow, kept, lines, payments)
        self.report.records["sales_order"] = self.report.records.get("sales_order", 0) + len(kept)

    def _is_known(self, rows: Rows, known: set[tuple[str, str]], numbers: set[str]) -> bool:
        """Whether an order is here already: the same number of the same day, or of any where the file says none."""
        if self.options.on_duplicate == "create":
            return False
        if _first(rows, "day") is None:
            return rows[0].number in numbers
        return (rows[0].number, self._day(rows)) in known

    def _day(self, rows: Rows) -> str:
        return str((_first(rows, "day") or self.options.today).isoformat())

    def _currency(self, rows: Rows) -> str:
        return next((row.currency for row in rows if row.currency), self.options.currency)

    def _sums(self, rows: Rows) -> OrderSums:
        currency = self._currency(rows)
        return order_sums(rows, minor_digits(currency), self._carry.setdefault(currency, Remainder()))

    # -- products ------------------------------------------------------------------------------------------

    def _know_products(self, rows: Sequence[OrderLineDraft]) -> None:
        """Find or make the products that the rows name, by code or else by name."""
        named: dict[tuple[str, str], OrderLineDraft] = {}
        for row in rows:
            if row.product or row.code:
                named.setdefault(_product(row), row)
        fresh = {which: row for which, row in named.items() if which not in self._products}
        for column in ("code", "name"):
            values = [value for kind, value in fresh if kind == column]
            for value, key in order_import.known_products(self.uow, column, values).items():
                self._products[column, value] = key
        new = {which: row for which, row in fresh.items() if which not in self._products}
        made = [
            {
                "name": clean_name(row.product) or row.code,
                "code": row.code,
                "unit": row.unit,
                "category": row.category,
            }
            for row in new.values()
        ]
        keys = order_import.insert_products(self.uow, made, self.options.currency, self.run_id)
        self._products.update(zip(new, keys, strict=True))
        self.report.records["product"] = self.report.records.get("product", 0) + len(keys)

    # -- rows ----------------------------------------------------------------------------------------------

    def _order(self, rows: Rows, sums: OrderSums, customer: int | None) -> tuple[Any, ...]:
        speaker, currency = _speaker(rows), self._currency(rows)
        buyer = buyer_of(speaker)
        state = _first(rows, "state") or (
            OrderState.DELIVERED.value if _first(rows, "delivered_day") else OrderState.OPEN.value
        )
        day = self._day(rows)
        delivered = _first(rows, "delivered_day") if state == OrderState.DELIVERED else None
        rates = [(amount, row.tax_rate) for amount, row in zip(sums.amounts, rows, strict=True)]
        tax = totals([*rates, (sums.extra, rates[0][1])], tax_included=True).tax
        note = "\n".join(dict.fromkeys(row.note for row in rows if row.note))
        return (
            rows[0].number, rows[0].number, state, customer, buyer.name if buyer else None,
            speaker.receiver or None, speaker.address or None, day, _iso(_first(rows, "delivery_day")),
            _iso(delivered), day if state == OrderState.CANCELLED else None, speaker.delivery or None,
            _first(rows, "invoice") or None, clean_text(note) or None, self._owner(_first(rows, "owner")),
            self.run_id, currency, 1, sums.total - tax, tax, min(sums.extra, 0), 0, sums.total,
            sums.total if currency == self.options.currency else None, 0, 0,
        )  # fmt: skip

    def _owner(self, name: Any) -> int | None:
        if not name:
            return self.uow.member_id
        if name in self.options.owners:
            return self.options.owners[name]
        known = self._members.get(fold(name))
        if known is None:
            self.report.unknown_owners[name] += 1
        return known

    def _lines(self, key: int, rows: Rows, sums: OrderSums) -> Iterator[tuple[Any, ...]]:
        """The lines of an order; freight and the like, which no row names, is a line of its own."""
        digits = minor_digits(self._currency(rows))
        for place, (row, amount) in enumerate(zip(rows, sums.amounts, strict=True)):
            quantity = 1_000 if row.quantity is None else row.quantity
            price = unit_price(row, digits)
            if row.amount is None and row.price is None:  # only the whole order has a sum
                price = amount if quantity == 1_000 else round(amount * 1_000 / quantity) if quantity else 0
            name = clean_text(row.product) or row.code or sentence("order.goods", self.options.language)
            yield (
                key, self._products.get(_product(row)), place, row.code or None, name, row.unit or None,
                quantity, price, row.discount, 0, row.tax_rate, unit_cost(row, digits), amount,
            )  # fmt: skip
        if sums.extra > 0:
            name = sentence("order.extra", self.options.language)
            rate = rows[0].tax_rate
            yield key, None, len(rows), None, name, None, 1_000, sums.extra, 0, 0, rate, None, sums.extra

    def _payment(self, key: int, rows: Rows, sums: OrderSums) -> Iterator[tuple[Any, ...]]:
        """What the file says was paid."""
        if sums.paid:
            day = _iso(_first(rows, "paid_day")) or self._day(rows)
            yield key, day, sums.paid, _first(rows, "method") or None


def _speaker(rows: Rows) -> OrderLineDraft:
    """The row that says who bought: the first, unless only another one does."""
    return next((row for row in rows if buyer_of(row) is not None), rows[0])


def _product(row: OrderLineDraft) -> tuple[str, str]:
    return ("code", row.code) if row.code else ("name", clean_name(row.product))


def _first(rows: Rows, name: str) -> Any:
    """What the first row says that says anything."""
    return next((value for row in rows if (value := getattr(row, name))), None)


def _iso(day: Any) -> str | None:
    return day.isoformat() if day is not None else None
