"""沟通记录: what was said, when, with whom; and the files that came with it."""

from sqlalchemy import Index, Integer, LargeBinary, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, reference


class Interaction(Recorded, Base):
    """One talk. `happened_at` is UTC milliseconds, `happened_day` the local day then, `mood` 1 to 5."""

    __tablename__ = "interaction"

    customer_id: Mapped[int | None] = reference("customer.id", index=False)
    lead_id: Mapped[int | None] = reference("lead.id", index=False)
    contact_id: Mapped[int | None] = reference("contact.id")
    deal_id: Mapped[int | None] = reference("deal.id", index=False)
    kind: Mapped[str] = mapped_column(Text)
    direction: Mapped[str | None] = mapped_column(Text)
    happened_at: Mapped[int] = mapped_column(Integer)
    happened_day: Mapped[str] = mapped_column(Text)
    minutes: Mapped[int | None] = mapped_column(Integer)
    summary: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str | None] = mapped_column(Text)
    mood: Mapped[int | None] = mapped_column(Integer)
    next_step: Mapped[str | None] = mapped_column(Text)
    member_id: Mapped[int | None] = reference("member.id", index=False)
    follow_up_id: Mapped[int | None] = reference("follow_up.id")
    external_id: Mapped[str | None] = mapped_column(Text)
    import_run_id: Mapped[int | None] = reference("import_run.id")


class Attachment(Recorded, Base):
    """A file that belongs to a talk, a customer, a contact, a deal or a quote; its bytes are kept once per sha256.

    `purpose` is "avatar" for a picture of the customer or contact, else empty.
    """

    __tablename__ = "attachment"

    interaction_id: Mapped[int | None] = reference("interaction.id")
    customer_id: Mapped[int | None] = reference("customer.id")
    contact_id: Mapped[int | None] = reference("contact.id")
    deal_id: Mapped[int | None] = reference("deal.id")
    quote_id: Mapped[int | None] = reference("quote.id")
    name: Mapped[str] = mapped_column(Text)
    media_type: Mapped[str | None] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    sha256: Mapped[str] = mapped_column(Text, index=True)
    purpose: Mapped[str | None] = mapped_column(Text)


class AttachmentContent(Base):
    """The bytes of attachments, by their sha256."""

    __tablename__ = "attachment_content"

    sha256: Mapped[str] = mapped_column(Text, primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


INTERACTION_INDEXES = (
    Index(
        "ix_interaction_live_customer",
        Interaction.customer_id,
        Interaction.happened_at,
        Interaction.id,
        sqlite_where=text("deleted_at IS NULL"),
    ),
    Index(
        "ix_interaction_live_lead",
        Interaction.lead_id,
        Interaction.happened_at,
        Interaction.id,
        sqlite_where=text("deleted_at IS NULL AND lead_id IS NOT NULL"),
    ),
    Index(
        "ix_interaction_live_deal",
        Interaction.deal_id,
        Interaction.happened_at,
        Interaction.id,
        sqlite_where=text("deleted_at IS NULL AND deal_id IS NOT NULL"),
    ),
    Index(
        "ix_interaction_live_happened",
        Interaction.happened_at,
        Interaction.id,
        sqlite_where=text("deleted_at IS NULL"),
    ),
    Index(
        "ix_interaction_live_day_kind",
        Interaction.happened_day,
        Interaction.kind,
        sqlite_where=text("deleted_at IS NULL"),
    ),
    Index("ix_interaction_deleted", Interaction.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
)
