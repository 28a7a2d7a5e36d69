"""Deals: create, edit, move between stages, win, lose, reopen; who has a say in them."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.db.bulk import update_many
from app.db.unit_of_work import UnitOfWork
from app.models import Customer, Deal, DealContact, DealStage, Setting, StageMove
from app.sentences.errors import UserError
from app.settings.declarations import BY_NAME
from app.usecases.competitors import competitor_named
from app.usecases.custom_fields import set_custom
from app.usecases.days import local_day
from app.usecases.deal_input import DealInput, EndInput, StakeInput
from app.usecases.naming import set_name
from app.vocabulary import BoughtFor, ContactRole, DealState, ObjectionKind, Stance

__all__ = [
    "EDITABLE",
    "DealInput",
    "EndInput",
    "StakeInput",
    "create_deal",
    "edit_deal",
    "lose_deal",
    "move_deals",
    "reopen_deal",
    "save_deal",
    "set_deals",
    "set_stakes",
    "win_deal",
]

EDITABLE = frozenset(
    [
        "customer_id",
        "amount",
        "currency",
        "expected_close",
        "odds",
        "owner_id",
        "channel_id",
        "campaign",
        "note",
        "created_day",
    ]
)


def create_deal(uow: UnitOfWork, given: DealInput) -> int:
    """Keep a new deal in its stage (the first one if none is named); returns its key."""
    today = local_day(uow.now_ms)
    stage = uow.get(DealStage, given.stage_id) if given.stage_id is not None else first_stage(uow)
    deal = Deal(
        customer_id=given.customer_id,
        lead_id=given.lead_id,
        state=DealState.OPEN.value,
        stage_id=stage.id,
        stage_since=today,
        currency=home_currency(uow),
        owner_id=uow.member_id,
        created_day=today,
    )
    set_name(deal, given.name, person=False)
    uow.add(deal)
    _set_values(uow, deal, given.values)
    deal.stage_since = max(deal.created_day, deal.stage_since)
    _note_move(uow, deal, today)
    set_stakes(uow, deal.id, given.stakes)
    set_custom(uow, "deal", deal.id, given.own, fresh=True)
    return deal.id


def edit_deal(uow: UnitOfWork, deal_id: int, changes: Mapping[str, Any]) -> None:
    """Change the name, the stage (`stage_id`), `own` fields or any EDITABLE column."""
    deal = uow.get(Deal, deal_id)
    rest = dict(changes)
    if "name" in rest:
        set_name(deal, rest.pop("name"), person=False)
    stage = rest.pop("stage_id", None)
    set_custom(uow, "deal", deal_id, rest.pop("own", {}))
    _set_values(uow, deal, rest)
    if stage is not None and stage != deal.stage_id:
        move_deals(uow, [deal_id], stage)


def save_deal(uow: UnitOfWork, deal_id: int | None, given: DealInput) -> int:
    """Create a deal, or make an existing one what the form says; returns its key."""
    if deal_id is None:
        return create_deal(uow, given)
    changes = {"name": given.name, "customer_id": given.customer_id, "stage_id": given.stage_id}
    edit_deal(uow, deal_id, {**changes, "own": given.own, **given.values})
    return deal_id


def set_deals(uow: UnitOfWork, ids: Sequence[int], changes: Mapping[str, Any]) -> int:
    """The same EDITABLE values for many deals; returns how many changed."""
    _check(changes)
    return update_many(uow, "deal", ids, dict(changes))


def move_deals(uow: UnitOfWork, ids: Sequence[int], stage_id: int) -> int:
    """Put deals into a stage; one that had ended is open again. Returns how many moved."""
    stage, today, moved = uow.get(DealStage, stage_id), local_day(uow.now_ms), 0
    for key in ids:
        deal = uow.get(Deal, key)
        if deal.state == DealState.OPEN and deal.stage_id == stage.id:
            continue
        deal.stage_id = stage.id
        _open(deal, today)
        _note_move(uow, deal, today)
        moved += 1
    return moved


def win_deal(uow: UnitOfWork, deal_id: int, given: EndInput = EndInput()) -> None:
    """The deal is won; the reason may be left open."""
    _end(uow, deal_id, DealState.WON, BoughtFor(given.reason).value if given.reason else None, given)


def lose_deal(uow: UnitOfWork, deal_id: int, given: EndInput) -> None:
    """The deal is lost; it needs a reason (deal.reason_needed)."""
    if not given.reason:
        raise UserError("deal.reason_needed")
    _end(uow, deal_id, DealState.LOST, ObjectionKind(given.reason).value, given)


def reopen_deal(uow: UnitOfWork, deal_id: int) -> None:
    """An ended deal goes on in the stage it ended in."""
    deal, today = uow.get(Deal, deal_id), local_day(uow.now_ms)
    if deal.state == DealState.OPEN:
        return
    stage = uow.session.get(DealStage, deal.stage_id) if deal.stage_id is not None else None
    if stage is None or stage.deleted_at is not None:
        deal.stage_id = first_stage(uow).id
    _open(deal, today)
    _note_move(uow, deal, today)


def set_stakes(uow: UnitOfWork, deal_id: int, stakes: Sequence[StakeInput]) -> None:
    """Make those who have a say in a deal exactly these."""
    known = {
        (row.contact_id, row.customer_id): row
        for row in uow.session.query(DealContact).filter(
            DealContact.deal_id == deal_id, DealContact.deleted_at.is_(None)
        )
    }
    for given in stakes:
        row = known.pop((given.contact_id, given.customer_id), None) or uow.add(
            DealContact(deal_id=deal_id, contact_id=given.contact_id, customer_id=given.customer_id)
        )
        row.role = ContactRole(given.role).value if given.role else None
        row.stance, row.main, row.note = Stance(given.stance).value, given.main, given.note or None
    for gone in known.values():
        uow.session.delete(gone)


def first_stage(uow: UnitOfWork) -> DealStage:
    """The stage a deal begins in."""
    found = (
        uow.session.query(DealStage)
        .filter(DealStage.deleted_at.is_(None))
        .order_by(DealStage.position, DealStage.id)
        .first()
    )
    if found is None:
        raise UserError("deal.no_stage")
    return found


def home_currency(uow: UnitOfWork) -> str:
    """The currency of the firm."""
    row = uow.session.query(Setting).filter(Setting.name == "currency").first()
    return str(row.value if row is not None else BY_NAME["currency"].default)


def _open(deal: Deal, today: str) -> None:
    deal.state, deal.stage_since = DealState.OPEN.value, today
    deal.ended_day = deal.end_reason = deal.end_note = deal.competitor_id = None


def _end(uow: UnitOfWork, deal_id: int, state: DealState, reason: str | None, given: EndInput) -> None:
    deal = uow.get(Deal, deal_id)
    day = given.day or local_day(uow.now_ms)
    deal.state, deal.ended_day = state.value, day
    deal.end_reason, deal.end_note = reason, (given.note or "").strip() or None
    rival = (given.competitor or "").strip()
    deal.competitor_id = competitor_named(uow, rival) if rival else None
    _note_move(uow, deal, day)


def _note_move(uow: UnitOfWork, deal: Deal, day: str) -> None:
    uow.add(StageMove(deal_id=deal.id, stage_id=deal.stage_id, state=deal.state, moved_day=day))


def _set_values(uow: UnitOfWork, deal: Deal, values: Mapping[str, Any]) -> None:
    _check(values)
    if values.get("customer_id") is not None:
        uow.get(Customer, values["customer_id"])
    for column, value in values.items():
        if column in ("currency", "created_day") and not value:
            continue
        setattr(deal, column, value if value != "" else None)


def _check(values: Mapping[str, Any]) -> None:
    unknown = set(values) - EDITABLE
    if unknown:
        raise ValueError(f"not editable: {sorted(unknown)}")
    odds, amount = values.get("odds"), values.get("amount")
    if odds is not None and not 0 <= odds <= 100:
        raise UserError("deal.odds", given=odds)
    if amount is not None and amount < 0:
        raise UserError("deal.amount")
