"""Commands about leads: add one, from words or a pasted block; list them."""

import sys
from typing import TYPE_CHECKING, Any

import click

from app.cli.base import Call, Group, cli, common
from app.sentences.errors import UserError
from app.vocabulary import LeadSignal, LeadState

if TYPE_CHECKING:
    from app.db.reader import Reader
    from app.queries.leads import LeadRow
    from app.usecases.record_input import LeadInput

SIGNALS = tuple(signal.value for signal in LeadSignal)


@cli.group("lead", cls=Group)
def lead() -> None:
    """Leads: who may become a customer."""


@lead.command("add")
@click.argument("text")
@click.option("--firm", default="", help="Where they work.")
@click.option("--phone", "phones", multiple=True, help="A phone number; may be given several times.")
@click.option("--email", "emails", multiple=True, help="A mail address; may be given several times.")
@click.option(
    "--channel", default="", help="How they came: referral, trade_fair, website … or a name of yours."
)
@click.option("--campaign", default="", help="The campaign they came by.")
@click.option("--interests", default="", help="What they want.")
@click.option("--budget", default="", help="An amount: 5万, 120000, USD 3,000.")
@click.option("--time-frame", default="", help="By when they need it.")
@click.option(
    "--signal", "signals", multiple=True, type=click.Choice(SIGNALS), help="What was noticed of them."
)
@click.option("--tag", "tags", multiple=True, help="A tag; may be given several times.")
@common
def add(call: Call, text: str, **given: Any) -> None:
    """Keep a lead. TEXT is a name, or a block copied from a chat, a signature or a card (- reads standard input)."""
    from app.db.journal_step import Step
    from app.queries.duplicates import similar_people
    from app.usecases.leads import create_lead

    if text == "-":
        text = sys.stdin.read()
    with call.store(create=True) as store:
        reader = store.reader()
        entered = _input(call, reader, text, given)
        phones = [each.value for each in entered.reaches if each.kind == "phone"]
        mails = [each.value for each in entered.reaches if each.kind == "email"]
        similar = similar_people(reader, entered.name, phones, mails)
        shown = entered.name or str(entered.values.get("firm"))
        with store.write(Step.of("lead.create", name=shown)) as uow:
            key = create_lead(uow, entered)
        score, grade = store.reader().one("SELECT score, grade FROM lead WHERE id = ?", (key,)) or (0, "D")
    if call.json:
        same = [{"kind": each.kind.value, "id": each.id, "name": each.name} for each in similar]
        call.print_json({"id": key, "name": shown, "score": score, "grade": grade, "similar": same})
        return
    call.print(call.say("cli.lead_added", name=shown, score=score, grade=grade, id=key))
    if similar:
        call.tell("cli.lead_similar", names="; ".join(f"{each.name} (#{each.id})" for each in similar[:5]))


@lead.command("list")
@click.option(
    "--state",
    "states",
    multiple=True,
    type=click.Choice([s.value for s in LeadState]),
    help="Only in this state.",
)
@click.option(
    "--grade", "grades", multiple=True, type=click.Choice(["A", "B", "C", "D"]), help="Only of this grade."
)
@click.option("--campaign", "campaigns", multiple=True, help="Only of this campaign.")
@click.option(
    "--sort", type=click.Choice(["score", "created", "name", "next_due"]), default="score", show_default=True
)
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="At most so many."
)
@common
def list_leads(
    call: Call,
    states: tuple[str, ...],
    grades: tuple[str, ...],
    campaigns: tuple[str, ...],
    sort: str,
    limit: int,
) -> None:
    """List leads, the best first."""
    from datetime import date

    from app.queries.leads import LeadFilter, LeadSource, LeadSpec

    with call.store() as store:
        wanted = LeadFilter(states=states, grades=grades, campaigns=campaigns)
        source = LeadSource(store.reader, date.today)
        spec = LeadSpec(wanted, sort, descending=sort in ("score", "created"))
        ids = list(source.order(spec)[:limit])
        found = source.rows(ids)
        rows = [found[key] for key in ids if key in found]
    if call.json:
        call.print_json([_as_json(row) for row in rows])
        return
    for row in rows:
        state = call.word("lead_state", row.state)
        parts = (
            f"{row.score or 0:3d} {row.grade or 'D'}",
            row.name,
            row.firm if row.firm != row.name else "",
            state,
            row.phone,
            f"#{row.id}",
        )
        call.print("  ".join(part for part in parts if part))
    if not rows:
        call.tell("cli.no_leads")


def _as_json(row: "LeadRow") -> dict[str, Any]:
    return {
        "id": row.id, "name": row.name, "firm": row.firm, "state": row.state, "score": row.score, "grade": row.grade,
        "phone": row.phone, "campaign": row.campaign,
        "budget": None if row.budget is None else f"{row.budget / 100:.2f}",
        "currency": row.currency, "next_due": row.next_due, "created": row.created_day,
    }  # fmt: skip


def _input(call: Call, reader: "Reader", text: str, given: dict[str, Any]) -> "LeadInput":
    from app.exchange.capture import capture
    from app.queries.team import setting
    from app.usecases.record_input import LeadInput, ReachInput

    found = capture(text, str(setting(reader, "region", "CN")))
    name, firm = found.name, given["firm"] or found.firm
    if not name and not firm:  # a name of a kind nobody has seen
        name = text.strip().splitlines()[0][:200] if text.strip() else ""
        found = capture("\n".join(text.strip().splitlines()[1:]))
    if not name and not firm:
        raise UserError("name.empty")
    values: dict[str, Any] = {
        "firm": firm, "title": found.title, "campaign": given["campaign"], "interests": given["interests"],
        "time_frame": given["time_frame"], "note": found.note if found.note != name else "",
        "signals": list(given["signals"]) or None,
    } | amount_of(reader, given["budget"])  # fmt: skip
    if given["channel"]:
        values["channel_id"] = channel_of(call, reader, given["channel"])
    reaches = [ReachInput(kind.value, value) for kind, value in found.reaches]
    reaches += [ReachInput("phone", value) for value in given["phones"]]
    reaches += [ReachInput("email", value) for value in given["emails"]]
    return LeadInput(name, {key: value for key, value in values.items() if value}, reaches, given["tags"])


def amount_of(reader: "Reader", text: str) -> dict[str, Any]:
    """An amount as budget and currency; nothing for no text."""
    if not text:
        return {}
    from app.language.money_text import parse_money
    from app.queries.team import setting

    home = str(setting(reader, "currency", "CNY"))
    read = parse_money(text, home)
    if read is None:
        raise UserError("cli.no_amount", text=text)
    return {"budget": read[0], "currency": read[1] or home}


def channel_of(call: Call, reader: "Reader", text: str) -> int:
    """The channel of this code or name."""
    rows = reader.all("SELECT id, code, name FROM channel WHERE deleted_at IS NULL")
    for key, code, name in rows:
        if text.casefold() in {
            str(word).casefold() for word in (code, name, code and call.word("channel", code)) if word
        }:
            return int(key)
    raise UserError("cli.no_channel", text=text)
