"""报价单: versions of an offer, their lines and instalments, as they were when they were made."""

from sqlalchemy import Index, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Flag, Recorded, reference


class Line:
    """A line of a quote or an order, as it was then, whatever happens to the product later.

    `quantity` in thousandths of a unit, `price` and `cost` of one unit in minor units, `discount` and `tax_rate`
    in hundredths of a percent; `amount` is what the line comes to after discount (with the tax if the document's
    prices contain it); a gift 赠送 has an amount of 0. `cost` is private.
    """

    position: Mapped[int] = mapped_column(Integer, default=0)
    code: Mapped[str | None] = mapped_column(Text)
    name: Mapped[str] = mapped_column(Text)
    note: Mapped[str | None] = mapped_column(Text)
    unit: Mapped[str | None] = mapped_column(Text)
    quantity: Mapped[int] = mapped_column(Integer, default=1_000)
    price: Mapped[int] = mapped_column(Integer, default=0)
    discount: Mapped[int] = mapped_column(Integer, default=0)
    gift: Mapped[bool] = mapped_column(Flag, default=False)
    tax_rate: Mapped[int] = mapped_column(Integer, default=0)
    cost: Mapped[int | None] = mapped_column(Integer)
    amount: Mapped[int] = mapped_column(Integer, default=0)


class Sums:
    """What a quote or an order comes to, in minor units of `currency`.

    `net` is before tax, `tax` the tax, `rounding` what was left off (抹零, negative) and `promotion` what a
    promotion takes off the whole; `total` = net + tax after both is what is to be paid.
    """

    currency: Mapped[str] = mapped_column(Text)
    tax_included: Mapped[bool] = mapped_column(Flag, default=True)
    net: Mapped[int] = mapped_column(Integer, default=0)
    tax: Mapped[int] = mapped_column(Integer, default=0)
    promotion: Mapped[int] = mapped_column(Integer, default=0)
    promotion_name: Mapped[str | None] = mapped_column(Text)
    rounding: Mapped[int] = mapped_column(Integer, default=0)
    total: Mapped[int] = mapped_column(Integer, default=0)


class Quote(Recorded, Sums, Base):
    """One version of a quote. All versions of it share `number`; `version` counts from 1.

    `state` is draft, sent, accepted, declined or expired. Buyer and address are kept as they were. `round_to`
    is the step the total is rounded down to, in minor units (0 = not). `private_note` never leaves the program.
    """

    __tablename__ = "quote"

    number: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(Integer, default=1)
    state: Mapped[str] = mapped_column(Text, default="draft")
    title: Mapped[str | None] = mapped_column(Text)
    deal_id: Mapped[int | None] = reference("deal.id")
    customer_id: Mapped[int | None] = reference("customer.id")
    contact_id: Mapped[int | None] = reference("contact.id")
    buyer_name: Mapped[str | None] = mapped_column(Text)
    buyer_contact: Mapped[str | None] = mapped_column(Text)
    buyer_address: Mapped[str | None] = mapped_column(Text)
    price_list_id: Mapped[int | None] = reference("price_list.id")
    round_to: Mapped[int] = mapped_column(Integer, default=0)
    payment_terms: Mapped[str | None] = mapped_column(Text)
    delivery: Mapped[str | None] = mapped_column(Text)
    after_sales: Mapped[str | None] = mapped_column(Text)
    message: Mapped[str | None] = mapped_column(Text)
    private_note: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str | None] = mapped_column(Text)
    owner_id: Mapped[int | None] = reference("member.id", index=False)
    made_day: Mapped[str] = mapped_column(Text)
    valid_until: Mapped[str | None] = mapped_column(Text)
    sent_day: Mapped[str | None] = mapped_column(Text)
    ended_day: Mapped[str | None] = mapped_column(Text)
    end_reason: Mapped[str | None] = mapped_column(Text)


class QuoteLine(Recorded, Line, Base):
    """A line of a quote."""

    __tablename__ = "quote_line"

    quote_id: Mapped[int] = reference("quote.id")
    product_id: Mapped[int | None] = reference("product.id")
    bundle_id: Mapped[int | None] = reference("product.id")


class QuoteInstalment(Recorded, Base):
    """When which part is to be paid: a share in hundredths of a percent, or an amount; days after `after`.

    `after` names the event: signing, delivery, acceptance, or empty with a `due_day`.
    """

    __tablename__ = "quote_instalment"

    quote_id: Mapped[int] = reference("quote.id")
    position: Mapped[int] = mapped_column(Integer, default=0)
    label: Mapped[str | None] = mapped_column(Text)
    share: Mapped[int | None] = mapped_column(Integer)
    amount: Mapped[int | None] = mapped_column(Integer)
    after: Mapped[str | None] = mapped_column(Text)
    days: Mapped[int | None] = mapped_column(Integer)
    due_day: Mapped[str | None] = mapped_column(Text)


QUOTE_INDEXES = (
    Index("ix_quote_number", Quote.number, Quote.version),
    Index("ix_quote_live_made", Quote.made_day, Quote.id, sqlite_where=text("deleted_at IS NULL")),
    Index(
        "ix_quote_live_valid",
        Quote.valid_until,
        Quote.id,
        sqlite_where=text("deleted_at IS NULL AND state IN ('draft', 'sent')"),
    ),
    Index("ix_quote_deleted", Quote.deleted_at, sqlite_where=text("deleted_at IS NOT NULL")),
)
