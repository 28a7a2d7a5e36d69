"""Commands for orders and money in: order list, payment add, statement."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.base import Call, Command, cli, common
from app.sentences.errors import UserError
from app.vocabulary import OrderState

if TYPE_CHECKING:
    from app.db.reader import Reader
    from app.queries.orders import OrderRow


class SalesGroup(click.Group):
    """Commands of one noun; each ends in one clear sentence."""

    command_class = Command


@cli.group("order", cls=SalesGroup)
def order() -> None:
    """Orders: list them."""


@cli.group("payment", cls=SalesGroup)
def payment() -> None:
    """Money received: note it."""


@order.command("list")
@click.option("--state", "states", multiple=True, type=click.Choice([s.value for s in OrderState]),
              help="Only in this state; may be given several times.")  # fmt: skip
@click.option("--unpaid", is_flag=True, help="Only those of which something is still owed.")
@click.option("--overdue", is_flag=True, help="Only those of which a part should have come in.")
@click.option(
    "--customer", help="Only of this customer (number, exact name, phone, or a search with one hit)."
)
@common
def list_orders(
    call: Call, states: tuple[str, ...], unpaid: bool, overdue: bool, customer: str | None
) -> None:
    """List orders, the newest first."""
    from app.cli.record import find_whom
    from app.queries.orders import OrderFilter, OrderSource, OrderSpec

    today = date.today()  # noqa: DTZ011 - the day on this person's wall
    with call.store() as store:
        reader = store.reader()
        whose = find_whom(reader, customer).id if customer else None
        money = "overdue" if overdue else "unpaid" if unpaid else None
        source = OrderSource(lambda: reader, lambda: today)
        ids = source.order(OrderSpec(OrderFilter(states=states, money=money, customer=whose)))
        rows = source.rows(ids)
    found = [rows[key] for key in ids if key in rows]
    if call.json:
        call.print_json([_as_json(row) for row in found])
        return
    for row in found:
        call.print(_told(call, row))
    if not found:
        call.tell("cli.no_orders")


@payment.command("add")
@click.argument("number")
@click.argument("amount")
@click.option("--day", help="When it came in, as people write it (default: today).")
@click.option("--method", help="How it came in.")
@click.option("--note", help="A note.")
@common
def add_payment(
    call: Call, number: str, amount: str, day: str | None, method: str | None, note: str | None
) -> None:
    """Note that AMOUNT came in for the order NUMBER; it fills the instalments in their order."""
    from app.db.journal_step import Step
    from app.language.money_text import format_money, parse_money
    from app.usecases.order_input import PaymentInput
    from app.usecases.payments import add_payment as keep

    with call.store() as store:
        key, currency = _order(store.reader(), number)
        read = parse_money(amount, currency)
        if read is None:
            raise UserError("payment.unclear", text=amount)
        shown = format_money(read[0], currency, call.language)
        given = PaymentInput(read[0], _day(day), method, note)
        with store.write(Step.of("payment.add", name=number, amount=shown)) as uow:
            made = keep(uow, key, given)
        total, paid = store.reader().one("SELECT total, paid FROM sales_order WHERE id = ?", (key,)) or (0, 0)
    left = total - paid
    if call.json:
        call.print_json(
            {"id": made, "order": number, "amount": read[0], "currency": currency, "still_owed": left}
        )
        return
    call.print(
        call.say("cli.paid", number=number, sum=shown, left=format_money(left, currency, call.language))
    )


@cli.command("statement")
@click.argument("customer")
@click.option("--from", "start", required=True, help="First day, as people write it.")
@click.option("--to", "end", help="Last day (default: today).")
@click.option("-o", "--out", required=True, type=click.Path(path_type=Path), help="A .xlsx or .pdf file.")
@common
def statement(call: Call, customer: str, start: str, end: str | None, out: Path) -> None:
    """Write the statement of account of CUSTOMER: balance before, orders, payments, returns, balance after."""
    from app.cli.record import find_whom
    from app.queries.firm import firm_settings
    from app.queries.statement import statements_of

    if out.suffix.lower() not in (".xlsx", ".pdf"):
        raise click.UsageError("-o wants a name that ends in .xlsx or .pdf.")
    with call.store() as store:
        reader = store.reader()
        whom = find_whom(reader, customer)
        found = statements_of(reader, whom.id, _day(start), _day(end))
        company = str(firm_settings(reader).get("company") or "")
    if not found:
        raise UserError("statement.nothing", name=whom.name)
    if out.suffix.lower() == ".xlsx":
        from app.exchange.statement_table import write_statement

        write_statement(out, whom.name, found, call.language)
    else:
        from app.documents.statement import write_statement_pdf

        write_statement_pdf(out, company, whom.name, found, call.language)
    if call.json:
        call.print_json({"file": str(out), "customer": whom.name, "closing": [
            {"currency": one.currency, "opening": one.opening, "closing": one.closing} for one in found
        ]})  # fmt: skip
    else:
        call.print(str(out))


def _order(reader: "Reader", number: str) -> tuple[int, str]:
    """Key and currency of the order with this number. Raises UserError order.unknown."""
    rows = reader.all(
        "SELECT id, currency FROM sales_order WHERE number = ? AND deleted_at IS NULL", (number.strip(),)
    )
    if len(rows) != 1:
        raise UserError("order.unknown" if not rows else "order.several", number=number)
    return rows[0][0], rows[0][1]


def _day(text: str | None) -> str:
    """A day as people write it. Raises UserError order.day_unclear."""
    from app.language.days import parse_day

    today = date.today()  # noqa: DTZ011
    if not text:
        return today.isoformat()
    read = parse_day(text, today)
    if not isinstance(read, date):
        raise UserError("order.day_unclear", text=text)
    return read.isoformat()


def _as_json(row: "OrderRow") -> dict[str, Any]:
    from app.exchange.export_orders import money
    from app.language.money_text import minor_digits

    digits = minor_digits(row.currency)
    return {
        "id": row.id, "number": row.number, "customer": row.customer, "customer_id": row.customer_id,
        "date": row.day, "currency": row.currency, "total": money(row.total, digits), "paid": money(row.paid, digits),
        "returned": money(row.returned, digits), "still_owed": money(max(row.open, 0), digits), "state": row.state,
        "overdue": row.overdue,
    }  # fmt: skip


def _told(call: Call, row: "OrderRow") -> str:
    from app.language.money_text import format_money

    owed = ""
    if row.open > 0:
        code = "cli.owed_late" if row.overdue else "cli.owed"
        owed = call.say(code, sum=format_money(row.open, row.currency, call.language))
    total = format_money(row.total, row.currency, call.language)
    words = (row.day, row.number, row.customer, total, call.word("order_state", row.state), owed)
    return "  ".join(each for each in words if each)
