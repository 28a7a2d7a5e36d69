"""Ways to reach somebody: phones, mail, WeChat, addresses, as typed and in normal form."""

from sqlalchemy import Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, reference


class Reach(Recorded, Base):
    """One phone, mailbox, account or address of a customer, a contact or a lead (exactly one of the three).

    `normal` is what equality means: E.164 for phones, lower case for mail; None when it cannot be told.
    `province`, `city` and `district` are those of an address, `value` is all of it as typed.
    """

    __tablename__ = "reach"

    customer_id: Mapped[int | None] = reference("customer.id")
    contact_id: Mapped[int | None] = reference("contact.id")
    lead_id: Mapped[int | None] = reference("lead.id")
    kind: Mapped[str] = mapped_column(Text)
    label: Mapped[str | None] = mapped_column(Text)
    value: Mapped[str] = mapped_column(Text)
    province: Mapped[str | None] = mapped_column(Text)
    city: Mapped[str | None] = mapped_column(Text)
    district: Mapped[str | None] = mapped_column(Text)
    normal: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, default=0)


REACH_INDEXES = (Index("ix_reach_normal", Reach.normal, Reach.kind),)
