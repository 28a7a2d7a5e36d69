"""Promises without a window: add, list, keep."""

from typing import TYPE_CHECKING, Any

import click

from app.cli.base import Call, Group, cli, common
from app.cli.deals import deal_key, number_of
from app.cli.record import find_whom
from app.sentences.errors import UserError

if TYPE_CHECKING:
    from app.db.reader import Reader
    from app.queries.promises import PromiseRow


@cli.group("promise", cls=Group)
def promise() -> None:
    """Promises: what we will do for whom by when."""


@promise.command("add")
@click.argument("what")
@click.option("--customer", metavar="CUSTOMER", help="Number, exact name, phone, or a search with one hit.")
@click.option("--deal", metavar="DEAL", help="Number or exact name of a deal; its customer is meant, too.")
@click.option("--by", "by_when", metavar="WHEN", help="By when: 下周三, 2026-10-20, in 3 days.")
@common
def add_promise(call: Call, what: str, customer: str | None, deal: str | None, by_when: str | None) -> None:
    """Note that we promised WHAT to a customer or in a deal."""
    from app.db.journal_step import Step
    from app.usecases.promises import save_promise

    if (customer is None) == (deal is None):
        raise click.UsageError("Name either --customer or --deal.")
    with call.store() as store:
        whose = _whose(store.reader(), customer, deal)
        values = {"what": what, "by_day": _day(by_when) if by_when else None}
        with store.write(Step.of("promise.save", name=what)) as uow:
            key = save_promise(uow, None, values, **whose)
        row = _row(store.reader(), key)
    if call.json:
        call.print_json(_record(row))
    else:
        call.print(f"{call.say('step.promise.save', name=row.what)} (#{key})")


@promise.command("list")
@click.option("--all", "every", is_flag=True, help="Also those kept, broken or withdrawn.")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=200, show_default=True, help="At most so many."
)
@common
def list_promises(call: Call, every: bool, limit: int) -> None:
    """Print what is promised and not done, what is due first at the top, and how many promises were kept."""
    from app.queries.promises import kept_rate, listed_promises

    with call.store() as store:
        rows = listed_promises(store.reader(), limit, ended=every)
        rate = kept_rate(store.reader())
    if call.json:
        call.print_json([_record(row) for row in rows])
        return
    for row in rows:
        state = "" if row.state == "open" else call.word("promise_state", row.state)
        call.print(
            "  ".join(
                part for part in (f"#{row.id}", row.by_day, row.what, row.customer, row.deal, state) if part
            )
        )
    call.print(call.say("cli.promises", count=len(rows), kept=rate.worked, ended=rate.cases))


@promise.command("keep")
@click.argument("number", metavar="ID")
@click.option("--broken", "state", flag_value="broken", help="It was not kept.")
@click.option("--withdrawn", "state", flag_value="withdrawn", help="It is no longer wanted.")
@common
def keep_promise(call: Call, number: str, state: str | None) -> None:
    """Say that the promise with number ID was kept, or what became of it."""
    from app.db.journal_step import Step
    from app.usecases.promises import set_promise_state

    steps = {"kept": "promise.kept", "broken": "promise.broken", "withdrawn": "promise.withdrawn"}
    became = state or "kept"
    with call.store() as store:
        row = _row(store.reader(), number_of(number))
        with store.write(Step.of(steps[became], name=row.what)) as uow:
            set_promise_state(uow, row.id, became)
        row = _row(store.reader(), row.id)
    if call.json:
        call.print_json(_record(row))
    else:
        call.print(call.say(f"step.{steps[became]}", name=row.what))


def _whose(reader: "Reader", customer: str | None, deal: str | None) -> dict[str, int]:
    if deal is not None:
        return {"deal_id": deal_key(reader, deal)}
    whom = find_whom(reader, customer or "")
    if whom.table != "customer":
        raise UserError("cli.nobody", text=customer)
    return {"customer_id": whom.id}


def _row(reader: "Reader", key: int | None) -> "PromiseRow":
    from app.queries.promises import promise as read

    row = read(reader, key) if key is not None else None
    if row is None:
        raise UserError("record.gone", kind="@table.promise")
    return row


def _day(text: str) -> str:
    from datetime import datetime

    from app.language.days import parse_when

    found = parse_when(text, datetime.now())  # noqa: DTZ005 - the wall clock of the person who writes
    if found is None:
        raise UserError("cli.no_day", text=text)
    return found.day.isoformat()


def _record(row: "PromiseRow") -> dict[str, Any]:
    names = (
        "id",
        "what",
        "by_day",
        "state",
        "ended_day",
        "customer",
        "customer_id",
        "deal",
        "deal_id",
        "owner",
    )
    return {name: getattr(row, name) for name in names if getattr(row, name) is not None}
