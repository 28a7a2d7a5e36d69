"""联系人: a person at an organisation."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, JsonText, Recorded, reference
from app.models.person import Born, Named


class Contact(Recorded, Named, Born, Base):
    """A contact; `roles` is a list of vocabulary.ContactRole values, `position` 0 is the main contact.

    `closeness` is the ring of the ripple map, 1 (closest) to 4.
    """

    __tablename__ = "contact"

    customer_id: Mapped[int] = reference("customer.id")
    title: Mapped[str | None] = mapped_column(Text)
    department: Mapped[str | None] = mapped_column(Text)
    roles: Mapped[list[str] | None] = mapped_column(JsonText)
    gender: Mapped[str | None] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    temperament: Mapped[str | None] = mapped_column(Text)
    closeness: Mapped[int | None] = mapped_column(Integer)
    merged_into_id: Mapped[int | None] = reference("contact.id", index=False)
    position: Mapped[int] = mapped_column(Integer, default=0)
    external_id: Mapped[str | None] = mapped_column(Text)
    card_extra: Mapped[str | None] = mapped_column(Text)
    import_run_id: Mapped[int | None] = reference("import_run.id")


CONTACT_INDEXES = (
    Index("ix_contact_name", Contact.name),
    Index(
        "ix_contact_live_birthday",
        Contact.birthday_calendar,
        Contact.birthday_month,
        Contact.birthday_day,
        sqlite_where=text("deleted_at IS NULL"),
    ),
    Index(
        "ix_contact_by_merged_into_id",
        Contact.merged_into_id,
        sqlite_where=text("merged_into_id IS NOT NULL"),
    ),
    Index("ix_contact_deleted", Contact.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
)
