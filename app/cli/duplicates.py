"""Commands about people stored twice: duplicates, merge."""

from typing import TYPE_CHECKING, Any

import click

from app.cli.base import Call, cli, common
from app.sentences.errors import UserError

if TYPE_CHECKING:
    from app.cli.record import Whom
    from app.db.reader import Reader
    from app.queries.duplicate_pairs import Pair, Side


@cli.command("duplicates")
@click.option("--sure", "only_sure", is_flag=True, help="Only those that are beyond doubt.")
@common
def duplicates(call: Call, only_sure: bool) -> None:
    """List records that may be one: customers, contacts and leads, with the odds and the reasons.

    Only a name that agrees and a second, strong proof make a pair sure; Chinese names alone never do.
    """
    from app.queries.duplicate_pairs import duplicate_pairs

    with call.store() as store:
        found = call.drive(duplicate_pairs(store.reader()))
    pairs = [pair for pair in found if pair.sure or not only_sure]
    if call.json:
        call.print_json([_as_json(call, pair) for pair in pairs])
        return
    for pair in pairs:
        call.print(_told(call, pair))
    if not pairs:
        call.tell("cli.no_duplicates")


@cli.command("merge")
@click.argument("keep")
@click.argument("other")
@click.option("--take", "taken", multiple=True, metavar="FIELD",
              help="Let this field of OTHER stay (name, city, birthday …); may be given several times.")  # fmt: skip
@common
def merge(call: Call, keep: str, other: str, taken: tuple[str, ...]) -> None:
    """Merge OTHER into KEEP (numbers, exact names or phones): all that belongs to either belongs to KEEP then.

    What KEEP does not say is taken from OTHER, which goes to the recycle bin. The window takes it back as one step.
    A lead that is a customer already is converted into that customer.
    """
    from app.db.journal_step import Step
    from app.usecases.merging import merge_lead_into_customer, merge_records

    with call.store() as store:
        one, second = (_record(store.reader(), text) for text in (keep, other))
        with store.write(Step.of("record.merge", name=one.name, other=second.name)) as uow:
            if one.table == second.table:
                merge_records(uow, one.table, one.id, second.id, dict.fromkeys(taken, "other"))
            elif (one.table, second.table) == ("customer", "lead"):
                merge_lead_into_customer(uow, second.id, one.id)
            else:
                raise UserError("merge.kinds")
    if call.json:
        call.print_json({"kind": one.table, "id": one.id, "name": one.name, "merged": second.id})
        return
    call.print(call.say("cli.merged", name=one.name, other=second.name))


def _record(reader: "Reader", text: str) -> "Whom":
    """The record meant; of contacts only by number."""
    from app.cli.record import HIGHEST_NUMBER, Whom, find_whom

    number = text.lstrip("#")
    if number.isascii() and number.isdigit() and int(number[:20]) <= HIGHEST_NUMBER:
        row = reader.one("SELECT id, name FROM contact WHERE id = ? AND deleted_at IS NULL", (int(number),))
        if row is not None:
            return Whom(row[0], "contact", row[1])
    return find_whom(reader, text)


def _as_json(call: Call, pair: "Pair") -> dict[str, Any]:
    return {
        "a": _side(pair.a),
        "b": _side(pair.b),
        "odds": round(pair.odds, 4),
        "sure": pair.sure,
        "reasons": [call.say(reason.code, **dict(reason.values)) for reason in pair.reasons],
    }


def _side(side: "Side") -> dict[str, Any]:
    return {"kind": side.table, "id": side.id, "name": side.name, "external_id": side.external_id}


def _told(call: Call, pair: "Pair") -> str:
    """A pair in one line."""
    code = "cli.duplicate_sure" if pair.sure else "cli.duplicate_likely"
    reasons = "; ".join(call.say(reason.code, **dict(reason.values)) for reason in pair.reasons)
    return call.say(
        code,
        one=f"{pair.a.name} (#{pair.a.id})",
        other=f"{pair.b.name} (#{pair.b.id})",
        odds=f"{pair.odds:.0%}",
        reasons=reasons,
    )
