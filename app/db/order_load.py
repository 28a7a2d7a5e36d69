"""A load of many orders: the triggers that keep sums step aside, and what they would have kept is computed set-based.

Everything happens inside the caller's transaction, so that a load given up leaves the file as it was.
"""

from app.db.driver import Connection
from app.db.kept_sales import figures_statement, sum_statement
from app.db.schema import TALLIES, trigger_statements

_MEASURES = ("order", "revenue")
_TABLES = ("sales_order", "product")
_TRIGGERS = (
    *(f"total_{table}_insert" for table in _TABLES),
    *(f"tally_{measure}_insert" for measure in _MEASURES),
    "kept_customer_order_insert",
    "kept_order_payment_insert",
)


def begin_orders(connection: Connection) -> None:
    """Set the triggers of inserted orders, products and payments aside."""
    for name in _TRIGGERS:
        connection.execute(f"DROP TRIGGER {name}")


def finish_orders(connection: Connection, run_id: int) -> None:
    """Put them back, and keep what they would have kept of the orders of this import run."""
    for table in _TABLES:
        connection.execute(
            f"UPDATE total SET live = live + (SELECT count(*) FROM {table} WHERE import_run_id = ?) "
            "WHERE table_name = ?",
            (run_id, table),
        )
    for measure in _MEASURES:
        table, day, key, _columns, amount = TALLIES[measure]
        connection.execute(
            f"INSERT INTO tally (measure, day, key, amount) SELECT '{measure}', {day.format(r=table)}, "
            f"{key.format(r=table)}, sum({amount.format(r=table)}) FROM {table} WHERE import_run_id = ? "
            "GROUP BY 2, 3 ON CONFLICT (measure, day, key) DO UPDATE SET amount = amount + excluded.amount",
            (run_id,),
        )
    buyers = "id IN (SELECT customer_id FROM sales_order WHERE import_run_id = ?)"
    connection.execute(figures_statement(buyers), (run_id,))
    connection.execute(sum_statement("paid", "import_run_id = ?"), (run_id,))
    for statement in trigger_statements():
        if statement.split()[2] in _TRIGGERS:
            connection.execute(statement)
