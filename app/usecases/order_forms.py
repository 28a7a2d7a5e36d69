"""What the form of an order says, kept as one step."""

from collections.abc import Sequence

from app.db.unit_of_work import UnitOfWork
from app.models import OrderLine, SalesOrder
from app.usecases.order_input import InstalmentInput, OrderInput
from app.usecases.orders import create_order, edit_order, replace_instalments, replace_lines

_SHOWN = ("id", "name", "quantity", "price", "discount", "tax_rate", "unit")


def save_order(
    uow: UnitOfWork, order_id: int | None, given: OrderInput, instalments: Sequence[InstalmentInput]
) -> int:
    """Create or change an order with its lines and its plan; returns its key.

    An empty plan of a new order means that everything is due on its day.
    """
    if order_id is None:
        made = OrderInput(
            given.lines, given.customer_id, given.values, given.currency, given.tax_included, given.promotion,
            given.round_to, list(instalments) or None,
        )  # fmt: skip
        return create_order(uow, made)
    edit_order(uow, order_id, {**given.values, "customer_id": given.customer_id})
    if not _same_sums(uow, order_id, given):
        replace_lines(uow, order_id, given.lines, promotion=given.promotion)
    replace_instalments(uow, order_id, instalments)
    return order_id


def _same_sums(uow: UnitOfWork, order_id: int, given: OrderInput) -> bool:
    """Whether the form says of lines and what is taken off what the order says: its sums then stay as agreed."""
    order = uow.get(SalesOrder, order_id)
    stored = uow.session.query(OrderLine).filter(
        OrderLine.order_id == order_id, OrderLine.deleted_at.is_(None)
    )
    before = [
        tuple(getattr(line, column) for column in _SHOWN) for line in stored.order_by(OrderLine.position)
    ]
    after = [tuple(getattr(line, column) for column in _SHOWN) for line in given.lines]
    return before == after and given.promotion == -(order.promotion + order.rounding)
