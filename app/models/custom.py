"""自定义字段: fields the owner adds to customers, contacts, leads and deals, and what stands in them."""

from typing import Any

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, JsonText, Recorded, reference


class CustomField(Recorded, Base):
    """A field of `entity` (customer, contact, lead, deal); `kind` is a vocabulary.CustomKind.

    `choices` is a list of words for choice fields, `currency` that of money fields, `decimals` of numbers shown.
    """

    __tablename__ = "custom_field"

    entity: Mapped[str] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(Text)
    choices: Mapped[Any | None] = mapped_column(JsonText)
    currency: Mapped[str | None] = mapped_column(Text)
    decimals: Mapped[int | None] = mapped_column(Integer)
    position: Mapped[int] = mapped_column(Integer, default=0)
    active: Mapped[bool] = mapped_column(Flag, default=True)
    note: Mapped[str | None] = mapped_column(Text)


class CustomValue(Recorded, Base):
    """What stands in a field of one record (exactly one of the four); an empty field has no row.

    `text` is what is written (text, choice, ISO day); `number` what it counts: millionths for numbers, minor units
    for money, 0 or 1 for tick boxes; `sort_key` orders texts by pinyin.
    """

    __tablename__ = "custom_value"

    field_id: Mapped[int] = reference("custom_field.id", index=False)
    customer_id: Mapped[int | None] = reference("customer.id")
    contact_id: Mapped[int | None] = reference("contact.id")
    lead_id: Mapped[int | None] = reference("lead.id")
    deal_id: Mapped[int | None] = reference("deal.id")
    text: Mapped[str | None] = mapped_column(Text)
    number: Mapped[int | None] = mapped_column(Integer)
    sort_key: Mapped[str | None] = mapped_column(Text)


CUSTOM_INDEXES = tuple(
    Index(
        f"ix_custom_value_{owner}_{column}",
        CustomValue.field_id,
        getattr(CustomValue, column),
        getattr(CustomValue, f"{owner}_id"),
        sqlite_where=text(f"{owner}_id IS NOT NULL AND deleted_at IS NULL"),
    )
    for owner in ("customer", "contact", "lead", "deal")
    for column in ("text", "number")
)
