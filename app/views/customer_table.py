"""The table of the Customers page."""

from app.queries.customer_filter import CustomerFilter
from app.queries.customers import CustomerSource, CustomerSpec
from app.views.context import Context
from app.views.customer_columns import customer_columns
from app.views.list_table import ListTable, make_table

FIRST_SORT = ("name", False)


def customer_source(context: Context) -> CustomerSource:
    """Rows by the indexes of the customer table."""
    return CustomerSource(context.reader, context.today, lambda: context.store.member_id)


def everybody(sort: str, descending: bool) -> CustomerSpec:
    """All customers in an order."""
    return CustomerSpec(CustomerFilter(), sort, descending)


def customer_table(context: Context) -> ListTable:
    """The table as the page has it."""
    return make_table(
        context,
        "customers",
        customer_columns(context),
        customer_source(context),
        is_narrowed=lambda wanted: wanted != CustomerFilter(),
        first_sort=FIRST_SORT,
    )
