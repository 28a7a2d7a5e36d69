"""Campaigns (营销活动): keep, change, rename together with whatever names them, take over from a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.db.bulk import update_many
from app.db.unit_of_work import UnitOfWork
from app.language.names import fold
from app.models import Campaign
from app.sentences.errors import UserError
from app.usecases.naming import checked_name, set_name

EDITABLE = frozenset(
    [
        *("channel_id", "audience", "starts", "ends", "budget", "cost", "currency"),
        *("goal", "goal_leads", "goal_revenue", "note"),
    ]
)
NAMED_BY = ("lead", "deal", "sales_order")
"""tables whose records name their campaign"""


def create_campaign(uow: UnitOfWork, name: str, values: Mapping[str, Any]) -> int:
    """Keep a new campaign; returns its key. A name that another one bears is refused (campaign.exists)."""
    campaign = Campaign()
    set_name(campaign, name, person=False)
    _refuse_double(uow, campaign.name)
    _set_values(campaign, values)
    return uow.add(campaign).id


def edit_campaign(uow: UnitOfWork, campaign_id: int, changes: Mapping[str, Any]) -> None:
    """Change `name` or EDITABLE columns. A new name goes to the leads, deals and orders that had the old one."""
    campaign = uow.get(Campaign, campaign_id)
    rest = dict(changes)
    if "name" in rest:
        _rename(uow, campaign, rest.pop("name"))
        campaign = uow.get(Campaign, campaign_id)
    _set_values(campaign, rest)


def take_campaigns(uow: UnitOfWork, rows: Sequence[tuple[str, Mapping[str, Any]]]) -> tuple[int, int]:
    """Keep campaigns of a table: known names are changed, others made; returns how many were new and changed."""
    known = _by_name(uow)
    new = changed = 0
    for name, values in rows:
        key = known.get(fold(checked_name(name)))
        if key is None:
            known[fold(checked_name(name))] = create_campaign(uow, name, values)
            new += 1
        else:
            edit_campaign(uow, key, values)
            changed += 1
    return new, changed


def _rename(uow: UnitOfWork, campaign: Campaign, name: str) -> None:
    before, shown = campaign.name, checked_name(name)
    if shown == before:
        return
    if fold(shown) != fold(before):
        _refuse_double(uow, shown)
    set_name(campaign, shown, person=False)
    for table in NAMED_BY:
        update_many(uow, table, _naming(uow, table, before), {"campaign": shown})


def _naming(uow: UnitOfWork, table: str, name: str) -> list[int]:
    """The records of a table that name a campaign, also those in the recycle bin."""
    uow.session.flush()
    return [key for (key,) in uow.driver.execute(f"SELECT id FROM {table} WHERE campaign = ?", (name,))]


def _by_name(uow: UnitOfWork) -> dict[str, int]:
    uow.session.flush()
    rows = uow.driver.execute("SELECT name, id FROM campaign WHERE deleted_at IS NULL")
    return {fold(name): key for name, key in rows}


def _refuse_double(uow: UnitOfWork, name: str) -> None:
    if fold(name) in _by_name(uow):
        raise UserError("campaign.exists", name=name)


def _set_values(campaign: Campaign, values: Mapping[str, Any]) -> None:
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    for column, value in values.items():
        setattr(campaign, column, value if value != "" else None)
    if campaign.starts and campaign.ends and campaign.ends < campaign.starts:
        raise UserError("campaign.days")
    if any((amount or 0) < 0 for amount in (campaign.budget, campaign.cost, campaign.goal_revenue)):
        raise UserError("campaign.negative")
