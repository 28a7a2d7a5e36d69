"""The command that notes what was said: log."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import click

from app.cli.base import Call, cli, common
from app.sentences.errors import UserError
from app.vocabulary import Direction, FollowUpKind, InteractionKind, Outcome

if TYPE_CHECKING:
    from app.db.reader import Reader
    from app.language.days import When
    from app.usecases.follow_up_input import FollowUpInput


HIGHEST_NUMBER = (1 << 63) - 1  # what a data file can count to


@dataclass(frozen=True)
class Whom:
    """The customer or lead a talk belongs to."""

    id: int
    table: str
    name: str


@cli.command("log")
@click.argument("customer")
@click.argument("text")
@click.option("--kind", type=click.Choice([k.value for k in InteractionKind]), default="call", show_default=True,
              help="How you spoke.")  # fmt: skip
@click.option("--direction", type=click.Choice([d.value for d in Direction]), default="outgoing",
              show_default=True, help="Who spoke first.")  # fmt: skip
@click.option("--outcome", type=click.Choice([o.value for o in Outcome]), help="What came of it.")
@click.option("--next", "next_when", metavar="WHEN",
              help="When to follow up, as people write it: 明天下午3点, 下周三, in 2 weeks.")  # fmt: skip
@common
def log(
    call: Call,
    customer: str,
    text: str,
    kind: str,
    direction: str,
    outcome: str | None,
    next_when: str | None,
) -> None:
    """Note TEXT as a talk with CUSTOMER (its number, exact name, phone, or a search with one hit).

    A day named at the end of TEXT ("… 明天下午3点再电话") plans a follow-up, unless --next says when.
    """
    from app.db.journal_step import Step
    from app.usecases.interactions import InteractionInput, log_interaction

    now = datetime.now()  # noqa: DTZ005 - the wall clock of the person who writes
    with call.store() as store:
        whom = find_whom(store.reader(), customer)
        planned = _next(whom, kind, text, next_when, now)
        given = InteractionInput(
            text, kind, whom.id if whom.table == "customer" else None, whom.id if whom.table == "lead" else None,
            direction=direction, outcome=outcome, next=planned,
        )  # fmt: skip
        with store.write(Step.of("interaction.log", name=whom.name)) as uow:
            made = log_interaction(uow, given)
    due = planned.due if planned is not None else None
    if call.json:
        call.print_json({"id": made.interaction_id, "customer": whom.name, "customer_id": whom.id,
                         "kind": kind, "follow_up_id": made.follow_up_id, "next": due})  # fmt: skip
        return
    call.print(call.say("cli.logged", name=whom.name, kind=call.word("interaction_kind", kind)))
    if due is not None:
        call.print(call.say("cli.planned", when=_spoken(due, now, call.language)))


def find_whom(reader: "Reader", text: str) -> Whom:
    """The customer (or lead) meant. Raises UserError cli.nobody, cli.several."""
    from app.queries.search import find

    for found in _exact(reader, text):
        if len(found) == 1:
            return found[0]
        if found:
            raise UserError("cli.several", text=text, names=_names(found))
    hits = [hit for hit in find(reader, text, 50) if hit.kind in ("customer", "contact", "lead")]
    owners: dict[int, Whom] = {}
    for hit in hits:
        if hit.owner_id is not None:
            name = hit.title
            if hit.kind == "contact":
                name = reader.value("SELECT name FROM customer WHERE id = ?", (hit.owner_id,))
            owners.setdefault(hit.owner_id, Whom(hit.owner_id, str(hit.owner_kind), name))
    if not owners:
        raise UserError("cli.nobody", text=text)
    if len(owners) > 1:
        raise UserError("cli.several", text=text, names=_names(list(owners.values())))
    return next(iter(owners.values()))


def _names(found: list[Whom]) -> str:
    shown = "; ".join(f"{whom.name} (#{whom.id})" for whom in found[:5])
    return shown + (" …" if len(found) > 5 else "")


def _exact(reader: "Reader", text: str) -> list[list[Whom]]:
    """Who has this number, then exactly this name, then this phone."""
    from app.language.names import clean_name
    from app.language.phones import normalise_phone
    from app.queries.merged import standing

    asked: list[tuple[str, object]] = []
    number = text.lstrip("#")
    if number.isascii() and number.isdigit() and len(number) <= 19 and int(number) <= HIGHEST_NUMBER:
        asked.append(("id = ?", int(number)))
    asked.append(("name = ?", clean_name(text)))
    phone = normalise_phone(text)
    if phone is not None:
        asked.append(("id IN (SELECT coalesce(r.{table}_id, (SELECT k.customer_id FROM contact k WHERE "
                      "k.id = r.contact_id AND k.deleted_at IS NULL)) FROM reach r WHERE r.normal = ? "
                      "AND r.deleted_at IS NULL)", phone))  # fmt: skip
    found = []
    for condition, value in asked:
        hits = [
            Whom(key, table, name)
            for table in ("customer", "lead")
            for key, name in reader.all(
                f"SELECT id, name FROM {table} WHERE deleted_at IS NULL AND "
                + condition.replace("{table}", table)
                + " ORDER BY id LIMIT 6",
                (standing(reader, table, value) if isinstance(value, int) else value,),
            )
        ]
        found.append(hits)
    return found


def _next(whom: Whom, kind: str, text: str, given: str | None, now: datetime) -> "FollowUpInput | None":
    """The follow-up that --next, or a day named in the text, asks for."""
    from app.language.days import find_when, parse_when
    from app.usecases.follow_up_input import FollowUpInput

    when = parse_when(given, now) if given is not None else find_when(text, now)
    if when is None:
        if given is not None:
            raise UserError("follow_up.due", text=given)
        return None
    if given is None and not _ahead(when, now):
        return None
    due = when.day.isoformat() + (when.time.strftime("T%H:%M") if when.time else "")
    planned_kind = kind if kind in {k.value for k in FollowUpKind} else FollowUpKind.CALL.value
    return FollowUpInput(
        text.strip().splitlines()[0][:200] if text.strip() else text,
        planned_kind,
        due,
        customer_id=whom.id if whom.table == "customer" else None,
        lead_id=whom.id if whom.table == "lead" else None,
    )


def _ahead(when: "When", now: datetime) -> bool:
    """Whether it is still to come: "昨天来过" in a text plans nothing."""
    if when.day == now.date():
        return when.time is not None and when.time > now.time()
    return when.day > now.date()


def _spoken(due: str, now: datetime, language: str) -> str:
    from app.language.days import spoken_day

    moment = datetime.fromisoformat(due)
    return spoken_day(moment.date(), now, language, moment.time() if "T" in due else None)
