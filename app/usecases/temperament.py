"""Note the style of a customer or contact, and keep the firm's own coaching and wording rules."""

from collections.abc import Mapping
from typing import Any

from app.db.unit_of_work import UnitOfWork
from app.insight.coaching import standard_coaching
from app.models import Contact, Customer
from app.queries.temperament import COACHING, WORDING
from app.usecases.team import set_setting

_ENTITIES: dict[str, type[Customer] | type[Contact]] = {"customer": Customer, "contact": Contact}


def note_temperament(uow: UnitOfWork, table: str, key: int, temperament: str | None) -> None:
    """Note the temperament of a customer or contact; None takes it away."""
    if temperament is not None and temperament not in standard_coaching()["temperaments"]:
        raise ValueError(temperament)
    uow.get(_ENTITIES[table], key).temperament = temperament


def keep_coaching(uow: UnitOfWork, rules: Mapping[str, Any]) -> None:
    """The firm's own advice: {temperament: {language: {know, do, avoid, opening}}}."""
    set_setting(uow, COACHING, dict(rules) or None)


def keep_wording(uow: UnitOfWork, rules: Mapping[str, Any]) -> None:
    """The firm's own wording rules: {language: {flags, reason, next}}."""
    set_setting(uow, WORDING, dict(rules) or None)
