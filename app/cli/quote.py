"""Commands for quotes: quote list, quote add, quote pdf."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.base import Call, Command, cli, common
from app.sentences.errors import UserError
from app.settings.language import LANGUAGES

if TYPE_CHECKING:
    from app.db.reader import Reader
    from app.insight.quote import LineValues


class QuoteGroup(click.Group):
    """The commands of quotes; each ends in one clear sentence."""

    command_class = Command


@cli.group("quote", cls=QuoteGroup)
def quote() -> None:
    """Quotes: list them, write one, make its PDF."""


@quote.command("list")
@common
def list_quotes(call: Call) -> None:
    """List the newest version of every quote, the newest first."""
    from app.documents.quote_sheet import total_words
    from app.queries.quotes import quotes_beside

    with call.store() as store:
        rows = quotes_beside(store.reader(), date.today())  # noqa: DTZ011 - the day of the person who asks
    if call.json:
        from app.exchange.export_quotes import amount_text

        call.print_json([
            {"number": row.number, "version": row.version, "state": row.state, "customer": row.customer,
             "customer_id": row.customer_id, "title": row.title, "date": row.made_day, "valid_until": row.valid_until,
             "currency": row.currency, "total": amount_text(row.total, row.currency)}
            for row in rows
        ])  # fmt: skip
        return
    for row in rows:
        version = call.say("paper.version", version=row.version)
        words = (row.number, version, call.word("quote_state", row.state), row.customer, row.title,
                 total_words(row.total, row.currency), row.valid_until)  # fmt: skip
        call.print("  ".join(each for each in words if each))
    if not rows:
        call.tell("cli.no_quotes")


@quote.command("add")
@click.option("--customer", required=True, help="Its number, exact name, phone, or a search with one hit.")
@click.option("--line", "lines", multiple=True, required=True, metavar="TEXT",
              help='A line: "code x quantity @ price -discount%"; only the first part is needed.')  # fmt: skip
@click.option("--title", help="What it is about.")
@click.option("--valid", metavar="DAY", help="The last day it is valid, as people write it.")
@common
def add(call: Call, customer: str, lines: tuple[str, ...], title: str | None, valid: str | None) -> None:
    """Write a new quote for CUSTOMER.

    A code or name of a product brings its price, unit, cost and tax rate; anything else is a free line.
    """
    from app.cli.record import find_whom
    from app.db.journal_step import Step
    from app.documents.quote_sheet import total_words
    from app.queries.quote import quote_values
    from app.usecases.quotes import create_quote

    with call.store() as store:
        reader = store.reader()
        whom = find_whom(reader, customer)
        if whom.table != "customer":
            raise UserError("cli.nobody", text=customer)
        values: dict[str, object] = {"customer_id": whom.id, "title": title}
        if valid is not None:
            values["valid_until"] = _day(valid)
        read = [_line(reader, text) for text in lines]
        with store.write(Step.of("quote.new")) as uow:
            key = create_quote(
                uow, {name: value for name, value in values.items() if value is not None}, read
            )
        made = quote_values(reader, key)
        assert made is not None
    if call.json:
        from app.exchange.export_quotes import quote_record

        call.print_json(quote_record(made))
        return
    total = total_words(made.totals().total, made.currency)
    call.print(call.say("cli.quote_made", number=made.number, name=whom.name, total=total))


@quote.command("pdf")
@click.argument("number")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Default: the number with .pdf, here.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Of the document (default: its own).")
@click.option("--version", type=click.IntRange(1), help="Default: the newest.")
@common
def pdf(call: Call, number: str, out: Path | None, language: str | None, version: int | None) -> None:
    """Make the PDF of quote NUMBER."""
    from app.documents.command import quote_pdf
    from app.documents.output import write_pdf
    from app.queries.firm import firm_settings
    from app.queries.quote import newest_of, quote_values, versions_of

    with call.store() as store:
        reader = store.reader()
        key = newest_of(reader, number)
        if key is not None and version is not None:
            wanted = number.strip().upper()
            key = next((row.id for row in versions_of(reader, wanted) if row.version == version), None)
        found = quote_values(reader, key) if key is not None else None
        if found is None:
            raise UserError("quote.unknown", number=number)
        firm = firm_settings(reader)
    target = out or Path(f"{found.number}.pdf")
    content, pages = quote_pdf(found, firm, language or found.language or call.language)
    write_pdf(target, content)
    if call.json:
        call.print_json(
            {"file": str(target), "number": found.number, "version": found.version, "pages": pages}
        )
    else:
        call.print(str(target))


def _line(reader: "Reader", text: str) -> "LineValues":
    """A typed line, with what the product says."""
    from app.insight.quote import LineValues
    from app.language.line_text import parse_line
    from app.queries.product_search import product_named
    from app.queries.team import setting

    typed = parse_line(text, setting(reader, "currency", "CNY"))
    if typed is None:
        raise UserError("quote.line", text=text)
    usual = int(setting(reader, "quote_tax_rate", 1_300))
    found = product_named(reader, typed.what, None)
    if found is None:
        return LineValues(
            name=typed.what,
            quantity=typed.quantity,
            unit=typed.unit,
            price=typed.price or 0,
            discount=typed.discount,
            tax_rate=usual,
        )
    return LineValues(
        product_id=found.id,
        code=found.code,
        name=found.name,
        note=found.specification,
        unit=typed.unit or found.unit,
        quantity=typed.quantity,
        price=typed.price if typed.price is not None else found.price or 0,
        discount=typed.discount,
        tax_rate=found.tax_rate if found.tax_rate is not None else usual,
        cost=found.cost,
    )


def _day(text: str) -> str:
    from datetime import datetime

    from app.language.days import parse_when

    when = parse_when(text, datetime.now())  # noqa: DTZ005 - the wall clock of the person who writes
    if when is None:
        raise UserError("follow_up.due", text=text)
    return when.day.isoformat()
