"""Money in and goods back: payments received for orders, and returns."""

from app.db.unit_of_work import UnitOfWork
from app.models import OrderLine, OrderReturn, Payment, SalesOrder
from app.sentences.errors import UserError
from app.usecases.order_input import PaymentInput, ReturnInput

__all__ = ["add_payment", "delete_payment", "delete_return", "return_goods"]


def add_payment(uow: UnitOfWork, order_id: int, given: PaymentInput) -> int:
    """Note money received for an order (or paid back); returns its key."""
    uow.get(SalesOrder, order_id)
    if not given.amount:
        raise UserError("payment.empty")
    _touch(uow, order_id)
    made = Payment(
        order_id=order_id,
        amount=given.amount,
        paid_day=given.paid_day,
        method=given.method or None,
        note=given.note or None,
    )
    return uow.add(made).id


def delete_payment(uow: UnitOfWork, payment_id: int) -> None:
    """The payment was noted by mistake; undo brings it back."""
    payment = uow.get(Payment, payment_id)
    uow.recycle(payment)
    _touch(uow, payment.order_id)


def return_goods(uow: UnitOfWork, order_id: int, given: ReturnInput) -> int:
    """Goods came back, or a part of the price is credited; returns its key.

    No more of a line can come back than was ordered and has not come back yet.
    """
    uow.get(SalesOrder, order_id)
    if not given.amount and not given.quantity:
        raise UserError("return.empty")
    if given.line_id is not None and given.quantity:
        _check_quantity(uow, order_id, given.line_id, given.quantity)
    _touch(uow, order_id)
    made = OrderReturn(
        order_id=order_id,
        order_line_id=given.line_id,
        returned_day=given.returned_day,
        quantity=given.quantity,
        amount=given.amount,
        reason=given.reason or None,
    )
    return uow.add(made).id


def delete_return(uow: UnitOfWork, return_id: int) -> None:
    """The return was noted by mistake; undo brings it back."""
    gone = uow.get(OrderReturn, return_id)
    uow.recycle(gone)
    _touch(uow, gone.order_id)


def _check_quantity(uow: UnitOfWork, order_id: int, line_id: int, quantity: int) -> None:
    line = uow.get(OrderLine, line_id)
    if line.order_id != order_id:
        raise ValueError("a line of another order")
    back = uow.session.query(OrderReturn).filter(
        OrderReturn.order_line_id == line_id, OrderReturn.deleted_at.is_(None)
    )
    if quantity > line.quantity - sum(one.quantity or 0 for one in back):
        raise UserError("return.too_many", name=line.name)


def _touch(uow: UnitOfWork, order_id: int) -> None:
    """Its own history speaks of it, and its row looks different: the sums are kept by triggers."""
    uow.recorder.note("sales_order", order_id, "update", {}, {})
