"""The command that says what a customer is and why, on any day: verdict."""

from datetime import date
from typing import TYPE_CHECKING, Any

import click

from app.cli.base import Call, cli, common
from app.cli.record import find_whom
from app.sentences.errors import UserError

if TYPE_CHECKING:
    from app.queries.verdicts import Explained


@cli.command("verdict")
@click.argument("customer")
@click.option("--why", is_flag=True, help="The reasons, with their figures, and every change so far.")
@click.option("--on", "on", metavar="DATE", help="On this day (YYYY-MM-DD) instead of today.")
@common
def verdict(call: Call, customer: str, why: bool, on: str | None) -> None:
    """Say what CUSTOMER (its number, exact name, phone, or a search with one hit) is: state, lifecycle, classes."""
    from app.queries.team import setting
    from app.queries.verdicts import explained
    from app.usecases.judging import judge_waiting

    today = date.today()  # noqa: DTZ011 - the day on this wall
    day = _day(on, today)
    with call.store() as store:
        reader = store.reader()
        whom = find_whom(reader, customer)
        if whom.table != "customer":
            raise UserError("cli.verdict_lead", name=whom.name)
        judge_waiting(store, today, due=True)
        found = explained(reader, whom.id, day)
        currency = str(setting(reader, "currency", "CNY"))
    if found is None:
        raise UserError("cli.nobody", text=customer)
    if call.json:
        call.print_json(_as_json(call, whom.id, whom.name, found, currency))
        return
    _tell(call, whom.name, found, currency, why=why)


def _day(text: str | None, today: date) -> date:
    if text is None:
        return today
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UserError("cli.no_day", text=text) from error


def _tell(call: Call, name: str, found: "Explained", currency: str, *, why: bool) -> None:
    from app.language.verdict_text import reason_text, verdict_word

    call.print(call.say("cli.verdict_of", name=name, day=found.day.isoformat()))
    for axis, each in found.verdicts.items():
        values = {
            "axis": call.word("verdict_axis", axis),
            "value": verdict_word(axis, each.value, call.language),
        }
        if each.since is None:
            call.print("  " + call.say("cli.verdict_line", **values))
        else:
            since = date.fromordinal(each.since).isoformat()
            call.print("  " + call.say("cli.verdict_since", since=since, **values))
        for reason in each.reasons if why else ():
            text = reason_text(reason.code, reason.values, call.language, currency, found.day)
            call.print(f"      {text}")
    if why and found.moves:
        call.print(call.say("cli.verdict_moves"))
        for move in found.moves:
            words = [verdict_word(move.axis, value, call.language) for value in (move.before, move.after)]
            line = {"day": move.day, "axis": call.word("verdict_axis", move.axis)}
            call.print("  " + call.say("cli.verdict_move", before=words[0], after=words[1], **line))


def _as_json(call: Call, key: int, name: str, found: "Explained", currency: str) -> dict[str, Any]:
    from app.language.verdict_text import reason_text

    verdicts = {}
    for axis, each in found.verdicts.items():
        verdicts[axis] = {
            "value": each.value,
            "since": None if each.since is None else date.fromordinal(each.since).isoformat(),
            "pinned": each.pinned,
            "reasons": [
                {
                    "code": reason.code,
                    "values": dict(reason.values),
                    "text": reason_text(reason.code, reason.values, call.language, currency, found.day),
                }
                for reason in each.reasons
            ],
        }
    moves = [{"day": m.day, "axis": m.axis, "before": m.before, "after": m.after} for m in found.moves]
    return {"id": key, "name": name, "day": found.day.isoformat(), "verdicts": verdicts, "changes": moves}
