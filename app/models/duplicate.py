"""Pairs of records a person called different, so that they are not proposed as duplicates again."""

from sqlalchemy.orm import Mapped

from app.models.base import Base, Recorded, reference


class KnownDifferent(Recorded, Base):
    """Two records (each a customer, a contact or a lead) that look alike and are not the same."""

    __tablename__ = "known_different"

    customer_id: Mapped[int | None] = reference("customer.id")
    contact_id: Mapped[int | None] = reference("contact.id")
    lead_id: Mapped[int | None] = reference("lead.id")
    other_customer_id: Mapped[int | None] = reference("customer.id")
    other_contact_id: Mapped[int | None] = reference("contact.id")
    other_lead_id: Mapped[int | None] = reference("lead.id")
