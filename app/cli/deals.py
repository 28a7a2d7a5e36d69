"""Deals and the conversion of leads without a window: deal list, add, move; lead convert."""

from typing import TYPE_CHECKING, Any

import click

from app.cli.base import Call, Group, cli, common
from app.cli.lead import lead
from app.cli.record import find_whom
from app.sentences.errors import UserError
from app.vocabulary import DealState

if TYPE_CHECKING:
    from app.db.reader import Reader
    from app.queries.deals import DealRow

_HIGHEST_NUMBER = (1 << 63) - 1


@cli.group("deal", cls=Group)
def deal() -> None:
    """Deals: list them, add one, move one to another stage."""


@deal.command("list")
@click.option("--state", type=click.Choice([*(s.value for s in DealState), "all"]), default="open",
              show_default=True, help="Which deals.")  # fmt: skip
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=200, show_default=True, help="At most so many."
)
@common
def list_deals(call: Call, state: str, limit: int) -> None:
    """Print deals, what closes first at the top: number, name, customer, stage, amount, day of closing."""
    from itertools import islice

    from app.queries.deals import DealFilter, DealSource, DealSpec, deal_rows

    with call.store() as store:
        reader = store.reader()
        source = DealSource(store.reader, _today)
        ids = list(islice(source.order(DealSpec(DealFilter(state=state))), limit))
        found = deal_rows(reader, ids)
        rows = [found[key] for key in ids if key in found]
    if call.json:
        call.print_json([_record(call, row) for row in rows])
        return
    for row in rows:
        call.print("  ".join(part for part in _parts(call, row) if part))
    call.print(call.say("cli.deals", count=len(rows)))


@deal.command("add")
@click.argument("name")
@click.option("--customer", metavar="CUSTOMER", help="Number, exact name, phone, or a search with one hit.")
@click.option("--amount", metavar="SUM", help="As people write it: 12,000 or 12k or USD 500.")
@click.option("--close", metavar="WHEN", help="When it should close: 下月15号, 2026-10-20, in 2 weeks.")
@click.option("--stage", metavar="STAGE", help="The name of a stage (default: the first).")
@common
def add_deal(
    call: Call, name: str, customer: str | None, amount: str | None, close: str | None, stage: str | None
) -> None:
    """Add a deal called NAME."""
    from app.db.journal_step import Step
    from app.usecases.deal_input import DealInput
    from app.usecases.deals import create_deal

    with call.store() as store:
        reader = store.reader()
        whom = find_whom(reader, customer) if customer else None
        if whom is not None and whom.table != "customer":
            raise UserError("cli.nobody", text=customer)
        values = {**_amount(reader, amount), **_close(close)}
        at = _stage(call, reader, stage) if stage else None
        given = DealInput(name, whom.id if whom else None, stage_id=at, values=values)
        with store.write(Step.of("deal.create", name=name)) as uow:
            key = create_deal(uow, given)
        row = _row(store.reader(), key)
    if call.json:
        call.print_json(_record(call, row))
    else:
        call.print(call.say("step.deal.create", name=row.name) + f" (#{key})")


@deal.command("move")
@click.argument("deal_id", metavar="DEAL")
@click.argument("stage")
@common
def move_deal(call: Call, deal_id: str, stage: str) -> None:
    """Move DEAL (its number or exact name) to STAGE (its name, or won)."""
    from app.db.journal_step import Step
    from app.usecases.deals import move_deals, win_deal

    with call.store() as store:
        reader = store.reader()
        row = _row(reader, deal_key(reader, deal_id))
        if stage.casefold() in (DealState.WON.value, call.word("deal_state", "won").casefold()):
            with store.write(Step.of("deal.win", name=row.name)) as uow:
                win_deal(uow, row.id)
        else:
            key = _stage(call, reader, stage)
            with store.write(Step.of("deal.move", name=row.name, stage=stage)) as uow:
                move_deals(uow, [row.id], key)
        row = _row(store.reader(), row.id)
    if call.json:
        call.print_json(_record(call, row))
    else:
        call.print("  ".join(part for part in _parts(call, row) if part))


