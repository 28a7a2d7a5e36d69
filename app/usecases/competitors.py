"""竞争对手: create and edit; deleting and restoring is the recycle bin's."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text, fold
from app.models import Competitor
from app.sentences.errors import UserError
from app.usecases.naming import checked_name, name_columns, set_name

COLUMNS = frozenset(["product", "price", "channel", "promotion", "publicity", "government_ties", "note"])


def save_competitor(uow: UnitOfWork, competitor_id: int | None, name: str, values: Mapping[str, Any]) -> int:
    """Create a competitor, or make one what the form says; returns its key.

    A name that another one bears is refused (competitor.exists).
    """
    if unknown := set(values) - COLUMNS:
        raise ValueError(f"not of a competitor: {sorted(unknown)}")
    found = Competitor() if competitor_id is None else uow.get(Competitor, competitor_id)
    shown = checked_name(name)
    if _known(uow).get(fold(shown), competitor_id) != competitor_id:
        raise UserError("competitor.exists", name=shown)
    set_name(found, shown, person=False)
    for column, value in values.items():
        setattr(found, column, clean_text(value or "") or None)
    return found.id if competitor_id is not None else uow.add(found).id


def take_competitors(uow: UnitOfWork, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> tuple[int, int]:
    """Keep competitors of a table: known names are changed, others made; returns how many were new and changed."""
    known = _known(uow)
    new = changed = 0
    for name, values in rows:
        folded = fold(checked_name(name))
        key = known.get(folded)
        known[folded] = save_competitor(uow, key, name, values)
        new, changed = new + (key is None), changed + (key is not None)
    return new, changed


def competitor_named(uow: UnitOfWork, name: str) -> int:
    """The key of the competitor of this name, made if need be."""
    columns = name_columns(name, person=False)
    found = _known(uow).get(fold(columns["name"]))
    return found if found is not None else uow.add(Competitor(**columns)).id


def _known(uow: UnitOfWork) -> dict[str, int]:
    """Keys by folded name, of those that are not in the recycle bin."""
    return {
        fold(each.name): each.id
        for each in uow.session.query(Competitor).filter(Competitor.deleted_at.is_(None))
    }
