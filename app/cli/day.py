"""The command that tells the day: today."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import click

from app.cli.base import Call, cli, common

if TYPE_CHECKING:
    from app.queries.birthdays import BirthdayAhead
    from app.queries.suggestions import Suggestion
    from app.queries.today import DueRow, TodayLists

BIRTHDAY_DAYS = 7


@cli.command("today")
@click.option("--mine", is_flag=True, help="Only what is mine or nobody's.")
@common
def today(call: Call, mine: bool) -> None:
    """Tell whom to contact today: overdue, due today, this week; birthdays ahead; who has been quiet."""
    from app.queries.birthdays import birthdays_ahead
    from app.queries.suggestions import suggestions
    from app.queries.team import setting
    from app.queries.today import DueFilter, today_lists

    now = datetime.now()  # noqa: DTZ005 - the wall clock of the person who asks
    with call.store() as store:
        reader = store.reader()
        chosen = DueFilter(owner=store.member_id if mine else None)
        lists = today_lists(reader, now.date(), chosen=chosen)
        ahead = birthdays_ahead(reader, now.date(), BIRTHDAY_DAYS)
        advice = suggestions(reader, now, setting(reader, "quiet_days", 30))
    if call.json:
        call.print_json(_as_json(call, now.date(), lists, ahead, advice))
    else:
        _print(call, now, lists, ahead, advice)


def _as_json(
    call: Call, day: date, lists: "TodayLists", ahead: "list[BirthdayAhead]", advice: "list[Suggestion]"
) -> dict[str, Any]:
    return {
        "date": day.isoformat(),
        "overdue": [_row(row) for row in lists.overdue],
        "today": [_row(row) for row in lists.today],
        "week": [_row(row) for row in lists.week],
        "later": lists.later_count,
        "done": lists.done_today,
        "birthdays": [
            {"date": each.day.isoformat(), "name": each.name, "firm": each.firm, "customer_id": each.customer_id,
             "lunar": each.lunar, "what": each.what} for each in ahead
        ],
        "suggestions": [
            {"name": each.name, "reason": _reason(call, each), "customer_id": each.customer_id,
             "lead_id": each.lead_id} for each in advice
        ],
    }  # fmt: skip


def _row(row: "DueRow") -> dict[str, Any]:
    return {
        "id": row.id,
        "due": row.due,
        "kind": row.kind,
        "subject": row.subject,
        "customer": row.name or None,
        "customer_id": row.customer_id,
        "lead_id": row.lead_id,
        "contact": row.contact,
        "phone": row.phone,
        "priority": row.priority,
    }


def _print(
    call: Call, now: datetime, lists: "TodayLists", ahead: "list[BirthdayAhead]", advice: "list[Suggestion]"
) -> None:
    from app.language.days import spoken_day

    call.print(call.say("cli.today", count=lists.due, urgent=lists.urgent, done=lists.done_today))
    parts = (("overdue", lists.overdue), ("today", lists.today), ("week", lists.week))
    for name, rows in parts:
        if rows:
            call.print()
            call.print(call.say(f"cli.today.{name}", count=len(rows)))
        for row in rows:
            call.print("  " + "  ".join(_line(call, row, now)))
    if ahead:
        call.print()
        call.print(call.say("cli.today.birthdays"))
    for each in ahead:
        about = ", ".join(part for part in (each.what, each.firm) if part)
        firm = f" ({about})" if about else ""
        call.print(f"  {spoken_day(each.day, now, call.language)}  {each.name}{firm}")
    if advice:
        call.print()
        call.print(call.say("cli.today.suggestions"))
    for advised in advice:
        call.print(f"  {advised.name}: {_reason(call, advised)}")


def _line(call: Call, row: "DueRow", now: datetime) -> list[str]:
    from app.language.days import spoken_day

    moment = datetime.fromisoformat(row.due)
    clock = moment.time() if "T" in row.due else None
    when = spoken_day(moment.date(), now, call.language, clock)
    who = " · ".join(part for part in (row.name, row.contact, row.phone) if part)
    return [part for part in (when, call.word("follow_up_kind", row.kind), row.subject, who) if part]


def _reason(call: Call, advised: "Suggestion") -> str:
    return call.say(advised.code, **dict(advised.values))
