"""Commands about campaigns: list them with what came of them, add one, tables in and out."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.base import Call, Command, cli, common
from app.cli.lead import amount_of, channel_of
from app.sentences.errors import UserError

if TYPE_CHECKING:
    from app.queries.campaigns import CampaignRow

_FILE = click.Path(path_type=Path, dir_okay=False)


@cli.group("campaign")
def campaign() -> None:
    """Campaigns: what was done to be found, and what came of it."""


@campaign.command("add", cls=Command)
@click.argument("name")
@click.option("--channel", default="", help="By which channel: trade_fair, social … or a name of yours.")
@click.option("--audience", default="", help="For whom.")
@click.option("--starts", default="", help="First day: 2026-09-01, next Monday.")
@click.option("--ends", default="", help="Last day.")
@click.option("--budget", default="", help="An amount: 5万, USD 3,000.")
@click.option("--cost", default="", help="What it cost.")
@click.option("--goal", default="", help="What it is to bring.")
@common
def add(call: Call, name: str, **given: str) -> None:
    """Keep a campaign."""
    from app.db.journal_step import Step
    from app.usecases.campaigns import create_campaign

    with call.store(create=True) as store:
        reader = store.reader()
        values: dict[str, Any] = {key: given[key] for key in ("audience", "goal") if given[key]}
        values |= {key: _day(given[key]) for key in ("starts", "ends") if given[key]}
        for key in ("budget", "cost"):
            found = amount_of(reader, given[key])
            if found and values.setdefault("currency", found["currency"]) != found["currency"]:
                raise UserError("cli.no_amount", text=given[key])
            values |= {key: found["budget"]} if found else {}
        if given["channel"]:
            values["channel_id"] = channel_of(call, reader, given["channel"])
        with store.write(Step.of("campaign.create", name=name)) as uow:
            made = create_campaign(uow, name, values)
    if call.json:
        call.print_json({"id": made, "name": name})
    else:
        call.print(call.say("cli.campaign_added", name=name, id=made))


@campaign.command("list", cls=Command)
@common
def list_campaigns(call: Call) -> None:
    """List campaigns, the newest first, with leads, orders, revenue, cost per lead and return."""
    from app.language.money_text import format_money
    from app.queries.campaigns import campaigns

    with call.store() as store:
        rows = campaigns(store.reader())
    if call.json:
        call.print_json([_as_json(row) for row in rows])
        return
    for row in rows:
        revenue = format_money(row.revenue, row.home, call.language)
        call.print(
            call.say("cli.campaign_line", name=row.name, leads=row.leads, won=row.won, orders=row.orders,
                     revenue=revenue, id=row.id)
        )  # fmt: skip
    if not rows:
        call.tell("cli.no_campaigns")


@campaign.command("export", cls=Command)
@click.argument("out", type=_FILE)
@common
def export_campaigns(call: Call, out: Path) -> None:
    """Write all campaigns to OUT (.csv or .xlsx); `campaign import` takes them back without loss."""
    from app.exchange.campaign_file import write_campaigns

    with call.store() as store:
        count = write_campaigns(store.reader(), out, call.language)
    call.print_json({"files": [str(out)], "records": count}) if call.json else call.print(
        call.say("campaign.exported", count=count)
    )


@campaign.command("import", cls=Command)
@click.argument("file", type=_FILE)
@common
def import_campaigns(call: Call, file: Path) -> None:
    """Read campaigns from FILE; one of a known name is changed, others are made."""
    from datetime import date

    from app.db.journal_step import Step
    from app.exchange.campaign_file import read_campaigns
    from app.usecases.campaigns import take_campaigns

    with call.store(create=True) as store:
        rows = read_campaigns(store.reader(), file, date.today())  # noqa: DTZ011 - the day on this wall
        with store.write(Step.of("campaign.import", count=len(rows))) as uow:
            new, changed = take_campaigns(uow, rows)
    if call.json:
        call.print_json({"new": new, "changed": changed})
    else:
        call.print(call.say("campaign.imported", new=new, changed=changed))


def _day(text: str) -> str:
    """A day in one's own words, as ISO."""
    from datetime import datetime

    from app.language.days import parse_when

    found = parse_when(text, datetime.now())  # noqa: DTZ005 - the day on this wall
    if found is None:
        raise UserError("cli.no_day", text=text)
    return found.day.isoformat()


def _as_json(row: "CampaignRow") -> dict[str, Any]:
    from app.language.money_text import minor_digits

    def written(minor: int | None, currency: str) -> str | None:
        from decimal import Decimal

        return None if minor is None else str(Decimal(minor).scaleb(-minor_digits(currency)))

    cost, budget = row.values["cost"], row.values["budget"]
    return {
        "id": row.id, "name": row.name, "audience": row.values["audience"], "starts": row.values["starts"],
        "ends": row.values["ends"], "budget": written(budget, row.currency), "cost": written(cost, row.currency),
        "currency": row.currency, "leads": row.leads, "customers_won": row.won, "orders": row.orders,
        "revenue": written(row.revenue, row.home), "cost_per_lead": written(row.cost_per_lead, row.currency),
        "return_percent": row.returned,
    }  # fmt: skip
