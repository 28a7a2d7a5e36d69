"""Orders: take, change, deliver, cancel; what was agreed is kept as it was then."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.insight.totals import Totals, line_amount, totals
from app.models import Contact, Customer, Instalment, OrderLine, SalesOrder, Setting
from app.sentences.errors import UserError
from app.usecases.days import local_day
from app.usecases.document_numbers import next_number
from app.usecases.order_input import InstalmentInput, LineInput, OrderInput
from app.vocabulary import BoughtFor, OrderState

__all__ = [
    "EDITABLE",
    "cancel_order",
    "create_order",
    "deliver_order",
    "edit_order",
    "home_currency",
    "reopen_order",
    "replace_instalments",
    "replace_lines",
    "set_orders",
]

EDITABLE = frozenset(
    [
        "title",
        "contact_id",
        "user_contact_id",
        "payer_contact_id",
        "deal_id",
        "quote_id",
        "buyer_name",
        "buyer_contact",
        "buyer_address",
        "ordered_day",
        "delivery_day",
        "delivered_day",
        "bought_for",
        "payment_terms",
        "delivery",
        "after_sales",
        "invoice_number",
        "invoice_day",
        "note",
        "owner_id",
        "channel_id",
        "campaign",
        "promotion_name",
    ]
)


def create_order(uow: UnitOfWork, given: OrderInput) -> int:
    """Keep a new order with its lines and instalments; returns its key."""
    if not given.lines:
        raise UserError("order.no_lines")
    day = str(given.values.get("ordered_day") or local_day(uow.now_ms))
    order = SalesOrder(
        number=given.number or next_number(uow, "sales_order", "O", day[:4]),
        state=OrderState.OPEN.value,
        customer_id=given.customer_id,
        currency=given.currency or home_currency(uow),
        tax_included=given.tax_included,
        ordered_day=day,
        owner_id=uow.member_id,
    )
    uow.add(order)
    _set_values(order, {column: value for column, value in given.values.items() if column != "ordered_day"})
    if order.delivered_day:
        order.state = OrderState.DELIVERED.value
    _name_buyer(uow, order)
    lines = [_add_line(uow, order.id, place, line) for place, line in enumerate(given.lines)]
    found = _set_sums(uow, order, lines, given.promotion, given.round_to)
    wanted = given.instalments
    if wanted is None:
        wanted = [InstalmentInput(found.total, day)] if found.total else []
    _add_instalments(uow, order.id, wanted)
    return order.id


def edit_order(uow: UnitOfWork, order_id: int, changes: Mapping[str, Any]) -> None:
    """Change some EDITABLE columns, or the customer, whose name is noted again."""
    order = uow.get(SalesOrder, order_id)
    rest = dict(changes)
    if "customer_id" in rest and rest["customer_id"] != order.customer_id:
        order.customer_id = rest.pop("customer_id")
        order.buyer_name = None
    rest.pop("customer_id", None)
    _set_values(order, rest)
    _name_buyer(uow, order)


def set_orders(uow: UnitOfWork, ids: Sequence[int], changes: Mapping[str, Any]) -> int:
    """The same EDITABLE values for many orders."""
    from app.db.bulk import update_many

    _check_columns(changes)
    return update_many(uow, "sales_order", ids, dict(changes))


def replace_lines(
    uow: UnitOfWork, order_id: int, lines: Sequence[LineInput], *, promotion: int = 0, round_to: int = 0
) -> None:
    """Make the lines what the form says. A line that says the same as before keeps its amount as it was."""
    order = uow.get(SalesOrder, order_id)
    if not lines:
        raise UserError("order.no_lines")
    before = {line.id: line for line in _lines(uow, order_id)}
    kept: list[OrderLine] = []
    for place, given in enumerate(lines):
        line = before.pop(given.id, None) if given.id is not None else None
        if line is None:
            kept.append(_add_line(uow, order_id, place, given))
        else:
            _change_line(line, place, given)
            kept.append(line)
    for line in before.values():
        uow.recycle(line)
    _set_sums(uow, order, kept, promotion, round_to)


def replace_instalments(uow: UnitOfWork, order_id: int, instalments: Sequence[InstalmentInput]) -> None:
    """Make the plan of payments what the form says; it must come to the total of the order."""
    order = uow.get(SalesOrder, order_id)
    given = sum(one.amount for one in instalments)
    if instalments and given != order.total:
        raise UserError("order.instalments", given=_money(given, order), total=_money(order.total, order))
    for one in uow.session.query(Instalment).filter(
        Instalment.order_id == order_id, Instalment.deleted_at.is_(None)
    ):
        uow.recycle(one)
    _add_instalments(uow, order_id, instalments)


def deliver_order(uow: UnitOfWork, order_id: int, day: str) -> None:
    """Everything was delivered on this day (ISO); what was due after delivery gets its day."""
    order = uow.get(SalesOrder, order_id)
    if order.state == OrderState.CANCELLED:
        raise UserError("order.cancelled", number=order.number)
    order.state, order.delivered_day = OrderState.DELIVERED.value, day
    _start(uow, order_id, "delivery", day)


def reopen_order(uow: UnitOfWork, order_id: int) -> None:
    """Neither delivered nor cancelled after all."""
    order = uow.get(SalesOrder, order_id)
    order.state = OrderState.OPEN.value
    order.delivered_day = order.cancelled_day = None


def cancel_order(uow: UnitOfWork, order_id: int, day: str) -> None:
    """The order does not stand any more; it stays to be seen, and counts nowhere."""
    order = uow.get(SalesOrder, order_id)
    order.state, order.cancelled_day = OrderState.CANCELLED.value, day


def home_currency(uow: UnitOfWork) -> str:
    """The firm's own currency."""
    kept = uow.session.get(Setting, "currency")
    return str(kept.value) if kept is not None and kept.value else "CNY"


