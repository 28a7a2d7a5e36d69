"""What triggers keep of orders: a customer's figures, what was paid and returned, and what a deal's talks say."""

from app.db.driver import Connection

# an order that stands: not in the bin, not cancelled
STANDS = "deleted_at IS NULL AND state <> 'cancelled'"

# column of the customer -> what it comes to over the orders that stand
FIGURES = {
    "order_count": "nullif(count(*), 0)",
    "first_order_day": "min(ordered_day)",
    "last_order_day": "max(ordered_day)",
    "revenue": "sum(home_total)",
}
# column of the order -> table whose amounts it adds up
SUMMED = {"paid": "payment", "returned": "order_return"}


def figures_statement(which: str) -> str:
    """Set the figures of the customers a condition picks."""
    columns = ", ".join(FIGURES)
    return (
        f"UPDATE customer SET ({columns}) = (SELECT {', '.join(FIGURES.values())} FROM sales_order "
        f"WHERE customer_id = customer.id AND {STANDS}) WHERE {which}"
    )


def sum_statement(column: str, which: str) -> str:
    """Set what was paid or returned of the orders a condition picks."""
    table = SUMMED[column]
    return (
        f"UPDATE sales_order SET {column} = (SELECT coalesce(sum(amount), 0) FROM {table} "
        f"WHERE order_id = sales_order.id AND deleted_at IS NULL) WHERE {which}"
    )


def sales_triggers() -> list[str]:
    """The triggers that keep all this right."""

    def figures(row: str) -> str:
        return f"{figures_statement(f'id = {row}.customer_id')};"

    found = [
        f"CREATE TRIGGER kept_customer_order_insert AFTER INSERT ON sales_order BEGIN {figures('NEW')} END",
        f"CREATE TRIGGER kept_customer_order_delete AFTER DELETE ON sales_order BEGIN {figures('OLD')} END",
        "CREATE TRIGGER kept_customer_order_update AFTER UPDATE OF customer_id, ordered_day, home_total, state, "
        f"deleted_at ON sales_order BEGIN {figures('OLD')} {figures('NEW')} END",
    ]
    for column, table in SUMMED.items():
        name = f"kept_order_{table}"

        def summed(row: str, column: str = column) -> str:
            return f"{sum_statement(column, f'id = {row}.order_id')};"

        found += [
            f"CREATE TRIGGER {name}_insert AFTER INSERT ON {table} BEGIN {summed('NEW')} END",
            f"CREATE TRIGGER {name}_delete AFTER DELETE ON {table} BEGIN {summed('OLD')} END",
            f"CREATE TRIGGER {name}_update AFTER UPDATE OF order_id, amount, deleted_at ON {table} "
            f"BEGIN {summed('OLD')} {summed('NEW')} END",
        ]
    return found


def rebuild_sales(connection: Connection) -> None:
    """Compute all of it anew, set-based (triggers must be off)."""
    connection.execute(
        figures_statement("order_count IS NOT NULL OR id IN (SELECT customer_id FROM sales_order)")
    )
    for column in SUMMED:
        connection.execute(sum_statement(column, "1"))


def wrong_figures(connection: Connection) -> dict[str, int]:
    """How many customers and orders have figures that a recount does not give, by table."""
    differs = " OR ".join(
        f"{column} IS NOT (SELECT {figure} FROM sales_order WHERE customer_id = customer.id AND {STANDS})"
        for column, figure in FIGURES.items()
    )
    customers = connection.execute(
        "SELECT count(*) FROM customer WHERE (order_count IS NOT NULL OR id IN (SELECT customer_id FROM sales_order)) "
        f"AND ({differs})"
    ).fetchone()[0]
    differs = " OR ".join(
        f"{column} <> (SELECT coalesce(sum(amount), 0) FROM {table} WHERE order_id = sales_order.id "
        "AND deleted_at IS NULL)"
        for column, table in SUMMED.items()
    )
    orders = connection.execute(f"SELECT count(*) FROM sales_order WHERE {differs}").fetchone()[0]
    return {"customer": int(customers), "sales_order": int(orders)}
