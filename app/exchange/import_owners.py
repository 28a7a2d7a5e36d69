"""Our own files on their way into a data file that knows no members yet: the owners they name become members."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from app.exchange.cell_values import clean_cell
from app.exchange.known_headers import OUR_PROGRAM

if TYPE_CHECKING:
    from app.db.unit_of_work import UnitOfWork
    from app.exchange.import_file import Prepared


def add_owners(uow: "UnitOfWork", prepared: "Prepared") -> int:
    """Add whoever a file of ours names as owner and nobody is called yet; how many they were.

    Files of other programs are left alone: whom their owners stand for, only a person can say.
    """
    from app.language.names import fold
    from app.usecases.importing import member_ids
    from app.usecases.team import add_member

    if prepared.family == "deals":
        return 0  # an owner nobody knows is told with the import
    told = _in_table if prepared.family == "table" else _in_cards_or_events
    named = {clean_cell(name) for name in told(prepared)}
    known = member_ids(uow)
    fresh = sorted(name for name in named if name and fold(name) not in known)
    for name in fresh:
        add_member(uow, name)
    uow.session.flush()
    return len(fresh)


def _in_table(prepared: "Prepared") -> Iterator[str]:
    mapping, table = prepared.mapping, prepared.table
    if mapping is None or table is None or mapping.program != OUR_PROGRAM:
        return
    places = [column.index for column in mapping.columns if column.key.endswith(".owner")]
    for _line, cells in table.rows() if places else ():
        yield from (cells[at] for at in places)


def _in_cards_or_events(prepared: "Prepared") -> Iterator[str]:
    """Only our own property in a card or an event names an owner."""
    from app.exchange.calendar_rows import own_fields
    from app.exchange.draft import FirmDraft, LeadDraft, PersonDraft
    from app.exchange.ical_types import EventDraft
    from app.exchange.import_file import drafts_of

    for item in drafts_of(prepared):
        if isinstance(item, (PersonDraft, FirmDraft, LeadDraft)):
            yield item.owner
        elif isinstance(item, EventDraft):
            owner = own_fields(item).get("owner")
            yield owner if isinstance(owner, str) else ""
