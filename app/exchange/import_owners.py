"""Our own tables on their way into a data file that knows no members yet: the owners they name become members."""

from typing import TYPE_CHECKING

from app.exchange.cell_values import clean_cell
from app.exchange.known_headers import OUR_PROGRAM

if TYPE_CHECKING:
    from app.db.unit_of_work import UnitOfWork
    from app.exchange.import_file import Prepared


def add_owners(uow: "UnitOfWork", prepared: "Prepared") -> int:
    """Add whoever a table of ours names as owner and nobody is called yet; how many they were.

    Tables of other programs are left alone: whom their owners stand for, only a person can say.
    """
    from app.language.names import fold
    from app.usecases.importing import member_ids
    from app.usecases.team import add_member

    mapping, table = prepared.mapping, prepared.table
    if mapping is None or table is None or mapping.program != OUR_PROGRAM:
        return 0
    places = [column.index for column in mapping.columns if column.key.endswith(".owner")]
    named = {clean_cell(cells[at]) for _line, cells in table.rows() for at in places} if places else set()
    known = member_ids(uow)
    fresh = sorted(name for name in named if name and fold(name) not in known)
    for name in fresh:
        add_member(uow, name)
    uow.session.flush()
    return len(fresh)
