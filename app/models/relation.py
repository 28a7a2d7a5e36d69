"""人脉与人情: ties between people and firms, and favours given and received."""

from sqlalchemy import Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, reference


class Tie(Recorded, Base):
    """A tie from one customer or contact to another; read backwards it has its own name (父亲 / 女儿).

    `kind` is a vocabulary.TieKind; `forward` and `backward` are own names where the kind's do not fit.
    `closeness` is the ring of this tie, 1 (closest) to 4. How close we ourselves are stands on the customer.
    """

    __tablename__ = "tie"

    from_customer_id: Mapped[int | None] = reference("customer.id")
    from_contact_id: Mapped[int | None] = reference("contact.id")
    to_customer_id: Mapped[int | None] = reference("customer.id")
    to_contact_id: Mapped[int | None] = reference("contact.id")
    kind: Mapped[str] = mapped_column(Text)
    forward: Mapped[str | None] = mapped_column(Text)
    backward: Mapped[str | None] = mapped_column(Text)
    closeness: Mapped[int | None] = mapped_column(Integer)
    since: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)


class Favour(Recorded, Base):
    """人情: given (送出) or received (收到); `answered_by_id` the favour that answered it.

    `value` is an estimate in minor units of `currency`.
    """

    __tablename__ = "favour"

    customer_id: Mapped[int] = reference("customer.id", index=False)
    contact_id: Mapped[int | None] = reference("contact.id")
    direction: Mapped[str] = mapped_column(Text)
    what: Mapped[str] = mapped_column(Text)
    occasion: Mapped[str | None] = mapped_column(Text)
    value: Mapped[int | None] = mapped_column(Integer)
    currency: Mapped[str | None] = mapped_column(Text)
    favour_day: Mapped[str] = mapped_column(Text)
    answered_by_id: Mapped[int | None] = reference("favour.id")
    member_id: Mapped[int | None] = reference("member.id", index=False)
    note: Mapped[str | None] = mapped_column(Text)


RELATION_INDEXES = (Index("ix_favour_customer_day", Favour.customer_id, Favour.favour_day),)
