"""Accepting a quote makes the order: what was agreed is copied as it is, other versions are left alone."""

from app.db.unit_of_work import UnitOfWork
from app.insight.quote import part_amounts
from app.models import Deal, Instalment, OrderLine, Quote, QuoteLine, SalesOrder
from app.sentences.errors import UserError
from app.usecases import deals
from app.usecases.days import local_day
from app.usecases.deal_input import EndInput
from app.usecases.document_numbers import next_number
from app.usecases.quotes import check_whole, firm_value, live_parts, quote_from
from app.vocabulary import DealState, OrderState, QuoteState

_SAME = (
    *(
        "title",
        "customer_id",
        "contact_id",
        "deal_id",
        "buyer_name",
        "buyer_contact",
        "buyer_address",
        "currency",
    ),
    *("tax_included", "net", "tax", "promotion_name", "rounding", "total", "payment_terms", "delivery"),
    *("after_sales", "owner_id"),
)
_LINE = (
    *(
        "position",
        "code",
        "name",
        "note",
        "unit",
        "quantity",
        "price",
        "discount",
        "gift",
        "tax_rate",
        "cost",
    ),
    *("amount", "product_id", "bundle_id"),
)


def accept_quote(
    uow: UnitOfWork, quote_id: int, *, win_deal: bool = True, ordered_day: str | None = None
) -> int:
    """Accept a version and write its order with lines and instalments; returns the order's key.

    With `win_deal` its deal, if still open, is won in the same step. Raises quote.has_order when a version of
    the number has become an order already.
    """
    quote = uow.get(Quote, quote_id)
    _refuse_twice(uow, quote)
    check_whole(uow, quote)
    day = ordered_day or local_day(uow.now_ms)
    quote.state, quote.ended_day, quote.end_reason = QuoteState.ACCEPTED.value, day, None
    order = _order(uow, quote, day)
    if win_deal and quote.deal_id is not None and uow.get(Deal, quote.deal_id).state == DealState.OPEN:
        deals.win_deal(uow, quote.deal_id, EndInput(day=day))
    return order.id


def _refuse_twice(uow: UnitOfWork, quote: Quote) -> None:
    known = (
        uow.session.query(SalesOrder.number)
        .join(Quote, Quote.id == SalesOrder.quote_id)
        .filter(Quote.number == quote.number, SalesOrder.deleted_at.is_(None))
        .first()
    )
    if known is not None:
        raise UserError("quote.has_order", number=quote.number, order=known[0])


def _order(uow: UnitOfWork, quote: Quote, day: str) -> SalesOrder:
    sums = quote_from(uow, quote).totals()
    same = {name: getattr(quote, name) for name in _SAME}
    at_home = quote.currency == firm_value(uow, "currency")
    order = SalesOrder(
        number=next_number(uow, "sales_order", "O"),
        state=OrderState.OPEN.value,
        quote_id=quote.id,
        ordered_day=day,
        promotion=-sums.promotion,
        home_total=quote.total if at_home else None,
        **same,
    )
    uow.add(order)
    lines = uow.session.query(QuoteLine).filter(
        QuoteLine.quote_id == quote.id, QuoteLine.deleted_at.is_(None)
    )
    for line in lines.order_by(QuoteLine.position, QuoteLine.id):
        uow.add(OrderLine(order_id=order.id, **{name: getattr(line, name) for name in _LINE}))
    _instalments(uow, quote, order, day)
    return order


def _instalments(uow: UnitOfWork, quote: Quote, order: SalesOrder, day: str) -> None:
    """What is due at signing is due from the day of the order; what waits for an event has no day yet."""
    from datetime import date, timedelta

    parts = live_parts(uow, quote.id)
    for position, (part, amount) in enumerate(zip(parts, part_amounts(quote.total, parts), strict=True)):
        due = part.due_day
        if due is None and part.after == "signing":
            due = (date.fromisoformat(day) + timedelta(days=part.days or 0)).isoformat()
        uow.add(
            Instalment(
                order_id=order.id,
                position=position,
                label=part.label,
                amount=amount,
                after=part.after,
                days=part.days,
                due_day=due,
            )
        )
