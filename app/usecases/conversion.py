"""A lead becomes a customer, a contact and a deal, with everything that was said and planned: one step."""

from dataclasses import replace

from app.db.bulk import ids_where, update_many
from app.db.unit_of_work import UnitOfWork
from app.models import Contact, Customer, Deal, Lead
from app.models.reach import Reach
from app.sentences.errors import UserError
from app.usecases.contacts import add_contact
from app.usecases.convert_input import Converted, ConvertInput
from app.usecases.custom_fields import take_over
from app.usecases.customers import create_customer
from app.usecases.days import local_day
from app.usecases.deal_input import DealInput, StakeInput
from app.usecases.deals import create_deal
from app.usecases.reaches import normal_form
from app.usecases.record_input import ContactInput, CustomerInput
from app.usecases.tags import tag_records
from app.vocabulary import LeadState

__all__ = ["ConvertInput", "Converted", "convert_lead"]


def convert_lead(uow: UnitOfWork, lead_id: int, given: ConvertInput) -> Converted:
    """Make or take the customer, contact and deal, carry the lead's history over, and mark the lead as converted."""
    lead = uow.get(Lead, lead_id)
    if lead.state == LeadState.CONVERTED:
        raise UserError("lead.converted", name=lead.name)
    if given.customer is None and given.deal is None:
        raise UserError("lead.convert_nothing")
    customer_id = _customer(uow, lead, given)
    contact_id = _contact(uow, customer_id, given.contact)
    deal_id = _deal(uow, lead_id, Converted(customer_id, contact_id, None), given.deal)
    made = Converted(customer_id, contact_id, deal_id)
    uow.session.flush()
    _carry(uow, lead_id, made)
    for entity, key in (("customer", customer_id), ("contact", contact_id), ("deal", deal_id)):
        if key is not None:
            take_over(uow, ("lead", lead_id), (entity, key))
    lead = uow.get(Lead, lead_id)
    lead.state, lead.converted_day = LeadState.CONVERTED.value, local_day(uow.now_ms)
    lead.customer_id, lead.wake_on, lead.state_reason = customer_id, None, None
    return made


def _customer(uow: UnitOfWork, lead: Lead, given: ConvertInput) -> int | None:
    wanted = given.customer
    if isinstance(wanted, CustomerInput):
        return create_customer(uow, wanted)
    if wanted is not None:
        uow.get(Customer, wanted)
        if given.contact is None:
            _add_reaches(uow, lead.id, wanted)
    return wanted


def _contact(uow: UnitOfWork, customer_id: int | None, wanted: ContactInput | int | None) -> int | None:
    if wanted is None:
        return None
    if customer_id is None:
        raise UserError("lead.contact_without_customer")
    if isinstance(wanted, ContactInput):
        return add_contact(uow, customer_id, wanted)
    return uow.get(Contact, wanted).id


def _deal(uow: UnitOfWork, lead_id: int, who: Converted, wanted: DealInput | int | None) -> int | None:
    if isinstance(wanted, DealInput):
        stakes = wanted.stakes
        if who.contact_id is not None and not stakes:
            stakes = (StakeInput(contact_id=who.contact_id, main=True),)
        return create_deal(uow, replace(wanted, customer_id=who.customer_id, lead_id=lead_id, stakes=stakes))
    if wanted is not None:
        deal = uow.get(Deal, wanted)
        deal.lead_id = deal.lead_id or lead_id
    return wanted


def _add_reaches(uow: UnitOfWork, lead_id: int, customer_id: int) -> None:
    """Phones and mailboxes of the lead that the customer does not have yet."""
    stored = (
        uow.session.query(Reach).filter(Reach.customer_id == customer_id, Reach.deleted_at.is_(None)).all()
    )
    known = {(reach.kind, reach.normal or reach.value) for reach in stored}
    place = len(stored)
    for reach in uow.session.query(Reach).filter(Reach.lead_id == lead_id, Reach.deleted_at.is_(None)).all():
        normal = normal_form(reach.kind, reach.value)
        if (reach.kind, normal or reach.value) not in known:
            uow.add(
                Reach(
                    customer_id=customer_id,
                    kind=reach.kind,
                    label=reach.label,
                    value=reach.value,
                    normal=normal,
                    position=place,
                )
            )
            place += 1


def _carry(uow: UnitOfWork, lead_id: int, made: Converted) -> None:
    """Talks, follow-ups and answers are told of the new records too; what is still open is theirs alone."""
    owners = {"customer_id": made.customer_id, "deal_id": made.deal_id}
    given = {column: key for column, key in owners.items() if key is not None}
    for table in ("interaction", "follow_up"):
        some = f"SELECT id FROM {table} WHERE lead_id IN {{ids}} AND deleted_at IS NULL"
        keys = ids_where(uow, some, [lead_id])
        nobody = ids_where(uow, f"{some} AND contact_id IS NULL", [lead_id])
        if made.contact_id is not None:
            update_many(uow, table, nobody, {"contact_id": made.contact_id})
        update_many(uow, table, keys, given)
    if made.customer_id is not None:
        still_open = ids_where(
            uow, "SELECT id FROM follow_up WHERE lead_id IN {ids} AND state = 'open'", [lead_id]
        )
        update_many(uow, "follow_up", still_open, {"lead_id": None})
        names = ids_where(
            uow,
            "SELECT t.name FROM tag_link l JOIN tag t ON t.id = l.tag_id "
            "WHERE l.lead_id IN {ids} AND l.deleted_at IS NULL AND t.deleted_at IS NULL",
            [lead_id],
        )
        for name in names:
            tag_records(uow, "customer", [made.customer_id], name)
    answers = ids_where(uow, "SELECT id FROM answer WHERE lead_id IN {ids}", [lead_id])
    update_many(uow, "answer", answers, given)
