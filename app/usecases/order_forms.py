"""What the form of an order says, kept as one step."""

from collections.abc import Sequence

from app.db.unit_of_work import UnitOfWork
from app.usecases.order_input import InstalmentInput, OrderInput
from app.usecases.orders import create_order, edit_order, replace_instalments, replace_lines


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
    replace_lines(uow, order_id, given.lines, promotion=given.promotion)
    replace_instalments(uow, order_id, instalments)
    return order_id
