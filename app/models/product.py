"""产品: what we sell, at which prices, in which bundles, and which needs it answers."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, Recorded, reference
from app.models.person import Named


class Product(Recorded, Named, Base):
    """A product or service. `cost` is in minor units of `currency`; `tax_rate` in hundredths of a percent.

    `rhythm` says how it is bought (vocabulary.Rhythm) where that is not as the firm's other goods are.
    A bundle is a product with `BundlePart` rows; it may have a price of its own.
    """

    __tablename__ = "product"

    code: Mapped[str | None] = mapped_column(Text)
    unit: Mapped[str | None] = mapped_column(Text)
    category: Mapped[str | None] = mapped_column(Text)
    specification: Mapped[str | None] = mapped_column(Text)
    cost: Mapped[int | None] = mapped_column(Integer)
    currency: Mapped[str | None] = mapped_column(Text)
    tax_rate: Mapped[int | None] = mapped_column(Integer)
    launch_day: Mapped[str | None] = mapped_column(Text)
    rhythm: Mapped[str | None] = mapped_column(Text)
    active: Mapped[bool] = mapped_column(Flag, default=True)
    note: Mapped[str | None] = mapped_column(Text)
    external_id: Mapped[str | None] = mapped_column(Text)
    import_run_id: Mapped[int | None] = reference("import_run.id")


class PriceList(Recorded, Base):
    """价目表. `tax_included` says whether its prices contain the tax; the first in order is the usual one."""

    __tablename__ = "price_list"

    name: Mapped[str] = mapped_column(Text)
    currency: Mapped[str] = mapped_column(Text)
    tax_included: Mapped[bool] = mapped_column(Flag, default=True)
    position: Mapped[int] = mapped_column(Integer, default=0)
    note: Mapped[str | None] = mapped_column(Text)


class Price(Recorded, Base):
    """The price of one unit in a price list, in minor units of the list's currency."""

    __tablename__ = "price"

    product_id: Mapped[int] = reference("product.id")
    price_list_id: Mapped[int] = reference("price_list.id")
    amount: Mapped[int] = mapped_column(Integer)


class BundlePart(Recorded, Base):
    """A part of a bundle 套餐; `quantity` in thousandths of a unit."""

    __tablename__ = "bundle_part"

    bundle_id: Mapped[int] = reference("product.id")
    product_id: Mapped[int] = reference("product.id")
    quantity: Mapped[int] = mapped_column(Integer, default=1_000)
    position: Mapped[int] = mapped_column(Integer, default=0)


class ProductNeed(Recorded, Base):
    """A need that a product answers, and how."""

    __tablename__ = "product_need"

    product_id: Mapped[int] = reference("product.id")
    need_id: Mapped[int] = reference("need.id")
    reason: Mapped[str | None] = mapped_column(Text)


PRODUCT_INDEXES = (
    Index("ix_product_live_name", Product.sort_key, Product.id, sqlite_where=text("deleted_at IS NULL")),
    Index("ix_product_live_code", Product.code, Product.id, sqlite_where=text("deleted_at IS NULL")),
    Index("ix_product_external", Product.external_id, sqlite_where=text("external_id IS NOT NULL")),
    Index("ix_product_deleted", Product.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
)
