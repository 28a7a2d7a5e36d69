"""What a customer holds of us: contracts, cards, installed products."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Recorded, reference


class Contract(Recorded, Base):
    """合同: from `starts` to `ends` (days); `notice_days` before the end its renewal comes up."""

    __tablename__ = "contract"

    customer_id: Mapped[int | None] = reference("customer.id")
    order_id: Mapped[int | None] = reference("sales_order.id")
    number: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    cover: Mapped[str | None] = mapped_column(Text)
    starts: Mapped[str | None] = mapped_column(Text)
    ends: Mapped[str | None] = mapped_column(Text)
    notice_days: Mapped[int] = mapped_column(Integer, default=30)
    amount: Mapped[int | None] = mapped_column(Integer)
    currency: Mapped[str | None] = mapped_column(Text)
    state: Mapped[str] = mapped_column(Text, default="active")
    renewed_by_id: Mapped[int | None] = reference("contract.id")
    note: Mapped[str | None] = mapped_column(Text)


class Card(Recorded, Base):
    """卡/储值: prepaid, by money (`balance`, minor units) or by times (`uses_left`), until `ends`."""

    __tablename__ = "card"

    customer_id: Mapped[int | None] = reference("customer.id")
    order_id: Mapped[int | None] = reference("sales_order.id")
    number: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    starts: Mapped[str | None] = mapped_column(Text)
    ends: Mapped[str | None] = mapped_column(Text)
    notice_days: Mapped[int] = mapped_column(Integer, default=30)
    balance: Mapped[int | None] = mapped_column(Integer)
    currency: Mapped[str | None] = mapped_column(Text)
    uses_left: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str | None] = mapped_column(Text)


class CardUse(Recorded, Base):
    """A use of a card, or a filling-up (negative `amount` or `uses`)."""

    __tablename__ = "card_use"

    card_id: Mapped[int] = reference("card.id")
    used_day: Mapped[str] = mapped_column(Text)
    amount: Mapped[int | None] = mapped_column(Integer)
    uses: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str | None] = mapped_column(Text)


class InstalledProduct(Recorded, Base):
    """在用产品: where it stands, its serial number, until when the warranty lasts, when it is to be serviced."""

    __tablename__ = "installed_product"

    customer_id: Mapped[int | None] = reference("customer.id")
    product_id: Mapped[int | None] = reference("product.id")
    order_id: Mapped[int | None] = reference("sales_order.id")
    model: Mapped[str] = mapped_column(Text)
    serial: Mapped[str | None] = mapped_column(Text)
    place: Mapped[str | None] = mapped_column(Text)
    installed_day: Mapped[str | None] = mapped_column(Text)
    warranty_until: Mapped[str | None] = mapped_column(Text)
    service_due: Mapped[str | None] = mapped_column(Text)
    service_months: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str | None] = mapped_column(Text)


HOLDING_INDEXES = (
    Index(
        "ix_contract_live_ends", Contract.ends, sqlite_where=text("deleted_at IS NULL AND state = 'active'")
    ),
    Index("ix_card_live_ends", Card.ends, sqlite_where=text("deleted_at IS NULL")),
    Index(
        "ix_installed_live_warranty", InstalledProduct.warranty_until, sqlite_where=text("deleted_at IS NULL")
    ),
    Index("ix_installed_live_service", InstalledProduct.service_due, sqlite_where=text("deleted_at IS NULL")),
    Index("ix_installed_serial", InstalledProduct.serial, sqlite_where=text("serial IS NOT NULL")),
)
