"""Tags, and the tree of channels by which people find us."""

from sqlalchemy import Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, reference


class Tag(Recorded, Base):
    """A free tag; `colour` is a hue of the theme (neutral, blue, green, …)."""

    __tablename__ = "tag"

    name: Mapped[str] = mapped_column(Text)
    colour: Mapped[str] = mapped_column(Text, default="neutral")
    letter: Mapped[str | None] = mapped_column(Text)


class TagLink(Recorded, Base):
    """A tag on a customer, a contact or a lead (exactly one of the three)."""

    __tablename__ = "tag_link"

    tag_id: Mapped[int] = reference("tag.id", index=False)
    customer_id: Mapped[int | None] = reference("customer.id", index=False)
    contact_id: Mapped[int | None] = reference("contact.id")
    lead_id: Mapped[int | None] = reference("lead.id", index=False)


TAG_LINK_INDEXES = tuple(
    Index(name, *(getattr(TagLink, column) for column in (*columns, "deleted_at")))
    for name, columns in (
        ("ix_tag_link_tag_customer", ("tag_id", "customer_id")),
        ("ix_tag_link_customer_tag", ("customer_id", "tag_id")),
        ("ix_tag_link_tag_lead", ("tag_id", "lead_id")),
        ("ix_tag_link_lead_tag", ("lead_id", "tag_id")),
    )
)


class Channel(Recorded, Base):
    """A channel 渠道; seeded ones have a `code` (its label is in the sentences), own ones a `name`."""

    __tablename__ = "channel"

    parent_id: Mapped[int | None] = reference("channel.id")
    code: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str | None] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer, default=0)