def convert_command(call: Call, lead_id: str) -> None:
    """Make a customer, a contact and a deal of a lead, as the dialog proposes it, and say what they became."""
    from app.db.journal_step import Step
    from app.queries.card import lead_card
    from app.usecases.conversion import convert_lead
    from app.usecases.convert_input import proposed

    with call.store() as store:
        key = number_of(lead_id)
        card = lead_card(store.reader(), key) if key is not None else None
        if card is None or card.deleted:
            raise UserError("record.gone", kind="@table.lead")
        with store.write(Step.of("lead.convert", name=card.name)) as uow:
            made = convert_lead(uow, card.id, proposed(card))
    if call.json:
        call.print_json(
            {"lead_id": card.id, "customer_id": made.customer_id, "contact_id": made.contact_id,
             "deal_id": made.deal_id}
        )  # fmt: skip
    else:
        call.print(call.say("step.lead.convert", name=card.name))


def _record(call: Call, row: "DealRow") -> dict[str, Any]:
    from app.language.money_text import minor_digits

    found: dict[str, Any] = {
        "id": row.id,
        "name": row.name,
        "state": row.state,
        "stage": _stage_words(call, row.stage),
    }
    if row.amount is not None:
        from decimal import Decimal

        found["amount"] = str(Decimal(row.amount).scaleb(-minor_digits(row.currency)))
        found["currency"] = row.currency
    for name in (
        "customer",
        "customer_id",
        "expected_close",
        "next_due",
        "owner",
        "ended_day",
        "end_reason",
        "competitor",
    ):
        if getattr(row, name) is not None:
            found[name] = getattr(row, name)
    return found


def _parts(call: Call, row: "DealRow") -> list[str]:
    from app.language.money_text import format_money

    stage = (
        _stage_words(call, row.stage) if row.state == DealState.OPEN else call.word("deal_state", row.state)
    )
    amount = format_money(row.amount, row.currency, call.language) if row.amount is not None else ""
    return [
        f"#{row.id}",
        row.name,
        row.customer or "",
        stage,
        amount,
        row.expected_close or row.ended_day or "",
    ]


def _stage_words(call: Call, label: str) -> str:
    return call.say(label[1:]) if label.startswith("@") else label


def _stage(call: Call, reader: "Reader", text: str) -> int:
    """The stage of this name, in either language, or code."""
    from app.language.names import fold
    from app.queries.deal_history import stages
    from app.sentences import sentence

    wanted = fold(text.strip())
    for stage in stages(reader):
        names = {stage.own_name or ""}
        if stage.label.startswith("@"):
            code = stage.label[1:]
            names |= {code.split(".")[1], *(sentence(code, language) for language in ("en", "zh_CN"))}
        if wanted in {fold(name) for name in names if name}:
            return stage.id
    raise UserError("deal.unknown_stage", text=text)


def deal_key(reader: "Reader", text: str) -> int:
    """The deal with this number or exact name. Raises UserError record.gone, deal.several."""
    from app.language.names import clean_name

    number = number_of(text)
    rows = reader.all(
        "SELECT id FROM deal WHERE deleted_at IS NULL AND (id = ? OR name = ?) LIMIT 2",
        (number, clean_name(text)),
    )
    if not rows:
        raise UserError("record.gone", kind="@table.deal")
    if len(rows) > 1:
        raise UserError("deal.several", text=text)
    return int(rows[0][0])


def number_of(text: str) -> int | None:
    """The number of a record as it is typed, with or without #; None for anything else."""
    digits = text.lstrip("#")
    fits = digits.isascii() and digits.isdigit() and len(digits) <= 19 and int(digits) <= _HIGHEST_NUMBER
    return int(digits) if fits else None


def _row(reader: "Reader", key: int) -> "DealRow":
    from app.queries.deals import deal_rows

    return deal_rows(reader, [key])[key]


def _amount(reader: "Reader", text: str | None) -> dict[str, Any]:
    if text is None:
        return {}
    from app.language.money_text import parse_money
    from app.queries.team import setting

    home = str(setting(reader, "currency", "CNY"))
    found = parse_money(text, home)
    if found is None or found[0] < 0:
        raise UserError("deal.amount_unclear", text=text)
    return {"amount": found[0], "currency": found[1] or home}


def _close(text: str | None) -> dict[str, Any]:
    if text is None:
        return {}
    from datetime import datetime

    from app.language.days import parse_when

    found = parse_when(text, datetime.now())  # noqa: DTZ005 - the wall clock of the person who writes
    if found is None:
        raise UserError("follow_up.due", text=text)
    return {"expected_close": found.day.isoformat()}


def _today() -> Any:
    from datetime import date

    return date.today()  # noqa: DTZ011 - the day of the person who asks


@lead.command("convert")
@click.argument("lead_id", metavar="ID")
@common
def convert(call: Call, lead_id: str) -> None:
    """Make a customer, a contact and a deal of the lead with number ID; undo in the window takes all back."""
    convert_command(call, lead_id)
