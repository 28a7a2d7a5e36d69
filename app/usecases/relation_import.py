"""Ties and favours of a table: those known already are passed over, the others kept, each by its use-case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from app.db.unit_of_work import UnitOfWork
from app.models import Contact, Customer, Favour
from app.sentences.errors import UserError
from app.usecases.favours import answer_favour, save_favour
from app.usecases.relation_input import RING, SENDER, End
from app.usecases.ties import add_tie, set_closeness, set_referrer, set_thanked

TieRow = tuple[int, tuple[End, End, str, Mapping[str, Any]]]
FavourRow = tuple[int, Mapping[str, Any]]


@dataclass
class Taken:
    """How many were new and known, and why rows were refused: (line, error)."""

    new: int = 0
    known: int = 0
    refused: list[tuple[int, UserError]] = field(default_factory=list)


def take_ties(uow: UnitOfWork, rows: Sequence[TieRow]) -> Taken:
    """Keep ties; each row has its line of the table."""
    taken = Taken()
    for line, (first, second, kind, values) in rows:
        try:
            if kind == RING:
                new = _ring(uow, second, values["closeness"])
            elif kind == SENDER:
                new = _sender(uow, first, second, values["thanked"])
            else:
                new = bool(add_tie(uow, first, second, kind, values))
            uow.session.flush()
            taken.new += new
            taken.known += not new
        except UserError as error:
            if error.code == "tie.exists":
                taken.known += 1
            else:
                taken.refused.append((line, error))
    return taken


def _ring(uow: UnitOfWork, end: End, ring: int) -> bool:
    """Put somebody into a ring; False where they are in it."""
    who = uow.get(Contact, end.key) if end.contact_id is not None else uow.get(Customer, end.key)
    if who.closeness == ring:
        return False
    table = "contact" if end.contact_id is not None else "customer"
    set_closeness(uow, table, [end.key], ring)
    return True


def _sender(uow: UnitOfWork, sender: End, sent: End, thanked: str | None) -> bool:
    """Say who sent a customer; False where it is said already."""
    customer = uow.get(Customer, sent.key)
    if (customer.referred_by_id, customer.thanked_day) == (sender.key, thanked):
        return False
    set_referrer(uow, sent.key, sender.key)
    set_thanked(uow, sent.key, thanked)
    return True


def take_favours(uow: UnitOfWork, rows: Sequence[FavourRow]) -> Taken:
    """Keep favours, then say which answered which by their numbers in the table."""
    taken, numbers, answers = Taken(), dict[str, int](), list[tuple[int, int, str]]()
    for line, row in rows:
        values = {name: row[name] for name in row if name not in ("customer_id", "number", "answered_by")}
        try:
            key = _known(uow, row)
            if key is None:
                key = save_favour(uow, None, row["customer_id"], values)
                uow.session.flush()
                taken.new += 1
            else:
                taken.known += 1
        except UserError as error:
            taken.refused.append((line, error))
            continue
        numbers[row["number"]] = key
        if row["answered_by"]:
            answers.append((line, key, row["answered_by"]))
    for line, key, number in answers:
        if number in numbers:
            try:
                answer_favour(uow, key, numbers[number])
            except UserError as error:
                taken.refused.append((line, error))
    return taken


def _known(uow: UnitOfWork, row: Mapping[str, Any]) -> int | None:
    same = [
        Favour.customer_id == row["customer_id"],
        Favour.contact_id.is_not_distinct_from(row["contact_id"]),
        Favour.direction == row["direction"],
        Favour.favour_day == row["favour_day"],
        Favour.what == row["what"],
        Favour.deleted_at.is_(None),
    ]
    return uow.session.scalars(select(Favour.id).where(*same)).first()
