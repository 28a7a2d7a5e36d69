"""What becomes of a lead, and what is proposed for it; importable without the database."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.usecases.deal_input import DealInput
from app.usecases.record_input import ContactInput, CustomerInput, ReachInput
from app.vocabulary import CustomerKind

if TYPE_CHECKING:
    from app.queries.card import LeadCard

# from lead to customer
CARRIED = ("channel_id", "owner_id", "industry", "size", "source_note", "note", "referred_by_id")


@dataclass(frozen=True)
class ConvertInput:
    """Each part is a new record, the key of one that is there, or nothing; a contact needs a customer."""

    customer: CustomerInput | int | None = None
    contact: ContactInput | int | None = None
    deal: DealInput | int | None = None


@dataclass(frozen=True)
class Converted:
    """Keys of what a lead became."""

    customer_id: int | None
    contact_id: int | None
    deal_id: int | None


def proposed(card: "LeadCard") -> ConvertInput:
    """A lead with a firm becomes that firm, the person its contact; without one the person is the customer."""
    values = card.values
    given = {name: values[name] for name in CARRIED if values.get(name) is not None}
    reaches = tuple(ReachInput(reach.kind, reach.value, reach.label) for reach in card.reaches)
    person = card.name if card.name != (card.firm or "") else ""
    contact: ContactInput | None = None
    if card.firm:
        if values.get("region"):
            given["city"] = values["region"]
        firm_reaches = () if person else reaches
        customer = CustomerInput(card.firm, CustomerKind.ORGANISATION, given, reaches=firm_reaches)
        if person:
            contact = ContactInput(person, values={"title": values.get("title")}, reaches=reaches)
    else:
        customer = CustomerInput(card.name, CustomerKind.PERSON, given, reaches=reaches)
    return ConvertInput(customer, contact, _deal(card))


def _deal(card: "LeadCard") -> DealInput:
    values = card.values
    wanted = {
        "amount": values.get("budget"),
        "currency": values.get("currency"),
        "channel_id": values.get("channel_id"),
        "campaign": values.get("campaign"),
        "owner_id": values.get("owner_id"),
    }
    name = (values.get("interests") or "").strip() or card.firm or card.name
    return DealInput(
        name.splitlines()[0][:200], values={key: value for key, value in wanted.items() if value is not None}
    )