def _start(uow: UnitOfWork, order_id: int, event: str, day: str) -> None:
    """Instalments that waited for an event are due so many days after it."""
    from datetime import date, timedelta

    for one in uow.session.query(Instalment).filter(
        Instalment.order_id == order_id, Instalment.deleted_at.is_(None), Instalment.after == event
    ):
        if one.due_day is None:
            one.due_day = (date.fromisoformat(day) + timedelta(days=one.days or 0)).isoformat()


def _lines(uow: UnitOfWork, order_id: int) -> list[OrderLine]:
    found = uow.session.query(OrderLine).filter(
        OrderLine.order_id == order_id, OrderLine.deleted_at.is_(None)
    )
    return found.order_by(OrderLine.position, OrderLine.id).all()


def _add_line(uow: UnitOfWork, order_id: int, place: int, given: LineInput) -> OrderLine:
    line = OrderLine(order_id=order_id, amount=0)
    _fill_line(line, place, given)
    line.amount = line_amount(given.quantity, given.price, given.discount, gift=given.gift)
    return uow.add(line)


def _change_line(line: OrderLine, place: int, given: LineInput) -> None:
    told = (line.quantity, line.price, line.discount, bool(line.gift))
    _fill_line(line, place, given)
    if told != (line.quantity, line.price, line.discount, bool(line.gift)):
        line.amount = line_amount(given.quantity, given.price, given.discount, gift=given.gift)


def _fill_line(line: OrderLine, place: int, given: LineInput) -> None:
    name = given.name.strip()
    if not name:
        raise UserError("order.line_name", line=place + 1)
    line.position, line.name = place, name
    for column in ("quantity", "price", "discount", "tax_rate", "code", "unit", "note", "gift", "cost"):
        setattr(line, column, getattr(given, column))
    line.product_id, line.bundle_id = given.product_id, given.bundle_id


def _set_sums(
    uow: UnitOfWork, order: SalesOrder, lines: Sequence[OrderLine], promotion: int, round_to: int
) -> Totals:
    amounts = [(line.amount, line.tax_rate) for line in lines]
    found = totals(amounts, tax_included=order.tax_included, promotion=promotion, round_to=round_to)
    order.net, order.tax, order.total = found.net, found.tax, found.total
    order.promotion, order.rounding = found.promotion, found.rounding
    order.home_total = found.total if order.currency == home_currency(uow) else None
    return found


def _add_instalments(uow: UnitOfWork, order_id: int, given: Sequence[InstalmentInput]) -> None:
    for place, one in enumerate(given):
        uow.add(
            Instalment(
                order_id=order_id,
                position=place,
                amount=one.amount,
                due_day=one.due_day,
                label=one.label,
                after=one.after,
                days=one.days,
            )
        )


def _name_buyer(uow: UnitOfWork, order: SalesOrder) -> None:
    """Names and address as they are today, where the order does not say them."""
    if order.customer_id is not None and not order.buyer_name:
        order.buyer_name = uow.get(Customer, order.customer_id).name
    if order.contact_id is not None and not order.buyer_contact:
        order.buyer_contact = uow.get(Contact, order.contact_id).name
    if order.customer_id is not None and not order.buyer_address:
        row = uow.driver.execute(
            "SELECT value FROM reach WHERE customer_id = ? AND kind = 'address' AND deleted_at IS NULL "
            "ORDER BY position, id LIMIT 1",
            (order.customer_id,),
        ).fetchone()
        order.buyer_address = row[0] if row else None


def _set_values(order: SalesOrder, values: Mapping[str, Any]) -> None:
    _check_columns(values)
    for column, value in values.items():
        setattr(order, column, value if value != "" else None)


def _check_columns(values: Mapping[str, Any]) -> None:
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    if values.get("bought_for"):
        BoughtFor(values["bought_for"])
    if "ordered_day" in values and not values["ordered_day"]:
        raise UserError("order.no_day")


def _money(minor: int, order: SalesOrder) -> str:
    from app.language.money_text import format_money

    return format_money(minor, order.currency)
