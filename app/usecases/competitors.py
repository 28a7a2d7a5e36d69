"""竞争对手: create and edit; deleting and restoring is the recycle bin's."""

from collections.abc import Mapping
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.language.names import clean_text
from app.models import Competitor
from app.usecases.naming import set_name

COLUMNS = frozenset(["product", "price", "channel", "promotion", "publicity", "government_ties", "note"])


def save_competitor(uow: UnitOfWork, competitor_id: int | None, name: str, values: Mapping[str, Any]) -> int:
    """Create a competitor, or make one what the form says; returns its key."""
    if unknown := set(values) - COLUMNS:
        raise ValueError(f"not of a competitor: {sorted(unknown)}")
    found = Competitor() if competitor_id is None else uow.get(Competitor, competitor_id)
    set_name(found, name, person=False)
    for column, value in values.items():
        setattr(found, column, clean_text(value or "") or None)
    return found.id if competitor_id is not None else uow.add(found).id
